#include "gouji/formats/layout/page/furniture.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "gouji/formats/layout/page/page_geometry.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// The parts of a page's height where heads and feet stand.
constexpr float head_part = 0.14F;
constexpr float foot_part = 0.86F;
constexpr std::size_t most_lines = 4; ///< of a head, or of a foot
constexpr float same_height = 5.0F;
/// On how many of the pages a head or foot has to stand: left and right pages may differ, and
/// chapters.
constexpr float least_share = 0.2F;
constexpr std::size_t longest_head = 200;

bool is_ascii_digit(char32_t code_point) {
    return code_point >= '0' && code_point <= '9';
}

/// A line's words without blanks, all its numbers alike.
std::string pattern_of(std::string_view text) {
    std::string pattern;
    bool number = false;
    for (std::size_t at = 0; at < text.size();) {
        char32_t const code_point = next_code_point(text, at);
        if (is_blank(code_point)) {
            continue;
        }
        if (is_ascii_digit(code_point)) {
            pattern += number ? "" : "#";
            number = true;
            continue;
        }
        number = false;
        append_utf8(pattern, code_point);
    }
    return pattern;
}

/// A line near an end of its page.
struct Candidate {
    std::size_t page = 0; ///< index
    std::size_t item = 0;
    bool head = false;
};

LineItem const* as_line(PageItem const& item) {
    return std::get_if<LineItem>(&item.node);
}

std::vector<Candidate> candidates_of(ReadPage const& page, std::size_t index) {
    std::vector<Candidate> heads;
    std::vector<Candidate> feet;
    for (std::size_t i = 0; i < page.items.size(); ++i) {
        LineItem const* const line = as_line(page.items[i]);
        if (line == nullptr || line->text.size() > longest_head) {
            continue;
        }
        if (line->box.y1 < head_part * page.height) {
            heads.push_back({index, i, true});
        } else if (line->box.y0 > foot_part * page.height) {
            feet.push_back({index, i, false});
        }
    }
    auto const by_height = [&](Candidate const& a, Candidate const& b) {
        return as_line(page.items[a.item])->box.y0 < as_line(page.items[b.item])->box.y0;
    };
    std::stable_sort(heads.begin(), heads.end(), by_height);
    std::stable_sort(feet.begin(), feet.end(), by_height);
    heads.resize(std::min(heads.size(), most_lines));
    if (feet.size() > most_lines) {
        feet.erase(feet.begin(), feet.end() - most_lines);
    }
    heads.insert(heads.end(), feet.begin(), feet.end());
    return heads;
}

class FurnitureFinder {
public:
    explicit FurnitureFinder(std::vector<ReadPage> const& pages) : m_pages(pages) {
        for (std::size_t i = 0; i < pages.size(); ++i) {
            for (Candidate const& candidate : candidates_of(pages[i], i)) {
                m_candidates.push_back(candidate);
            }
        }
    }

    /// For each page the items that are furniture, with their kind.
    std::vector<std::map<std::size_t, FurnitureKind>> find() {
        std::vector<std::map<std::size_t, FurnitureKind>> found(m_pages.size());
        std::map<std::string, std::vector<Candidate const*>> alike;
        for (Candidate const& candidate : m_candidates) {
            alike[pattern_of(line(candidate).text)].push_back(&candidate);
        }
        for (auto const& [pattern, places] : alike) {
            mark_repeated(places, found);
        }
        mark_page_numbers(found);
        return found;
    }

private:
    [[nodiscard]] LineItem const& line(Candidate const& candidate) const {
        return *as_line(m_pages[candidate.page].items[candidate.item]);
    }

    /// The places of one wording, those at one height together.
    void mark_repeated(
        std::vector<Candidate const*> places,
        std::vector<std::map<std::size_t, FurnitureKind>>& found) const {
        std::sort(places.begin(), places.end(), [&](Candidate const* a, Candidate const* b) {
            return line(*a).box.y0 < line(*b).box.y0;
        });
        auto const least =
            std::max(2.F, std::floor(least_share * static_cast<float>(m_pages.size())));
        for (std::size_t begin = 0; begin < places.size();) {
            std::size_t end = begin;
            std::set<std::size_t> pages;
            while (end < places.size() &&
                   line(*places[end]).box.y0 <= line(*places[begin]).box.y0 + same_height) {
                pages.insert(places[end++]->page);
            }
            for (std::size_t i = begin; static_cast<float>(pages.size()) >= least && i < end; ++i) {
                found[places[i]->page][places[i]->item] = kind_of(*places[i]);
            }
            begin = end;
        }
    }

    [[nodiscard]] FurnitureKind kind_of(Candidate const& candidate) const {
        if (is_page_number(line(candidate).text)) {
            return FurnitureKind::PageNumber;
        }
        return candidate.head ? FurnitureKind::Header : FurnitureKind::Footer;
    }

    /// A number on its own at the very end of a page, also where no other page has one.
    void mark_page_numbers(std::vector<std::map<std::size_t, FurnitureKind>>& found) const {
        for (Candidate const& candidate : m_candidates) {
            ReadPage const& page = m_pages[candidate.page];
            bool const outermost =
                std::all_of(page.items.begin(), page.items.end(), [&](PageItem const& item) {
                    LineItem const* const other = as_line(item);
                    return other == nullptr ||
                           (candidate.head ? other->box.y1 >= line(candidate).box.y0
                                           : other->box.y0 <= line(candidate).box.y1);
                });
            if (outermost && is_page_number(line(candidate).text)) {
                found[candidate.page][candidate.item] = FurnitureKind::PageNumber;
            }
        }
    }

    std::vector<ReadPage> const& m_pages;
    std::vector<Candidate> m_candidates;
};

} // namespace

bool is_page_number(std::string_view line) {
    constexpr std::u32string_view around = U"-—–－·.|/\\~〜第页共頁";
    constexpr std::u32string_view roman = U"ivxlcIVXLC";
    constexpr std::size_t longest = 40;
    if (line.size() > longest) {
        return false;
    }
    std::u32string rest = to_utf32(line);
    for (std::u32string_view const word : {U"Page", U"page", U"PAGE", U"of", U"Seite", U"von"}) {
        if (std::size_t const at = rest.find(word); at != std::u32string::npos) {
            rest.erase(at, word.size());
        }
    }
    std::size_t digits = 0;
    std::size_t letters = 0;
    for (char32_t code_point : rest) {
        if (code_point >= U'０' && code_point <= U'９') {
            code_point -= U'０' - U'0';
        }
        if (is_ascii_digit(code_point)) {
            ++digits;
        } else if (roman.find(code_point) != std::u32string_view::npos) {
            ++letters;
        } else if (!is_blank(code_point) && around.find(code_point) == std::u32string_view::npos) {
            return false;
        }
    }
    constexpr std::size_t most_digits = 8; // 1234/5678
    constexpr std::size_t most_letters = 6;
    return (digits > 0 && digits <= most_digits && letters == 0) ||
           (letters > 0 && letters <= most_letters && digits == 0);
}

void take_furniture(std::vector<ReadPage>& pages, Document& document, Diagnostics& diagnostics) {
    auto const found = FurnitureFinder{pages}.find();
    std::size_t const before = document.furniture.size();
    auto const keep = [&](FurnitureKind kind, LineItem& line) {
        document.furniture.push_back({kind, std::move(line.text), {line.source_line, 1}});
    };
    for (std::size_t i = 0; i < pages.size(); ++i) {
        ReadPage& page = pages[i];
        for (LineItem& line : page.artifacts) {
            bool const head = middle_y(line.box) < page.height / 2;
            keep(
                is_page_number(line.text) ? FurnitureKind::PageNumber
                : head                    ? FurnitureKind::Header
                                          : FurnitureKind::Footer,
                line);
        }
        std::vector<PageItem> items;
        for (std::size_t item = 0; item < page.items.size(); ++item) {
            auto const kind = found[i].find(item);
            if (kind == found[i].end()) {
                items.push_back(std::move(page.items[item]));
            } else {
                keep(kind->second, std::get<LineItem>(page.items[item].node));
            }
        }
        page.items = std::move(items);
    }
    if (std::size_t const count = document.furniture.size() - before; count > 0) {
        diagnostics.add(
            Code::FurnitureRemoved,
            {},
            {{"count", std::to_string(count)}, {"example", document.furniture[before].text}});
    }
}

} // namespace gouji

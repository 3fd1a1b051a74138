#include "gouji/formats/layout/page/furniture.hpp"

#include <algorithm>
#include <array>
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
/// On how many of the pages heads (or feet) have to stand at one height, whatever they say: left
/// and right pages may differ, and chapters.
constexpr float least_share = 0.2F;
/// The same between the first and the last page of one wording: heads do not come and go, titles of
/// reports that follow each other do.
constexpr float least_density = 0.6F;
constexpr float title_growth = 1.12F; ///< a line of this size, by that of the text, is a title
constexpr std::size_t longest_head = 200;

bool is_ascii_digit(char32_t code_point) {
    return code_point >= '0' && code_point <= '9';
}

/// A line's words without blanks, and its numbers.
struct LinePattern {
    std::vector<std::string> words; ///< before, between and behind the numbers
    std::vector<std::int64_t> numbers;
};

LinePattern pattern_of(std::string_view text) {
    LinePattern pattern{{""}, {}};
    bool in_number = false;
    constexpr std::int64_t largest = 1'000'000'000;
    for (std::size_t at = 0; at < text.size();) {
        char32_t const code_point = next_code_point(text, at);
        if (is_blank(code_point)) {
            in_number = false;
        } else if (is_ascii_digit(code_point)) {
            if (!in_number) {
                pattern.numbers.push_back(0);
                pattern.words.emplace_back();
            }
            std::int64_t& number = pattern.numbers.back();
            number = std::min(largest, number * 10 + static_cast<std::int64_t>(code_point - '0'));
            in_number = true;
        } else {
            in_number = false;
            append_utf8(pattern.words.back(), code_point);
        }
    }
    return pattern;
}

/// The words with these numbers; `counted` stands for the one that counts with the pages.
std::string wording(LinePattern const& pattern, std::size_t counted, std::int64_t page) {
    std::string key = pattern.words.front();
    for (std::size_t i = 0; i < pattern.numbers.size(); ++i) {
        key += i == counted ? '+' : '#';
        key += std::to_string(pattern.numbers[i] - (i == counted ? page : 0));
        key += '#' + pattern.words[i + 1];
    }
    return key;
}

/// "表2", "Annex 3": its number counts tables, not pages.
bool counts_parts(std::string_view text) {
    constexpr std::array<std::string_view, 16> words{
        "表",
        "附表",
        "附件",
        "附录",
        "附錄",
        "图",
        "圖",
        "案例",
        "Table",
        "Figure",
        "Annex",
        "Appendix",
        "Exhibit",
        "Schedule",
        "Form",
        "Attachment"};
    return std::any_of(words.begin(), words.end(), [text](std::string_view word) {
        std::string_view const rest = trim(text.substr(std::min(text.size(), word.size())));
        return text.starts_with(word) && !rest.empty() && rest[0] >= '0' && rest[0] <= '9';
    });
}

/// Whether the number counts pages, by what stands behind it: not "2021年", "第3条".
bool may_count_pages(LinePattern const& pattern, std::size_t number) {
    constexpr std::array<std::string_view, 10> units{
        "年", "月", "日", "号", "號", "条", "條", "章", "节", "期"};
    std::string_view const behind = pattern.words[number + 1];
    return std::none_of(units.begin(), units.end(), [behind](std::string_view unit) {
        return behind.starts_with(unit);
    });
}

/// The size that most of the text has.
float body_size(std::vector<ReadPage> const& pages) {
    std::map<int, std::size_t> weights; // half points
    for (ReadPage const& page : pages) {
        for (PageItem const& item : page.items) {
            if (auto const* const line = std::get_if<LineItem>(&item.node)) {
                weights[static_cast<int>(std::lround(line->size * 2))] += line->text.size();
            }
        }
    }
    auto const most =
        std::max_element(weights.begin(), weights.end(), [](auto const& a, auto const& b) {
            return a.second < b.second;
        });
    return most == weights.end() ? 0 : static_cast<float>(most->first) / 2;
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

using Found = std::vector<std::map<std::size_t, FurnitureKind>>; ///< by page: items

class FurnitureFinder {
public:
    explicit FurnitureFinder(std::vector<ReadPage> const& pages)
        : m_pages(pages), m_body(body_size(pages)) {
        for (std::size_t i = 0; i < pages.size(); ++i) {
            for (Candidate const& candidate : candidates_of(pages[i], i)) {
                m_candidates.push_back(candidate);
            }
        }
    }

    /// For each page the items that are furniture, with their kind.
    Found find() {
        std::map<std::string, std::vector<Candidate const*>> alike;
        for (Candidate const& candidate : m_candidates) {
            LinePattern const pattern = pattern_of(line(candidate).text);
            std::size_t const numbers = pattern.numbers.size();
            auto const page = static_cast<std::int64_t>(candidate.page);
            alike[wording(pattern, numbers, page)].push_back(&candidate);
            bool const counts = !is_title(candidate) && !counts_parts(line(candidate).text);
            for (std::size_t i = 0; i < numbers && counts; ++i) {
                if (may_count_pages(pattern, i)) {
                    alike[wording(pattern, i, page)].push_back(&candidate);
                }
            }
        }
        for (auto& [wording, places] : alike) {
            group_by_height(places);
        }
        collect_slots();
        Found found(m_pages.size());
        for (Group const& group : m_groups) {
            mark_repeated(group, found);
        }
        keep_below_titles(found);
        mark_page_numbers(found);
        return found;
    }

private:
    /// The places of one wording at one height, on several pages.
    struct Group {
        std::vector<Candidate const*> places; ///< by page
        std::size_t pages = 0;
    };

    [[nodiscard]] LineItem const& line(Candidate const& candidate) const {
        return *as_line(m_pages[candidate.page].items[candidate.item]);
    }
    [[nodiscard]] bool is_title(Candidate const& candidate) const {
        return line(candidate).size >= title_growth * m_body;
    }

    void group_by_height(std::vector<Candidate const*>& places) {
        std::stable_sort(places.begin(), places.end(), [&](Candidate const* a, Candidate const* b) {
            return line(*a).box.y0 < line(*b).box.y0;
        });
        for (std::size_t begin = 0; begin < places.size();) {
            std::size_t end = begin;
            std::set<std::size_t> pages;
            while (end < places.size() &&
                   line(*places[end]).box.y0 <= line(*places[begin]).box.y0 + same_height) {
                pages.insert(places[end++]->page);
            }
            if (pages.size() > 1) {
                Group group{{}, pages.size()};
                group.places.assign(
                    places.begin() + static_cast<std::ptrdiff_t>(begin),
                    places.begin() + static_cast<std::ptrdiff_t>(end));
                std::stable_sort(
                    group.places.begin(),
                    group.places.end(),
                    [](Candidate const* a, Candidate const* b) { return a->page < b->page; });
                m_groups.push_back(std::move(group));
            }
            begin = end;
        }
    }

    /// Which pages have something repeated at a height.
    void collect_slots() {
        for (Group const& group : m_groups) {
            for (Candidate const* const place : group.places) {
                m_slots.emplace_back(line(*place).box.y0, place->page);
            }
        }
        std::sort(m_slots.begin(), m_slots.end());
        m_slots.erase(std::unique(m_slots.begin(), m_slots.end()), m_slots.end());
    }

    void mark_repeated(Group const& group, Found& found) const {
        float const y = line(*group.places.front()).box.y0;
        std::size_t const first = group.places.front()->page;
        std::size_t const last = group.places.back()->page;
        std::set<std::size_t> all;
        auto slot = std::lower_bound(
            m_slots.begin(), m_slots.end(), std::pair(y - same_height, std::size_t{0}));
        for (; slot != m_slots.end() && slot->first <= y + same_height; ++slot) {
            all.insert(slot->second);
        }
        auto const between =
            static_cast<float>(std::distance(all.lower_bound(first), all.upper_bound(last)));
        float const least =
            std::max(2.F, std::floor(least_share * static_cast<float>(m_pages.size())));
        if (static_cast<float>(all.size()) < least ||
            between < least_density * static_cast<float>(last - first + 1)) {
            return;
        }
        for (Candidate const* const place : group.places) {
            // A head as large as a title may be one: that which comes first stays.
            if (!is_title(*place) || (is_on_most_pages(group) && place->page != first)) {
                found[place->page].try_emplace(place->item, kind_of(*place));
            }
        }
    }

    [[nodiscard]] bool is_on_most_pages(Group const& group) const {
        constexpr std::size_t part = 5;
        return group.pages > 2 && group.pages * part >= m_pages.size() * (part - 1);
    }

    [[nodiscard]] FurnitureKind kind_of(Candidate const& candidate) const {
        if (is_page_number(line(candidate).text)) {
            return FurnitureKind::PageNumber;
        }
        return candidate.head ? FurnitureKind::Header : FurnitureKind::Footer;
    }

    /// Heads stand above the text: what is below a title is of the text, too.
    void keep_below_titles(Found& found) const {
        std::map<std::size_t, float> titles; // by page: its highest title that stays
        for (Candidate const& candidate : m_candidates) {
            if (candidate.head && is_title(candidate) &&
                !found[candidate.page].contains(candidate.item)) {
                float const y = line(candidate).box.y0;
                auto const [entry, is_new] = titles.try_emplace(candidate.page, y);
                entry->second = std::min(entry->second, y);
            }
        }
        for (Candidate const& candidate : m_candidates) {
            auto const title = titles.find(candidate.page);
            if (candidate.head && title != titles.end() && line(candidate).box.y0 > title->second) {
                found[candidate.page].erase(candidate.item);
            }
        }
    }

    /// A number on its own at the very end of a page, also where no other page has one.
    void mark_page_numbers(Found& found) const {
        for (Candidate const& candidate : m_candidates) {
            ReadPage const& page = m_pages[candidate.page];
            bool const outermost =
                std::all_of(page.items.begin(), page.items.end(), [&](PageItem const& item) {
                    LineItem const* const other = as_line(item);
                    return other == nullptr ||
                           (candidate.head ? other->box.y1 >= line(candidate).box.y0
                                           : other->box.y0 <= line(candidate).box.y1);
                });
            if (outermost && !is_title(candidate) && is_page_number(line(candidate).text)) {
                found[candidate.page][candidate.item] = FurnitureKind::PageNumber;
            }
        }
    }

    std::vector<ReadPage> const& m_pages;
    float m_body;
    std::vector<Candidate> m_candidates;
    std::vector<Group> m_groups;
    std::vector<std::pair<float, std::size_t>> m_slots; ///< height and page
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
            rest.replace(at, word.size(), U"/");
        }
    }
    std::size_t digits = 0;
    std::size_t letters = 0;
    bool after_digit = false;
    bool after_blank = false;
    for (char32_t code_point : rest) {
        if (code_point >= U'０' && code_point <= U'９') {
            code_point -= U'０' - U'0';
        }
        if (is_blank(code_point)) {
            after_blank = true;
            continue;
        }
        bool const digit = is_ascii_digit(code_point);
        if (digit && after_digit && after_blank) {
            return false; // figures of a row
        }
        if (digit) {
            ++digits;
        } else if (roman.find(code_point) != std::u32string_view::npos) {
            ++letters;
        } else if (around.find(code_point) == std::u32string_view::npos) {
            return false;
        }
        after_digit = digit;
        after_blank = false;
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

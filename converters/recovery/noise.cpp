#include "gouji/converters/recovery/noise.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "gouji/model/messages.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// A pinyin vowel with a tone mark as its plain letter; 0 for any other character.
char plain_vowel(char32_t code_point) {
    struct Vowel {
        char plain;
        std::u32string_view toned;
    };
    constexpr std::array<Vowel, 7> vowels{{
        {'a', U"āáǎàăɑ"},
        {'e', U"ēéěèĕê"},
        {'i', U"īíǐìĭ"},
        {'o', U"ōóǒòŏ"},
        {'u', U"ūúǔùŭ"},
        {'v', U"ǖǘǚǜü"},
        {'n', U"ńňǹ"},
    }};
    for (Vowel const& vowel : vowels) {
        if (vowel.toned.find(code_point) != std::u32string_view::npos) {
            return vowel.plain;
        }
    }
    return 0;
}

/// GB/T 16159: an initial, or none, and a final.
bool is_syllable(std::string_view letters) {
    constexpr std::array<std::string_view, 24> initials{"zh", "ch", "sh", "b", "p", "m", "f", "d",
                                                        "t",  "n",  "l",  "g", "k", "h", "j", "q",
                                                        "x",  "r",  "z",  "c", "s", "y", "w", ""};
    constexpr std::array<std::string_view, 38> finals{
        "a",    "o",   "e",    "i",  "u",   "v",    "ai",  "ei",  "ui",  "ao",  "ou",  "iu", "ie",
        "ue",   "ve",  "er",   "an", "en",  "in",   "un",  "ang", "eng", "ing", "ong", "ia", "ian",
        "iang", "iao", "iong", "ua", "uan", "uang", "uai", "uo",  "io",  "van", "vn",  "n"};
    return std::any_of(initials.begin(), initials.end(), [&](std::string_view initial) {
        return letters.starts_with(initial) &&
               std::find(finals.begin(), finals.end(), letters.substr(initial.size())) !=
                   finals.end();
    });
}

/// The end of the gloss that begins at `at` with a parenthesis; nullopt when there is none.
std::optional<std::size_t> gloss_end(std::string_view text, std::size_t at) {
    char32_t const open = next_code_point(text, at);
    char32_t const close = open == U'(' ? U')' : U'）';
    if (open != U'(' && open != U'（') {
        return std::nullopt;
    }
    std::string letters;
    bool toned = false;
    while (at < text.size() && letters.size() <= 6) {
        char32_t const c = next_code_point(text, at);
        if (c == close) {
            return toned && is_syllable(letters) ? std::optional{at} : std::nullopt;
        }
        char const vowel = plain_vowel(c);
        if (vowel == 0 && (c < 'a' || c > 'z')) {
            return std::nullopt;
        }
        toned |= vowel != 0;
        letters += vowel != 0 ? vowel : static_cast<char>(c);
    }
    return std::nullopt;
}

class Remover {
public:
    void clean(Blocks& blocks) {
        for (Block& block : blocks) {
            match(
                block,
                [&](Paragraph& paragraph) { clean(paragraph.children); },
                [&](Heading& heading) { clean(heading.children); },
                [&](List& list) {
                    for (ListItem& item : list.items) {
                        clean(item.children);
                    }
                },
                [&](Quote& quote) { clean(quote.children); },
                [&](Verbatim& verbatim) { clean(verbatim.text); },
                [&](Box<Table>& table) { clean(*table); },
                [](PageBreak&) {});
        }
    }
    std::vector<std::string> removed;

private:
    void clean(std::string& text) { text = Glosses::strip(text, removed); }

    void clean(Inlines& inlines) {
        for (Inline& element : inlines) {
            match(
                element,
                [&](Text& text) { clean(text.utf8); },
                [](LineBreak&) {},
                [&](Styled& styled) { clean(styled.children); },
                [&](Box<Link>& link) { clean(link->children); },
                [](Box<Image>&) {},
                [&](Box<Ruby>& ruby) { clean(ruby->base); },
                [&](Box<Note>& note) { clean(note->children); });
        }
    }

    void clean(Table& table) {
        clean(table.caption);
        for (Row& row : table.rows) {
            for (Cell& cell : row.cells) {
                clean(cell.content);
            }
        }
    }
};

} // namespace

std::string Glosses::strip(std::string_view text, std::vector<std::string>& removed) {
    std::string out;
    bool after_han = false;
    std::size_t kept = 0; // everything before is in `out` or stripped
    std::size_t base = 0; // the character that a gloss would read
    for (std::size_t at = 0; at < text.size();) {
        auto const end = after_han ? gloss_end(text, at) : std::nullopt;
        if (end) {
            out += text.substr(kept, at - kept);
            removed.emplace_back(text.substr(base, *end - base));
            kept = at = *end;
        } else {
            base = at;
            after_han = is_han(next_code_point(text, at));
        }
    }
    out += text.substr(kept);
    return out;
}

Glosses::Glosses(SourceMap const& source) {
    std::vector<std::string> found;
    for (std::uint32_t line = 0; line < source.size() && found.size() < least_count; ++line) {
        std::string_view const text = source.text(line);
        if (text.find_first_of("(\xEF") != std::string_view::npos) {
            (void)strip(text, found);
        }
    }
    m_count = found.size();
}

void remove_glosses(Document& document, Diagnostics& diagnostics) {
    Remover remover;
    remover.clean(document.blocks);
    if (remover.removed.empty()) {
        return;
    }
    diagnostics.add_many(
        Code::GlossRemoved,
        remover.removed.size(),
        {},
        {{"count", std::to_string(remover.removed.size())}, {"example", remover.removed.front()}});
    for (std::string& gloss : remover.removed) {
        document.furniture.push_back({FurnitureKind::Gloss, std::move(gloss), {}});
    }
}

} // namespace gouji

#include "gouji/formats/layout/page/leaders.hpp"

#include <algorithm>

namespace gouji {

namespace {

constexpr std::uint32_t least_dots = 4;

bool is_dot(char32_t code_point) {
    return code_point == '.' || code_point == U'·' || code_point == U'…' || code_point == U'․';
}

/// The dots at the end and at the beginning of a word.
std::uint32_t trailing_dots(PageText const& text, PageWord const& word) {
    std::uint32_t count = 0;
    while (count < word.glyph_count &&
           is_dot(text.glyphs[word.first_glyph + word.glyph_count - 1 - count].code_point)) {
        ++count;
    }
    return count;
}
std::uint32_t leading_dots(PageText const& text, PageWord const& word) {
    std::uint32_t count = 0;
    while (count < word.glyph_count && is_dot(text.glyphs[word.first_glyph + count].code_point)) {
        ++count;
    }
    return count;
}

void cut_off_leaders(PageText& text) {
    std::vector<WordCut> cuts;
    for (std::uint32_t i = 0; i < text.words.size(); ++i) {
        PageWord const& word = text.words[i];
        std::uint32_t const trailing = trailing_dots(text, word);
        std::uint32_t const leading = leading_dots(text, word);
        if (trailing >= least_dots && trailing < word.glyph_count) {
            cuts.push_back({i, word.glyph_count - trailing});
        }
        if (leading >= least_dots && leading < word.glyph_count) {
            cuts.push_back({i, leading});
        }
    }
    cut_words(text, std::move(cuts));
}

/// The last dot of a leader may be drawn with the value behind it.
void cut_off_last_dots(PageText& text) {
    std::vector<WordCut> cuts;
    for (std::uint32_t i = 1; i < text.words.size(); ++i) {
        PageWord const& word = text.words[i];
        std::uint32_t const dots = leading_dots(text, word);
        if (text.words[i - 1].leader && text.words[i - 1].line == word.line && dots > 0 &&
            dots < word.glyph_count) {
            cuts.push_back({i, dots});
        }
    }
    std::vector<WordCut> const made = cuts;
    cut_words(text, std::move(cuts));
    for (std::size_t i = 0; i < made.size(); ++i) {
        text.words[made[i].word + i].leader = true; // each cut before it added a word
    }
}

/// Dots that stand alone say that there is nothing.
bool follows_label(PageText const& text, std::size_t index) {
    constexpr float widest_gap = 1.5F; // of the font size
    if (index == 0 || text.words[index - 1].line != text.words[index].line) {
        return false;
    }
    PageWord const& label = text.words[index - 1];
    return text.words[index].box.x0 - label.box.x1 <= widest_gap * label.size;
}

} // namespace

void mark_leaders(PageText& text) {
    cut_off_leaders(text);
    // Dots one by one with blanks between them are a leader together.
    for (std::size_t begin = 0; begin < text.words.size();) {
        std::size_t end = begin;
        std::uint32_t dots = 0;
        while (end < text.words.size() && text.words[end].line == text.words[begin].line &&
               leading_dots(text, text.words[end]) == text.words[end].glyph_count) {
            dots += text.words[end++].glyph_count;
        }
        if (dots >= least_dots && follows_label(text, begin)) {
            std::for_each(
                text.words.begin() + static_cast<std::ptrdiff_t>(begin),
                text.words.begin() + static_cast<std::ptrdiff_t>(end),
                [](PageWord& word) { word.leader = true; });
        }
        begin = std::max(end, begin + 1);
    }
    cut_off_last_dots(text);
}

} // namespace gouji

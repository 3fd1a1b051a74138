#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gouji/formats/layout/page/page_content.hpp"

/// From drawn runs to words and visual lines.

namespace gouji {

struct PageGlyph {
    char32_t code_point = 0;
    float x0 = 0;
    float x1 = 0;
};

/// Characters without a blank between them. Chinese has no blanks: a word there is what stands
/// together. A turned word keeps its blanks, and its glyphs have no x of their own.
struct PageWord {
    std::uint32_t first_glyph = 0;
    std::uint32_t glyph_count = 0;
    std::uint32_t line = 0; ///< index of its visual line on the page
    Rect box;
    float baseline = 0;
    float size = 0;
    bool bold = false;
    bool upright = true;
    bool leader = false;       ///< dots that lead the eye from a label to its value
    bool blank_before = false; ///< a blank was drawn, or left, before it on its line
};

/// The text of a page. Words are ordered by visual line (top to bottom), then from left to right;
/// the words of one visual line may belong to several columns.
struct PageText {
    std::vector<PageGlyph> glyphs;
    std::vector<PageWord> words;
    std::uint32_t lines = 0;

    [[nodiscard]] char32_t first_char(PageWord const& word) const {
        return glyphs[word.first_glyph].code_point;
    }
    [[nodiscard]] char32_t last_char(PageWord const& word) const {
        return glyphs[word.first_glyph + word.glyph_count - 1].code_point;
    }
};

enum class RunKind : std::uint8_t { Content, Artifact };
/// The words of all runs of one kind. Text drawn twice at the same place (a way to
/// make it look bold) is read once. Time: sorting.
[[nodiscard]] PageText find_words(PageContent const& page, RunKind kind = RunKind::Content);

[[nodiscard]] std::string text_of(PageText const& text, PageWord const& word);

/// A place to cut a word in two: before its glyph number `glyph`.
struct WordCut {
    std::uint32_t word = 0;
    std::uint32_t glyph = 0;
    bool operator==(WordCut const&) const = default;
};
/// Where to cut `word` for a border at x: nothing when x is at its end, or no glyph ends near it.
[[nodiscard]] std::optional<std::uint32_t>
find_cut(PageText const& text, PageWord const& word, float x);
/// Makes the cuts, in any order. The words behind each get new indices.
void cut_words(PageText& text, std::vector<WordCut> cuts);

/// Characters that are written without blanks between them: Han, kana, CJK punctuation, full-width
/// forms. Hangul is written with blanks.
[[nodiscard]] bool is_unspaced(char32_t code_point);

} // namespace gouji

#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "gouji/formats/layout/page/page_words.hpp"

/// Lines of words as candidates for a table without rules.

namespace gouji {

/// Words of a line that stand close together: in a table, of one cell.
struct LineChunk {
    std::uint32_t first = 0; ///< index into TableLine::words
    std::uint32_t count = 0;
    float x0 = 0;
    float x1 = 0;
};

/// A visual line, or the part of it that is in one column of the page.
struct TableLine {
    std::vector<std::uint32_t> words; ///< indices into PageText::words, from left to right
    std::vector<LineChunk> chunks;
    Rect box;
    float baseline = 0;
    float size = 0;

    [[nodiscard]] std::span<std::uint32_t const> words_of(LineChunk const& chunk) const {
        return std::span{words}.subspan(chunk.first, chunk.count);
    }
};

/// A gap of this part of the font size may keep two cells apart; blanks between words are narrower,
/// most of the time.
inline constexpr float cell_gap = 0.5F;

/// The line that `words` are, cut where a gap is wider than `gap` (in parts of the font size), and
/// between words that one of the borders (ascending) keeps apart.
[[nodiscard]] TableLine make_table_line(
    PageText const& text,
    std::vector<std::uint32_t> words,
    float gap = cell_gap,
    std::vector<float> const& borders = {});

/// The borders between the columns that the lines show: where (nearly) all lines with several
/// chunks have a gap, wide enough for the number of lines that say so. The first and last border
/// are the ends of the lines. Nothing when there are not two columns.
[[nodiscard]] std::vector<float> find_columns(std::span<TableLine const> lines);

} // namespace gouji

#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "gouji/formats/layout/page/row_line.hpp"

/// From lines and columns to the rows of a table: which lines are one row, which cells span
/// columns.

namespace gouji {

/// The words of one cell of a row.
struct RowCell {
    std::int32_t column = 0;
    std::int32_t col_span = 1;
    std::vector<std::uint32_t> words; ///< ascending
};
struct TableRow {
    float top = 0;
    float bottom = 0;
    std::vector<RowCell> cells; ///< filled ones, by column
};
struct RowGroups {
    std::vector<TableRow> rows;
    std::int32_t head_rows = 0;
};

/// `borders` as of find_columns; `rules` lie between the lines, ascending. A line goes with the one
/// above or below where its texts are wrapped, or the lines stand closer than rows do. Rows above
/// the first rule under words, or above the first figures, are the header.
[[nodiscard]] RowGroups group_rows(
    PageText const& text,
    std::span<TableLine const> lines,
    std::vector<float> const& borders,
    std::span<RowRule const> rules);

} // namespace gouji

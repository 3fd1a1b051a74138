#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "gouji/formats/layout/page/table_edges.hpp"

/// From a group of edges to the cells that they enclose: intersections -> slots -> cells.

namespace gouji {

/// A cell of a grid: slots [row, row + row_span) by [column, column + col_span).
struct GridCell {
    std::int32_t row = 0;
    std::int32_t column = 0;
    std::int32_t row_span = 1;
    std::int32_t col_span = 1;
};

/// Where the borders of rows and columns are, and the cells between them. Every slot is of exactly
/// one cell.
struct RuledGrid {
    std::vector<float> xs;       ///< ascending; columns + 1
    std::vector<float> ys;       ///< ascending; rows + 1
    std::vector<GridCell> cells; ///< by row, then column

    [[nodiscard]] std::int32_t rows() const { return static_cast<std::int32_t>(ys.size()) - 1; }
    [[nodiscard]] std::int32_t columns() const { return static_cast<std::int32_t>(xs.size()) - 1; }
    [[nodiscard]] Rect box_of(GridCell const& cell) const {
        return {
            xs[static_cast<std::size_t>(cell.column)],
            ys[static_cast<std::size_t>(cell.row)],
            xs[static_cast<std::size_t>(cell.column) + static_cast<std::size_t>(cell.col_span)],
            ys[static_cast<std::size_t>(cell.row) + static_cast<std::size_t>(cell.row_span)]};
    }
    [[nodiscard]] Rect box() const { return {xs.front(), ys.front(), xs.back(), ys.back()}; }
};

/// The grid of one group. Slots that no edge keeps apart are one cell; where they form no
/// rectangle, they are cut into rows. Where the lines of one direction reach beyond the outermost
/// lines of the other (a table without a border at its sides), the grid reaches as far. Borders
/// that bound no cell are left out. Empty (no xs) when the group encloses nothing, or more than
/// max_grid_slots.
[[nodiscard]] RuledGrid form_ruled_grid(Edges const& group);

/// Takes out the borders that bound no cell.
void drop_idle_borders(RuledGrid& grid);

/// The part of a row or column border that has a line, one entry a slot that it bounds: what keeps
/// slots apart.
class SlotBorders {
public:
    SlotBorders(Edges const& group, std::vector<float> const& xs, std::vector<float> const& ys);
    /// A line below row border `border` (0: top of the grid) at `column`.
    [[nodiscard]] bool above(std::size_t border, std::size_t column) const {
        return m_horizontal[border * m_columns + column];
    }
    [[nodiscard]] bool left_of(std::size_t row, std::size_t border) const {
        return m_vertical[border * m_rows + row];
    }

private:
    std::size_t m_rows;
    std::size_t m_columns;
    std::vector<bool> m_horizontal;
    std::vector<bool> m_vertical;
};

} // namespace gouji

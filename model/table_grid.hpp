#pragma once
#include <cstddef>
#include <vector>

#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// A grid is never larger than this: a few bytes of markup can ask for billions of slots.
inline constexpr std::size_t max_grid_slots = 4'000'000;

/// The slots of a table, row by row; each points to the cell that covers it.
class TableGrid {
public:
    struct Slot {
        Cell const* cell =
            nullptr;            ///< null: no cell covers the slot (not the same as an empty cell)
        bool is_origin = false; ///< the slot is the cell's top left
    };
    /// A cell with its place; spans are those in the grid, after clipping.
    struct Placed {
        Cell const* cell = nullptr;
        std::int32_t row = 0;
        std::int32_t column = 0;
        std::int32_t row_span = 1;
        std::int32_t col_span = 1;
        std::int32_t stated_row = 0;  ///< index into Table::rows
        std::int32_t stated_cell = 0; ///< index into Row::cells
    };

    [[nodiscard]] std::int32_t rows() const { return m_rows; }
    [[nodiscard]] std::int32_t columns() const { return m_columns; }
    /// `row` and `column` lie in the grid.
    [[nodiscard]] Slot const& at(std::int32_t row, std::int32_t column) const;
    /// Every cell once, by row, then column.
    [[nodiscard]] std::vector<Placed> const& cells() const { return m_cells; }
    /// The placed cell that covers a slot; null for a hole and outside the grid.
    [[nodiscard]] Placed const* covering(std::int32_t row, std::int32_t column) const;
    /// Overlaps, cells sticking out and holes found while forming.
    [[nodiscard]] std::size_t defects() const { return m_defects; }

private:
    friend TableGrid
    form_grid(Table const& table, SourceMap const& source, Diagnostics& diagnostics);
    [[nodiscard]] std::size_t slot_index(std::int32_t row, std::int32_t column) const;
    std::vector<Slot> m_slots;
    std::vector<std::int32_t> m_owner; ///< slot -> index into m_cells, -1 for a hole
    std::vector<Placed> m_cells;
    std::int32_t m_rows = 0;
    std::int32_t m_columns = 0;
    std::size_t m_defects = 0;
};

/// https://html.spec.whatwg.org/multipage/tables.html#forming-a-table, with three decisions of our
/// own, because writers need disjoint rectangles:
///
/// - the first cell keeps a contested slot and the later one ends before it (CellOverlap);
/// - a row span ends with its row group, and so with the table (CellOutsideGrid);
/// - a grid of more than max_grid_slots slots is cut after the last row that fits (TableCut).
///
/// Cells are at most 1000 columns wide (SpanClamped). A slot that no cell covers is a GridHole;
/// rows that end early are a RaggedTable too. A row group is a run of rows of one RowGroup; a row
/// without cells stays a row. Takes time in proportion to cells and slots. `table` must outlive the
/// grid.
[[nodiscard]] TableGrid
form_grid(Table const& table, SourceMap const& source, Diagnostics& diagnostics);
/// The same where nobody needs to hear of defects (again).
[[nodiscard]] TableGrid form_grid(Table const& table);
TableGrid form_grid(Table&& table, SourceMap const& source, Diagnostics& diagnostics) = delete;
TableGrid form_grid(Table&& table) = delete;

} // namespace gouji

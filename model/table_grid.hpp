#pragma once
#include <cstddef>
#include <vector>

#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// The slots of a table, row by row; each points to the cell that covers it.
class TableGrid {
public:
    struct Slot {
        Cell const* cell = nullptr;  ///< null: no cell covers the slot (not the same as an empty cell)
        bool is_origin = false;      ///< the slot is the cell's top left
    };
    /// A cell with its place; spans are those in the grid, after clipping.
    struct Placed {
        Cell const* cell = nullptr;
        std::int32_t row = 0;
        std::int32_t column = 0;
        std::int32_t row_span = 1;
        std::int32_t col_span = 1;
        std::int32_t stated_row = 0;   ///< index into Table::rows
        std::int32_t stated_cell = 0;  ///< index into Row::cells
    };

    [[nodiscard]] std::int32_t rows() const { return m_rows; }
    [[nodiscard]] std::int32_t columns() const { return m_columns; }
    [[nodiscard]] Slot const& at(std::int32_t row, std::int32_t column) const;
    /// Every cell once, by row, then column.
    [[nodiscard]] std::vector<Placed> const& cells() const { return m_cells; }
    /// The placed cell that covers a slot; null for a hole.
    [[nodiscard]] Placed const* covering(std::int32_t row, std::int32_t column) const;
    /// Overlaps, cells sticking out and holes found while forming.
    [[nodiscard]] std::size_t defects() const { return m_defects; }

private:
    friend TableGrid form_grid(Table const& table, SourceMap const& source, Diagnostics& diagnostics);
    std::vector<Slot> m_slots;
    std::vector<std::int32_t> m_owner;  ///< slot -> index into m_cells, -1 for a hole
    std::vector<Placed> m_cells;
    std::int32_t m_rows = 0;
    std::int32_t m_columns = 0;
    std::size_t m_defects = 0;
};

/// https://html.spec.whatwg.org/multipage/tables.html#forming-a-table, but the first cell keeps a
/// contested slot. Row spans end with their row group; the grid never has more rows than the table. Cells
/// are at most 1000 columns wide; a grid of more than 4 million slots is cut, with LimitExceeded.
/// `table` must outlive the grid.
[[nodiscard]] TableGrid form_grid(
    Table const& table, SourceMap const& source, Diagnostics& diagnostics);
TableGrid form_grid(Table&& table, SourceMap const& source, Diagnostics& diagnostics) = delete;

}  // namespace gouji

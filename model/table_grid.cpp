#include "gouji/model/table_grid.hpp"

#include <algorithm>
#include <string>

#include "gouji/model/codes.hpp"

namespace gouji {

namespace {

/// "If colspan is greater than 1000, let it be 1000 instead" (forming a table, step 8).
constexpr std::int32_t max_col_span = 1000;

/// Places the cells of a table, row by row. For each column it keeps the row up to which the cells
/// above fill it, so that a long row span costs nothing in the rows it passes through.
class Forming {
public:
    Forming(Table const& table, SourceMap const& source, Diagnostics& diagnostics)
        : m_table(table), m_source(source), m_diagnostics(diagnostics) {}

    void run() {
        std::vector<std::int32_t> const group_ends = ends_of_row_groups();
        for (Row const& row : m_table.rows) {
            if (!place_row(row, group_ends[static_cast<std::size_t>(m_rows)])) {
                report_limit();
                return;
            }
            ++m_rows;
        }
    }

    std::vector<TableGrid::Placed> cells;
    std::size_t defects = 0;
    [[nodiscard]] std::int32_t rows() const { return m_rows; }
    [[nodiscard]] std::int32_t columns() const {
        return static_cast<std::int32_t>(m_filled_until.size());
    }

private:
    /// For each row, the row behind the last one of its group.
    [[nodiscard]] std::vector<std::int32_t> ends_of_row_groups() const {
        std::vector<std::int32_t> ends(m_table.rows.size());
        for (std::size_t row = ends.size(); row-- > 0;) {
            bool const last =
                row + 1 == ends.size() || m_table.rows[row].group != m_table.rows[row + 1].group;
            ends[row] = last ? static_cast<std::int32_t>(row + 1) : ends[row + 1];
        }
        return ends;
    }

    /// False when the grid would grow beyond its limit; the row is then left out, but for the cells
    /// that fit when it is the first.
    bool place_row(Row const& row, std::int32_t group_end) {
        std::size_t const row_number = static_cast<std::size_t>(m_rows) + 1;
        if (row_number * std::max<std::size_t>(m_filled_until.size(), 1) > max_grid_slots) {
            return false;
        }
        std::size_t const first_of_row = cells.size();
        std::size_t column = 0;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            // "While x_current is less than x_width and the slot already has a cell assigned to
            // it, increase x_current by 1" (step 6).
            while (column < m_filled_until.size() && m_filled_until[column] > m_rows) {
                ++column;
            }
            std::size_t const width = col_span_of(row.cells[i], column);
            if (row_number * std::max(column + width, m_filled_until.size()) > max_grid_slots) {
                if (m_rows == 0) {
                    ++m_rows;
                } else {
                    cells.resize(first_of_row);
                }
                return false;
            }
            place(row.cells[i], static_cast<std::int32_t>(i), column, width, group_end);
            column += width;
        }
        return true;
    }

    std::size_t col_span_of(Cell const& cell, std::size_t column) {
        if (cell.col_span > max_col_span) {
            ++defects;
            m_diagnostics.add(
                Code::SpanClamped,
                place_of(m_source, cell.source),
                {{"span", std::to_string(cell.col_span)},
                 {"limit", std::to_string(max_col_span)},
                 {"row", std::to_string(m_rows + 1)},
                 {"column", std::to_string(column + 1)}});
            return max_col_span;
        }
        return static_cast<std::size_t>(std::max(cell.col_span, 1));
    }

    void place(
        Cell const& cell,
        std::int32_t index,
        std::size_t column,
        std::size_t width,
        std::int32_t group_end) {
        std::int32_t height = std::max(cell.row_span, 1);
        if (height > group_end - m_rows) {
            height = group_end - m_rows;
            defect(Code::CellOutsideGrid, cell, column);
        }
        if (m_filled_until.size() < column + width) {
            m_filled_until.resize(column + width, 0);
        }
        // The standard lets both cells have a contested slot (step 13). Here the first keeps it and
        // the newcomer ends before it: what a row span fills below, it also fills in this row, so
        // the newcomer stays a rectangle.
        std::size_t free_width = 0;
        while (free_width < width && m_filled_until[column + free_width] <= m_rows) {
            m_filled_until[column + free_width] = m_rows + height;
            ++free_width;
        }
        if (free_width < width) {
            defect(Code::CellOverlap, cell, column + free_width);
        }
        cells.push_back(
            {&cell,
             m_rows,
             static_cast<std::int32_t>(column),
             height,
             static_cast<std::int32_t>(free_width),
             m_rows,
             index});
    }

    void defect(Code code, Cell const& cell, std::size_t column) {
        ++defects;
        m_diagnostics.add(
            code,
            place_of(m_source, cell.source),
            {{"row", std::to_string(m_rows + 1)}, {"column", std::to_string(column + 1)}});
    }

    void report_limit() {
        ++defects;
        // Cells placed before the cut end with it.
        for (TableGrid::Placed& placed : cells) {
            placed.row_span = std::min(placed.row_span, m_rows - placed.row);
        }
        m_diagnostics.add(
            Code::TableCut,
            {},
            {{"limit", std::to_string(max_grid_slots)}, {"row", std::to_string(m_rows)}});
    }

    Table const& m_table;
    SourceMap const& m_source;
    Diagnostics& m_diagnostics;
    std::vector<std::int32_t> m_filled_until; ///< column -> first row that no cell fills yet
    std::int32_t m_rows = 0;
};

/// Reports each run of slots that no cell covers, and once that rows end early; returns how many
/// slots there are.
std::size_t report_holes(TableGrid const& grid, SourceMap const& source, Diagnostics& diagnostics) {
    std::size_t holes = 0;
    bool ragged = false;
    for (std::int32_t row = 0; row < grid.rows(); ++row) {
        SourceRef last_known;
        for (std::int32_t column = 0; column < grid.columns();) {
            if (Cell const* const cell = grid.at(row, column).cell; cell != nullptr) {
                last_known = cell->source;
                ++column;
                continue;
            }
            std::int32_t end = column;
            while (end < grid.columns() && grid.at(row, end).cell == nullptr) {
                ++end;
            }
            diagnostics.add_many(
                Code::GridHole,
                static_cast<std::size_t>(end - column),
                place_of(source, last_known),
                {{"row", std::to_string(row + 1)}, {"column", std::to_string(column + 1)}});
            ragged = ragged || end == grid.columns();
            holes += static_cast<std::size_t>(end - column);
            column = end;
        }
    }
    if (ragged) {
        diagnostics.add(Code::RaggedTable);
    }
    return holes;
}

} // namespace

TableGrid::Slot const& TableGrid::at(std::int32_t row, std::int32_t column) const {
    return m_slots.at(slot_index(row, column));
}

TableGrid::Placed const* TableGrid::covering(std::int32_t row, std::int32_t column) const {
    if (row < 0 || column < 0 || row >= m_rows || column >= m_columns) {
        return nullptr;
    }
    std::int32_t const owner = m_owner[slot_index(row, column)];
    return owner < 0 ? nullptr : &m_cells[static_cast<std::size_t>(owner)];
}

std::size_t TableGrid::slot_index(std::int32_t row, std::int32_t column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
           static_cast<std::size_t>(column);
}

TableGrid form_grid(Table const& table, SourceMap const& source, Diagnostics& diagnostics) {
    Forming forming{table, source, diagnostics};
    forming.run();

    TableGrid grid;
    grid.m_cells = std::move(forming.cells);
    grid.m_rows = forming.rows();
    grid.m_columns = forming.columns();
    std::size_t const slots = grid.slot_index(grid.m_rows, 0);
    grid.m_slots.resize(slots);
    grid.m_owner.resize(slots, -1);
    // The cells are disjoint rectangles: every slot is written once.
    for (std::size_t i = 0; i < grid.m_cells.size(); ++i) {
        TableGrid::Placed const& placed = grid.m_cells[i];
        for (std::int32_t row = placed.row; row < placed.row + placed.row_span; ++row) {
            std::size_t const first = grid.slot_index(row, placed.column);
            std::size_t const end = first + static_cast<std::size_t>(placed.col_span);
            for (std::size_t slot = first; slot < end; ++slot) {
                grid.m_slots[slot].cell = placed.cell;
                grid.m_owner[slot] = static_cast<std::int32_t>(i);
            }
        }
        grid.m_slots[grid.slot_index(placed.row, placed.column)].is_origin = true;
    }
    grid.m_defects = forming.defects + report_holes(grid, source, diagnostics);
    return grid;
}

TableGrid form_grid(Table const& table) {
    Diagnostics unheard;
    return form_grid(table, SourceMap{}, unheard);
}

} // namespace gouji

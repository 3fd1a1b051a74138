#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "gouji/model/document.hpp"

namespace gouji::docx::reading {

enum class Merge : std::uint8_t { None, Restart, Continue };

/// What w:tcPr says.
struct CellFormat {
    std::int32_t span = 1;
    Merge vertical = Merge::None;
    Merge horizontal = Merge::None;
};

/// Builds a table as Word shows it: a cell's grid column is the sum of what stands before it in
/// its row (w:gridBefore, spans); cells that continue a merge above or beside become spans.
class TableBuilder {
public:
    /// Spans are cut to this; Word itself has 63 columns.
    static constexpr std::int32_t max_span = 1000;

    void add_grid_column(float width) { m_table.column_widths.push_back(width); }
    void begin_row();
    void set_header_row() { m_header_rows.back() = true; }
    /// Columns in front of the row's cells, or behind them, that have none: an empty cell each.
    void skip_columns(std::int32_t count);
    /// `marks` were found in the cell; they go where the cell goes.
    void add_cell(CellFormat const& format, Cell cell, std::vector<Mark> marks);
    void end_row();
    [[nodiscard]] Table finish();

    /// Content of cells that continue another one: Word hides it.
    [[nodiscard]] std::vector<Blocks>& hidden() { return m_hidden; }

private:
    /// A cell by its place, and the grid columns it covers.
    struct Place {
        std::int32_t row = -1; ///< -1: none
        std::int32_t cell = 0;
        std::int32_t column = 0;
        std::int32_t span = 0;
    };
    struct Pending {
        CellFormat format;
        Cell cell;
        std::vector<Mark> marks;
    };
    void place_pending();
    void place(Pending pending);
    [[nodiscard]] Place above(CellFormat const& format) const;
    void hide(Blocks content);
    void mark_header();
    void fit_widths();

    Table m_table;
    std::vector<bool> m_header_rows;
    std::vector<Place> m_above; ///< cells of the row above that may go on here, by grid column
    std::vector<Place> m_here;  ///< the same of this row
    std::optional<Pending> m_pending; ///< waits for cells beside that continue it
    std::vector<Blocks> m_hidden;
    std::int32_t m_column = 0;
    std::int32_t m_columns = 0;
};

} // namespace gouji::docx::reading

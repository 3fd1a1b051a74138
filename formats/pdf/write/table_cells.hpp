#pragma once
#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "gouji/formats/pdf/write/block_layout.hpp"
#include "gouji/model/doubt_text.hpp"
#include "gouji/model/table_grid.hpp"

namespace gouji::pdf_write {

/// A cell (or a hole) of a table, laid out.
struct TableCell {
    std::int32_t row = 0;
    std::int32_t column = 0;
    std::int32_t row_span = 1;
    std::int32_t col_span = 1;
    VAlign valign = VAlign::Middle;
    bool is_doubtful = false;
    ElementId element = no_element;
    ElementId annotation = no_element; ///< element of the annotation with its marks
    std::string marks;                 ///< text of the annotation
    StripColumn content;
    float top = 0;      ///< in the part of the table that is on the page
    bool begun = false; ///< a part of it is drawn
    bool annotated = false;

    [[nodiscard]] std::int32_t last_row() const { return row + row_span - 1; }
};
using TableCells = std::vector<std::unique_ptr<TableCell>>;

/// Lays out the cells of a table row by row, in order, and builds its structure elements.
class TableCellLayout {
public:
    static constexpr float padding_y = 2.5F;

    TableCellLayout(
        WriterState& state, Table const& table, ElementId element, FlowContext const& context);

    [[nodiscard]] std::int32_t rows() const { return m_grid.rows(); }
    /// Leading rows of the column header; 0 where all rows are, or a cell reaches out of them.
    [[nodiscard]] std::int32_t head_rows() const { return m_head_rows; }
    /// Left edge of a column, and of what is behind the last one.
    [[nodiscard]] float edge(std::int32_t column) const {
        return m_edges[static_cast<std::size_t>(column)];
    }
    /// Between the left and right edge and the text of a cell of this width.
    [[nodiscard]] float padding_x(float width) const { return std::min(m_padding, width / 8); }
    /// Of a row without text.
    [[nodiscard]] float least_row_height() const { return m_look.line_height + 2 * padding_y; }

    /// The cells that begin in a row; each row once, from the first on.
    [[nodiscard]] TableCells row(std::int32_t row);
    /// The same for a header row that is repeated: it is an artifact.
    [[nodiscard]] TableCells repeated_row(std::int32_t row);

private:
    void choose_size(FlowContext const& context);
    void find_head_rows();
    void find_centered_columns();
    [[nodiscard]] Align align_of(TableGrid::Placed const& placed, bool in_head) const;
    [[nodiscard]] bool is_head(std::int32_t row) const;
    [[nodiscard]] ElementId row_element(std::int32_t row);
    [[nodiscard]] std::unique_ptr<TableCell>
    cell(TableGrid::Placed const& placed, ElementId row_element);
    [[nodiscard]] std::unique_ptr<TableCell>
    hole(std::int32_t row, std::int32_t column, ElementId row_element);
    void add_marks(TableCell& cell, bool is_artifact_cell);
    [[nodiscard]] std::string headers_of(TableGrid::Placed const& placed);

    WriterState& m_state;
    Table const& m_table;
    TableGrid m_grid;
    ElementId m_element;
    FlowContext m_context;
    TextLook m_look;
    float m_padding = 0;
    std::vector<float> m_edges;
    std::vector<bool> m_is_centered; ///< by column: its cells stand in the middle
    std::int32_t m_head_rows = 0;
    std::map<GridPosition, std::vector<Mark>> m_marks;

    bool m_has_groups = true; ///< rows stand in THead, TBody, TFoot
    ElementId m_group = no_element;
    RowGroup m_group_kind = RowGroup::Body;
    bool m_needs_headers = false; ///< the structure of rows and columns alone does not tell them
    std::string m_id_prefix;
    std::vector<std::vector<std::string>>
        m_column_headers; ///< IDs of the header cells above, by column
};

/// Between the text of a cell and its left and right edge, in a table of so many columns.
[[nodiscard]] float cell_padding(std::int32_t columns);

} // namespace gouji::pdf_write

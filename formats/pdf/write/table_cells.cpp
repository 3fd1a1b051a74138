#include "gouji/formats/pdf/write/table_cells.hpp"

#include <algorithm>

#include "gouji/formats/pdf/structure_names.hpp"
#include "gouji/formats/pdf/write/attributes.hpp"
#include "gouji/formats/pdf/write/syntax.hpp"
#include "gouji/formats/support/cell_alignment.hpp"
#include "gouji/formats/support/column_widths.hpp"
#include "gouji/model/text.hpp"

namespace gouji::pdf_write {

namespace {

constexpr float usual_size = 10.5F; // 五号
constexpr float least_size = 6.5F;
constexpr float line_factor = 1.3F;

std::string_view group_type(RowGroup group) {
    switch (group) {
    case RowGroup::Head:
        return "THead";
    case RowGroup::Body:
        return "TBody";
    case RowGroup::Foot:
        return "TFoot";
    }
    return "TBody";
}

} // namespace

TableCellLayout::TableCellLayout(
    WriterState& state, Table const& table, ElementId element, FlowContext const& context)
    : m_state(state), m_table(table), m_grid(form_grid(table)), m_element(element),
      m_context(context) {
    choose_size(context);
    auto const columns = static_cast<std::size_t>(m_grid.columns());
    m_edges.assign(1, 0);
    if (columns > 0) {
        auto const half_points = static_cast<int>(m_look.size * 2);
        std::vector<int> const widths =
            column_widths(table, m_grid, static_cast<int>(context.width * 20), half_points);
        // Too many columns for the room: they share it.
        int total = 0;
        for (int const width : widths) {
            total += width;
        }
        float const scale = context.width / static_cast<float>(std::max(total, 1));
        for (int const width : widths) {
            m_edges.push_back(m_edges.back() + static_cast<float>(width) * scale);
        }
    }
    find_head_rows();
    if (state.marks) {
        m_marks = by_cell(marks_of(table, state.document.rules), m_grid);
    }
    m_column_headers.resize(columns);
    m_id_prefix = 't' + std::to_string(element) + '.';
}

/// A wide table is set in smaller type, so that its words and numbers stay whole.
void TableCellLayout::choose_size(FlowContext const& context) {
    m_look = {FontRole::Table, std::min(usual_size, context.look.size), 0, false};
    float const room =
        context.width - static_cast<float>(m_grid.columns()) * (2 * padding_x + 0.5F);
    auto const need = static_cast<float>(least_width(m_table, m_grid) / 2);
    while (m_look.size > least_size && need * m_look.size > room) {
        m_look.size -= 0.5F;
    }
    m_look.line_height = m_look.size * line_factor;
}

bool TableCellLayout::is_head(std::int32_t row) const {
    return m_table.rows[static_cast<std::size_t>(row)].group == RowGroup::Head;
}

void TableCellLayout::find_head_rows() {
    std::int32_t rows = 0;
    while (rows < m_grid.rows() && is_head(rows)) {
        ++rows;
    }
    // A row span ends with its row group (form_grid), so none reaches out of the head.
    m_head_rows = rows == m_grid.rows() ? 0 : rows;
    m_needs_headers = rows > 1;
    for (TableGrid::Placed const& placed : m_grid.cells()) {
        m_needs_headers = m_needs_headers || (placed.cell->row_header && placed.row_span > 1);
    }
}

ElementId TableCellLayout::row_element(std::int32_t row) {
    if (is_artifact(m_element)) {
        return m_element;
    }
    RowGroup const group = m_table.rows[static_cast<std::size_t>(row)].group;
    if (m_group == no_element || group != m_group_kind) {
        m_group = m_state.tree.add(m_element, group_type(group));
        m_group_kind = group;
    }
    return m_state.tree.add(m_group, "TR");
}

TableCells TableCellLayout::row(std::int32_t row) {
    ElementId const element = row_element(row);
    TableCells cells;
    for (std::int32_t column = 0; column < m_grid.columns(); ++column) {
        TableGrid::Slot const& slot = m_grid.at(row, column);
        if (slot.cell == nullptr) {
            cells.push_back(hole(row, column, element));
        } else if (slot.is_origin) {
            cells.push_back(cell(*m_grid.covering(row, column), element));
        }
    }
    return cells;
}

TableCells TableCellLayout::repeated_row(std::int32_t row) {
    TableCells cells;
    for (std::int32_t column = 0; column < m_grid.columns(); ++column) {
        TableGrid::Slot const& slot = m_grid.at(row, column);
        if (slot.cell == nullptr) {
            cells.push_back(hole(row, column, artifact_table_header));
        } else if (slot.is_origin) {
            cells.push_back(cell(*m_grid.covering(row, column), artifact_table_header));
        }
    }
    return cells;
}

/// The IDs of the header cells above, and those of its row.
std::string TableCellLayout::headers_of(TableGrid::Placed const& placed) {
    std::string headers;
    std::string const* last = nullptr;
    for (std::int32_t column = placed.column; column < placed.column + placed.col_span; ++column) {
        std::string const& above = m_column_headers[static_cast<std::size_t>(column)];
        if (last == nullptr || *last != above) {
            headers += above;
        }
        last = &above;
    }
    for (std::int32_t column = 0; column < placed.column; ++column) {
        TableGrid::Placed const* const left = m_grid.covering(placed.row, column);
        if (left != nullptr && left->column == column && left->cell->row_header) {
            headers += literal_string(
                m_id_prefix + std::to_string(left->row) + '.' + std::to_string(column));
        }
    }
    return headers;
}

std::unique_ptr<TableCell>
TableCellLayout::cell(TableGrid::Placed const& placed, ElementId row_element) {
    Cell const& stated = *placed.cell;
    bool const in_head = is_head(placed.row);
    auto out = std::make_unique<TableCell>();
    out->row = placed.row;
    out->column = placed.column;
    out->row_span = placed.row_span;
    out->col_span = placed.col_span;
    out->valign = stated.valign.value_or(VAlign::Middle);
    out->element = row_element;
    bool const has_tree = !is_artifact(row_element);
    if (has_tree) {
        bool const is_header = in_head || stated.row_header;
        std::string id;
        std::string const headers = m_needs_headers ? headers_of(placed) : std::string{};
        if (m_needs_headers && is_header) {
            id = m_id_prefix + std::to_string(placed.row) + '.' + std::to_string(placed.column);
        }
        out->element = m_state.tree.add(
            row_element, is_header ? "TH" : "TD", cell_entries(placed, in_head, id, headers));
        if (!id.empty()) {
            m_state.tree.name(out->element, id);
        }
        for (std::int32_t i = 0; in_head && !id.empty() && i < placed.col_span; ++i) {
            m_column_headers[static_cast<std::size_t>(placed.column + i)] += literal_string(id);
        }
    }
    add_marks(*out, !has_tree);
    bool const is_hidden = stated.evidence == Evidence::Ambiguous && !m_state.marks;
    out->is_doubtful = m_state.marks && (stated.evidence == Evidence::Ambiguous ||
                                         stated.evidence == Evidence::Missing);
    FlowContext inside;
    inside.parent = out->element;
    inside.width = edge(placed.column + placed.col_span) - edge(placed.column) - 2 * padding_x;
    inside.width = std::max(inside.width, 1.0F);
    inside.picture_height = m_context.picture_height * 0.5F;
    inside.look = m_look;
    inside.look.role = in_head ? FontRole::Heading1 : FontRole::Table;
    bool const centered =
        is_centered(plain_text(stated.content), placed, in_head, m_grid.columns());
    inside.align = stated.align.value_or(centered ? Align::Center : Align::Start);
    if (!is_hidden) {
        lay_out_content(m_state, out->content, stated.content, inside);
    }
    return out;
}

std::unique_ptr<TableCell>
TableCellLayout::hole(std::int32_t row, std::int32_t column, ElementId row_element) {
    auto out = std::make_unique<TableCell>();
    out->row = row;
    out->column = column;
    out->element =
        is_artifact(row_element) ? row_element : m_state.tree.add(row_element, pdf_names::hole);
    add_marks(*out, is_artifact(row_element));
    return out;
}

/// One annotation a cell: a line a mark, and one for the person who reads it.
void TableCellLayout::add_marks(TableCell& cell, bool is_artifact_cell) {
    auto const found = m_marks.find({cell.row, cell.column});
    if (found == m_marks.end() || is_artifact_cell) {
        return;
    }
    std::string sentence;
    for (Mark const& mark : found->second) {
        cell.marks += format_mark(mark) + '\n';
        sentence = sentence.empty() ? explain_mark(mark) : sentence;
    }
    cell.marks += sentence;
    cell.annotation = m_state.tree.add(cell.element, "Annot");
}

} // namespace gouji::pdf_write

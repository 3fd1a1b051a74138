#include "gouji/formats/pdf/write/table_cells.hpp"

#include <algorithm>

#include "gouji/formats/pdf/structure_names.hpp"
#include "gouji/formats/pdf/write/attributes.hpp"
#include "gouji/formats/pdf/write/syntax.hpp"
#include "gouji/formats/pdf/write/table_strip.hpp"
#include "gouji/formats/support/cell_alignment.hpp"
#include "gouji/formats/support/column_widths.hpp"
#include "gouji/model/text.hpp"

namespace gouji::pdf_write {

namespace {

constexpr float usual_size = 10.5F; // 五号
constexpr float least_size = 6.5F;
constexpr float line_factor = 1.3F;

/// 14.8.4.3.4: at most one THead, then one TBody at least, and at most one TFoot; or rows alone.
bool has_regular_groups(std::vector<Row> const& rows) {
    bool const in_order = std::is_sorted(
        rows.begin(), rows.end(), [](Row const& a, Row const& b) { return a.group < b.group; });
    return in_order && std::any_of(rows.begin(), rows.end(), [](Row const& row) {
               return row.group == RowGroup::Body;
           });
}

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

float cell_padding(std::int32_t columns) {
    constexpr std::int32_t many = 12;
    return columns > many ? 1.5F : 3.0F;
}

bool fits_width(Table const& table, float width) {
    constexpr float readable_size = 7.5F; // 六号
    constexpr std::size_t few = 6;        // columns: they fit, or nothing helps
    bool const is_narrow = std::all_of(table.rows.begin(), table.rows.end(), [](Row const& row) {
        return row.cells.size() <= few;
    });
    if (is_narrow) {
        return true;
    }
    TableGrid const grid = form_grid(table);
    float const edges =
        static_cast<float>(grid.columns()) * (2 * cell_padding(grid.columns()) + 0.5F);
    return static_cast<float>(least_width(table, grid)) / 2 * readable_size + edges <= width;
}

TableCellLayout::TableCellLayout(
    WriterState& state, Table const& table, ElementId element, FlowContext const& context)
    : m_state(state), m_table(table), m_grid(form_grid(table)), m_element(element),
      m_context(context) {
    m_padding = cell_padding(m_grid.columns());
    choose_size(context);
    auto const columns = static_cast<std::size_t>(m_grid.columns());
    m_edges.assign(1, 0);
    if (columns > 0) {
        auto const half_points = static_cast<int>(m_look.size * 2);
        std::vector<int> const widths = readable_column_widths(
            table, m_grid, static_cast<int>(context.width * 20), half_points);
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
    m_has_groups = has_regular_groups(table.rows);
    state.is_accessible = state.is_accessible && (!table.rows.empty() || is_artifact(element));
    find_head_rows();
    find_centered_columns();
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
        context.width - static_cast<float>(m_grid.columns()) * (2 * m_padding + 0.5F);
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

/// The cells of a column stand alike: in the middle when all of them may.
void TableCellLayout::find_centered_columns() {
    constexpr std::int32_t sampled_rows = 2000;
    m_is_centered.assign(static_cast<std::size_t>(m_grid.columns()), true);
    std::int32_t const stride = 1 + m_grid.rows() / sampled_rows;
    for (TableGrid::Placed const& placed : m_grid.cells()) {
        if (placed.col_span == 1 && placed.row % stride == 0 && !is_head(placed.row)) {
            auto const column = static_cast<std::size_t>(placed.column);
            m_is_centered[column] =
                m_is_centered[column] &&
                is_centered(plain_text(placed.cell->content), placed, false, m_grid.columns());
        }
    }
}

Align TableCellLayout::align_of(TableGrid::Placed const& placed, bool in_head) const {
    if (placed.cell->align) {
        return *placed.cell->align;
    }
    bool const is_middle =
        placed.col_span == 1 && !in_head
            ? m_is_centered[static_cast<std::size_t>(placed.column)]
            : is_centered(plain_text(placed.cell->content), placed, in_head, m_grid.columns());
    return is_middle ? Align::Center : Align::Start;
}

ElementId TableCellLayout::row_element(std::int32_t row) {
    if (is_artifact(m_element)) {
        return m_element;
    }
    RowGroup const group = m_table.rows[static_cast<std::size_t>(row)].group;
    if (!m_has_groups) {
        return m_state.tree.add(m_element, "TR", row_entries(group));
    }
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

/// The IDs of the header cells above, and those of its row, each once.
std::string TableCellLayout::headers_of(TableGrid::Placed const& placed) {
    std::vector<std::string> ids;
    auto const add = [&ids](std::string const& id) {
        if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
            ids.push_back(id);
        }
    };
    for (std::int32_t column = placed.column; column < placed.column + placed.col_span; ++column) {
        auto const& above = m_column_headers[static_cast<std::size_t>(column)];
        std::for_each(above.begin(), above.end(), add);
    }
    for (std::int32_t column = 0; column < placed.column; ++column) {
        TableGrid::Placed const* const left = m_grid.covering(placed.row, column);
        if (left != nullptr && left->column == column && left->cell->row_header) {
            add(m_id_prefix + std::to_string(left->row) + '.' + std::to_string(column));
        }
    }
    std::string headers;
    for (std::string const& id : ids) {
        headers += literal_string(id);
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
        auto const first = m_column_headers.begin() + placed.column;
        if (in_head && !id.empty()) {
            std::for_each(first, first + placed.col_span, [&id](auto& ids) { ids.push_back(id); });
        }
    }
    add_marks(*out, !has_tree);
    bool const is_hidden = stated.evidence == Evidence::Ambiguous && !m_state.marks;
    out->is_doubtful = m_state.marks && (stated.evidence == Evidence::Ambiguous ||
                                         stated.evidence == Evidence::Missing);
    FlowContext inside;
    inside.parent = out->element;
    float const width = edge(placed.column + placed.col_span) - edge(placed.column);
    inside.width = std::max(width - 2 * padding_x(width), 1.0F);
    inside.picture_height = m_context.picture_height * 0.5F;
    inside.look = m_look;
    inside.look.role = in_head ? FontRole::Heading1 : FontRole::Table;
    inside.align = align_of(placed, in_head);
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

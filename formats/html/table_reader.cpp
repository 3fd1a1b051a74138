#include "gouji/formats/html/table_reader.hpp"

#include <algorithm>
#include <numeric>

#include "gouji/formats/html/own_markup.hpp"
#include "gouji/formats/html/table_parts.hpp"
#include "gouji/formats/html/tag_scanner.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/marks.hpp"
#include "gouji/model/text.hpp"

namespace gouji::html {

namespace {

constexpr std::int64_t max_col_span = 1000;
constexpr std::int64_t max_row_span = 65534;
constexpr std::uint8_t header_cell = 1;
constexpr std::uint8_t row_scope = 2;

bool has_row_scope(Node const& cell) {
    std::string_view const scope = trim_html(attribute(cell, "scope"));
    return equals_ignoring_case(scope, "row") || equals_ignoring_case(scope, "rowgroup");
}

} // namespace

Blocks TableReader::read() {
    std::uint32_t const first = m_tree.lines();
    read_parts();
    if (is_layout()) {
        return content();
    }
    find_header_rows();
    set_row_headers();
    clip_spans();
    set_widths();
    apply_own_marks();
    Blocks blocks;
    if (m_tree.reading().own || !m_table.rows.empty() || !m_table.caption.empty()) {
        blocks.push_back({Box<Table>{std::move(m_table)}, m_tree.lines_since(first)});
    }
    return blocks;
}

void TableReader::read_parts() {
    std::vector<Node const*> feet;
    bool captioned = false;
    bool in_rows = false; // that stand in no group
    for (Node const* const child : children_of(m_node)) {
        TableRole const part = part_of(*child);
        switch (part) {
        case TableRole::Caption:
            if (!captioned) {
                m_table.caption = m_tree.read_line(*child, m_context);
                captioned = true;
            }
            break;
        case TableRole::Column:
            read_columns(*child);
            break;
        case TableRole::Head:
            read_group(*child, RowGroup::Head);
            break;
        case TableRole::Body:
            read_group(*child, RowGroup::Body);
            break;
        case TableRole::Foot:
            // "The tfoot elements are processed after all others."
            feet.push_back(child);
            break;
        case TableRole::Row:
            m_groups += in_rows ? 0U : 1U;
            read_row(*child, RowGroup::Body);
            break;
        case TableRole::None:
        case TableRole::Table:
        case TableRole::Cell:
        case TableRole::HeaderCell:
            break;
        }
        in_rows = part == TableRole::Row || (in_rows && part == TableRole::None);
    }
    for (Node const* const foot : feet) {
        read_group(*foot, RowGroup::Foot);
    }
}

/// What the cells hold, one after the other.
Blocks TableReader::content() {
    Blocks content;
    for (Row& row : m_table.rows) {
        for (Cell& cell : row.cells) {
            std::move(cell.content.begin(), cell.content.end(), std::back_inserter(content));
        }
    }
    return content;
}

void TableReader::read_columns(Node const& group) {
    std::int64_t count = 1;
    bool const is_group = is_element(group, GUMBO_TAG_COLGROUP);
    if (is_group && !children_of(group).empty()) {
        for (Node const* const child : children_of(group)) {
            if (is_element(*child, GUMBO_TAG_COL)) {
                read_columns(*child);
            }
        }
        return;
    }
    if (!parse_integer(attribute(group, "span"), count) || count < 1) {
        count = 1;
    }
    auto const width = style_of(group).width;
    std::size_t const room = max_col_span - std::min<std::size_t>(m_columns.size(), max_col_span);
    m_columns.insert(
        m_columns.end(), std::min<std::size_t>(static_cast<std::size_t>(count), room), width);
}

void TableReader::read_group(Node const& group, RowGroup kind) {
    if (m_tree.reading().own && kind == RowGroup::Body) {
        if (has_class(group, own::head_rows)) {
            kind = RowGroup::Head;
        } else if (has_class(group, own::foot_rows)) {
            kind = RowGroup::Foot;
        }
    }
    if (style_of(group).hidden) {
        m_tree.keep_apart(group);
        return;
    }
    ++m_groups;
    for (Node const* const child : children_of(group)) {
        if (part_of(*child) == TableRole::Row) {
            read_row(*child, kind);
        }
    }
}

void TableReader::read_row(Node const& node, RowGroup kind) {
    if (style_of(node).hidden) {
        m_tree.keep_apart(node);
        return;
    }
    Row row;
    row.group = kind;
    RowFacts facts;
    facts.in_head = kind == RowGroup::Head;
    facts.group = m_groups;
    m_is_header.emplace_back();
    m_cell_widths.emplace_back();
    for (Node const* const child : children_of(node)) {
        TableRole const part = part_of(*child);
        if (part == TableRole::Cell || part == TableRole::HeaderCell) {
            read_cell(*child, facts, row);
        }
    }
    m_table.rows.push_back(std::move(row));
    m_facts.push_back(facts);
}

/// Steps 8 and 9 of "algorithm for processing rows", with rowspan=0 left for clip_spans.
std::int32_t TableReader::span(Node const& cell, char const* name, std::int64_t limit) {
    std::int64_t value = 1;
    if ((!parse_integer(attribute(cell, name), value) &&
         !parse_integer(attribute(cell, ("aria-" + std::string{name}).c_str()), value)) ||
        value < 0) {
        return 1;
    }
    if (value > limit) {
        Place place;
        place.offset = offset_of(cell);
        m_tree.diagnostics().add(
            Code::SpanClamped,
            place,
            {{"span", std::to_string(value)}, {"limit", std::to_string(limit)}});
        value = limit;
    }
    return static_cast<std::int32_t>(value);
}

void TableReader::read_cell(Node const& node, RowFacts& facts, Row& row) {
    ElementStyle const style = style_of(node);
    if (style.hidden) {
        m_tree.keep_apart(node);
        return;
    }
    Cell cell;
    cell.col_span = std::max(1, span(node, "colspan", max_col_span));
    cell.row_span = span(node, "rowspan", max_row_span);
    cell.align = style.align;
    cell.valign = style.valign;
    Context inner = m_context;
    inner.in_table = true;
    inner.white_space = style.white_space.value_or(WhiteSpace::Collapse);
    std::uint32_t const line = m_tree.lines();
    cell.content = m_tree.read_flow(node, inner);
    if (m_tree.lines() == line) {
        m_tree.add_line({}, offset_of(node));
    }
    cell.source = {line, 0};
    bool const header = part_of(node) == TableRole::HeaderCell;
    bool const scoped = has_row_scope(node);
    facts.headers += header ? 1U : 0U;
    facts.row_scopes += header && scoped ? 1U : 0U;
    m_is_header.back().push_back(
        static_cast<std::uint8_t>((header ? header_cell : 0) | (scoped ? row_scope : 0)));
    m_cell_widths.back().push_back(style.width);
    if (std::string_view const marks = attribute(node, "data-gouji"); !marks.empty()) {
        m_marked.push_back({m_table.rows.size(), row.cells.size(), marks});
    }
    row.cells.push_back(std::move(cell));
}

/// Leading rows of th only are header rows where no thead says which are (CONTRACT section 3), as
/// far as no cell reaches out of them: its span would be cut at the end of the group.
void TableReader::find_header_rows() {
    bool const stated = std::any_of(
        m_facts.begin(), m_facts.end(), [](RowFacts const& row) { return row.in_head; });
    if (stated) {
        return;
    }
    std::size_t end = 0;
    while (end < m_facts.size() && m_facts[end].group == m_facts.front().group) {
        ++end;
    }
    std::size_t head = 0;
    std::size_t reach = 0; // the row at which all spans have ended
    for (std::size_t row = 0; row < end && m_table.rows[row].group == RowGroup::Body; ++row) {
        RowFacts const& facts = m_facts[row];
        auto const& cells = m_table.rows[row].cells;
        bool const only_headers = facts.headers == cells.size() && facts.row_scopes < cells.size();
        if (!only_headers && !(cells.empty() && reach > row)) {
            break;
        }
        reach = std::max(reach, row + 1);
        for (Cell const& cell : cells) {
            auto const rows = static_cast<std::size_t>(cell.row_span);
            reach = std::max(reach, rows == 0 ? end : std::min(row + rows, end));
        }
        if (reach == row + 1) {
            head = reach;
        }
    }
    for (std::size_t row = 0; row < head; ++row) {
        m_table.rows[row].group = RowGroup::Head;
    }
}

/// Row headers: th beside td, or scope=row.
void TableReader::set_row_headers() {
    for (std::size_t row = 0; row < m_facts.size(); ++row) {
        auto& cells = m_table.rows[row].cells;
        bool const beside =
            m_facts[row].headers < cells.size() && m_table.rows[row].group != RowGroup::Head;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            std::uint8_t const flags = m_is_header[row][i];
            cells[i].row_header =
                (flags & row_scope) != 0 || (beside && (flags & header_cell) != 0);
        }
    }
}

/// "Ending a row group": no cell grows out of its group. form_grid sees the ends of Head, Body and
/// Foot; only it does not see where one tbody follows another.
void TableReader::clip_spans() {
    std::size_t end = m_facts.size();
    for (std::size_t row = m_facts.size(); row-- > 0;) {
        if (row + 1 < m_facts.size() && m_facts[row].group != m_facts[row + 1].group) {
            end = row + 1;
        }
        bool const unseen =
            end < m_facts.size() && m_table.rows[end].group == m_table.rows[row].group;
        auto const rest = static_cast<std::int32_t>(end - row);
        for (Cell& cell : m_table.rows[row].cells) {
            if (cell.row_span == 0) {
                cell.row_span = rest;
            } else if (unseen && cell.row_span > rest) {
                m_tree.diagnostics().add(
                    Code::SpanClamped,
                    place_of(m_tree.reading().document.source, cell.source),
                    {{"span", std::to_string(cell.row_span)}, {"limit", std::to_string(rest)}});
                cell.row_span = rest;
            }
        }
    }
}

/// Column widths: of the col elements, else of the first row whose cells are one column each.
void TableReader::set_widths() {
    std::vector<std::optional<Length>> widths = m_columns;
    if (std::none_of(widths.begin(), widths.end(), [](auto const& w) { return w.has_value(); })) {
        widths.clear();
        for (std::size_t row = 0; row < m_table.rows.size() && widths.empty(); ++row) {
            auto const& cells = m_table.rows[row].cells;
            bool const single = std::all_of(
                cells.begin(), cells.end(), [](Cell const& cell) { return cell.col_span == 1; });
            if (single && cells.size() > 1) {
                widths = m_cell_widths[row];
            }
        }
    }
    std::size_t columns = 0;
    for (Row const& row : m_table.rows) {
        std::size_t count = 0;
        for (Cell const& cell : row.cells) {
            count += static_cast<std::size_t>(cell.col_span);
        }
        columns = std::max(columns, count);
    }
    bool const usable = !widths.empty() && widths.size() >= columns &&
                        std::all_of(widths.begin(), widths.end(), [&](auto const& width) {
                            return width && width->value > 0 && width->unit == widths.front()->unit;
                        });
    if (usable) {
        for (auto const& width : widths) {
            m_table.column_widths.push_back(width->value);
        }
    }
}

/// Marks of doubt stand in an attribute of their cell; the grid tells which slot that is.
void TableReader::apply_own_marks() {
    auto const take = [&](std::string_view text, GridPosition const* where) {
        std::vector<Mark> marks = parse_marks(text);
        if (marks.empty() && !is_blank(text)) {
            m_tree.diagnostics().add(Code::MarkIgnored, {}, {{"mark", std::string{text}}});
        }
        for (Mark& mark : marks) {
            if (where != nullptr) {
                move_mark(mark, *where);
            }
            m_table.marks.push_back(std::move(mark));
        }
    };
    std::string_view const table_marks = attribute(m_node, "data-gouji");
    if (m_marked.empty() && table_marks.empty()) {
        return;
    }
    {
        TableGrid const grid = form_grid(m_table);
        // Both lists are ordered by row and cell; a cell that others overlap may have no slot.
        auto marked = m_marked.begin();
        for (TableGrid::Placed const& placed : grid.cells()) {
            auto const here = std::pair{
                static_cast<std::size_t>(placed.stated_row),
                static_cast<std::size_t>(placed.stated_cell)};
            while (marked != m_marked.end() && std::pair{marked->row, marked->cell} < here) {
                ++marked;
            }
            if (marked != m_marked.end() && std::pair{marked->row, marked->cell} == here) {
                GridPosition const where{placed.row, placed.column};
                take(marked->marks, &where);
                ++marked;
            }
        }
    }
    take(table_marks, nullptr);
    apply_marks(m_table, m_tree.reading().document.rules);
}

/// Whether the table is only a frame around its content: role=presentation, or one cell around
/// several blocks or another table.
bool TableReader::is_layout() const {
    if (m_tree.reading().own || !m_tree.reading().unwrap_layout || !m_table.caption.empty()) {
        return false;
    }
    if (has_role(m_node, "presentation") || has_role(m_node, "none")) {
        return true;
    }
    if (m_table.rows.size() != 1 || m_table.rows.front().cells.size() != 1 ||
        m_facts.front().headers != 0) {
        return false;
    }
    Blocks const& content = m_table.rows.front().cells.front().content;
    bool const holds_table = std::any_of(content.begin(), content.end(), [](Block const& block) {
        return std::holds_alternative<Box<Table>>(block.node);
    });
    return holds_table || content.size() > 1;
}

} // namespace gouji::html

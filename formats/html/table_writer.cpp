#include <algorithm>
#include <array>
#include <numeric>

#include "gouji/formats/html/document_writer.hpp"
#include "gouji/formats/html/escape.hpp"
#include "gouji/formats/html/own_markup.hpp"
#include "gouji/model/marks.hpp"
#include "gouji/model/text.hpp"

// The part of DocumentWriter that writes tables.

namespace gouji::html {

namespace {

/// A number, or what stands in place of one: such cells are centred, as the printed forms have it.
bool is_figure(Blocks const& content) {
    if (content.size() != 1) {
        return content.empty();
    }
    std::string const text = plain_text(content);
    if (text.size() > 24) {
        return false;
    }
    for (std::size_t at = 0; at < text.size();) {
        char32_t const c = next_code_point(text, at);
        constexpr std::u32string_view others = U"+-.,%/，．％＋－—–无";
        bool const fits = (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19) || is_blank(c) ||
                          others.find(c) != std::u32string_view::npos;
        if (!fits) {
            return false;
        }
    }
    return true;
}

std::string cell_style(Cell const& cell) {
    std::string style;
    if (cell.align) {
        constexpr std::array<std::string_view, 4> names{"left", "center", "right", "justify"};
        style += "text-align:" + std::string{names.at(static_cast<std::size_t>(*cell.align))};
    }
    if (cell.valign) {
        constexpr std::array<std::string_view, 3> names{"top", "middle", "bottom"};
        style += (style.empty() ? "" : ";") + std::string{"vertical-align:"} +
                 std::string{names.at(static_cast<std::size_t>(*cell.valign))};
    }
    return style;
}

std::string joined(std::vector<Mark> const& marks) {
    std::string text;
    for (Mark const& mark : marks) {
        text += (text.empty() ? "" : " ") + format_mark(mark);
    }
    return text;
}

/// What people see of the marks of a cell.
struct Sign {
    std::string_view name; ///< class
    std::string title;
};

/// The first mark that speaks of the cell itself; a doubt of several cells is shown on each.
Sign sign_of(std::vector<Mark> const& marks) {
    for (Mark const& mark : marks) {
        bool const of_cell = mark.column != "*" || mark.evidence != Evidence::Ambiguous;
        std::string_view const name = evidence_class(mark.evidence);
        if (of_cell && !name.empty()) {
            return {name, explain(mark)};
        }
    }
    return {};
}

/// How a run of rows of one group is written. Browsers draw the first thead on top and every tfoot
/// below, so that only the outer runs may be such.
std::string_view open_tag(RowGroup group, bool first, bool last) {
    if (group == RowGroup::Head) {
        return first ? "<thead>\n" : "<tbody class=\"head\">\n";
    }
    if (group == RowGroup::Foot) {
        return last ? "<tfoot>\n" : "<tbody class=\"foot\">\n";
    }
    return "<tbody>\n";
}

std::string_view close_tag(RowGroup group, bool first, bool last) {
    if (group == RowGroup::Head && first) {
        return "</thead>\n";
    }
    return group == RowGroup::Foot && last ? "</tfoot>\n" : "</tbody>\n";
}

} // namespace

void DocumentWriter::write_table(Table const& table) {
    TableGrid const grid = form_grid(table, m_document.source, m_diagnostics);
    CellMarks const marks = m_options.marks ? cell_marks(table, grid) : CellMarks{};
    bool const scrolls = m_table_depth == 0;
    if (scrolls) {
        put("<div class=\"table\">");
    }
    put("<table");
    if (auto const found = marks.find({-1, -1}); found != marks.end()) {
        attribute("data-gouji", joined(found->second));
    }
    put(">\n");
    if (!table.caption.empty()) {
        put("<caption>");
        write_line(table.caption);
        put("</caption>\n");
    }
    write_columns(table, grid.columns());
    ++m_table_depth;
    write_rows(table, grid, marks);
    --m_table_depth;
    put(scrolls ? "</table></div>\n" : "</table>\n");
}

void DocumentWriter::write_columns(Table const& table, std::int32_t columns) {
    auto const& widths = table.column_widths;
    double const total = std::accumulate(widths.begin(), widths.end(), 0.0);
    if (widths.empty() || widths.size() != static_cast<std::size_t>(columns) || !(total > 0)) {
        return;
    }
    put("<colgroup>");
    for (float const width : widths) {
        put("<col style=\"width:" + format_number(width / total * 100) + "%\">");
    }
    put("</colgroup>\n");
}

void DocumentWriter::write_rows(Table const& table, TableGrid const& grid, CellMarks const& marks) {
    auto const group_of = [&](std::int32_t row) {
        return table.rows[static_cast<std::size_t>(row)].group;
    };
    for (std::int32_t row = 0; row < grid.rows();) {
        std::int32_t end = row;
        while (end < grid.rows() && group_of(end) == group_of(row)) {
            ++end;
        }
        bool const first = row == 0;
        bool const last = end == grid.rows();
        RowGroup const group = group_of(row);
        put(open_tag(group, first, last));
        for (; row < end; ++row) {
            write_row(table, grid, row, marks);
        }
        put(close_tag(group, first, last));
    }
}

void DocumentWriter::write_row(
    Table const& table, TableGrid const& grid, std::int32_t row, CellMarks const& marks) {
    bool const in_head = table.rows[static_cast<std::size_t>(row)].group == RowGroup::Head;
    put("<tr>");
    for (std::int32_t column = 0; column < grid.columns(); ++column) {
        TableGrid::Slot const& slot = grid.at(row, column);
        if (slot.cell == nullptr) {
            lose("slots without a cell");
            put("<td></td>");
        } else if (slot.is_origin) {
            auto const found = marks.find({row, column});
            write_cell(
                *grid.covering(row, column),
                in_head,
                found == marks.end() ? nullptr : &found->second);
        }
    }
    put("</tr>\n");
}

void DocumentWriter::write_cell(
    TableGrid::Placed const& placed, bool in_head, std::vector<Mark> const* marks) {
    Cell const& cell = *placed.cell;
    bool const header = in_head || cell.row_header;
    put(header ? "<th" : "<td");
    if (header) {
        attribute("scope", cell.row_header ? "row" : placed.col_span > 1 ? "colgroup" : "col");
    }
    if (placed.row_span > 1) {
        attribute("rowspan", std::to_string(placed.row_span));
    }
    if (placed.col_span > 1) {
        attribute("colspan", std::to_string(placed.col_span));
    }
    std::string classes = !header && is_figure(cell.content) ? "n" : "";
    Sign const sign = marks == nullptr ? Sign{} : sign_of(*marks);
    if (!sign.name.empty()) {
        classes += (classes.empty() ? "" : " ") + std::string{sign.name};
    }
    if (!classes.empty()) {
        attribute("class", classes);
    }
    if (std::string const style = cell_style(cell); !style.empty()) {
        attribute("style", style);
    }
    if (marks != nullptr) {
        attribute("data-gouji", joined(*marks));
    }
    if (!sign.title.empty()) {
        attribute("title", sign.title);
    }
    put(">");
    // Unmarked, a guess would look like a fact.
    if (m_options.marks || cell.evidence != Evidence::Ambiguous) {
        write_content(cell.content);
    }
    put(header ? "</th>" : "</td>");
}

DocumentWriter::CellMarks
DocumentWriter::cell_marks(Table const& table, TableGrid const& grid) const {
    CellMarks cells;
    for (Mark& mark : marks_of(table, m_document.rules)) {
        auto const* const placed = grid.covering(mark.grid_row, mark.grid_column);
        GridPosition const where =
            placed == nullptr ? GridPosition{-1, -1} : GridPosition{placed->row, placed->column};
        cells[where].push_back(std::move(mark));
    }
    return cells;
}

} // namespace gouji::html

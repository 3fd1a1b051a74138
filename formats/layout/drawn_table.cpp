#include "gouji/formats/layout/drawn_table.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "gouji/formats/layout/cell_tracer.hpp"
#include "gouji/formats/layout/field_lines.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/text_canvas.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

using Drawing = TextCanvas::Drawing;

/// A cell's place in the grid and the lines inside it.
struct DrawnCell {
    std::size_t row = 0;
    std::size_t column = 0;
    std::size_t row_span = 1;
    std::size_t col_span = 1;
    std::vector<LayoutLine> lines;
};
struct DrawnGrid {
    std::vector<DrawnCell> cells; ///< by row, then column
    std::size_t rows = 0;
    std::size_t head_rows = 0;
};

char32_t first_character(std::string_view text) {
    std::size_t at = 0;
    return text.empty() ? 0 : next_code_point(text, at);
}

LayoutLine trimmed(LayoutLine const& line) {
    auto const begin = std::min(line.text.find_first_not_of(" \t"), line.text.size());
    LayoutLine rest = drop_prefix(line, begin);
    rest.text = trim_ascii(rest.text);
    return rest;
}

/// A line of a box that only has horizontal strokes and crossings; `strong` when all are heavy.
struct BoxBorder {
    bool is_border = false;
    bool is_strong = false;
};
BoxBorder box_border(std::string_view line) {
    BoxBorder border{!line.empty(), !line.empty()};
    for (std::size_t at = 0; at < line.size() && border.is_border;) {
        auto const arms = box_arms(next_code_point(line, at));
        border.is_border = arms && (arms->left || arms->right);
        border.is_strong = border.is_strong && border.is_border && arms->strong;
    }
    return border;
}

bool is_separator(std::string_view line, Drawing drawing) {
    return drawing == Drawing::Ascii ? is_grid_border(line) : box_border(line).is_border;
}

/// The line below the header rows: of ASCII tables +===+.
std::optional<std::size_t> ascii_head_border(LayoutLines lines) {
    for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
        std::string_view const text = lines[i].text;
        if (is_grid_border(text) && text.find_first_not_of("+=:") == std::string_view::npos &&
            text.find('=') != std::string_view::npos) {
            return i;
        }
    }
    return std::nullopt;
}

/// Of box drawing: the first inner border that is heavier than others, or the only one.
std::optional<std::size_t> box_head_border(LayoutLines lines) {
    std::optional<std::size_t> first_inner;
    std::optional<std::size_t> first_strong;
    std::size_t inner = 0;
    std::size_t strong = 0;
    for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
        BoxBorder const border = box_border(lines[i].text);
        if (!border.is_border) {
            continue;
        }
        ++inner;
        first_inner = first_inner ? first_inner : i;
        if (border.is_strong) {
            ++strong;
            first_strong = first_strong ? first_strong : i;
        }
    }
    if (inner == 1) {
        return first_inner;
    }
    return strong < inner ? first_strong : std::nullopt;
}

DrawnGrid
place(TextCanvas const& canvas, TracedGrid const& traced, std::optional<std::size_t> head) {
    std::vector<std::size_t> row_of(canvas.rows(), 0);
    std::vector<std::size_t> column_of(canvas.columns(), 0);
    for (std::size_t i = 0; i < traced.row_borders.size(); ++i) {
        row_of[traced.row_borders[i]] = i;
    }
    for (std::size_t i = 0; i < traced.column_borders.size(); ++i) {
        column_of[traced.column_borders[i]] = i;
    }
    DrawnGrid grid;
    grid.rows = traced.row_borders.size() - 1;
    grid.head_rows = head ? row_of[*head] : 0;
    for (TracedCell const& cell : traced.cells) {
        DrawnCell drawn{
            row_of[cell.top],
            column_of[cell.left],
            row_of[cell.bottom] - row_of[cell.top],
            column_of[cell.right] - column_of[cell.left],
            {}};
        for (std::size_t row = cell.top + 1; row < cell.bottom; ++row) {
            drawn.lines.push_back(trimmed(canvas.slice(row, cell.left + 1, cell.right)));
        }
        grid.cells.push_back(std::move(drawn));
    }
    return grid;
}

/// Programs that print query results draw one border below the header and none between the rows:
/// then each line below it is a row. Told by a first column that is never blank.
bool has_a_row_a_line(DrawnGrid const& grid) {
    if (grid.rows != 2 || grid.head_rows != 1) {
        return false;
    }
    auto const fits = [](DrawnCell const& cell) {
        auto const blank = [](LayoutLine const& line) { return line.text.empty(); };
        bool const named = std::none_of(cell.lines.begin(), cell.lines.end(), blank);
        return cell.row == 0 || (cell.row_span == 1 && cell.col_span == 1 &&
                                 (cell.column != 0 || (named && cell.lines.size() > 1)));
    };
    return std::all_of(grid.cells.begin(), grid.cells.end(), fits);
}

/// In ASCII the same drawing may be one row of cells with several lines, as reStructuredText has
/// it: only a column of numbers under a label, one a line, tells that each line is a row.
bool has_a_number_a_line(DrawnGrid const& grid) {
    auto const has_text = [](LayoutLine const& line) { return !line.text.empty(); };
    auto const holds_numbers = [&](DrawnCell const& cell) {
        auto const is_number = [&](LayoutLine const& line) {
            return !has_text(line) || is_number_field(line.text);
        };
        auto const filled = std::count_if(cell.lines.begin(), cell.lines.end(), has_text);
        return cell.row == 1 && cell.column != 0 && filled >= 2 &&
               std::all_of(cell.lines.begin(), cell.lines.end(), is_number);
    };
    auto const is_label = [](DrawnCell const& cell) {
        return cell.row != 0 ||
               (cell.row_span == 1 && cell.lines.size() == 1 && !cell.lines[0].text.empty() &&
                !is_number_field(cell.lines[0].text));
    };
    return std::any_of(grid.cells.begin(), grid.cells.end(), holds_numbers) &&
           std::all_of(grid.cells.begin(), grid.cells.end(), is_label);
}

void split_rows(DrawnGrid& grid) {
    std::vector<DrawnCell> cells;
    std::size_t rows = 0;
    for (DrawnCell& cell : grid.cells) {
        if (cell.row == 0) {
            cells.push_back(std::move(cell));
            continue;
        }
        rows = std::max(rows, cell.lines.size());
        for (std::size_t i = 0; i < cell.lines.size(); ++i) {
            cells.push_back({1 + i, cell.column, 1, 1, {cell.lines[i]}});
        }
    }
    std::stable_sort(cells.begin(), cells.end(), [](DrawnCell const& a, DrawnCell const& b) {
        return std::pair{a.row, a.column} < std::pair{b.row, b.column};
    });
    grid.cells = std::move(cells);
    grid.rows = 1 + rows;
}

Table make_table(DrawnGrid const& grid, CellReader const& read_cell) {
    Table table;
    table.rows.resize(grid.rows);
    for (std::size_t i = 0; i < grid.head_rows; ++i) {
        table.rows[i].group = RowGroup::Head;
    }
    for (DrawnCell const& drawn : grid.cells) {
        Cell cell;
        cell.row_span = static_cast<std::int32_t>(drawn.row_span);
        cell.col_span = static_cast<std::int32_t>(drawn.col_span);
        auto const has_text = [](LayoutLine const& line) { return !line.text.empty(); };
        auto const first = std::find_if(drawn.lines.begin(), drawn.lines.end(), has_text);
        if (!drawn.lines.empty()) {
            LayoutLine const& at = first == drawn.lines.end() ? drawn.lines.front() : *first;
            cell.source = {at.line, at.column};
        }
        cell.content = read_cell(drawn.lines);
        table.rows[drawn.row].cells.push_back(std::move(cell));
    }
    return table;
}

std::optional<DrawnGrid> read_as(LayoutLines lines, Drawing drawing, ColumnCount count) {
    auto const canvas = TextCanvas::make(lines, drawing, count);
    auto const traced = canvas ? trace_cells(*canvas) : std::nullopt;
    if (!traced) {
        return std::nullopt;
    }
    bool const ascii = drawing == Drawing::Ascii;
    DrawnGrid grid =
        place(*canvas, *traced, ascii ? ascii_head_border(lines) : box_head_border(lines));
    bool const may_head = ascii && grid.head_rows == 0;
    if (may_head && grid.rows == 2 && has_a_number_a_line(grid)) {
        grid.head_rows = 1;
    }
    if ((!ascii || (may_head && grid.head_rows == 1)) && has_a_row_a_line(grid)) {
        split_rows(grid);
    } else if (may_head) {
        grid.head_rows = 0;
    }
    return grid;
}

} // namespace

std::size_t drawn_table_extent(LayoutLines lines) {
    if (lines.empty()) {
        return 0;
    }
    bool const ascii = is_grid_border(lines[0].text);
    if (!ascii && !is_box_top(lines[0].text)) {
        return 0;
    }
    std::size_t extent = 0;
    for (LayoutLine const& line : lines) {
        char32_t const first = first_character(trim_ascii(line.text));
        bool const belongs = ascii ? first == '+' || first == '|' : box_arms(first).has_value();
        if (!belongs) {
            break;
        }
        ++extent;
    }
    return extent;
}

std::optional<DrawnTable> read_drawn_table(LayoutLines lines, CellReader const& read_cell) {
    std::size_t extent = drawn_table_extent(lines);
    if (extent < 3) {
        return std::nullopt;
    }
    Drawing const drawing = is_grid_border(lines[0].text) ? Drawing::Ascii : Drawing::Box;
    std::vector<LayoutLine> drawn;
    for (LayoutLine const& line : lines.first(extent)) {
        drawn.push_back(trimmed(line));
    }
    while (drawn.size() > 2 && !is_separator(drawn.back().text, drawing)) {
        drawn.pop_back();
    }
    constexpr std::array counts{
        ColumnCount::Docutils,
        ColumnCount::Display,
        ColumnCount::DisplayWide,
        ColumnCount::DocutilsWide,
        ColumnCount::CodePoints};
    for (ColumnCount const count : counts) {
        if (auto const grid = read_as(drawn, drawing, count)) {
            return DrawnTable{make_table(*grid, read_cell), drawn.size()};
        }
    }
    return std::nullopt;
}

} // namespace gouji

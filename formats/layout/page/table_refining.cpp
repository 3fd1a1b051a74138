#include "gouji/formats/layout/page/table_refining.hpp"

#include <algorithm>
#include <cmath>

#include "gouji/formats/layout/page/aligned_tables.hpp"
#include "gouji/formats/layout/page/line_text.hpp"
#include "gouji/formats/layout/page/page_geometry.hpp"
#include "gouji/formats/layout/page/table_header.hpp"

namespace gouji {

namespace {

constexpr std::int32_t most_head_rows = 4;
constexpr float widest_spacing = 2.4F; ///< between lines, in parts of the font size
constexpr float reach = 4.0F;          ///< points by which words may reach over their column

/// The lines of one cell: how many, and how many are values.
struct CellLines {
    std::size_t lines = 0;
    std::size_t values = 0;
    [[nodiscard]] bool all_values() const { return lines > 1 && values == lines; }
};
CellLines lines_of(PageText const& text, FoundTable const& table, std::size_t cell) {
    CellLines found;
    std::vector<std::uint32_t> const& words = table.words[cell];
    if (is_cut_cell(text, words, table.grid.box_of(table.grid.cells[cell]))) {
        return {1, 0}; // its lines are pieces of one word
    }
    for (std::size_t begin = 0; begin < words.size();) {
        std::size_t end = begin + 1;
        while (end < words.size() && text.words[words[end]].line == text.words[words[begin]].line) {
            ++end;
        }
        WordIndices const line = WordIndices{words}.subspan(begin, end - begin);
        ++found.lines;
        found.values += is_value_text(line_text(text, line)) ? 1U : 0U;
        begin = end;
    }
    return found;
}

/// Whether rows are missing in a row: two cells at least hold three lines or more, all of them
/// values; or two, and the label has as many.
struct RowStacks {
    std::size_t cells = 0;
    std::size_t tall_cells = 0;
    std::size_t label_lines = 0;
    bool list = false; ///< a cell of lines with several values each
    [[nodiscard]] bool are_rows() const {
        return list || tall_cells >= 2 || (cells >= 2 && label_lines >= 2);
    }
};

bool has_stacked_values(PageText const& text, FoundTable const& table) {
    std::vector<RowStacks> rows(static_cast<std::size_t>(table.grid.rows()));
    for (std::size_t i = 0; i < table.words.size(); ++i) {
        GridCell const& cell = table.grid.cells[i];
        if (cell.row_span > 1 && table.is_filled(i)) {
            return false; // what stands beside it is grouped by it
        }
        CellLines const lines = lines_of(text, table, i);
        RowStacks& row = rows[static_cast<std::size_t>(cell.row)];
        if (cell.column == 0) {
            row.label_lines = lines.lines;
        }
        if (lines.all_values()) {
            ++row.cells;
            row.tall_cells += lines.lines > 2 ? 1U : 0U;
            row.list = row.list || (lines.lines > 2 && table.words[i].size() >= 2 * lines.lines);
        }
    }
    return std::any_of(
        rows.begin(), rows.end(), [](RowStacks const& row) { return row.are_rows(); });
}

std::vector<TableLine> all_lines(PageText const& text, FoundTable const& table) {
    std::vector<std::uint32_t> words;
    for (std::vector<std::uint32_t> const& cell : table.words) {
        words.insert(words.end(), cell.begin(), cell.end());
    }
    std::sort(words.begin(), words.end());
    std::vector<TableLine> lines;
    for (std::size_t begin = 0; begin < words.size();) {
        std::size_t end = begin + 1;
        while (end < words.size() && text.words[words[end]].line == text.words[words[begin]].line) {
            ++end;
        }
        std::vector<std::uint32_t> const line(
            words.begin() + static_cast<std::ptrdiff_t>(begin),
            words.begin() + static_cast<std::ptrdiff_t>(end));
        lines.push_back(make_table_line(text, line, cell_gap, table.grid.xs));
        begin = end;
    }
    return lines;
}

/// The drawn borders, and those that the words show inside the columns they make.
std::vector<float>
all_borders(std::vector<float> const& drawn, std::vector<TableLine> const& lines) {
    std::vector<float> borders = drawn;
    for (std::size_t column = 0; column + 1 < drawn.size(); ++column) {
        std::vector<TableLine> inside;
        for (TableLine const& line : lines) {
            TableLine part = line;
            std::erase_if(part.chunks, [&](LineChunk const& chunk) {
                float const middle = (chunk.x0 + chunk.x1) / 2;
                return middle < drawn[column] || middle > drawn[column + 1];
            });
            if (!part.chunks.empty()) {
                part.box.x0 = part.chunks.front().x0;
                part.box.x1 = part.chunks.back().x1;
                inside.push_back(std::move(part));
            }
        }
        std::vector<float> const more =
            inside.empty() ? std::vector<float>{} : find_columns(inside);
        if (more.size() > 2) {
            borders.insert(borders.end(), more.begin() + 1, more.end() - 1);
        }
    }
    std::sort(borders.begin(), borders.end());
    return borders;
}

bool is_header_only(PageText const& text, FoundTable const& table) {
    if (table.grid.rows() > most_head_rows || table.grid.columns() < 2) {
        return false;
    }
    return std::all_of(table.words.begin(), table.words.end(), [&](auto const& words) {
        std::string const cell = line_text(text, words);
        bool const year = cell.size() == 4 && (cell.starts_with("19") || cell.starts_with("20"));
        return cell.empty() || year || !is_value_text(cell);
    });
}

bool fits_columns(TableLine const& line, std::vector<float> const& xs) {
    return std::all_of(line.chunks.begin(), line.chunks.end(), [&](LineChunk const& chunk) {
        float const middle = (chunk.x0 + chunk.x1) / 2;
        auto const right = std::upper_bound(xs.begin(), xs.end(), middle);
        return right != xs.begin() && right != xs.end() && chunk.x0 >= *std::prev(right) - reach &&
               chunk.x1 <= *right + reach;
    });
}

/// The words of a cell over columns by the column they stand in; nothing where they are one text,
/// or fill less than half of the columns.
std::vector<std::vector<std::uint32_t>>
words_by_column(PageText const& text, FoundTable const& table, std::size_t index) {
    GridCell const& cell = table.grid.cells[index];
    auto const first = table.grid.xs.begin() + cell.column;
    std::vector<float> const xs(first, first + cell.col_span + 1);
    std::vector<std::vector<std::uint32_t>> parts(static_cast<std::size_t>(cell.col_span));
    std::vector<std::uint32_t> const& words = table.words[index];
    for (std::size_t begin = 0; begin < words.size();) {
        std::size_t end = begin + 1;
        while (end < words.size() && text.words[words[end]].line == text.words[words[begin]].line) {
            ++end;
        }
        TableLine const line = make_table_line(
            text,
            {words.begin() + static_cast<std::ptrdiff_t>(begin),
             words.begin() + static_cast<std::ptrdiff_t>(end)});
        if (!fits_columns(line, xs)) {
            return {};
        }
        for (LineChunk const& chunk : line.chunks) {
            float const middle = (chunk.x0 + chunk.x1) / 2;
            auto const right = std::upper_bound(xs.begin(), xs.end(), middle);
            std::vector<std::uint32_t>& part =
                parts[static_cast<std::size_t>(right - xs.begin()) - 1];
            std::span<std::uint32_t const> const own = line.words_of(chunk);
            part.insert(part.end(), own.begin(), own.end());
        }
        begin = end;
    }
    auto const filled =
        std::count_if(parts.begin(), parts.end(), [](auto const& part) { return !part.empty(); });
    bool const several = filled > 1 && 2 * filled >= cell.col_span;
    return several && (filled > 2 || filled == cell.col_span)
               ? parts
               : std::vector<std::vector<std::uint32_t>>{};
}

/// Puts `below` under `above`; their columns are the same.
void append_rows(FoundTable& above, FoundTable below) {
    std::int32_t const base = above.grid.rows();
    for (GridCell& cell : below.grid.cells) {
        cell.row += base;
        above.grid.cells.push_back(cell);
    }
    std::move(below.words.begin(), below.words.end(), std::back_inserter(above.words));
    above.grid.ys.insert(above.grid.ys.end(), below.grid.ys.begin() + 1, below.grid.ys.end());
}

} // namespace

void split_spans(PageText const& text, FoundTable& table) {
    FoundTable split;
    auto const add = [&](GridCell const& cell, std::vector<std::uint32_t> words) {
        split.grid.cells.push_back(cell);
        split.words.push_back(std::move(words));
    };
    for (std::size_t i = 0; i < table.grid.cells.size(); ++i) {
        GridCell const& cell = table.grid.cells[i];
        std::vector<std::vector<std::uint32_t>> parts =
            cell.col_span > 1 ? words_by_column(text, table, i)
                              : std::vector<std::vector<std::uint32_t>>{};
        if (parts.empty()) {
            add(cell, std::move(table.words[i]));
            continue;
        }
        for (std::int32_t column = 0; column < cell.col_span; ++column) {
            add({cell.row, cell.column + column, cell.row_span, 1},
                std::move(parts[static_cast<std::size_t>(column)]));
        }
    }
    table.grid.cells = std::move(split.grid.cells);
    table.words = std::move(split.words);
}

std::optional<FoundTable>
split_cells(PageText const& text, FoundTable const& table, std::span<RowRule const> rules) {
    if (!has_stacked_values(text, table)) {
        return std::nullopt;
    }
    std::vector<TableLine> const lines = all_lines(text, table);
    std::vector<float> const borders = all_borders(table.grid.xs, lines);
    RowGroups const groups = group_rows(text, lines, borders, rules);
    if (groups.rows.size() < 2) {
        return std::nullopt;
    }
    FoundTable split = make_aligned_table(text, groups, borders);
    split.ruled = table.ruled;
    return split;
}

std::size_t extend_below(
    PageText const& text,
    FoundTable& table,
    std::span<TableLine const> lines,
    std::span<RowRule const> rules) {
    if (lines.empty() || !is_header_only(text, table)) {
        return 0;
    }
    std::size_t end = 0;
    std::size_t full = 0; // behind the last line with several cells
    float above = table.grid.ys.back();
    for (; end < lines.size(); ++end) {
        TableLine const& line = lines[end];
        bool const near = line.baseline - above < widest_spacing * line.size;
        if (!near || !fits_columns(line, table.grid.xs)) {
            break;
        }
        above = line.baseline;
        full = line.chunks.size() > 1 ? end + 1 : full;
    }
    if (full < 2) {
        return 0;
    }
    RowGroups groups = group_rows(text, lines.first(full), table.grid.xs, rules);
    table.head_rows = table.grid.rows();
    append_rows(table, make_aligned_table(text, groups, table.grid.xs));
    return full;
}

} // namespace gouji

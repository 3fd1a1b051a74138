#include <algorithm>
#include <vector>

#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/loose_table.hpp"
#include "gouji/formats/support/east_asian_width.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// Longer lines are no rows of a table that somebody aligned (bytes).
constexpr std::size_t longest_row = 2000;

/// A piece of a line between two gaps of two or more columns; columns [begin, end).
struct Field {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view text;
};
struct FieldRow {
    LayoutLine line;
    std::vector<Field> fields;
};

std::size_t blank_width(char32_t code_point) {
    return code_point == 0x3000 ? 2 : 1;
}

std::vector<Field> split_fields(std::string_view text, AmbiguousWidth ambiguous) {
    std::vector<Field> fields;
    std::size_t column = 0;
    std::size_t gap = 2;
    std::size_t begin_byte = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const here = at;
        char32_t const code_point = next_code_point(text, at);
        if (is_blank(code_point)) {
            gap += blank_width(code_point);
            column += blank_width(code_point);
            continue;
        }
        if (gap >= 2) {
            fields.push_back({column, column, {}});
            begin_byte = here;
        }
        gap = 0;
        column += display_width(code_point, ambiguous);
        fields.back().end = column;
        fields.back().text = text.substr(begin_byte, at - begin_byte);
    }
    return fields;
}

/// "----  -----" or "=====": a line between header and body, or around them.
bool is_rule(LayoutLine const& line) {
    std::string_view const text = trim_ascii(line.text);
    return text.size() >= 3 && text.find_first_not_of("-= ") == std::string_view::npos;
}

/// The columns of the grid: runs of columns that some row fills, [begin, end).
std::vector<Field> find_columns(std::vector<FieldRow> const& rows) {
    std::size_t width = 0;
    for (FieldRow const& row : rows) {
        width = std::max(width, row.fields.back().end);
    }
    std::vector<int> change(width + 1, 0);
    for (FieldRow const& row : rows) {
        for (Field const& field : row.fields) {
            ++change[field.begin];
            --change[field.end];
        }
    }
    std::vector<Field> columns;
    int covered = 0;
    for (std::size_t i = 0; i <= width; ++i) {
        if (covered == 0 && change[i] > 0) {
            columns.push_back({i, i, {}});
        }
        covered += change[i];
        if (covered == 0 && change[i] < 0) {
            columns.back().end = i;
        }
    }
    return columns;
}

/// Each field in a column of its own; the first column filled everywhere, and most rows full.
bool is_evident(std::vector<FieldRow> const& rows, std::vector<Field> const& columns) {
    std::size_t full = 0;
    for (FieldRow const& row : rows) {
        full += row.fields.size() == columns.size() ? 1U : 0U;
        std::size_t column = 0;
        for (Field const& field : row.fields) {
            while (column < columns.size() && columns[column].end <= field.begin) {
                ++column;
            }
            if (column == columns.size() || field.begin < columns[column].begin ||
                field.end > columns[column].end) {
                return false;
            }
            ++column;
        }
        if (row.fields.front().begin >= columns.front().end) {
            return false;
        }
    }
    return columns.size() >= 2 && rows.size() >= 3 && full * 10 >= rows.size() * 7;
}

Row make_row(FieldRow const& source, std::vector<Field> const& columns, RowGroup group) {
    Row row;
    row.group = group;
    std::size_t next = 0;
    for (Field const& column : columns) {
        Cell cell;
        cell.source = {source.line.line, source.line.column};
        if (next < source.fields.size() && source.fields[next].begin < column.end) {
            std::string_view const text = source.fields[next].text;
            cell.source.column += static_cast<std::uint32_t>(text.data() - source.line.text.data());
            cell.content = make_cell_content(text);
            ++next;
        }
        row.cells.push_back(std::move(cell));
    }
    return row;
}

std::optional<Table> read_rows(LayoutLines lines, AmbiguousWidth ambiguous) {
    std::vector<FieldRow> rows;
    std::size_t head_rows = 0;
    for (LayoutLine const& line : lines) {
        if (is_rule(line)) {
            head_rows = head_rows == 0 ? rows.size() : head_rows;
            continue;
        }
        rows.push_back({line, split_fields(line.text, ambiguous)});
    }
    if (rows.empty()) {
        return std::nullopt;
    }
    std::vector<Field> const columns = find_columns(rows);
    if (!is_evident(rows, columns)) {
        return std::nullopt;
    }
    Table table;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        bool const head = i < head_rows && head_rows < rows.size();
        table.rows.push_back(make_row(rows[i], columns, head ? RowGroup::Head : RowGroup::Body));
    }
    return table;
}

/// Cheap enough to ask of every line.
bool may_have_fields(std::string_view text) {
    constexpr std::string_view ideographic_space = "\xE3\x80\x80";
    std::string_view const inner = trim_line(text.substr(0, longest_row + 1));
    return text.size() <= longest_row && (inner.find("  ") != std::string_view::npos ||
                                          inner.find(ideographic_space) != std::string_view::npos);
}

} // namespace

LooseTable read_fixed_width_table(LayoutLines lines) {
    LooseTable found;
    for (LayoutLine const& line : lines) {
        bool const rule = found.lines > 0 && is_rule(line);
        if (!rule && (!may_have_fields(line.text) ||
                      split_fields(line.text, AmbiguousWidth::Narrow).size() < 2)) {
            break;
        }
        ++found.lines;
    }
    if (found.lines < 3) {
        return found;
    }
    found.table = read_rows(lines.first(found.lines), AmbiguousWidth::Narrow);
    if (!found.table) {
        found.table = read_rows(lines.first(found.lines), AmbiguousWidth::Wide);
    }
    return found;
}

} // namespace gouji

#include <algorithm>
#include <utility>
#include <vector>

#include "gouji/formats/layout/cell_types.hpp"
#include "gouji/formats/layout/column_evidence.hpp"
#include "gouji/formats/layout/column_grid.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/loose_cells.hpp"
#include "gouji/formats/layout/loose_table.hpp"
#include "gouji/formats/layout/row_lines.hpp"
#include "gouji/formats/support/code_points.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

Cell make_cell(ColumnGrid const& grid, RowLines const& row, std::size_t column) {
    Cell cell;
    PlacedLine const& first = grid.lines[row.begin];
    cell.source = {first.line.line.line, first.line.line.column};
    std::string text;
    for (std::size_t i = row.begin; i < row.end; ++i) {
        PlacedLine const& line = grid.lines[i];
        Field const* const field = line.field(column);
        if (field == nullptr) {
            continue;
        }
        if (text.empty()) {
            LayoutLine const& source = line.line.line;
            auto const byte = static_cast<std::uint32_t>(field->text.data() - source.text.data());
            cell.source = {source.line, source.column + byte};
        }
        text += text.empty() ? "" : "\n";
        text += field->text;
    }
    cell.content = make_cell_content(text);
    return cell;
}

Row make_row(ColumnGrid const& grid, RowLines const& lines) {
    Row row;
    bool const head = grid.ruled && lines.begin < grid.head_lines;
    row.group = head ? RowGroup::Head : RowGroup::Body;
    PlacedLine const& first = grid.lines[lines.begin];
    std::size_t next = 0; // of the first line's spans
    for (std::size_t column = 0; column < grid.columns.size(); ++column) {
        Cell cell = make_cell(grid, lines, column);
        while (next < first.spans.size() && first.spans[next].first < column) {
            ++next;
        }
        if (next < first.spans.size() && first.spans[next].first == column) {
            std::size_t const width = first.spans[next].last - column + 1;
            cell.col_span = static_cast<std::int32_t>(width);
            column = first.spans[next].last;
        }
        row.cells.push_back(std::move(cell));
    }
    return row;
}

std::optional<Table> make_table(ColumnGrid const& grid) {
    if (!is_evident_table(grid)) {
        return std::nullopt;
    }
    Table table;
    for (RowLines const& lines : group_rows(grid)) {
        table.rows.push_back(make_row(grid, lines));
    }
    return table;
}

/// A line that a table may begin with: several fields, a text over columns that a rule draws, or
/// one that stands over columns of others.
bool may_begin(LayoutLines lines) {
    constexpr std::size_t least_indent = 8;
    if (has_fields(lines[0].text) || draws_columns(lines[0].text) ||
        (lines.size() > 2 && draws_columns(lines[1].text))) {
        return true;
    }
    return lines.size() > 2 && lines[0].text.size() <= longest_field_line &&
           lines[0].text.find_first_not_of(' ') >= least_indent && has_fields(lines[1].text);
}

/// How many columns the gaps leave that run through all lines of fields at the top; 0 where no line
/// has so many fields.
std::size_t count_columns(LayoutLines lines, LineMeasure measure) {
    constexpr std::size_t most_lines = 40;
    std::vector<bool> taken;
    std::size_t most_fields = 0;
    for (LayoutLine const& line : lines.first(std::min(lines.size(), most_lines))) {
        if (!has_fields(line.text)) {
            break;
        }
        most_fields = std::max(most_fields, split_fields(line, measure).fields.size());
        std::size_t column = 0;
        for (std::size_t at = 0; at < line.text.size();) {
            char32_t const code_point = next_character(line.text, at);
            std::size_t const end = column + columns_of(code_point, measure);
            bool const blank = is_blank_character(code_point);
            taken.resize(std::max(taken.size(), end), false);
            for (; column < end; ++column) {
                taken[column] = taken[column] || !blank;
            }
        }
    }
    std::size_t columns = 0;
    for (std::size_t i = 0; i < taken.size(); ++i) {
        columns += taken[i] && (i == 0 || !taken[i - 1]) ? 1U : 0U;
    }
    return columns <= most_fields ? columns : 0;
}

/// The ways to count columns: characters one by one first where more gaps run through the lines so.
std::vector<LineMeasure> measures_of(LayoutLines lines) {
    auto const is_wide = [](char byte) { return static_cast<unsigned char>(byte) >= 0xE3; };
    bool const wide =
        std::any_of(lines[0].text.begin(), lines[0].text.end(), is_wide) ||
        (lines.size() > 1 && std::any_of(lines[1].text.begin(), lines[1].text.end(), is_wide));
    if (wide &&
        count_columns(lines, LineMeasure::Characters) > count_columns(lines, LineMeasure::Narrow)) {
        return {LineMeasure::Characters, LineMeasure::Narrow, LineMeasure::Wide};
    }
    return {LineMeasure::Narrow, LineMeasure::Wide};
}

} // namespace

namespace {

/// Whether characters stand there that are one column wide or two.
bool has_ambiguous_width(std::string_view text) {
    if (is_ascii(text)) {
        return false;
    }
    for (std::size_t at = 0; at < text.size();) {
        // ASCII, and the ideographs from U+4000 to U+9FFF: nearly all characters.
        auto const lead = static_cast<unsigned char>(text[at]);
        if (lead < 0x80 || (lead >= 0xE4 && lead <= 0xE9)) {
            at += lead < 0x80 ? 1 : 3;
            continue;
        }
        char32_t const c = next_code_point(text, at);
        if (columns_of(c, LineMeasure::Wide) != columns_of(c, LineMeasure::Narrow)) {
            return true;
        }
    }
    return false;
}

/// Whether lay_out_columns() has seen such characters; `taken`: lines that its grid took, 0 where
/// there was none and a blank line ended the search.
bool has_seen_ambiguous_width(LayoutLines lines, std::size_t taken) {
    std::size_t const most = std::max(most_telling_lines, taken) + 2;
    for (std::size_t i = 0; i < std::min(lines.size(), most); ++i) {
        if (taken == 0 && trim_line(lines[i].text).empty()) {
            return false;
        }
        if (has_ambiguous_width(lines[i].text)) {
            return true;
        }
    }
    return false;
}

LooseTable read_columns(LayoutLines lines) {
    LooseTable found;
    std::size_t taken = 0; // by the grid of the measure before
    for (LineMeasure const measure : measures_of(lines)) {
        // It stands behind Narrow, and would find the same.
        if (measure == LineMeasure::Wide && !has_seen_ambiguous_width(lines, taken)) {
            break;
        }
        std::size_t no_part = 0;
        auto const grid = lay_out_columns(lines, measure, no_part);
        taken = grid ? grid->taken : 0;
        if (grid) {
            found.table = make_table(*grid);
            no_part = taken;
        }
        found.lines = found.table ? no_part : std::max(found.lines, no_part);
        if (found.table) {
            return found;
        }
    }
    return found;
}

/// A header whose labels stand beside their columns, as extractors set it: as many labels as the
/// table right below has columns.
LooseTable read_below_header(LayoutLines lines) {
    if (lines.size() < 2 || !has_fields(lines[1].text)) {
        return {};
    }
    FieldLine const header = split_fields(lines[0], LineMeasure::Narrow);
    bool const labels =
        std::all_of(header.fields.begin(), header.fields.end(), [](Field const& field) {
            return is_label_cell(field.text);
        });
    if (header.is_rule || header.fields.size() < 2 || !labels) {
        return {};
    }
    LooseTable found = read_columns(lines.subspan(1));
    constexpr std::size_t fewest_rows = 3;
    bool const fits =
        found.table && found.table->rows.size() >= fewest_rows &&
        std::all_of(found.table->rows.begin(), found.table->rows.end(), [&](Row const& row) {
            return row.cells.size() == header.fields.size();
        });
    if (!fits) {
        return {};
    }
    Row row;
    for (Field const& field : header.fields) {
        row.cells.push_back(make_loose_cell(lines[0], field.text));
    }
    found.table->rows.insert(found.table->rows.begin(), std::move(row));
    ++found.lines;
    return found;
}

} // namespace

LooseTable read_fixed_width_table(LayoutLines lines) {
    if (!may_begin(lines)) {
        return {};
    }
    LooseTable found = read_columns(lines);
    if (found.table) {
        return found;
    }
    LooseTable headed = read_below_header(lines);
    if (headed.table) {
        return headed;
    }
    auto const tried = lines.first(std::min(found.lines, lines.size()));
    auto const rows = std::count_if(
        tried.begin(), tried.end(), [](LayoutLine const& line) { return has_fields(line.text); });
    found.looks_like_one = rows >= 3;
    return found;
}

} // namespace gouji

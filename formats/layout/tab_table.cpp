#include <algorithm>
#include <string_view>
#include <vector>

#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/loose_cells.hpp"
#include "gouji/formats/layout/loose_table.hpp"

namespace gouji {

namespace {

/// The texts between the tabs of a line.
std::vector<std::string_view> fields_of(std::string_view line) {
    std::vector<std::string_view> fields;
    std::size_t end = 0;
    while ((end = line.find('\t')) != std::string_view::npos) {
        fields.push_back(trim_line(trim_ascii(line.substr(0, end))));
        line.remove_prefix(end + 1);
    }
    fields.push_back(trim_line(trim_ascii(line)));
    return fields;
}

bool announces(std::string_view field) {
    return field.find(':') != std::string_view::npos || field.find("：") != std::string_view::npos;
}

/// Two texts side by side, each announcing something, are a form to sign.
bool is_form_line(std::vector<std::string_view> const& fields) {
    return std::any_of(fields.begin(), fields.end(), announces) &&
           (fields.size() == 2 || std::all_of(fields.begin(), fields.end(), [](auto field) {
                return field.empty() || announces(field);
            }));
}

/// Columns in which any line has a text: tabs in a row may stand for a wide blank.
std::size_t columns_in_use(std::vector<std::vector<std::string_view>> const& rows) {
    std::size_t count = 0;
    for (std::size_t column = 0; column < rows[0].size(); ++column) {
        bool const used = std::any_of(
            rows.begin(), rows.end(), [&](auto const& row) { return !row[column].empty(); });
        count += used ? 1U : 0U;
    }
    return count;
}

/// Of rows with the same number of fields.
bool is_evident(std::vector<std::vector<std::string_view>> const& rows) {
    std::size_t named = 0;
    std::size_t filled = 0;
    std::size_t forms = 0;
    for (auto const& row : rows) {
        named += row.front().empty() ? 0U : 1U;
        filled += row.back().empty() ? 0U : 1U;
        forms += is_form_line(row) ? 1U : 0U;
    }
    bool const wide = columns_in_use(rows) > 2;
    bool const narrow = rows.size() > 2 && filled * 2 > rows.size();
    return named * 2 > rows.size() && forms * 2 < rows.size() && (wide || narrow);
}

} // namespace

LooseTable read_tab_table(LayoutLines lines) {
    LooseTable found;
    std::vector<std::vector<std::string_view>> rows;
    bool even = true;
    for (LayoutLine const& line : lines) {
        if (line.text.find('\t') == std::string_view::npos) {
            break;
        }
        rows.push_back(fields_of(line.text));
        even = even && rows.back().size() == rows[0].size();
        ++found.lines;
    }
    found.looks_like_one = found.lines >= 3;
    if (found.lines < 2 || !even || !is_evident(rows)) {
        return found;
    }
    Table table;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Row row;
        for (std::string_view const field : rows[i]) {
            row.cells.push_back(make_loose_cell(lines[i], field));
        }
        table.rows.push_back(std::move(row));
    }
    found.table = std::move(table);
    return found;
}

} // namespace gouji

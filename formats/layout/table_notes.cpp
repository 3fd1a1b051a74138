#include "gouji/formats/layout/table_notes.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <utility>

#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::string_view caption_key = ".. caption: ";
constexpr std::string_view row_headers_key = ".. row-headers: ";
constexpr std::string_view head_rows_key = ".. head-rows: ";
constexpr std::string_view foot_rows_key = ".. foot-rows: ";
constexpr std::string_view holes_key = ".. holes: ";
constexpr std::array keys{caption_key, row_headers_key, head_rows_key, foot_rows_key, holes_key};

/// Both ends included, 0-based.
struct SlotRange {
    GridPosition first;
    GridPosition last;
    [[nodiscard]] bool contains(std::int32_t row, std::int32_t column) const {
        return row >= first.row && row <= last.row && column >= first.column &&
               column <= last.column;
    }
};

/// Takes a number off the front; 0 when there is none.
std::int32_t take_number(std::string_view& text) {
    std::int32_t number = 0;
    auto const result = std::from_chars(text.data(), text.data() + text.size(), number);
    text.remove_prefix(static_cast<std::size_t>(result.ptr - text.data()));
    return number;
}

/// "r2c1" or "7" (a row).
GridPosition take_position(std::string_view& text) {
    GridPosition position{-1, 0};
    if (text.starts_with('r')) {
        text.remove_prefix(1);
        position.row = take_number(text) - 1;
        if (text.starts_with('c')) {
            text.remove_prefix(1);
            position.column = take_number(text) - 1;
        }
        return position;
    }
    position.row = take_number(text) - 1;
    return position;
}

std::vector<SlotRange> parse_ranges(std::string_view text) {
    std::vector<SlotRange> ranges;
    while (!(text = trim_ascii(text)).empty()) {
        std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(word.size());
        SlotRange range;
        range.first = range.last = take_position(word);
        if (word.starts_with('-')) {
            word.remove_prefix(1);
            range.last = take_position(word);
        }
        if (word.empty() && range.first.row >= 0 && range.first.column >= 0) {
            ranges.push_back(range);
        }
    }
    return ranges;
}

void set_group(Table& table, std::string_view list, RowGroup group) {
    for (SlotRange const& range : parse_ranges(list)) {
        auto const end = std::min(range.last.row + 1, static_cast<std::int32_t>(table.rows.size()));
        for (std::int32_t row = range.first.row; row < end; ++row) {
            table.rows[static_cast<std::size_t>(row)].group = group;
        }
    }
}

/// Calls `act` with row and index of each stated cell whose top left is in the list, last first.
void for_cells(
    Table& table, std::string_view list, std::function<void(Row&, std::int32_t)> const& act) {
    std::vector<SlotRange> const ranges = parse_ranges(list);
    Diagnostics ignored;
    std::vector<std::pair<std::int32_t, std::int32_t>> found;
    {
        TableGrid const grid = form_grid(std::as_const(table), SourceMap{}, ignored);
        std::size_t const limit = std::min<std::size_t>(ranges.size(), 10'000);
        for (TableGrid::Placed const& placed : grid.cells()) {
            for (std::size_t i = 0; i < limit; ++i) {
                if (ranges[i].contains(placed.row, placed.column)) {
                    found.emplace_back(placed.stated_row, placed.stated_cell);
                    break;
                }
            }
        }
    }
    std::sort(found.rbegin(), found.rend());
    for (auto const& [row, cell] : found) {
        act(table.rows[static_cast<std::size_t>(row)], cell);
    }
}

std::string escape_breaks(std::string_view text) {
    std::string out;
    for (char const character : text) {
        if (character == '\n') {
            out += "\\n";
        } else {
            out += character;
            out += character == '\\' ? "\\" : "";
        }
    }
    return out;
}

std::string unescape_breaks(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            ++i;
            out += text[i] == 'n' ? '\n' : text[i];
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string name_of(GridPosition position) {
    return "r" + std::to_string(position.row + 1) + "c" + std::to_string(position.column + 1);
}

/// "r2c1-r9c1 r3c4": runs down a column are drawn together.
std::string list_of(std::vector<GridPosition> positions) {
    std::sort(positions.begin(), positions.end(), [](GridPosition a, GridPosition b) {
        return std::pair{a.column, a.row} < std::pair{b.column, b.row};
    });
    std::string list;
    for (std::size_t i = 0; i < positions.size();) {
        std::size_t end = i + 1;
        while (end < positions.size() && positions[end].column == positions[i].column &&
               positions[end].row == positions[end - 1].row + 1) {
            ++end;
        }
        list += (list.empty() ? "" : " ") + name_of(positions[i]);
        if (end - i > 1) {
            list += "-" + name_of(positions[end - 1]);
        }
        i = end;
    }
    return list;
}

std::string
rows_of_group(Table const& table, std::int32_t first, std::int32_t rows, RowGroup group) {
    std::string list;
    for (std::int32_t row = first; row < rows;) {
        std::int32_t end = row;
        while (end < rows && table.rows[static_cast<std::size_t>(end)].group == group) {
            ++end;
        }
        if (end > row) {
            list += (list.empty() ? "" : " ") + std::to_string(row + 1);
            list += end - row > 1 ? "-" + std::to_string(end) : "";
        }
        row = end + 1;
    }
    return list;
}

} // namespace

bool is_table_note(std::string_view line) {
    return line.starts_with("..") &&
           std::any_of(keys.begin(), keys.end(), [line](std::string_view key) {
               return line.starts_with(key);
           });
}

void apply_table_notes(Table& table, LayoutLines notes) {
    auto const value_of = [](std::string_view text, std::string_view key) {
        return text.substr(key.size());
    };
    for (LayoutLine const& note : notes) {
        std::string_view const text = note.text;
        if (text.starts_with(caption_key)) {
            table.caption = make_inlines(unescape_breaks(value_of(text, caption_key)));
        } else if (text.starts_with(head_rows_key)) {
            set_group(table, value_of(text, head_rows_key), RowGroup::Head);
        } else if (text.starts_with(foot_rows_key)) {
            set_group(table, value_of(text, foot_rows_key), RowGroup::Foot);
        } else if (text.starts_with(row_headers_key)) {
            for_cells(table, value_of(text, row_headers_key), [](Row& row, std::int32_t cell) {
                row.cells[static_cast<std::size_t>(cell)].row_header = true;
            });
        } else if (text.starts_with(holes_key)) {
            for_cells(table, value_of(text, holes_key), [](Row& row, std::int32_t cell) {
                row.cells.erase(row.cells.begin() + cell);
            });
        }
    }
}

std::int32_t drawn_head_rows(Table const& table, TableGrid const& grid) {
    std::int32_t rows = 0;
    while (rows < grid.rows() &&
           table.rows[static_cast<std::size_t>(rows)].group == RowGroup::Head) {
        ++rows;
    }
    return rows == grid.rows() ? 0 : rows;
}

std::vector<std::string>
table_notes_of(Table const& table, TableGrid const& grid, std::string_view caption) {
    std::vector<std::string> notes;
    auto const add = [&notes](std::string_view key, std::string const& value) {
        if (!value.empty()) {
            notes.push_back(std::string{key} + value);
        }
    };
    add(caption_key, escape_breaks(caption));
    std::vector<GridPosition> row_headers;
    for (TableGrid::Placed const& placed : grid.cells()) {
        if (placed.cell->row_header) {
            row_headers.push_back({placed.row, placed.column});
        }
    }
    add(row_headers_key, list_of(std::move(row_headers)));
    add(head_rows_key,
        rows_of_group(table, drawn_head_rows(table, grid), grid.rows(), RowGroup::Head));
    add(foot_rows_key, rows_of_group(table, 0, grid.rows(), RowGroup::Foot));
    std::vector<GridPosition> holes;
    for (std::int32_t row = 0; row < grid.rows(); ++row) {
        for (std::int32_t column = 0; column < grid.columns(); ++column) {
            if (grid.at(row, column).cell == nullptr) {
                holes.push_back({row, column});
            }
        }
    }
    add(holes_key, list_of(std::move(holes)));
    return notes;
}

} // namespace gouji

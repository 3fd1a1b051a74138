#include "gouji/formats/layout/page/table_header.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// More than this part of a table is no header.
constexpr std::int32_t most_header_rows = 5;

/// The rows that the cells beginning in the first `rows` rows reach into.
std::int32_t closed_rows(TableItem const& table, std::int32_t rows) {
    for (CellItem const& cell : table.cells) {
        if (cell.slot.row < rows) {
            rows = std::max(rows, cell.slot.row + cell.slot.row_span);
        }
    }
    return rows;
}

/// Whether cells that end with the first `rows` rows span columns: their sub-headings stand below.
/// A corner at the left has none.
bool wants_subheadings(TableItem const& table, std::int32_t rows) {
    return std::any_of(table.cells.begin(), table.cells.end(), [&](CellItem const& cell) {
        return cell.slot.row + cell.slot.row_span == rows && cell.slot.col_span > 1 &&
               cell.slot.column > 0 && !cell.text.empty();
    });
}

struct RowFacts {
    std::size_t filled = 0;
    std::size_t bold = 0;
    std::size_t values = 0;
    std::size_t years = 0;
};

bool is_year(std::string_view text) {
    return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<RowFacts> facts_of(TableItem const& table) {
    std::vector<RowFacts> rows(static_cast<std::size_t>(table.rows));
    for (CellItem const& cell : table.cells) {
        if (cell.text.empty()) {
            continue;
        }
        RowFacts& row = rows[static_cast<std::size_t>(cell.slot.row)];
        ++row.filled;
        row.bold += cell.bold ? 1U : 0U;
        row.years += is_year(cell.text) ? 1U : 0U;
        row.values += is_value_text(cell.text) ? 1U : 0U;
    }
    return rows;
}

bool is_header_row(RowFacts const& row) {
    return row.filled > 0 && row.values == row.years;
}

/// The rows at the top that have a background which no other row has.
std::int32_t shaded_rows(TableItem const& table) {
    constexpr std::uint32_t mixed = UINT32_MAX;
    std::vector<std::uint32_t> colours(static_cast<std::size_t>(table.rows), mixed);
    std::vector<bool> is_seen(colours.size(), false);
    for (CellItem const& cell : table.cells) {
        auto const row = static_cast<std::size_t>(cell.slot.row);
        colours[row] = !is_seen[row] || colours[row] == cell.colour ? cell.colour : mixed;
        is_seen[row] = true;
    }
    std::uint32_t const head = colours.front();
    if (head == 0 || head == mixed) {
        return 0;
    }
    auto const end = std::find_if(
        colours.begin(), colours.end(), [head](std::uint32_t colour) { return colour != head; });
    auto const rows = static_cast<std::int32_t>(end - colours.begin());
    bool const again = std::find(end, colours.end(), head) != colours.end();
    bool const closed = closed_rows(table, rows) == rows;
    return rows <= most_header_rows && rows < table.rows && !again && closed ? rows : 0;
}

bool ends_as_label(std::string_view text) {
    return text.ends_with(':') || text.ends_with("：");
}

/// Whether the first row names each column, once, in a table whose columns hold words alone or
/// figures alone each. Forms of labels beside their values are none: their columns are mixed.
bool names_columns(TableItem const& table) {
    constexpr std::int32_t fewest = 3;
    constexpr std::size_t longest = 60; // bytes
    if (table.rows < fewest || table.columns() < fewest) {
        return false;
    }
    std::set<std::string_view> names;
    for (CellItem const& cell : table.cells) {
        std::string_view const text = cell.text;
        if (cell.slot.row > 0) {
            continue;
        }
        if (cell.slot.row_span > 1 || cell.slot.col_span > 1 || text.empty() ||
            text.size() > longest || is_value_text(text) || ends_as_label(text) ||
            text.find('\n') != std::string_view::npos || !names.insert(text).second) {
            return false;
        }
    }
    std::vector<std::size_t> words(static_cast<std::size_t>(table.columns()));
    std::vector<std::size_t> values = words;
    for (CellItem const& cell : table.cells) {
        if (cell.slot.row == 0 || cell.text.empty() || cell.slot.col_span > 1) {
            continue;
        }
        if (names.contains(cell.text) || ends_as_label(cell.text)) {
            return false;
        }
        auto const column = static_cast<std::size_t>(cell.slot.column);
        ++(is_value_text(cell.text) ? values : words)[column];
    }
    for (std::size_t column = 0; column < words.size(); ++column) {
        if (words[column] > 0 && values[column] > 0) {
            return false;
        }
    }
    return true;
}

} // namespace

bool is_value_text(std::string_view text) {
    std::size_t digits = 0;
    std::size_t others = 0;
    constexpr std::u32string_view signs = U".,，-—–+±%％()（）*/:：…<>≤≥~'’ €$£¥";
    std::u32string const points = to_utf32(trim(text));
    for (char32_t const code_point : points) {
        if (code_point >= '0' && code_point <= '9') {
            ++digits;
        } else if (!is_blank(code_point) && signs.find(code_point) == std::u32string_view::npos) {
            ++others;
        }
    }
    bool const none = points == U"n.a." || points == U"n.a" || points == U"n/a" ||
                      points == U"N/A" || points == U"NA";
    return none || (!points.empty() && others == 0) || (digits > 0 && others * 2 <= digits);
}

std::int32_t count_header_rows(TableItem const& table) {
    if (table.head_rows > 0 || table.rows < 2) {
        return table.rows < 2 ? 0 : table.head_rows;
    }
    if (std::int32_t const shaded = shaded_rows(table); shaded > 0) {
        return shaded;
    }
    std::vector<RowFacts> const rows = facts_of(table);
    std::int32_t header = closed_rows(table, 1);
    while (header < most_header_rows && header < table.rows && wants_subheadings(table, header)) {
        header = closed_rows(table, header + 1);
    }
    if (header >= table.rows || header > most_header_rows) {
        return 0;
    }
    std::size_t filled = 0;
    std::size_t bold = 0;
    for (std::int32_t row = 0; row < header; ++row) {
        RowFacts const& facts = rows[static_cast<std::size_t>(row)];
        if (facts.filled > 0 && !is_header_row(facts)) {
            return 0;
        }
        filled += facts.filled;
        bold += facts.bold;
    }
    std::size_t body_filled = 0;
    std::size_t body_bold = 0;
    std::size_t body_values = 0;
    for (auto row = static_cast<std::size_t>(header); row < rows.size(); ++row) {
        body_filled += rows[row].filled;
        body_bold += rows[row].bold;
        body_values += rows[row].values;
    }
    bool const bold_over_plain = filled > 0 && bold == filled && body_bold * 2 < body_filled;
    bool const words_over_values = filled > 1 && body_values * 3 >= body_filled;
    bool const evident =
        bold_over_plain || words_over_values || (header == 1 && names_columns(table));
    return evident ? header : 0;
}

} // namespace gouji

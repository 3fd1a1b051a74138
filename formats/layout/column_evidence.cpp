#include "gouji/formats/layout/column_evidence.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "gouji/formats/layout/line_kinds.hpp"

namespace gouji {

namespace {

/// What stands in one column, below the header.
struct ColumnTally {
    std::size_t filled = 0;
    std::size_t values = 0;
    std::size_t numbers = 0;
    std::size_t in_head = 0;
};

struct Tally {
    std::vector<ColumnTally> columns;
    std::size_t lines = 0;  ///< below the header
    std::size_t rows = 0;   ///< those with two fields or more
    std::size_t full = 0;   ///< those with a field in each column
    std::size_t fields = 0; ///< of all lines
    std::size_t width = 0;  ///< of all fields together
};

Tally tally(ColumnGrid const& grid) {
    Tally sum;
    sum.columns.resize(grid.columns.size());
    for (std::size_t i = 0; i < grid.lines.size(); ++i) {
        PlacedLine const& line = grid.lines[i];
        bool const head = i < grid.head_lines;
        std::size_t const count = line.spans.size();
        sum.lines += head ? 0U : 1U;
        sum.rows += !head && count >= 2 ? 1U : 0U;
        sum.full += count == grid.columns.size() ? 1U : 0U;
        for (std::size_t k = 0; k < count; ++k) {
            Field const& field = line.line.fields[k];
            ++sum.fields;
            sum.width += field.end - field.begin;
            ColumnTally& column = sum.columns[line.spans[k].first];
            if (head) {
                ++column.in_head;
                continue;
            }
            ++column.filled;
            column.values += is_value_field(field.text) ? 1U : 0U;
            column.numbers += is_number_field(field.text) ? 1U : 0U;
        }
    }
    return sum;
}

bool any_of(std::string_view text, std::span<std::string_view const> signs, bool ends) {
    return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) {
        return ends ? text.ends_with(sign) : text.find(sign) != std::string_view::npos;
    });
}

/// Dots that lead to a page number, ends of statements, comments.
bool is_foreign_line(PlacedLine const& line) {
    constexpr std::array<std::string_view, 7> inside{
        "....", ". . .", "……", "····", "//", "/*", "::"};
    constexpr std::array<std::string_view, 4> ends{";", "{", "}", "){"};
    return std::any_of(line.line.fields.begin(), line.line.fields.end(), [&](Field const& field) {
        return any_of(field.text, inside, false) || any_of(field.text, ends, true);
    });
}

/// What verse, sentences, signatures and addresses have and cells of texts have not.
bool is_wordy_line(PlacedLine const& line) {
    constexpr std::array<std::string_view, 11> ends{
        "。", "，", "；", "：", "！", "？", ".", ",", ":", "!", "?"};
    constexpr std::array<std::string_view, 6> inside{"：", "年", ": ", "@", "http", "="};
    return is_foreign_line(line) ||
           std::any_of(line.line.fields.begin(), line.line.fields.end(), [&](Field const& field) {
               return any_of(field.text, ends, true) || any_of(field.text, inside, false);
           });
}

/// House numbers, dates: two columns of texts with them are addresses more often than a table.
bool has_digit(PlacedLine const& line) {
    return std::any_of(line.line.fields.begin(), line.line.fields.end(), [](Field const& field) {
        return field.text.find_first_of("0123456789") != std::string_view::npos;
    });
}

/// More than a fifth of the lines.
template <class Predicate> bool often(ColumnGrid const& grid, Predicate predicate) {
    auto const count = std::count_if(grid.lines.begin(), grid.lines.end(), predicate);
    return static_cast<std::size_t>(count) * 5 > grid.lines.size();
}

/// Four of five fields of each column but the first begin, or end, where most of it does.
bool is_aligned(ColumnGrid const& grid) {
    for (std::size_t column = 1; column < grid.columns.size(); ++column) {
        std::vector<std::size_t> begins;
        std::vector<std::size_t> ends;
        for (PlacedLine const& line : grid.lines) {
            if (Field const* const field = line.field(column)) {
                begins.push_back(field->begin);
                ends.push_back(field->end);
            }
        }
        auto const most_alike = [](std::vector<std::size_t>& places) {
            std::sort(places.begin(), places.end());
            std::size_t most = 0;
            std::size_t run = 0;
            for (std::size_t i = 0; i < places.size(); ++i) {
                run = i > 0 && places[i] == places[i - 1] ? run + 1 : 1;
                most = std::max(most, run);
            }
            return most;
        };
        std::size_t const alike = std::max(most_alike(begins), most_alike(ends));
        if (alike * 5 < begins.size() * 4) {
            return false;
        }
    }
    return true;
}

/// Lines of verse are as long as each other.
bool is_even(ColumnGrid const& grid) {
    constexpr std::size_t shortest_verse = 8;
    Field const& first = grid.lines.front().line.fields.front();
    std::size_t const width = first.end - first.begin;
    for (PlacedLine const& line : grid.lines) {
        for (Field const& field : line.line.fields) {
            if (field.end - field.begin != width) {
                return false;
            }
        }
    }
    return width >= shortest_verse;
}

bool is_evident_text(ColumnGrid const& grid, Tally const& sum) {
    constexpr std::size_t widest_average = 16;
    bool const narrow = grid.columns.size() == 2;
    if (narrow && !grid.ruled &&
        (sum.full < 4 || sum.full != grid.lines.size() || often(grid, has_digit))) {
        return false;
    }
    return sum.full * 10 >= grid.lines.size() * 7 && sum.width <= widest_average * sum.fields &&
           !often(grid, is_wordy_line) && is_aligned(grid) && !is_even(grid);
}

bool is_evident_data(ColumnGrid const& grid, Tally const& sum) {
    if (sum.rows * 2 < sum.lines || often(grid, is_foreign_line)) {
        return false;
    }
    if (grid.columns.size() == 2) {
        ColumnTally const& column = sum.columns[1];
        bool const enough = column.filled >= 3 || (column.filled >= 2 && column.in_head != 0);
        return enough && column.numbers * 5 >= column.filled * 4 && sum.rows * 4 >= sum.lines * 3;
    }
    return std::any_of(
        sum.columns.begin() + 1, sum.columns.end(), [&sum](ColumnTally const& column) {
            return column.values * 5 >= column.filled * 3 && column.filled * 3 >= sum.rows &&
                   column.filled >= 2;
        });
}

} // namespace

bool is_evident_table(ColumnGrid const& grid) {
    Tally const sum = tally(grid);
    if (grid.drawn) {
        return sum.rows >= 1 && grid.lines.size() >= 2;
    }
    bool const enough = sum.rows >= 3 || (sum.rows == 2 && grid.head_lines != 0);
    bool const supported =
        std::all_of(sum.columns.begin(), sum.columns.end(), [](ColumnTally const& column) {
            return column.filled + std::min<std::size_t>(column.in_head, 1) >= 2;
        });
    if (!enough || !supported) {
        return false;
    }
    return grid.has_data ? is_evident_data(grid, sum) : is_evident_text(grid, sum);
}

} // namespace gouji

#include "gouji/formats/support/column_widths.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "gouji/formats/support/east_asian_width.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// Widths in half-width characters.
struct Need {
    double least = 2; ///< below it words and numbers break
    double full = 2;  ///< at it nothing wraps
};

/// More rows than these are looked at in samples.
constexpr std::int32_t sampled_rows = 2000;
/// A text wider than this wraps anyway and claims no more.
constexpr double widest_claim = 60;
/// How few columns of Han characters still look like text: two characters of a column's heading,
/// three of a label, four where the label begins with its number in parentheses.
constexpr double least_heading = 4;
constexpr double least_label = 6;
constexpr double least_numbered = 8;

/// The longest run that must not be broken: a number or a word, or the fewest Han characters that
/// still look like a column of text.
double least_of(std::string_view text, double han) {
    double word = 0;
    double longest = 0;
    bool has_wide = false;
    for (std::size_t at = 0; at < text.size();) {
        char32_t const c = next_code_point(text, at);
        bool const is_wide = display_width(c) == 2;
        has_wide |= is_wide;
        bool const breaks = is_wide || is_blank(c) || c == '\n';
        word = breaks ? 0 : word + 1;
        longest = std::max(longest, word);
    }
    constexpr double longest_word = 16;
    return std::max(std::min(longest, longest_word), has_wide ? han : 0);
}

double full_of(std::string_view text) {
    double widest = 0;
    while (true) {
        std::size_t const end = text.find('\n');
        widest = std::max(widest, static_cast<double>(display_width(text.substr(0, end))));
        if (end == std::string_view::npos) {
            return std::min(widest, widest_claim);
        }
        text.remove_prefix(end + 1);
    }
}

Need need_of(TableGrid::Placed const& placed, bool is_heading) {
    std::string const text = plain_text(placed.cell->content);
    bool const is_numbered = text.starts_with("（") || text.starts_with("(");
    double const han = is_heading ? least_heading : is_numbered ? least_numbered : least_label;
    Need need;
    need.full = std::max(2.0, full_of(text));
    need.least = std::min(need.full, least_of(text, han));
    // A cell over several rows may wrap into them at no cost.
    double const wrapped = std::ceil(need.full / placed.row_span);
    need.full = std::max(need.least, wrapped);
    return need;
}

/// Raises the columns under a spanning cell until it fits, in proportion to what they have.
void raise(std::vector<Need>& needs, TableGrid::Placed const& placed, Need need) {
    auto const first = needs.begin() + placed.column;
    auto const last = first + placed.col_span;
    auto const spread = [&](double Need::*member, double wanted) {
        double const have = std::accumulate(
            first, last, 0.0, [&](double sum, Need const& n) { return sum + n.*member; });
        if (have < wanted) {
            std::for_each(first, last, [&](Need& n) { n.*member *= wanted / have; });
        }
    };
    spread(&Need::least, need.least);
    spread(&Need::full, need.full);
}

std::vector<Need> needs_of(Table const& table, TableGrid const& grid) {
    auto const is_heading = [&](TableGrid::Placed const& placed) {
        auto const row = static_cast<std::size_t>(placed.stated_row);
        return table.rows[row].group == RowGroup::Head;
    };
    std::vector<Need> needs(static_cast<std::size_t>(grid.columns()));
    std::int32_t const stride = 1 + grid.rows() / sampled_rows;
    std::vector<TableGrid::Placed const*> spanning;
    for (TableGrid::Placed const& placed : grid.cells()) {
        if (placed.row % stride != 0) {
            continue;
        }
        if (placed.col_span > 1) {
            spanning.push_back(&placed);
            continue;
        }
        Need const need = need_of(placed, is_heading(placed));
        Need& column = needs[static_cast<std::size_t>(placed.column)];
        column.least = std::max(column.least, need.least);
        column.full = std::max(column.full, need.full);
    }
    // Narrow spans first, so that a wide one finds what they have raised.
    std::stable_sort(spanning.begin(), spanning.end(), [](auto const* a, auto const* b) {
        return a->col_span < b->col_span;
    });
    constexpr std::size_t enough = 4000; // a raise costs the columns it spans
    spanning.resize(std::min(spanning.size(), enough));
    for (TableGrid::Placed const* placed : spanning) {
        raise(needs, *placed, need_of(*placed, is_heading(*placed)));
    }
    for (Need& need : needs) {
        need.full = std::max(need.full, need.least);
    }
    return needs;
}

/// Whole twips whose sum is `total`, in proportion to `shares`; each at least one.
std::vector<int> apportion(std::vector<double> const& shares, int total) {
    double const sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    std::vector<int> widths;
    double passed = 0;
    int placed = 0;
    for (double const share : shares) {
        passed += share;
        int const edge = static_cast<int>(std::lround(passed / sum * total));
        widths.push_back(std::max(1, edge - placed));
        placed += widths.back();
    }
    return widths;
}

std::vector<double> shares_of(std::vector<Need> const& needs, double room) {
    auto const sum = [&](double Need::*member) {
        return std::accumulate(needs.begin(), needs.end(), 0.0, [&](double total, Need const& n) {
            return total + n.*member;
        });
    };
    double const least = sum(&Need::least);
    double const full = sum(&Need::full);
    std::vector<double> shares;
    for (Need const& need : needs) {
        double share = need.least;
        if (full <= room) {
            share = need.full + (room - full) / static_cast<double>(needs.size());
        } else if (least < room) {
            share += (room - least) * (need.full - need.least) / (full - least);
        }
        shares.push_back(share);
    }
    return shares;
}

/// Whether a body cell holds nothing but a number, or nothing.
bool is_value(std::string_view text) {
    constexpr std::u32string_view marks = U".,，+-－—/％%无";
    std::u32string const characters = to_utf32(trim(text));
    return std::all_of(characters.begin(), characters.end(), [&](char32_t c) {
        return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９') ||
               marks.find(c) != std::u32string_view::npos;
    });
}

/// For each column, whether its body cells are all values.
std::vector<bool> value_columns(Table const& table, TableGrid const& grid) {
    auto const columns = static_cast<std::size_t>(grid.columns());
    std::vector<bool> is_text(columns);
    std::vector<bool> has_value(columns);
    std::int32_t const stride = 1 + grid.rows() / sampled_rows;
    for (TableGrid::Placed const& placed : grid.cells()) {
        auto const row = static_cast<std::size_t>(placed.stated_row);
        if (placed.row % stride != 0 || placed.col_span != 1 ||
            table.rows[row].group == RowGroup::Head) {
            continue;
        }
        auto const column = static_cast<std::size_t>(placed.column);
        std::string const text = plain_text(placed.cell->content);
        is_text[column] = is_text[column] || !is_value(text);
        has_value[column] = has_value[column] || !is_blank(text);
    }
    for (std::size_t column = 0; column < columns; ++column) {
        has_value[column] = has_value[column] && !is_text[column];
    }
    return has_value;
}

/// Neighbouring columns of values get the same width where each can bear it: a form's columns
/// differ in their headings only.
void level(
    std::vector<double>& shares, std::vector<Need> const& needs, std::vector<bool> const& values) {
    for (std::size_t first = 0; first < shares.size();) {
        std::size_t last = first;
        double sum = 0;
        double least = 0;
        for (; last < shares.size() && values[last]; ++last) {
            sum += shares[last];
            least = std::max(least, needs[last].least);
        }
        double const average = last > first ? sum / static_cast<double>(last - first) : 0;
        if (average >= least) {
            std::fill(
                shares.begin() + static_cast<std::ptrdiff_t>(first),
                shares.begin() + static_cast<std::ptrdiff_t>(last),
                average);
        }
        first = std::max(last, first + 1);
    }
}

bool has_stated_widths(Table const& table, TableGrid const& grid) {
    return table.column_widths.size() == static_cast<std::size_t>(grid.columns()) &&
           std::all_of(table.column_widths.begin(), table.column_widths.end(), [](float width) {
               return std::isfinite(width) && width > 0;
           });
}

/// The margins of a cell are 57 twips on either side.
constexpr double margins = 2 * 57 + 10;
/// A half-width character is a quarter of the size in half points wide.
double character_width(int half_points) {
    return half_points * 5.0;
}

std::vector<int> stated_widths(Table const& table, int total) {
    std::vector<double> shares(table.column_widths.begin(), table.column_widths.end());
    double const sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    // A column of no width would hide its text.
    double const least = sum / static_cast<double>(shares.size()) / 10;
    std::for_each(shares.begin(), shares.end(), [&](double& s) { s = std::max(s, least); });
    return apportion(shares, total);
}

std::vector<int>
needed_widths(Table const& table, TableGrid const& grid, int total, int half_points) {
    auto const columns = static_cast<std::size_t>(grid.columns());
    double const unit = character_width(half_points);
    double const room = (total - static_cast<double>(columns) * margins) / unit;
    std::vector<Need> const needs = needs_of(table, grid);
    std::vector<double> shares = shares_of(needs, room);
    level(shares, needs, value_columns(table, grid));
    for (double& share : shares) {
        share = share * unit + margins;
    }
    return apportion(shares, total);
}

bool are_alike(std::vector<float> const& widths) {
    auto const [least, most] = std::minmax_element(widths.begin(), widths.end());
    constexpr float tolerance = 1.02F;
    return *most <= *least * tolerance;
}

/// Lines of text below each other, about: each row as many as its fullest cell.
double lines_in(
    TableGrid const& grid, std::vector<int> const& widths, int half_points, std::int32_t stride) {
    std::vector<double> rows(static_cast<std::size_t>(grid.rows()), 1);
    for (TableGrid::Placed const& placed : grid.cells()) {
        if (placed.row % stride != 0 || placed.row_span != 1) {
            continue;
        }
        auto const first = widths.begin() + placed.column;
        double const room = std::accumulate(first, first + placed.col_span, -margins) /
                            character_width(half_points);
        double const text = static_cast<double>(display_width(plain_text(placed.cell->content)));
        double& lines = rows[static_cast<std::size_t>(placed.row)];
        lines = std::max(lines, std::ceil(text / std::max(room, 1.0)));
    }
    return std::accumulate(rows.begin(), rows.end(), 0.0);
}

} // namespace

std::vector<int>
column_widths(Table const& table, TableGrid const& grid, int total, int half_points) {
    total = std::max(total, grid.columns() * 60);
    return has_stated_widths(table, grid) ? stated_widths(table, total)
                                          : needed_widths(table, grid, total, half_points);
}

std::vector<int>
readable_column_widths(Table const& table, TableGrid const& grid, int total, int half_points) {
    std::vector<int> widths = column_widths(table, grid, total, half_points);
    if (!has_stated_widths(table, grid) || !are_alike(table.column_widths)) {
        return widths;
    }
    std::int32_t const stride = 1 + grid.rows() / sampled_rows;
    std::vector<int> needed =
        needed_widths(table, grid, std::max(total, grid.columns() * 60), half_points);
    constexpr double much = 0.8;
    bool const saves = lines_in(grid, needed, half_points, stride) <
                       much * lines_in(grid, widths, half_points, stride);
    return saves ? needed : widths;
}

double least_width(Table const& table, TableGrid const& grid) {
    std::vector<Need> const needs = needs_of(table, grid);
    return std::accumulate(needs.begin(), needs.end(), 0.0, [](double sum, Need const& need) {
        return sum + need.least;
    });
}

} // namespace gouji

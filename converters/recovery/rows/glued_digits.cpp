#include "gouji/converters/recovery/rows/glued_digits.hpp"

#include <algorithm>

#include "gouji/converters/recovery/words/value_text.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// Rows this wide have several sums, and too many ways to be filled.
constexpr std::size_t many_columns = 10;
/// No number of these reports has so many digits; rows with a total are that wide.
constexpr std::size_t improbable = 7;
/// No count has more digits.
constexpr std::size_t most_digits = 9;

/// Rows with one total over all columns.
bool has_total(std::size_t columns) {
    return columns >= improbable && columns < many_columns;
}

bool is_number_or_blank(FoundValue const& value) {
    return value.text.empty() || !narrow_digits(value.text).empty();
}

/// The only value of a row of several columns, half width, when it is digits alone; "" for none.
std::string only_digits(RowReading const& row, std::size_t columns) {
    bool const alone =
        row.present && columns > 1 && row.values.size() == 1 && row.values.front().printed.empty();
    return alone ? narrow_digits(row.values.front().text) : std::string{};
}

/// One number of so many columns is what is left of many: 6633 for 6 6 3 3.
bool is_remnant(RowReading const& row, std::size_t columns) {
    std::string const digits = only_digits(row, columns);
    return columns >= many_columns && digits.size() > 2 && digits.size() < columns;
}

/// A damaged print as long as the row is wide: its glyphs may be the row's values.
bool may_be_damaged_row(RowReading const& row, std::size_t columns) {
    return columns > 1 && row.values.size() == 1 &&
           to_utf32(row.values.front().printed).size() >= columns;
}

/// Some row has several values.
bool shows_numbers_apart(TableReading const& reading) {
    return std::any_of(reading.rows.begin(), reading.rows.end(), [](RowReading const& row) {
        return row.values.size() > 1;
    });
}

/// One of the numbers is longer than any is: it ran together with its neighbours.
bool holds_neighbours(RowReading const& row, std::size_t columns) {
    return columns >= improbable && !row.glued && !row.exact &&
           std::any_of(row.values.begin(), row.values.end(), [](FoundValue const& value) {
               return narrow_digits(value.text).size() > most_digits;
           });
}

/// A row of a report whose digits ran together.
void mark_row(RowReading& row, std::size_t columns, bool blanks_cut) {
    std::string const digits = only_digits(row, columns);
    if (digits.empty()) {
        row.lost |= !row.values.empty() && columns > 1 && row.values.size() < columns;
        return;
    }
    if (digits.size() > columns * most_digits) { // no row of numbers
        row.lost = true;
        return;
    }
    bool const only_zeros = digits.find_first_not_of('0') == std::string::npos;
    bool const one_way = digits.size() == columns && only_zeros;
    row.cut = blanks_cut && !one_way && digits.size() > 1 && columns < many_columns;
    row.glued = row.cut || (digits.size() >= columns && (one_way || !blanks_cut));
    if (row.glued) {
        row.values.front().text = digits;
    }
    // Fewer numbers than columns, and nothing tells how many.
    row.lost |= !row.glued && digits.size() > 1;
}

class Splitter {
public:
    Splitter(
        std::string const& digits,
        std::size_t columns,
        SplitKind kind,
        std::function<void(RowTexts const&)> const& take)
        : m_digits(digits), m_columns(columns), m_kind(kind), m_take(take) {}

    /// Splits the digits from `at` on; `sum` of the numbers before them, where it matters.
    void split(std::size_t at, std::int64_t sum) {
        std::size_t const missing = m_columns - m_row.size();
        if (m_digits.size() - at < missing) {
            return;
        }
        if (missing == 0) {
            if (at == m_digits.size()) {
                m_take(m_row);
            }
            return;
        }
        std::size_t const longest = m_digits[at] == '0' ? 1 : m_digits.size() - at - missing + 1;
        std::size_t const shortest = missing == 1 ? m_digits.size() - at : 1;
        for (std::size_t length = longest; length >= shortest; --length) {
            std::int64_t next = sum;
            if (m_kind == SplitKind::LastIsSum && !add(at, length, missing, next)) {
                continue;
            }
            m_row.push_back(m_digits.substr(at, length));
            split(at + length, next);
            m_row.pop_back();
        }
    }

private:
    /// Whether the row may still add up with this number: the last one is the sum, or there are as
    /// many digits left as the sum has.
    bool add(std::size_t at, std::size_t length, std::size_t missing, std::int64_t& sum) const {
        constexpr std::size_t longest = 18; // digits
        if (length > longest) {
            return false;
        }
        std::int64_t value = 0;
        for (std::size_t i = at; i < at + length; ++i) {
            value = value * 10 + (m_digits[i] - '0');
        }
        if (missing == 1) {
            return value == sum;
        }
        sum += value;
        std::size_t const most = m_digits.size() - at - length - (missing - 2); // for the sum
        std::size_t digits = 1;
        for (std::int64_t rest = sum; rest >= 10; rest /= 10) {
            ++digits;
        }
        return digits <= most;
    }

    std::string const& m_digits;
    std::size_t m_columns;
    SplitKind m_kind;
    std::function<void(RowTexts const&)> const& m_take;
    RowTexts m_row;
};

/// Splits all digits but the last number's into numbers that add up to it.
class SumSplitter {
public:
    SumSplitter(std::string const& digits, std::size_t columns)
        : m_digits(digits), m_columns(columns) {}

    std::optional<std::vector<RowTexts>> run() {
        constexpr std::size_t longest = 40;
        if (m_digits.size() > longest) {
            return std::nullopt;
        }
        for (m_end = m_digits.size() - 1; m_end > 0; --m_end) {
            if (auto const total = number(m_end, m_digits.size())) {
                split(0, *total);
            }
        }
        return m_steps < most_steps ? std::optional(std::move(m_found)) : std::nullopt;
    }

private:
    static constexpr std::size_t most_steps = 20'000;

    /// Nothing for a number that is none: a leading zero, more digits than any count has.
    [[nodiscard]] std::optional<std::int64_t> number(std::size_t begin, std::size_t end) const {
        if (end - begin > most_digits || (m_digits[begin] == '0' && end - begin > 1)) {
            return std::nullopt;
        }
        std::int64_t value = 0;
        for (std::size_t at = begin; at < end; ++at) {
            value = value * 10 + (m_digits[at] - '0');
        }
        return value;
    }

    void split(std::size_t at, std::int64_t rest) {
        if (++m_steps >= most_steps) {
            return;
        }
        if (at == m_end) {
            if (rest == 0) {
                m_found.push_back(m_row);
                m_found.back().push_back(m_digits.substr(m_end));
            }
            return;
        }
        if (m_row.size() + 1 == m_columns) {
            return;
        }
        for (std::size_t end = at + 1; end <= m_end; ++end) {
            auto const value = number(at, end);
            if (!value || *value > rest) {
                return;
            }
            m_row.push_back(m_digits.substr(at, end - at));
            split(end, rest - *value);
            m_row.pop_back();
        }
    }

    std::string const& m_digits;
    std::size_t m_columns;
    std::size_t m_end = 0; ///< where the last number begins
    std::size_t m_steps = 0;
    RowTexts m_row;
    std::vector<RowTexts> m_found;
};

/// Digits that can be split into numbers of which the last is the sum of the others.
bool ends_in_sum(std::string const& digits, std::size_t columns) {
    auto const splits = SumSplitter(digits, columns).run();
    return splits && !splits->empty();
}

/// A row with a total whose only value ends in the sum of the digits before.
bool is_glued_sum(RowReading const& row, std::size_t columns) {
    std::string const digits = has_total(columns) ? only_digits(row, columns) : std::string{};
    return digits.size() > 1 && ends_in_sum(digits, columns);
}

/// A sum along the columns, all of whose rows are there, fails with each row's only value for its
/// total. Where none does, these values may be the totals alone.
bool fails_as_printed(TableReading const& reading, Form const& form) {
    RowTexts totals(form.rows.size());
    for (std::size_t i = 0; i < totals.size(); ++i) {
        std::vector<FoundValue> const& values = reading.rows[i].values;
        totals[i] = values.size() == 1 ? values.front().text : std::string{};
    }
    auto const is_there = [&](std::pair<std::size_t, int> const& term) {
        return reading.rows[term.first].present && !reading.rows[term.first].lost;
    };
    std::vector<RowIdentity> const sums = column_identities_of(form);
    return std::any_of(sums.begin(), sums.end(), [&](RowIdentity const& sum) {
        return std::all_of(sum.left.begin(), sum.left.end(), is_there) &&
               std::all_of(sum.right.begin(), sum.right.end(), is_there) &&
               test(sum, totals) == Test::Fails;
    });
}

Gluing gluing_of(TableReading const& reading, Form const& form) {
    Gluing found = reading.gluing;
    std::size_t glued = 0;
    std::size_t filled = 0;
    std::size_t sums = 0;
    std::size_t wide = 0;
    for (std::size_t i = 0; i < reading.rows.size(); ++i) {
        RowReading const& row = reading.rows[i];
        std::size_t const columns = form.rows[i].columns.size();
        filled += columns > 1 && !row.values.empty() ? 1U : 0U;
        found.sure |=
            std::any_of(row.values.begin(), row.values.end(), [&](FoundValue const& value) {
                std::string const digits = columns > 1 ? narrow_digits(value.text) : std::string{};
                return digits.size() > 1 && digits.starts_with('0'); // no number
            });
        bool const is_zero = only_digits(row, columns) == "0";
        wide += has_total(columns) && !row.values.empty() && !is_zero ? 1U : 0U;
        sums += is_glued_sum(row, columns) ? 1U : 0U;
        if (is_glued_row(row, columns)) {
            ++glued;
            found.sure |= columns >= improbable;
        } else {
            // A text that holds more than digits may be the numbers of all columns: 0+35.
            found.blanks_cut |=
                row.present && !row.lost && columns > 1 && row.values.size() < columns &&
                std::all_of(row.values.begin(), row.values.end(), is_number_or_blank);
        }
    }
    constexpr std::size_t telling_rows = 3;
    found.sure |= glued >= telling_rows && 5 * glued >= 4 * filled;
    // Each row has one number where a total belongs beside it, and all of them end in the sum of
    // the digits before; a zero alone is the total of blank cells.
    found.sure |= sums >= telling_rows && sums == wide && fails_as_printed(reading, form);
    return found;
}

} // namespace

void note_gluing(TableReading& reading, Form const& form) {
    reading.gluing = gluing_of(reading, form);
}

bool is_glued_row(RowReading const& row, std::size_t columns) {
    std::string const digits = only_digits(row, columns);
    return !digits.empty() && digits.size() >= columns;
}

void mark_glued_rows(std::vector<GluedTable> const& tables) {
    Gluing report;
    bool apart = false;
    for (GluedTable const& table : tables) {
        apart |= shows_numbers_apart(*table.reading);
        Gluing const found = gluing_of(*table.reading, *table.form);
        report.sure |= found.sure;
        report.blanks_cut |= found.blanks_cut;
    }
    for (GluedTable const& table : tables) {
        for (std::size_t i = 0; i < table.reading->rows.size(); ++i) {
            RowReading& row = table.reading->rows[i];
            std::size_t const columns = table.form->rows[i].columns.size();
            row.lost |= is_remnant(row, columns) || may_be_damaged_row(row, columns);
            if (report.sure && !row.lost && !row.exact) {
                mark_row(row, columns, report.blanks_cut);
            }
            // Where no row shows several numbers, nothing tells how many these digits are.
            row.lost |= holds_neighbours(row, columns) ||
                        (!report.sure && !apart && !row.exact && is_glued_row(row, columns));
        }
    }
}

std::int64_t count_splits(std::string const& digits, std::size_t columns, std::int64_t bound) {
    // By place in the digits: the ways to split what stands behind it into so many numbers.
    std::vector<std::int64_t> ways(digits.size() + 1, 0);
    ways.back() = std::min<std::int64_t>(1, bound);
    for (std::size_t i = 0; i < columns; ++i) {
        std::int64_t behind = 0; // the sum of `ways` behind `at`
        std::int64_t behind_next = ways.back();
        ways.back() = 0;
        for (std::size_t at = digits.size(); at-- > 0;) {
            std::int64_t const next = behind_next; // a number of one digit
            behind = std::min(behind + next, bound);
            behind_next = ways[at];
            ways[at] = digits[at] == '0' ? next : behind;
        }
    }
    return ways.front();
}

void for_each_split(
    std::string const& digits,
    std::size_t columns,
    SplitKind kind,
    std::function<void(RowTexts const&)> const& take) {
    Splitter(digits, columns, kind, take).split(0, 0);
}

std::optional<std::vector<RowTexts>> split_to_sum(std::string const& digits, std::size_t columns) {
    return SumSplitter(digits, columns).run();
}

} // namespace gouji

#include "gouji/converters/recovery/rows/identities.hpp"

#include <algorithm>

#include "gouji/converters/forms/amount.hpp"
#include "gouji/converters/recovery/rows/glued_digits.hpp"

namespace gouji {

namespace {

struct Sum {
    Amount amount;
    bool known = true;
};

Sum sum_of(std::vector<std::pair<std::size_t, int>> const& terms, RowNumbers const& row) {
    Sum sum;
    for (auto const& [column, sign] : terms) {
        TextNumber const& number = row[column];
        if (number.is_blank) {
            continue;
        }
        auto const next =
            number.amount ? sum.amount.plus(sign < 0 ? number.amount->negated() : *number.amount)
                          : std::nullopt;
        if (!next) {
            sum.known = false;
            return sum;
        }
        sum.amount = *next;
    }
    return sum;
}

bool resolve(
    FormRow const& row,
    std::vector<FormTerm> const& terms,
    std::vector<std::pair<std::size_t, int>>& out) {
    for (FormTerm const& term : terms) {
        auto const column = column_index(row, term.column);
        if (!column) {
            return false;
        }
        out.emplace_back(*column, term.sign);
    }
    return true;
}

/// A row with cut blanks as if its last value were its last column's.
RowTexts packed_to_the_right(RowTexts const& filled, std::size_t columns) {
    RowTexts row(columns);
    std::copy_backward(filled.begin(), filled.end(), row.end());
    return row;
}

/// Fails where every choice does that says anything: then the sum does not hold in the row,
/// whatever its cells.
Test test_choices(RowIdentity const& identity, RowReading const& reading) {
    bool any_fails = false;
    for (std::vector<std::size_t> const& choice : reading.choices) {
        Test const result = test(identity, texts_of(reading, choice));
        if (result == Test::Holds) {
            return Test::Unknown;
        }
        any_fails |= result == Test::Fails;
    }
    return any_fails ? Test::Fails : Test::Unknown;
}

/// Fails where digits that ran together add up in no way, and holds where they do in one.
Test test_splits(std::string const& digits, std::size_t columns, RowTexts& row) {
    auto const splits = split_to_sum(digits, columns);
    if (!splits || splits->size() > 1) {
        return Test::Unknown;
    }
    if (splits->empty()) {
        return Test::Fails;
    }
    row = splits->front();
    return Test::Holds;
}

Test test_row(
    RowIdentity const& identity, RowReading const& reading, std::size_t columns, RowTexts& row) {
    if (reading.exact) {
        row = texts_of(reading);
        return test(identity, row);
    }
    RowTexts const filled = filled_texts(reading);
    if (reading.cut) {
        return is_sum_of_all(identity, columns) ? test_splits(filled.front(), columns, row)
                                                : Test::Unknown;
    }
    if (reading.glued) {
        // As many digits as columns split in one way only.
        if (filled.front().size() != columns) {
            return Test::Unknown;
        }
        row.clear();
        for (char const digit : filled.front()) {
            row.emplace_back(1, digit);
        }
        return test(identity, row);
    }
    if (!reading.choices.empty()) {
        return test_choices(identity, reading);
    }
    // One value alone is no sum of others.
    if (reading.lost || filled.size() < 2 || filled.size() > columns ||
        !is_sum_of_all(identity, columns)) {
        return Test::Unknown;
    }
    row = packed_to_the_right(filled, columns);
    return test(identity, row);
}

bool test_all(Form const& form, FormIdentity const& identity, TableReading const& reading) {
    std::size_t telling = 0; // tests on rows that are not all zero
    for (std::size_t i = 0; i < form.rows.size(); ++i) {
        for (RowIdentity const& resolved : identities_of(form, form.rows[i])) {
            if (resolved.identity != &identity) {
                continue;
            }
            RowTexts row;
            Test const result =
                test_row(resolved, reading.rows[i], form.rows[i].columns.size(), row);
            if (result == Test::Fails) {
                return false;
            }
            if (result == Test::Holds && !all_zero(row)) {
                ++telling;
            }
        }
    }
    return telling >= 2;
}

} // namespace

std::optional<std::size_t> column_index(FormRow const& row, std::string const& column) {
    auto const found = std::find(row.columns.begin(), row.columns.end(), column);
    if (found == row.columns.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - row.columns.begin());
}

std::vector<RowIdentity> identities_of(Form const& form, FormRow const& row) {
    std::vector<RowIdentity> out;
    for (FormIdentity const& identity : form.identities) {
        bool const over_row =
            std::find(identity.over.begin(), identity.over.end(), row.id) != identity.over.end();
        RowIdentity resolved{&identity, {}, {}, column_index(row, identity.total_column)};
        if (identity.along == FormIdentity::Along::Row && over_row &&
            resolve(row, identity.left, resolved.left) &&
            resolve(row, identity.right, resolved.right)) {
            out.push_back(std::move(resolved));
        }
    }
    return out;
}

std::vector<RowIdentity> column_identities_of(Form const& form) {
    auto const row_index = [&](std::string const& id) -> std::optional<std::size_t> {
        auto const found = std::find_if(
            form.rows.begin(), form.rows.end(), [&](FormRow const& row) { return row.id == id; });
        return found == form.rows.end()
                   ? std::nullopt
                   : std::optional(static_cast<std::size_t>(found - form.rows.begin()));
    };
    auto const resolved = [&](std::vector<FormTerm> const& terms) {
        std::vector<std::pair<std::size_t, int>> out;
        out.reserve(terms.size());
        for (FormTerm const& term : terms) {
            out.emplace_back(row_index(term.row).value(), term.sign); // all rows exist
        }
        return out;
    };
    std::vector<RowIdentity> out;
    for (FormIdentity const& identity : form.identities) {
        if (identity.along == FormIdentity::Along::Column) {
            out.push_back(
                {&identity,
                 resolved(identity.left),
                 resolved(identity.right),
                 row_index(identity.total_row)});
        }
    }
    return out;
}

TextNumber number_of(std::string const& text) {
    if (text.empty() || is_stroke(text)) {
        return {true, std::nullopt};
    }
    auto const number = parse_number(text);
    return {false, number ? std::optional(number->amount) : std::nullopt};
}

Test test(RowIdentity const& identity, RowTexts const& row) {
    RowNumbers numbers(row.size());
    for (auto const* const terms : {&identity.left, &identity.right}) {
        for (auto const& [column, sign] : *terms) {
            numbers[column] = number_of(row[column]);
        }
    }
    if (identity.total) {
        numbers[*identity.total] = number_of(row[*identity.total]);
    }
    return test(identity, numbers);
}

Test test(RowIdentity const& identity, RowNumbers const& row) {
    Sum const left = sum_of(identity.left, row);
    Sum const right = sum_of(identity.right, row);
    bool const blank_total = identity.total && row[*identity.total].is_blank;
    if (!left.known || !right.known || blank_total) {
        return Test::Unknown;
    }
    return left.amount.equals(right.amount) ? Test::Holds : Test::Fails;
}

bool is_sum_of_all(RowIdentity const& identity, std::size_t columns) {
    return identity.total && *identity.total + 1 == columns &&
           identity.left.size() + identity.right.size() == columns;
}

bool all_zero(RowTexts const& row) {
    return std::all_of(row.begin(), row.end(), [](std::string const& text) {
        auto const number = parse_number(text);
        return !number || number->amount.is_zero();
    });
}

RowTexts texts_of(RowReading const& reading, std::vector<std::size_t> const& choice) {
    RowTexts texts;
    for (std::size_t const index : choice) {
        texts.push_back(reading.values[index].text);
    }
    return texts;
}

RowTexts texts_of(RowReading const& reading) {
    RowTexts texts;
    for (FoundValue const& value : reading.values) {
        texts.push_back(value.text);
    }
    return texts;
}

RowTexts filled_texts(RowReading const& reading) {
    RowTexts texts;
    for (FoundValue const& value : reading.values) {
        if (!value.text.empty()) {
            texts.push_back(value.text);
        }
    }
    return texts;
}

RowTests test_rows(Form const& form, std::map<std::size_t, RowTexts> const& table) {
    RowTests found;
    for (auto const& [row, texts] : table) {
        for (RowIdentity const& identity : identities_of(form, form.rows[row])) {
            Test const result = test(identity, texts);
            found.fail += result == Test::Fails ? 1U : 0U;
            found.hold += result == Test::Holds && !all_zero(texts) ? 1U : 0U;
        }
    }
    return found;
}

Trust::Trust(Form const& form, TableReading const& reading) {
    for (FormIdentity const& identity : form.identities) {
        if (identity.along == FormIdentity::Along::Row && test_all(form, identity, reading)) {
            m_trusted.push_back(&identity);
        }
    }
}

bool Trust::operator()(RowIdentity const& identity) const {
    return std::find(m_trusted.begin(), m_trusted.end(), identity.identity) != m_trusted.end();
}

} // namespace gouji

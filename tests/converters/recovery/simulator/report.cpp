#include "gouji/tests/converters/recovery/simulator/report.hpp"

#include <algorithm>

#include "gouji/converters/forms/amount.hpp"

namespace gouji::simulation {

namespace {

struct CellPlace {
    std::size_t row;
    std::size_t column;
};

std::optional<CellPlace> place_of_term(
    Form const& form,
    FormIdentity const& identity,
    FormTerm const& term,
    std::string const& place) {
    bool const along_row = identity.along == FormIdentity::Along::Row;
    std::size_t const row = row_index(form, along_row ? place : term.row);
    auto const column = column_index(form.rows[row], along_row ? term.column : place);
    return column ? std::optional{CellPlace{row, *column}} : std::nullopt;
}

bool is_total_of(Form const& form, FormIdentity const& identity, CellPlace cell) {
    FormRow const& row = form.rows[cell.row];
    return identity.along == FormIdentity::Along::Row
               ? identity.total_column == row.columns[cell.column]
               : identity.total_row == row.id;
}

bool is_blank_value(std::string const& text) {
    return text.empty() || is_stroke(text);
}

/// A total that is blank although it has something to sum up states nothing.
bool is_unknown_total(FilledTable const& table, FormIdentity const& of, CellPlace cell) {
    Form const& form = *table.form;
    for (FormIdentity const& identity : form.identities) {
        if (!is_total_of(form, identity, cell)) {
            continue;
        }
        if (identity.along == of.along) {
            return true;
        }
        if (identity.along == FormIdentity::Along::Column) {
            continue; // in its row it is an addend
        }
        for (FormTerm const& term : identity.left) {
            auto const addend = place_of_term(form, identity, term, form.rows[cell.row].id);
            if (addend && !is_blank_value(table.values[addend->row][addend->column])) {
                return true;
            }
        }
    }
    return false;
}

std::optional<Amount> side(
    FilledTable const& table,
    FormIdentity const& identity,
    std::vector<FormTerm> const& terms,
    std::string const& place,
    bool& any_number) {
    Amount sum;
    for (FormTerm const& term : terms) {
        auto const cell = place_of_term(*table.form, identity, term, place);
        if (!cell) {
            return std::nullopt;
        }
        std::string const& text = table.values[cell->row][cell->column];
        if (is_blank_value(text)) {
            if (is_unknown_total(table, identity, *cell)) {
                return std::nullopt;
            }
            continue;
        }
        auto const number = parse_number(text);
        auto const next = number
                              ? sum.plus(term.sign < 0 ? number->amount.negated() : number->amount)
                              : std::nullopt;
        if (!next) {
            return std::nullopt;
        }
        any_number = true;
        sum = *next;
    }
    return sum;
}

BrokenIdentity
name_of(FilledTable const& table, FormIdentity const& identity, std::string const& place) {
    BrokenIdentity out{identity.rule, table.form->table, {}, {}};
    if (identity.along == FormIdentity::Along::Row) {
        out.rows = {place};
        out.columns = {identity.total_column};
        return out;
    }
    out.columns = {place};
    if (!identity.total_row.empty()) {
        out.rows = {identity.total_row};
        return out;
    }
    for (auto const* const terms : {&identity.left, &identity.right}) {
        for (FormTerm const& term : *terms) {
            out.rows.push_back(term.row);
        }
    }
    return out;
}

} // namespace

std::size_t row_index(Form const& form, std::string const& id) {
    auto const found = std::find_if(
        form.rows.begin(), form.rows.end(), [&](auto const& row) { return row.id == id; });
    return static_cast<std::size_t>(found - form.rows.begin());
}

std::optional<std::size_t> column_index(FormRow const& row, std::string const& path) {
    auto const found = std::find(row.columns.begin(), row.columns.end(), path);
    return found == row.columns.end()
               ? std::nullopt
               : std::optional{static_cast<std::size_t>(found - row.columns.begin())};
}

std::vector<BrokenIdentity> broken_identities(FilledTable const& table) {
    std::vector<BrokenIdentity> out;
    for (FormIdentity const& identity : table.form->identities) {
        for (std::string const& place : identity.over) {
            bool any_number = false;
            auto const left = side(table, identity, identity.left, place, any_number);
            auto const right = side(table, identity, identity.right, place, any_number);
            if (left && right && any_number && !left->equals(*right)) {
                out.push_back(name_of(table, identity, place));
            }
        }
    }
    return out;
}

std::optional<std::int64_t>
sum_of_parts(FilledTable const& table, FormIdentity const& identity, std::string const& place) {
    std::int64_t sum = 0;
    for (FormTerm const& term : identity.left) {
        auto const cell = place_of_term(*table.form, identity, term, place);
        if (!cell) {
            return std::nullopt;
        }
        std::string const& text = table.values[cell->row][cell->column];
        if (is_blank_value(text)) {
            continue;
        }
        auto const number = parse_number(text);
        if (!number || number->digits.find('.') != std::string::npos) {
            return std::nullopt;
        }
        sum += term.sign * std::stoll(number->digits);
    }
    return sum;
}

} // namespace gouji::simulation

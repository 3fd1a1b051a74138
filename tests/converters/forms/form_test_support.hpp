#pragma once
#include <map>
#include <string>
#include <utility>

#include "gouji/converters/forms/form.hpp"
#include "gouji/tests/catch.hpp"

namespace gouji {

inline FormLibrary built_in_forms() {
    auto library = FormLibrary::built_in();
    REQUIRE(library.has_value());
    return std::move(*library);
}

inline Form const& form_of(FormLibrary const& library, std::string_view id) {
    auto const* const form = library.find(id);
    REQUIRE(form != nullptr);
    return *form;
}

/// The value that an error's message shows for `name`.
inline std::string data_of(Error const& error, std::string_view name) {
    for (auto const& [key, value] : error.data) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

/// Values of a filled form, by row id and column.
using Values = std::map<std::pair<std::string, std::string>, long>;

inline long side_of(
    std::vector<FormTerm> const& terms,
    FormIdentity const& identity,
    std::string const& over,
    Values const& year_before,
    Values const& values) {
    auto const is_row = identity.along == FormIdentity::Along::Row;
    long sum = 0;
    for (auto const& term : terms) {
        auto const& row = is_row && term.row.empty() ? over : term.row;
        auto const& column = !is_row && term.column.empty() ? over : term.column;
        sum += term.sign * (term.year < 0 ? year_before : values).at({row, column});
    }
    return sum;
}

/// How often the identity is tested, and how often it fails.
inline std::pair<int, int>
test_identity(FormIdentity const& identity, Values const& values, Values const& year_before = {}) {
    std::pair<int, int> result{0, 0};
    for (auto const& over : identity.over) {
        ++result.first;
        result.second += side_of(identity.left, identity, over, year_before, values) !=
                         side_of(identity.right, identity, over, year_before, values);
    }
    return result;
}

} // namespace gouji

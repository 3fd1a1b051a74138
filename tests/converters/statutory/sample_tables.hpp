#pragma once
#include <algorithm>
#include <string>

#include "gouji/converters/statutory/extract.hpp"

/// Tables of values for tests of the arithmetic.

namespace gouji::testing {

inline FormLibrary const& library() {
    static FormLibrary const forms = FormLibrary::built_in().value();
    return forms;
}

inline ExtractedValue value(std::string const& digits, Evidence evidence = Evidence::Stated) {
    ExtractedValue out;
    out.raw = out.value = digits;
    out.is_null = digits.empty();
    out.is_number = !digits.empty();
    out.evidence = digits.empty() && evidence == Evidence::Stated ? Evidence::Empty : evidence;
    return out;
}

/// A table of the form with zeros everywhere.
inline ExtractedTable zeros(Form const& form) {
    ExtractedTable table;
    table.table = form.table;
    table.form = form.id;
    table.edition = form.edition;
    for (FormRow const& from : form.rows) {
        ExtractedRow row;
        row.id = from.id;
        row.label = from.label;
        row.columns = from.columns;
        row.values.assign(from.columns.size(), value("0"));
        table.rows.push_back(row);
    }
    return table;
}

inline ExtractedRow& row(ExtractedTable& table, std::string const& id) {
    return *std::find_if(
        table.rows.begin(), table.rows.end(), [&](auto const& r) { return r.id == id; });
}

inline ExtractedValue&
cell(ExtractedTable& table, std::string const& id, std::string const& column) {
    ExtractedRow& in = row(table, id);
    auto const at = std::find(in.columns.begin(), in.columns.end(), column);
    return in.values[static_cast<std::size_t>(at - in.columns.begin())];
}

} // namespace gouji::testing

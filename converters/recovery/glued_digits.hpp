#pragma once
#include <cstddef>
#include <vector>

#include "gouji/converters/recovery/identities.hpp"
#include "gouji/converters/recovery/row_values.hpp"

/// Rows whose numbers ran together: 587001066 for 58 7 0 0 1 0 66.

namespace gouji {

/// A table of a report, before its rows are placed.
struct GluedTable {
    TableReading* reading = nullptr;
    Form const* form = nullptr;
};

/// Sets `reading.gluing`, before rows are lost for other reasons.
void note_gluing(TableReading& reading, Form const& form);

/// The row has one value, of a digit for every column at least: where digits ran together, it is
/// all of them.
[[nodiscard]] bool is_glued_row(RowReading const& row, std::size_t columns);

/// Marks the rows whose only value is the digits of all columns, and loses those of which nothing
/// tells how many numbers ran together. The tables of one text were damaged alike: what one of them
/// shows surely holds for all.
void mark_glued_rows(std::vector<GluedTable> const& tables);

/// The ways to split `digits` into `columns` numbers without leading zeros, at most `bound`, the
/// first numbers longest first.
[[nodiscard]] std::vector<RowTexts>
split_digits(std::string const& digits, std::size_t columns, std::size_t bound);

} // namespace gouji

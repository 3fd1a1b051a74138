#pragma once
#include <cstddef>
#include <vector>

#include "gouji/converters/recovery/identities.hpp"
#include "gouji/converters/recovery/row_values.hpp"

/// Rows whose numbers ran together: 587001066 for 58 7 0 0 1 0 66.

namespace gouji {

/// Marks the rows of a reading whose only value is the digits of all columns.
void mark_glued_rows(TableReading& reading, Form const& form);

/// The ways to split `digits` into `columns` numbers without leading zeros, at most `bound`, the
/// first numbers longest first.
[[nodiscard]] std::vector<RowTexts>
split_digits(std::string const& digits, std::size_t columns, std::size_t bound);

} // namespace gouji

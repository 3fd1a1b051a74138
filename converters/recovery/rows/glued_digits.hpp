#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gouji/converters/recovery/rows/identities.hpp"
#include "gouji/converters/recovery/rows/row_values.hpp"

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

/// Marks the rows whose only value is the digits of all columns (RowReading::glued, cut), and loses
/// those of which nothing can tell how many numbers ran together. The tables of one text were
/// damaged alike: what one of them shows surely holds for all.
void mark_glued_rows(std::vector<GluedTable> const& tables);

/// How many ways there are to split `digits` into `columns` numbers without leading zeros; `bound`
/// where there are as many or more.
[[nodiscard]] std::int64_t
count_splits(std::string const& digits, std::size_t columns, std::int64_t bound);

/// All ways, or those whose last number is the sum of the others: told without trying all.
enum class SplitKind : std::uint8_t { Any, LastIsSum };

/// Calls `take` with each way of the kind, the first numbers longest first.
void for_each_split(
    std::string const& digits,
    std::size_t columns,
    SplitKind kind,
    std::function<void(RowTexts const&)> const& take);

/// The ways to split `digits` into two to `columns` numbers without leading zeros, of which the
/// last is the sum of the others; nothing when there is too much to try.
[[nodiscard]] std::optional<std::vector<RowTexts>>
split_to_sum(std::string const& digits, std::size_t columns);

} // namespace gouji

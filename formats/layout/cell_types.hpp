#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "gouji/formats/layout/layout_line.hpp"

/// Cells that stand on lines of their own, and what makes rows of them a table.

namespace gouji {

/// A cell: its line, and what the line holds without tabs, bars and blanks around it.
struct LineCell {
    LayoutLine line;
    std::string_view text;
};
using CellRow = std::vector<LineCell>;
using CellRows = std::vector<CellRow>;

/// A number, alone or with signs and a short unit ("12", "3.5万元"), a date, a sign for "none", or
/// a short code ("GB-7").
[[nodiscard]] bool is_typed_cell(std::string_view text);
/// What a header holds: a short text without digits that is no part of a sentence.
[[nodiscard]] bool is_label_cell(std::string_view text);
/// What sentences, statements and fields with their names have, and cells of a table have not.
[[nodiscard]] bool is_wordy_cell(std::string_view text);

/// Lines without any layout prove less than lines behind tabs.
enum class CellLayout : std::uint8_t { Bare, Tabbed };

/// Whether a row begins with a text and holds values enough to be one of a table's.
[[nodiscard]] bool is_row_of_values(CellRow const& row, CellLayout layout);
[[nodiscard]] bool is_row_of_labels(CellRow const& row);

/// Rows of the same length, each column all texts or all values; a row of labels may stand above.
/// Two columns, and values in the first, are evident below such a row alone.
[[nodiscard]] bool are_evident_rows(std::span<CellRow const> rows, CellLayout layout);

} // namespace gouji

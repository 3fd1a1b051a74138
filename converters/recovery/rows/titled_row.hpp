#pragma once
#include <optional>

#include "gouji/converters/recovery/rows/alignment.hpp"
#include "gouji/converters/recovery/rows/row_values.hpp"
#include "gouji/converters/recovery/text/regions.hpp"

/// A form of one row that has no label of its own can lose its whole head and still be told: by the
/// title of its chapter and a row of exactly as many values as it has columns.

namespace gouji {

struct TitledRow {
    Alignment alignment; ///< no label matches
    TableReading reading;
};

/// The row of values that follows the title in cell `title`; nullopt when the form has labelled
/// rows, or what follows is not such a row. `limit`: no cell at or behind it belongs to the table.
[[nodiscard]] std::optional<TitledRow> read_titled_row(
    FormLabels const& form, CellStream const& stream, std::size_t title, std::size_t limit);

/// The cells among [begin, end) that are the title of the form's chapter.
[[nodiscard]] std::vector<std::size_t>
find_titles(FormLabels const& form, CellStream const& stream, std::size_t begin, std::size_t end);

} // namespace gouji

#pragma once
#include "gouji/converters/recovery/rows/row_values.hpp"

namespace gouji {

/// A row of which no value, or not every one, was found is blank there only where nothing is left
/// that may be its: no number between its label and the next one that no row took, no unknown text,
/// and no digits in the label itself. Loses the others. `limit`: as read_rows.
void lose_emptied_rows(
    TableReading& reading, Alignment const& alignment, CellStream const& stream, std::size_t limit);

} // namespace gouji

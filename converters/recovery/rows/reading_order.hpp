#pragma once
#include "gouji/converters/recovery/rows/alignment.hpp"
#include "gouji/converters/recovery/rows/row_values.hpp"

namespace gouji {

/// Mends a reading whose values do not stand behind their labels: labels and values interleaved out
/// of order, all labels before all numbers (column by column), repeated lines removed. Where the
/// order of the values proves which row they are of, the rows get them; where it does not, the rows
/// are lost: nothing is better than a number in the wrong row. `limit`: no cell at or behind it
/// belongs to the table.
void settle_order(
    TableReading& reading, Alignment const& alignment, CellStream const& stream, std::size_t limit);

} // namespace gouji

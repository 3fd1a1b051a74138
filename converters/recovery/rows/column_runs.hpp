#pragma once
#include <cstddef>

#include "gouji/converters/recovery/rows/alignment.hpp"
#include "gouji/converters/recovery/rows/row_values.hpp"

namespace gouji {

/// Mends rows whose numbers come column by column behind the labels of all of them, as a page's
/// text does in content order. The numbers are put back where blank lines between the columns, or
/// the identities along the rows, leave one way only; else the rows are lost, since nothing is
/// better than a number in the wrong row. `limit`: no cell at or behind it belongs to the table.
void settle_column_runs(
    TableReading& reading, Alignment const& alignment, CellStream const& stream, std::size_t limit);

} // namespace gouji

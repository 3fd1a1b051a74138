#pragma once
#include "gouji/converters/recovery/rows/row_values.hpp"

namespace gouji {

/// Values that do not stand on the line of a label may be those of the row above it or below it.
/// Loses rows that may have another one's:
///
/// - Where values stand above the first label of a part, as tools do that write a page block by
///   block: every row of the part may have those of the row below it.
/// - Where labels and values share lines and the values of some row have a line for themselves: the
///   row, and those beside it that have none.
/// - Where more values stand below those of a row, beside other pieces of its label: it goes on.
/// - Where a value ends in the numeral that the row's label lacks.
/// - Where a value is the middle of a note that begins on a line above and ends on one below.
void lose_displaced_rows(
    TableReading& reading, Alignment const& alignment, CellStream const& stream);

} // namespace gouji

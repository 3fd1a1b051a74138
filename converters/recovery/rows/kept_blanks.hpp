#pragma once
#include "gouji/converters/recovery/rows/alignment.hpp"
#include "gouji/converters/recovery/rows/row_values.hpp"

namespace gouji {

/// Puts the empty cells into rows that have fewer values than columns, where the layout shows them
/// without drawing them: as blank lines between cells that stand one a line, or as gaps between
/// values set in columns of text. Only where all rows agree with that reading; other rows stay as
/// they are.
void settle_kept_blanks(
    TableReading& reading, Alignment const& alignment, CellStream const& stream);

} // namespace gouji

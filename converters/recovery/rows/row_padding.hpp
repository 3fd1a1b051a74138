#pragma once
#include "gouji/converters/recovery/rows/alignment.hpp"
#include "gouji/converters/recovery/rows/row_values.hpp"

namespace gouji {

/// A tool that fills rows up to one width with bars writes a single one as it writes a blank cell.
/// Rows without blank cells tell the width; where it leaves so many bars for padding as a row has
/// cells too many at its end, and these are blank, they are padding.
void settle_padding(TableReading& reading, Alignment const& alignment, CellStream const& stream);

} // namespace gouji

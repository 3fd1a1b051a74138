#pragma once
#include "gouji/converters/recovery/rows/alignment.hpp"
#include "gouji/converters/recovery/rows/row_values.hpp"

namespace gouji {

/// A print may be the beginning of several labels ("行政" of 行政许可 and of 行政处罚), and parts
/// of a form have labels in common. Labels that follow each other tell each other; where none of
/// those that do is one label's alone, nothing tells which rows they name: these are lost, unless
/// the order of the values told all rows.
void lose_doubtful_rows(
    TableReading& reading, Alignment const& alignment, CellStream const& stream);

} // namespace gouji

#pragma once
#include "gouji/converters/recovery/rows/row_values.hpp"

namespace gouji {

/// How many cells the row has: one a column, or, where the labels over it stand in every slot of
/// their spans, one a slot.
[[nodiscard]] std::size_t
slots_of(FormRow const& row, Alignment const& alignment, CellStream const& stream);

/// Fits the cells found behind the label of `row` to its columns where there are more of them:
/// copies of a span and blanks that stand for one fall away, and so do zeros behind the columns;
/// anything else leaves open which cells are the row's (RowReading::choices). `beside_label`: the
/// cells stand on the line of their label, as rows drawn on the official grid do.
void fit_cells(
    RowReading& reading,
    FormRow const& row,
    bool beside_label,
    Alignment const& alignment,
    CellStream const& stream);

} // namespace gouji

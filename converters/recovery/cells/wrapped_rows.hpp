#pragma once
#include <cstddef>

#include "gouji/converters/recovery/cells/cell_stream.hpp"
#include "gouji/converters/recovery/labels/form_labels.hpp"

namespace gouji {

/// A table as it looks on a page whose columns are narrow: labels go on below their first line, and
/// on one line stand pieces of several, of a group of rows, of one of its rows, and the row's
/// values. Where the pieces are all labels of a form's rows, in the form's order, letter by letter,
/// and can be so in one way only, each label becomes one cell again, with the values of its row
/// behind it, on one line.
///
/// Looks at the cells from `begin` on.
void rejoin_wrapped_rows(CellStream& stream, std::size_t begin, LabelIndex const& index);

} // namespace gouji

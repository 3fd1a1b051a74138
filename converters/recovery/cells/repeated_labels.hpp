#pragma once
#include <cstddef>

#include "gouji/converters/recovery/cells/cell_stream.hpp"
#include "gouji/converters/recovery/labels/form_labels.hpp"

namespace gouji {

/// Tools that know no spans write the text of a cell into each slot that it covers. Where labels
/// of forms in the stream from `begin` on recur so, side by side or row under row, the first of
/// them stays and counts its copies, which are cells of their own no longer.
void fold_repeated_labels(CellStream& stream, std::size_t begin, LabelIndex const& index);

} // namespace gouji

#pragma once
#include <cstddef>

#include "gouji/converters/recovery/cells/cell_stream.hpp"
#include "gouji/converters/recovery/labels/form_labels.hpp"

namespace gouji {

/// Parts the texts from cell `begin` on that are several labels with one blank between them, as the
/// heads of narrow columns come out of a page ("行政复议 行政诉讼"). Glyphs of shredded heads may
/// stand between the labels. A text that is a label as a whole stays whole.
void split_labels(CellStream& stream, std::size_t begin, LabelIndex const& index);

} // namespace gouji

#pragma once
#include <cstddef>

#include "gouji/converters/recovery/cells/cell_stream.hpp"
#include "gouji/converters/recovery/labels/form_labels.hpp"

namespace gouji {

/// Parts the texts of the stream from `begin` on in which labels of forms ran together, with each
/// other or with their values ("行政许可58行政处罚12"), into cells. A sentence that names some
/// labels stays whole.
void part_glued_labels(CellStream& stream, std::size_t begin, LabelIndex const& index);

} // namespace gouji

#pragma once
#include <cstddef>

#include "gouji/converters/recovery/cells/cell_stream.hpp"

namespace gouji {

/// Joins a value to the end of its note where a line break parted them: "22（其中修订16件" and
/// "）". Looks at the cells from `begin` on.
void join_broken_notes(CellStream& stream, std::size_t begin);

} // namespace gouji

#pragma once
#include <cstddef>

#include "gouji/converters/recovery/cells/cell_stream.hpp"

namespace gouji {

/// Numbers too long for their column go on below it, "521280" and under it "03", on lines that are
/// set in columns. Where each number joined with what stands below it makes sums of the row come
/// out (its last number is the sum of the others, or the last of each of several groups of one
/// size is), the joined numbers stand, as mended ones, on the line that had most of them. Lines
/// that look so and add up to nothing become Torn: no row may take their numbers.
///
/// Looks at the cells from `begin` on.
void join_wrapped_numbers(CellStream& stream, std::size_t begin);

} // namespace gouji

#pragma once
#include <cstddef>

#include "gouji/formats/layout/cell_types.hpp"

namespace gouji {

/// Rows of one cell a line that blank lines keep apart.
struct CellGroups {
    CellRows rows;
    std::size_t lines = 0; ///< from the first line to the last cell
    CellLayout layout = CellLayout::Bare;
    std::size_t searched = 0; ///< without rows: in so many lines none begins
};

/// The rows that `lines` begin with: a row of labels or of values, then rows of values, of whatever
/// length; nothing when there are fewer than two.
[[nodiscard]] CellGroups find_cell_groups(LayoutLines lines);

} // namespace gouji

#pragma once
#include <cstddef>
#include <vector>

#include "gouji/converters/recovery/cells/cell_stream.hpp"
#include "gouji/converters/recovery/labels/form_labels.hpp"

namespace gouji {

/// A stretch of cells that may hold one statutory table: enough labels that only the forms of one
/// table have, close together and in the form's order.
struct Region {
    std::string_view table; ///< "applications"; owned by the form
    std::size_t begin = 0;  ///< cells of the stream, with some slack on both sides
    std::size_t end = 0;
    std::size_t first_label = 0; ///< without the slack: the first cell that is surely a label
    std::size_t last_label = 0;
};

/// Cells between two labels of one region: the values of a whole form may stand there, column by
/// column.
inline constexpr std::size_t longest_label_gap = 200;

/// The regions among the cells from `begin` on, in order, not overlapping. Linear in the number of
/// cells.
[[nodiscard]] std::vector<Region>
find_regions(CellStream const& stream, std::size_t begin, LabelIndex const& index);

} // namespace gouji

#pragma once
#include <cstdint>
#include <vector>

#include "gouji/model/source.hpp"

namespace gouji {

/// Something on a page that is read as a whole: a piece of a line, a table, a picture, a rule.
struct OrderBox {
    Rect box;
    float size = 0; ///< font size; 0 for what is no text
};

/// Boxes that are read before the next part is begun: a column, or what stands across all.
struct PagePart {
    std::vector<std::uint32_t> boxes; ///< indices, from top to bottom, then left to right
    bool is_column = false;           ///< beside others
};

/// The reading order of a page: where two or more columns of prose stand beside each other, each
/// is read to its end. Columns of a table, short or ragged, are not taken for prose: they stay in
/// one part. Time: sorting.
[[nodiscard]] std::vector<PagePart> find_reading_order(std::vector<OrderBox> const& boxes);

} // namespace gouji

#pragma once
#include <string_view>

#include "gouji/model/table_grid.hpp"

/// Where the texts of cells stand that state no alignment: what the statutory forms look like.

namespace gouji {

/// A cell over the whole row is a title of the rows below it.
[[nodiscard]] bool is_full_width(TableGrid::Placed const& placed, int columns);
/// Headings, numbers, and names short enough for one line of a form stand in the middle. `text`:
/// of the cell.
[[nodiscard]] bool
is_centered(std::string_view text, TableGrid::Placed const& placed, bool in_head, int columns);

} // namespace gouji

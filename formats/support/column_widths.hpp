#pragma once
#include <vector>

#include "gouji/model/table_grid.hpp"

namespace gouji {

/// The widths of a table's columns in twips: positive, their sum is `total`. Stated widths count
/// when the table has one for each column; else the columns get what their texts need: no number
/// is broken, and what is left goes to those whose text would otherwise wrap most.
/// `half_points`: the size of the text.
[[nodiscard]] std::vector<int>
column_widths(Table const& table, TableGrid const& grid, int total, int half_points);

/// The same where the table need not look as in its source: stated widths that are all alike, as
/// programs state them that were told none, give way where the texts need much less height.
[[nodiscard]] std::vector<int>
readable_column_widths(Table const& table, TableGrid const& grid, int total, int half_points);

/// How wide the table must at least be, in half-width characters, so that no word or number breaks
/// and Han texts still look like text; the margins of cells not counted.
[[nodiscard]] double least_width(Table const& table, TableGrid const& grid);

} // namespace gouji

#pragma once
#include "gouji/formats/layout/column_grid.hpp"

namespace gouji {

/// Whether lines laid over columns are a table beyond doubt: columns of numbers, columns that a
/// rule draws, or short texts that stand exactly below each other. Verse, addresses, code, lines of
/// contents and prose set in columns are none.
[[nodiscard]] bool is_evident_table(ColumnGrid const& grid);

} // namespace gouji

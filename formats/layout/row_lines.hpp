#pragma once
#include <cstddef>
#include <vector>

#include "gouji/formats/layout/column_grid.hpp"

namespace gouji {

/// The lines of a grid, [begin, end), that make one row of a table.
struct RowLines {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Puts lines together where one row was printed on several: the lines of a header, a label above
/// (and below) the values it belongs to, a text that goes on below. Where that is not evident each
/// line is a row.
[[nodiscard]] std::vector<RowLines> group_rows(ColumnGrid const& grid);

} // namespace gouji

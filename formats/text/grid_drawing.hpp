#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "gouji/formats/support/east_asian_width.hpp"
#include "gouji/model/table_grid.hpp"

namespace gouji {

/// Draws a grid as a reStructuredText grid table
/// (https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#grid-tables).
/// `contents`: the lines of each cell of grid.cells(), in that order. +===+ stands below the first
/// `head_rows` rows, which no cell may span beyond.
///
/// A row or column border that no cell ends at is drawn as one + on the frame, so that a parser of
/// grid tables finds exactly the same grid.
[[nodiscard]] std::vector<std::string> draw_grid(
    TableGrid const& grid,
    std::vector<std::vector<std::string>> contents,
    std::int32_t head_rows,
    AmbiguousWidth ambiguous);

} // namespace gouji

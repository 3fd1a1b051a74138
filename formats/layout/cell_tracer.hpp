#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "gouji/formats/layout/text_canvas.hpp"

namespace gouji {

/// A cell on the canvas: its corners are crossings.
struct TracedCell {
    std::size_t top = 0;
    std::size_t left = 0;
    std::size_t bottom = 0;
    std::size_t right = 0;
};
struct TracedGrid {
    std::vector<TracedCell> cells;        ///< by top, then left
    std::vector<std::size_t> row_borders; ///< canvas rows, ascending, the first and last included
    std::vector<std::size_t> column_borders;
};

/// Traces the cells of a drawn table as docutils does (docutils/parsers/rst/tableparser.py,
/// GridTableParser): from each corner right, down, left and up again; every crossing that is
/// passed is a border of the grid. Nothing when the cells do not fill the rectangle.
[[nodiscard]] std::optional<TracedGrid> trace_cells(TextCanvas const& canvas);

} // namespace gouji

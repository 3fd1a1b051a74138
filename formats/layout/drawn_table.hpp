#pragma once
#include <functional>
#include <optional>

#include "gouji/formats/layout/layout_line.hpp"
#include "gouji/model/document.hpp"

/// Tables drawn with lines: reStructuredText grid tables and box drawing.

namespace gouji {

/// Makes a cell's content from the lines inside it.
using CellReader = std::function<Blocks(LayoutLines)>;

/// The number of lines, from the first, that a drawn table may take: the first is a border, all
/// begin with a border's character. 0 when the first is no top border.
[[nodiscard]] std::size_t drawn_table_extent(LayoutLines lines);

struct DrawnTable {
    Table table;
    std::size_t lines = 0; ///< how many it takes
};
/// The table that `lines` begin with: cells as docutils' GridTableParser traces them, each way of
/// counting columns tried until one aligns. `+===+` (or a heavier line of a box) ends the header
/// rows. Nothing when no way gives cells that fill the rectangle.
[[nodiscard]] std::optional<DrawnTable>
read_drawn_table(LayoutLines lines, CellReader const& read_cell);

} // namespace gouji

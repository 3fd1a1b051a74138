#pragma once
#include <cstddef>
#include <vector>

#include "gouji/formats/layout/layout_line.hpp"
#include "gouji/formats/layout/loose_table.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// The table of bars, tabs, blanks or words that `lines` begin with: what each finder of
/// loose_table.hpp makes of them.
[[nodiscard]] LooseTable read_loose_table(LayoutLines lines);

/// A table that may go on behind the number of a page.
struct PagedTable {
    Table table;
    std::size_t lines = 0;                ///< from the first to the last row, all between included
    std::vector<LayoutLine> page_numbers; ///< among them, no part of the table
};

/// `table`, which the first `count` of `lines` are, with the rows behind the page numbers that
/// follow it, where the finder takes them together for one table.
[[nodiscard]] PagedTable join_pages(LayoutLines lines, Table table, std::size_t count);

} // namespace gouji

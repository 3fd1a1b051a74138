#pragma once
#include <span>
#include <vector>

#include "gouji/formats/layout/page/found_table.hpp"
#include "gouji/formats/layout/page/row_grouping.hpp"
#include "gouji/formats/layout/page/table_lines.hpp"

namespace gouji {

/// A table made of the lines [begin, end).
struct AlignedTable {
    std::size_t begin = 0;
    std::size_t end = 0;
    FoundTable table;
};

/// Tables that have no (or not all) ruling lines: columns by the gaps that run through lines, rows
/// by baselines. `lines` stand below each other in one column of the page; `rules` are horizontal
/// and ascending. Conservative: a table needs several lines in line, mostly figures or between
/// rules; prose, lists, contents with leaders and labelled drawings are none. Tables are in order
/// and do not overlap.
[[nodiscard]] std::vector<AlignedTable> find_aligned_tables(
    PageText const& text, std::span<TableLine const> lines, std::span<RowRule const> rules);

/// The grid and words of rows with the given column borders.
[[nodiscard]] FoundTable
make_aligned_table(PageText const& text, RowGroups const& groups, std::vector<float> borders);

} // namespace gouji

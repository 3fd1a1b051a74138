#pragma once
#include <optional>
#include <span>

#include "gouji/formats/layout/page/found_table.hpp"
#include "gouji/formats/layout/page/row_grouping.hpp"
#include "gouji/formats/layout/page/table_lines.hpp"

/// Where a table is drawn in part only: ruling lines between some of its rows and columns, the
/// alignment of words between the others.

namespace gouji {

/// The same table cut into the rows and columns that its words show, where cells hold several
/// figures one above the other (or side by side). Nothing when its cells are whole. `rules`: its
/// horizontal lines, ascending.
[[nodiscard]] std::optional<FoundTable>
split_cells(PageText const& text, FoundTable const& table, std::span<RowRule const> rules);

/// Cuts cells over several columns that no line parts where their words stand in the columns all
/// the same: rows below a header whose borders end there.
void split_spans(PageText const& text, FoundTable& table);

/// Adds the lines that stand below a drawn header, in its columns, to it as rows. Returns how many
/// it took; 0 when `table` is no mere header or nothing follows.
[[nodiscard]] std::size_t extend_below(
    PageText const& text,
    FoundTable& table,
    std::span<TableLine const> lines,
    std::span<RowRule const> rules);

} // namespace gouji

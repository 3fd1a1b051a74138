#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "gouji/formats/layout/layout_line.hpp"
#include "gouji/model/document.hpp"
#include "gouji/model/table_grid.hpp"

/// What a drawn grid cannot say about its table, as reStructuredText comments above it:
///
///     .. caption: 表1 收支情况
///     .. row-headers: r2c1-r28c1
///     .. head-rows: 1-3 7
///     .. foot-rows: 9
///     .. holes: r4c2
///
/// Rows and columns count from 1. head-rows stands only where +===+ does not say it.

namespace gouji {

/// Whether a line is one of these.
[[nodiscard]] bool is_table_note(std::string_view line);
/// Does to the table what the notes say; what names no row or cell of it is passed over.
void apply_table_notes(Table& table, LayoutLines notes);

/// The notes that `table` needs.
[[nodiscard]] std::vector<std::string>
table_notes_of(Table const& table, TableGrid const& grid, std::string_view caption);

/// How many rows at the top +===+ sets apart: the leading head rows, unless all rows are.
[[nodiscard]] std::int32_t drawn_head_rows(Table const& table, TableGrid const& grid);

} // namespace gouji

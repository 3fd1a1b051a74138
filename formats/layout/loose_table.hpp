#pragma once
#include <functional>
#include <optional>
#include <string_view>

#include "gouji/formats/layout/layout_line.hpp"
#include "gouji/model/document.hpp"

/// Tables that are not drawn but aligned: bars, tabs, columns of blanks. The finders are
/// conservative: a table that is not evident is left to others, because a wrong table is worse than
/// plain lines.

namespace gouji {

/// What a finder makes of the lines that it is given.
struct LooseTable {
    std::size_t lines = 0;       ///< how many lines belong together, from the first
    std::optional<Table> table;  ///< nothing: their structure is not evident
    bool looks_like_one = false; ///< without a table: worth saying so
};

/// Whether the first line holds a bar (| ｜ │ ┃ ║), or is a rule above one that does.
[[nodiscard]] bool begins_with_bars(LayoutLines lines);
/// The lines with bars (and rules between them) that `lines` begin with: a Markdown table (|---|
/// below its header), or rows with the same number of cells each. Rows may be parted by a blank
/// line where bars stand at their ends. Two bars without a blank between them are what a lost
/// merged cell leaves behind: then the structure is not evident, but where all rows end alike.
[[nodiscard]] LooseTable read_pipe_table(LayoutLines lines);

/// Rows with the same number of tabs, as copied from a spreadsheet.
[[nodiscard]] LooseTable read_tab_table(LayoutLines lines);

/// Columns that two or more blanks, or the runs of a rule, keep apart (column_evidence.hpp says
/// when). `lines` may hold a header of one field above the columns.
[[nodiscard]] LooseTable read_fixed_width_table(LayoutLines lines);

/// Rows that blank lines part, between two long rules, below a header and a rule that draws the
/// columns.
[[nodiscard]] LooseTable read_multiline_table(LayoutLines lines);

/// A header of single words, and below it rows of a name and as many numbers, a blank between two
/// of them.
[[nodiscard]] LooseTable read_word_table(LayoutLines lines);

/// One cell a line. The rows end at padding behind a cell's bar, or are as long as the header says;
/// or blank lines part rows of cells (which may stand behind a tab), and two part rows of cells
/// that one parts. Without padding the columns have to hold values of one kind (cell_types.hpp),
/// row by row. `lines` 0: no such cells.
[[nodiscard]] LooseTable read_cell_lines(LayoutLines lines);

} // namespace gouji

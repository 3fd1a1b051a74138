#pragma once
#include <cstddef>
#include <vector>

#include "gouji/formats/layout/layout_line.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// What a parse has to tell beside its blocks.
struct ParseNotes {
    std::vector<LineRange> unsure_tables; ///< lines that look like a table and are none
    std::size_t joined_lines = 0;
    std::uint32_t first_joined = no_line;
    std::size_t flattened = 0; ///< quotes, lists and tables nested too deep
};

/// Blocks from lines: drawn tables, Gouji's own notation (escapes, underlined headings, indented
/// lists, quotes, fences, page breaks: docs/formats.md), tables made of bars, tabs or blanks,
/// numbered headings, lists, paragraphs. `depth` is how deep the lines are nested in other blocks.
[[nodiscard]] Blocks parse_blocks(LayoutLines lines, std::size_t depth, ParseNotes& notes);

/// The content of a table's cell: a line is a line, a blank line ends a paragraph; only drawn
/// tables are looked for.
[[nodiscard]] Blocks parse_cell(LayoutLines lines, std::size_t depth, ParseNotes& notes);

} // namespace gouji

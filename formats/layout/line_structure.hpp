#pragma once
#include <span>
#include <vector>

#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

/// Structure from plain lines, whatever format they came from.

namespace gouji {

/// Blocks made of the given lines of `source` (in order, not overlapping; nothing outside them is
/// looked at, and no block reaches over a gap): general tables (pipe, tab separated, fixed width),
/// numbered headings of official prose, lists, title, signature and date, paragraphs. Every block
/// knows its lines.
///
/// Lines that look like a table without being an evident one stay lines, with TableUnsure: its
/// place is that of the first, its data "lines" their number.
///
/// Recovery calls it again for the lines that a form leaves over.
[[nodiscard]] Blocks structure_lines(
    SourceMap const& source, std::span<LineRange const> ranges, Diagnostics& diagnostics);

} // namespace gouji

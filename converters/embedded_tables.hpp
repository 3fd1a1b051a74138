#pragma once
#include "gouji/formats/format.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// Reads the HTML tables that stand in the lines of a text, as recognisers of scans and writers of
/// Markdown leave them there: from a line of markup in which one begins to the line in which it
/// ends. The lines stay in the SourceMap; each cell knows its place there. Markup that does not
/// end, or shares its paragraph with other text, stays text.
void read_embedded_tables(Document& document, Limits const& limits, Diagnostics& diagnostics);

} // namespace gouji

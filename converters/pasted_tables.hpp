#pragma once
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// Makes tables of the paragraphs, and of the lines of preformatted text, that are evident lines of
/// one (formats/layout/loose_table.hpp says which are): a text with bars, tabs or columns of blanks
/// that was pasted into a Word file or a page. Lines that only look like a table stay, with
/// TableUnsure. Paragraphs with more than text in them (links, notes, images) are no lines.
void find_pasted_tables(Document& document, Diagnostics& diagnostics);

} // namespace gouji

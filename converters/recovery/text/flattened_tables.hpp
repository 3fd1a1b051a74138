#pragma once
#include "gouji/converters/recovery/cells/stream_builder.hpp"
#include "gouji/converters/recovery/labels/form_labels.hpp"
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// Tables of one column, or of one cell, whose text holds labels of the forms: the lines of a
/// flattened table that somebody pasted into a Word file or a page, where they became rows. Their
/// lines become lines of the SourceMap of their own, an empty cell a blank line, and the blocks
/// that they make take the table's place. Tables with more than text in them stay.
void unfold_flattened_tables(
    Document& document, LabelIndex const& index, LineFacts const& facts, Diagnostics& diagnostics);

} // namespace gouji

#pragma once
#include "gouji/converters/recovery/form_labels.hpp"
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// Two reports set side by side on a page come as lines that hold a line of each. Where the same
/// labels stand twice at one distance, such lines are parted between the two: the left halves and
/// then the right halves become lines of the SourceMap of their own (behind its other lines, with
/// the numbers and offsets of the lines they are of), and the blocks are structured anew from them.
/// Only lines set in columns of text are looked at; those with bars or tabs have cells.
void part_side_by_side(Document& document, LabelIndex const& index, Diagnostics& diagnostics);

} // namespace gouji

#pragma once
#include "gouji/converters/recovery/cells/stream_builder.hpp"
#include "gouji/converters/recovery/labels/form_labels.hpp"
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// Lines that held a line of each of two reports, and the lines that they became.
struct SideBySide {
    LineRange whole; ///< no block has them any more; unknown when there are none
    LineRange left;
    LineRange right;
};

/// Two reports set side by side on a page come as lines that hold a line of each. Where the same
/// labels stand twice at one distance, or twice on lines whose cells bars, tabs, commas or blanks
/// part, such lines are parted between the two: the left halves and
/// then the right halves become lines of the SourceMap of their own (behind its other lines, with
/// the numbers and offsets of the lines they are of), and the blocks are structured anew from them.
///
/// Halves of lines that cannot be parted for sure are added to `facts.torn`: no value of theirs
/// may be told.
SideBySide part_side_by_side(
    Document& document, LabelIndex const& index, LineFacts& facts, Diagnostics& diagnostics);

} // namespace gouji

#pragma once
#include <cstddef>
#include <string>

namespace gouji::html {

struct GuardReport {
    std::size_t flattened = 0;    ///< tags of elements that would have been too deep
    std::size_t first_offset = 0; ///< of the first of them
    std::size_t elements = 0;     ///< tags, comments and attributes that the parser makes nodes of
    bool formatting_dropped = false; ///< bold, font, … tags were blanked, all of them
};

/// Blanks the tags in `html` that would make the parser build a tree deeper than about `limit`, or
/// one far larger than its input. Texts stay, and so do all offsets: a tag is overwritten by as
/// many bytes. Time is linear.
///
/// The parser's stack of open elements is followed from below: where its rules are intricate the
/// guard keeps an element open rather than closes it, so that what it lets through is never deeper
/// than it believes, but for a few elements that the parser itself inserts.
///
/// The tags of SVG and MathML are always blanked: a report has no use for their structure.
[[nodiscard]] GuardReport guard_nesting(std::string& html, std::size_t limit);

} // namespace gouji::html

#pragma once
#include <string>
#include <vector>

#include "gouji/formats/layout/layout_line.hpp"

namespace gouji {

/// Whether a line can only be prose: no blank line, none that begins another kind of block.
[[nodiscard]] bool is_prose_line(LayoutLine const& line);

struct JoinedLines {
    std::string text;
    std::size_t lines = 1;
};
/// The paragraphs of a block of prose lines. Where most lines are as wide as the widest, as a
/// program or a person wrapped them, a full line that does not end a sentence goes on in the next
/// one; else each line is a paragraph.
[[nodiscard]] std::vector<JoinedLines> join_prose(LayoutLines lines);

} // namespace gouji

#pragma once
#include <cstddef>
#include <functional>
#include <string_view>

#include "gouji/formats/layout/layout_line.hpp"

namespace gouji {

/// Whether a line can only be prose: no blank line, none that begins another kind of block.
[[nodiscard]] bool is_prose_line(LayoutLine const& line);

/// Calls `take` with the paragraphs of a block of prose lines, in order, and with how many of the
/// lines each of them took. Where most lines are as wide as the widest, as a program or a person
/// wrapped them, a full line that does not end a sentence goes on in the next one; else each line
/// is a paragraph.
void join_prose(
    LayoutLines lines,
    std::function<void(std::string_view paragraph, std::size_t lines)> const& take);

} // namespace gouji

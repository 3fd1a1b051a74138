#pragma once
#include "gouji/model/document.hpp"

/// What stands at the ends of a line of inlines, however deep in styles and links.

namespace gouji::html {

[[nodiscard]] bool begins_with_break(Inlines const& inlines);
[[nodiscard]] bool ends_with_break(Inlines const& inlines);
/// Takes one break off the end, and what is empty then. False when there is none.
bool take_last_break(Inlines& inlines);
struct StrippedBreaks {
    std::size_t first = 0; ///< how many stood at the beginning
    std::size_t last = 0;
};
/// Takes all breaks off both ends, and what is empty then.
StrippedBreaks strip_breaks(Inlines& inlines);

/// More than blanks and breaks.
[[nodiscard]] bool is_visible(Inlines const& inlines);

} // namespace gouji::html

#pragma once
#include "gouji/model/document.hpp"

/// What stands at the ends of a line of inlines, however deep in styles and links.

namespace gouji::html {

[[nodiscard]] bool begins_with_break(Inlines const& inlines);
[[nodiscard]] bool ends_with_break(Inlines const& inlines);
/// Take one break off, and what is empty then. False when there is none.
bool take_first_break(Inlines& inlines);
bool take_last_break(Inlines& inlines);

/// More than blanks and breaks.
[[nodiscard]] bool is_visible(Inlines const& inlines);

} // namespace gouji::html

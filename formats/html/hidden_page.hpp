#pragma once
#include "gouji/formats/html/dom.hpp"

namespace gouji::html {

/// The element that holds the page although it is hidden: a saved page whose script was to show its
/// text, or a page for those without scripts (noscript). It holds more text than all that is
/// shown. nullptr when what is shown is the page.
[[nodiscard]] Node const* find_hidden_page(Node const& body);

} // namespace gouji::html

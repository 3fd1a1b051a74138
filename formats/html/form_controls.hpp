#pragma once
#include <string>

#include "gouji/formats/html/dom.hpp"

namespace gouji::html {

/// What a control of a form says that somebody filled in: the text of a field, the option chosen,
/// "☑" or "☐". Empty for other elements, for buttons, and for fields of a search.
[[nodiscard]] std::string filled_in(Node const& control);

} // namespace gouji::html

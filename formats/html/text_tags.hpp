#pragma once
#include <gumbo.h>

namespace gouji::html {

/// Elements that hold nothing of the text.
[[nodiscard]] bool is_silent(GumboTag tag);
/// Elements whose content no browser shows as text, or only as a control.
[[nodiscard]] bool is_control(GumboTag tag);

} // namespace gouji::html

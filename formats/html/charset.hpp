#pragma once
#include <optional>
#include <string_view>

#include "gouji/formats/support/encoding.hpp"

namespace gouji::html {

/// The encoding that the bytes name themselves: a meta element (charset, or http-equiv with
/// content) or an XML declaration.
/// https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding
/// looks at 1,024 bytes; pages with long heads of scripts make us look further.
[[nodiscard]] std::optional<Encoding> stated_encoding(std::string_view bytes);

} // namespace gouji::html

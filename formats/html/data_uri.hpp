#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "gouji/model/document.hpp"

namespace gouji::html {

/// The content of a data: URI (RFC 2397); nothing when it is damaged.
[[nodiscard]] std::optional<Media> parse_data_uri(std::string_view uri);
/// "image/png" -> ".png"; ".bin" for types without a usual ending.
[[nodiscard]] std::string_view extension_of(std::string_view mime);

} // namespace gouji::html

#pragma once
#include <string>
#include <string_view>

namespace gouji {

/// RFC 4648, section 4, padded, without line breaks.
[[nodiscard]] std::string base64_encoded(std::string_view bytes);
/// Appends the bytes to `out`; line breaks and blanks are passed over, padding may be missing.
/// False at any other character; `out` is then of no use.
[[nodiscard]] bool decode_base64(std::string_view text, std::string& out);

} // namespace gouji

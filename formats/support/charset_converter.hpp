#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "gouji/formats/support/encoding.hpp"

namespace gouji {

/// What decoding could not make sense of.
struct InvalidInput {
    std::size_t bytes = 0; ///< how many; each run became one U+FFFD
    std::size_t first = 0; ///< offset of the first
};

/// Decodes `bytes` (without BOM) of the named encoding to UTF-8; what is ill-formed becomes U+FFFD
/// and is counted in `invalid`.
[[nodiscard]] std::string
convert_to_utf8(std::string_view bytes, Encoding encoding, InvalidInput& invalid);

/// The bytes of `utf8` in the named encoding; "" where it has not all of its characters.
[[nodiscard]] std::string convert_from_utf8(std::string_view utf8, Encoding encoding);

} // namespace gouji

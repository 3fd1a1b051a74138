#pragma once
#include <cstddef>
#include <string_view>

namespace gouji {

/// The offset of the first byte of `bytes` from `from` on that is not part of well-formed UTF-8
/// (Unicode 15, table 3-7); bytes.size() when there is none. Over a gigabyte a second on ASCII.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view bytes, std::size_t from = 0);

/// How long the ill-formed run at `at` is that one U+FFFD stands for (Unicode 15, section 3.9,
/// "maximal subpart"): at least 1.
[[nodiscard]] std::size_t ill_formed_length(std::string_view bytes, std::size_t at);

} // namespace gouji

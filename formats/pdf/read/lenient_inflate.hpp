#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace gouji::pdfread {

/// What can be inflated of a damaged Flate stream, at most `limit` bytes: wrong headers and
/// checksums are passed over, and what came before an error counts.
[[nodiscard]] std::string inflate_leniently(std::string_view packed, std::size_t limit);

/// True when a Flate stream holds more than `limit` bytes; looks no further.
[[nodiscard]] bool inflates_beyond(std::string_view packed, std::size_t limit);

} // namespace gouji::pdfread

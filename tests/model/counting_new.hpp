#pragma once
#include <cstddef>

namespace gouji::test {

/// What operator new has given out and not got back, in bytes asked for. Only in programs that link
/// counting_new.cpp.
[[nodiscard]] std::size_t live_bytes();

} // namespace gouji::test

#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace gouji {

/// A line to be structured: a whole line of the SourceMap, or a piece of it (the inside of a cell,
/// a quote, a list item).
struct LayoutLine {
    std::string_view text;
    std::uint32_t line = 0;   ///< index in the SourceMap
    std::uint32_t column = 0; ///< byte of that line where `text` begins
};
using LayoutLines = std::span<LayoutLine const>;

/// The rest of a line behind its first `bytes` bytes.
[[nodiscard]] inline LayoutLine drop_prefix(LayoutLine line, std::size_t bytes) {
    return {line.text.substr(bytes), line.line, line.column + static_cast<std::uint32_t>(bytes)};
}

} // namespace gouji

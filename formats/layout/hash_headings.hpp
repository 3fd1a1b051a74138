#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "gouji/formats/layout/layout_line.hpp"

/// Headings as Markdown marks them (CommonMark 4.2, "ATX headings"): "## Title". Comments of
/// programs and settings begin alike, so a line alone says little.

namespace gouji {

struct HashHeading {
    std::int32_t level = 0; ///< 1 … 6
    std::string_view text;  ///< without the signs at both ends
};

/// What `line` is where signs make headings: one to six of them, a blank, a short text.
[[nodiscard]] std::optional<HashHeading> read_hash_heading(std::string_view line);

/// Whether signs make headings in a text: each stands apart from others of its level, no line
/// begins with one for another reason, and what follows does not look like a program's.
[[nodiscard]] bool has_hash_headings(LayoutLines lines);

} // namespace gouji

#pragma once
#include <cstddef>
#include <string_view>

namespace gouji {

/// How many columns characters of East Asian Width "Ambiguous" (“ ” … · ①) take.
enum class AmbiguousWidth : unsigned char { Narrow, Wide };

/// Columns of one code point as docutils counts: Wide and Fullwidth 2, combining 0, all else 1.
[[nodiscard]] std::size_t display_width(
    char32_t code_point, AmbiguousWidth ambiguous = AmbiguousWidth::Narrow);
[[nodiscard]] std::size_t display_width(
    std::string_view text, AmbiguousWidth ambiguous = AmbiguousWidth::Narrow);

}  // namespace gouji

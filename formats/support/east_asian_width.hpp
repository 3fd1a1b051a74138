#pragma once
#include <cstddef>
#include <string_view>

namespace gouji {

/// How many columns characters of East Asian Width "Ambiguous" (“ ” … · ①) take.
enum class AmbiguousWidth : unsigned char { Narrow, Wide };

/// Columns of one code point as docutils counts: Wide and Fullwidth 2, combining 0, all else 1.
[[nodiscard]] std::size_t
display_width(char32_t code_point, AmbiguousWidth ambiguous = AmbiguousWidth::Narrow);
[[nodiscard]] std::size_t
display_width(std::string_view text, AmbiguousWidth ambiguous = AmbiguousWidth::Narrow);

/// Columns as docutils counts them *in a grid table*: Wide and Fullwidth 2, all else 1, combining
/// characters included.
[[nodiscard]] std::size_t
grid_width(char32_t code_point, AmbiguousWidth ambiguous = AmbiguousWidth::Narrow);
[[nodiscard]] std::size_t
grid_width(std::string_view text, AmbiguousWidth ambiguous = AmbiguousWidth::Narrow);

} // namespace gouji

#pragma once
#include <string_view>

namespace gouji {

/// True when any dictionary of the Unihan database reads `character` as the pinyin `syllable`:
/// lower-case letters without tone, u with diaeresis as "v" (its dots may be missing). Knows the
/// characters U+4E00 to U+9FFF.
[[nodiscard]] bool is_reading(char32_t character, std::string_view syllable);

} // namespace gouji

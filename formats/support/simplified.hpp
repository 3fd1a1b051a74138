#pragma once
#include <cstddef>
#include <string>

namespace gouji {

/// The simplified form of a traditional character, character by character; any other as it is.
[[nodiscard]] char32_t simplified(char32_t code_point);

/// Puts one wording in place of those that differ by region (archive and document, for which sites
/// that convert the script use each other). For comparing only: both sides must have gone through
/// it. `text` is in simplified characters and keeps its length.
void unify_regional_words(std::u32string& text);

/// The characters that unify_regional_words may put in the place of this one; mostly none.
[[nodiscard]] std::u32string mainland_characters(char32_t character);

/// The characters that some words of other regions have in the place of this one.
[[nodiscard]] std::u32string regional_characters(char32_t character);

/// Replaces the traditional characters of a text in UTF-8; returns how many there were. Bytes that
/// are not UTF-8 stay.
std::size_t simplify_text(std::string& text);

} // namespace gouji

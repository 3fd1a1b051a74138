#pragma once
#include <cstdint>
#include <string>
#include <string_view>

/// Fonts whose characters are pictures: Word stores them as U+F020 … U+F0FF, or as the bytes.

namespace gouji::docx::reading {

enum class SymbolFont : std::uint8_t { None, Symbol, Wingdings, Wingdings2, Wingdings3, Webdings };

[[nodiscard]] SymbolFont find_symbol_font(std::string_view font_name);

/// The Unicode character that looks like `character` of the font; `character` itself where none is
/// known. Private-use characters U+F0xx stand for the byte xx.
[[nodiscard]] char32_t symbol(SymbolFont font, char32_t character);

/// The text with its private-use characters U+F0xx replaced by what `font` shows (for
/// SymbolFont::None: by what Symbol shows, which Word takes where a font is not named).
[[nodiscard]] std::string replace_symbols(SymbolFont font, std::string_view text);
/// Whether replace_symbols could change the text.
[[nodiscard]] bool has_private_use(std::string_view text);

/// One character for the label of a bulleted list.
[[nodiscard]] char32_t bullet(SymbolFont font, char32_t character);

} // namespace gouji::docx::reading

#pragma once
#include <array>
#include <string>
#include <string_view>

/// Encodings and glyph names of simple fonts (ISO 32000-1, 9.6.6 and annex D).

namespace gouji::pdfread {

/// Code -> Unicode; 0 where the encoding has no character.
using Encoding = std::array<char16_t, 256>;

/// "WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding"; null for another name.
[[nodiscard]] Encoding const* find_encoding(std::string_view name);
[[nodiscard]] Encoding const& standard_encoding_table();
[[nodiscard]] Encoding const& symbol_encoding_table();
[[nodiscard]] Encoding const& zapf_dingbats_encoding_table();

/// The character of a glyph name by the Adobe Glyph List and its rules ("Aacute", "uni4E00",
/// "u20000", "f_i", "one.oldstyle"); several for a ligature, none for a name that tells nothing.
[[nodiscard]] std::u32string characters_of_glyph_name(std::string_view name);
/// "a1" … "a206" of ZapfDingbats; 0 when it is none.
[[nodiscard]] char32_t character_of_dingbat_name(std::string_view name);

/// The advance width of a character in one of the standard 14 fonts, in thousandths of the size;
/// negative when `font` is none of them. `code` serves Symbol and ZapfDingbats.
[[nodiscard]] int standard_width(std::string_view font, char32_t character, unsigned char code);

} // namespace gouji::pdfread

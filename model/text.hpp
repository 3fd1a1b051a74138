#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "gouji/model/document.hpp"

/// Plain texts of model values, and UTF-8 by code point.

namespace gouji {

/// Decodes the code point at text[at] and moves `at` behind it. U+FFFD (and one byte) where the
/// bytes are not UTF-8.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_utf8(std::string& out, char32_t code_point);
[[nodiscard]] std::u32string to_utf32(std::string_view text);
[[nodiscard]] std::string to_utf8(std::u32string_view text);

/// White space in the sense of these documents: ASCII blanks, NBSP, U+2000–200B, U+3000, BOM.
[[nodiscard]] bool is_blank(char32_t code_point);
[[nodiscard]] bool is_han(char32_t code_point);
/// True when `text` holds nothing but is_blank characters and line ends.
[[nodiscard]] bool is_blank(std::string_view text);
/// Without blanks (is_blank, line ends) at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);
/// Without any blanks and line ends: what is left when a format has folded or wrapped a text.
[[nodiscard]] std::string without_blanks(std::string_view text);

/// Text with line breaks as "\n"; the reading of a ruby and the text of notes are left out.
[[nodiscard]] std::string plain_text(Inlines const& inlines);
enum class ListLabels : std::uint8_t { Shown, LeftOut };
/// Paragraphs and line breaks as "\n"; list labels, where shown, before their item and a blank;
/// without nested tables' and notes' text.
[[nodiscard]] std::string plain_text(Blocks const& blocks, ListLabels labels = ListLabels::Shown);

/// True when a reader sees nothing there: no text but blanks, no image, note or table.
[[nodiscard]] bool is_blank(Blocks const& blocks);

/// A paragraph of plain text; "\n" becomes a LineBreak.
[[nodiscard]] Inlines make_inlines(std::string_view text);
[[nodiscard]] Block make_paragraph(std::string_view text);
/// The content of a cell of plain text: no block for "", else one paragraph.
[[nodiscard]] Blocks make_cell_content(std::string_view text);

} // namespace gouji

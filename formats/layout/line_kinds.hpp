#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

/// What a single line of text looks like. Pure functions of the line; what its neighbours say is
/// the block parser's business.

namespace gouji {

/// Without ASCII blanks (space, tab) at the left, and without blanks at the right. U+3000 at the
/// left stays: it is how Chinese text indents a paragraph, and belongs to it.
[[nodiscard]] std::string_view trim_line(std::string_view line);
/// Without ASCII blanks at both ends.
[[nodiscard]] std::string_view trim_ascii(std::string_view text);
/// Nothing but blanks.
[[nodiscard]] bool is_blank_line(std::string_view line);
/// How often `what` stands in the line, counted without overlaps.
[[nodiscard]] std::size_t count_of(std::string_view line, std::string_view what);
[[nodiscard]] bool holds_han(std::string_view line);
/// 0 to 9, of either width.
[[nodiscard]] constexpr bool is_arabic_digit(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
}
/// One of the ideographs that a Chinese number is written with.
[[nodiscard]] bool is_han_numeral(char32_t c);

/// The level that a heading's own number tells: 1 for 一、, 2 for （一）, 3 for 1. and 1、, 4 for
/// （1）, 1 for 第一章, 2 for 第一节; 0 when the line is no heading. A sentence behind the number
/// ("（一）落实情况。一是…") is none.
[[nodiscard]] std::int32_t numbered_heading_level(std::string_view line);

/// Nothing but numbers, the signs that stand for "none" (/ - —) and bars: a line of a broken table.
[[nodiscard]] bool is_value_line(std::string_view line);

/// The length in bytes of the list label that `text` begins with ("•", "1.", "（一）", "1.2"), when
/// a blank or the end follows it; else 0.
[[nodiscard]] std::size_t list_label_length(std::string_view text);
/// Whether a label is a bullet (else it counts).
[[nodiscard]] bool is_bullet(std::string_view label);
/// The number of a label in Arabic figures ("3." -> 3); 0 when it has none.
[[nodiscard]] std::uint32_t label_number(std::string_view label);

/// A line that draws the underline of a heading: four or more of one of  = - ~ ^ " ' + # *
[[nodiscard]] bool is_underline(std::string_view line);
/// Which level an underline of this character means; 0 for others. And back.
[[nodiscard]] std::int32_t underline_level(char character);
[[nodiscard]] char underline_character(std::int32_t level);

/// The border of a grid table: +---+---+ (a prefix of the line decides).
[[nodiscard]] bool is_grid_border(std::string_view line);
/// The top of a box-drawing table: ┌─┬ ╔═╦ …
[[nodiscard]] bool is_box_top(std::string_view line);
/// The length of the run of three or more backquotes that a line begins with; else 0.
[[nodiscard]] std::size_t fence_length(std::string_view line);

[[nodiscard]] bool ends_sentence(std::string_view line);
[[nodiscard]] bool is_title_line(std::string_view line);
[[nodiscard]] bool is_organization_line(std::string_view line);
[[nodiscard]] bool is_date_line(std::string_view line);

/// Whether a line on its own is read back as a paragraph of exactly this text. What is not needs a
/// leading backslash.
[[nodiscard]] bool reads_as_plain(std::string_view line);
/// The same for a line in a table's cell, where headings and lists are not looked for.
[[nodiscard]] bool reads_as_plain_in_cell(std::string_view line);

} // namespace gouji

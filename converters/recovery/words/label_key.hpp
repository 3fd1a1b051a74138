#pragma once
#include <string>
#include <string_view>

namespace gouji {

/// What of a text counts when it is compared with a label: letters, digits and ideographs, full
/// width folded to half width, radicals to ideographs, traditional to simplified, words that differ
/// by region to one of them, lower case. Blanks, line ends, punctuation and symbols are gone, so
/// that "（一） 予以公开", "(一)予以公开" and "一、予以\n公开" have one key.
[[nodiscard]] std::u32string label_key(std::string_view text);

/// What of one character counts in a key, words that differ by region left as they are; 0 for
/// nothing.
[[nodiscard]] char32_t key_character(char32_t code_point);

/// The full width forms of ASCII, U+FF01 … U+FF5E, which stand in its order, as ASCII.
[[nodiscard]] constexpr char32_t half_width(char32_t code_point) {
    return code_point >= 0xFF01 && code_point <= 0xFF5E ? code_point - 0xFEE0 : code_point;
}

/// What a byte that cannot be read became: a label that lost one may begin with it.
[[nodiscard]] constexpr bool is_mark_of_loss(char32_t code_point) {
    return code_point == U'?' || code_point == 0xFFFD;
}

/// How alike two keys are: 1 for equal ones, 0 for nothing in common; the edit distance relative to
/// the longer key. A key that the other one begins with counts as a truncated label.
[[nodiscard]] double key_similarity(std::u32string_view label, std::u32string_view found);

/// The text is only marks that stand in labels: what is left of one at a line's end.
[[nodiscard]] bool is_label_marks(std::string_view text);

} // namespace gouji

#include "gouji/converters/recovery/words/value_text.hpp"

#include <algorithm>
#include <string>

#include "gouji/converters/forms/amount.hpp"
#include "gouji/converters/recovery/words/label_key.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

bool looks_like_value(std::string_view text) {
    if (is_stroke(text) || parse_number(text)) {
        return true;
    }
    std::size_t behind_first = 0;
    char32_t const first = text.empty() ? U' ' : next_code_point(text, behind_first);
    bool const is_signed = first == U'+' || first == U'-';
    if (!is_arabic_digit(first) && !is_signed && first != U'.') {
        return false;
    }
    std::u32string const points = to_utf32(text);
    // Digits without end: the numbers of a whole row that ran together.
    if (std::all_of(points.begin(), points.end(), is_arabic_digit)) {
        return true;
    }
    constexpr std::size_t longest = 24; // code points of a number with its unit or note
    std::size_t at = is_signed ? 1 : 0;
    std::size_t const digits_from = at;
    while (at < points.size() &&
           (is_arabic_digit(points[at]) ||
            (points[at] == U'.' && at + 1 < points.size() && is_arabic_digit(points[at + 1])))) {
        ++at;
    }
    constexpr std::u32string_view sentence_marks = U",，。；;、：:！？_<>&";
    if (at == digits_from || at == points.size() || points.size() > longest ||
        points.find_first_of(sentence_marks, at) != std::u32string::npos) {
        return false;
    }
    return is_han(points[at]) || points[at] == U'（' || points[at] == U'(' ||
           (is_blank(points[at]) && is_unit_text(to_utf8(points.substr(at))));
}

std::string narrow_digits(std::string_view text) {
    std::string digits;
    for (std::size_t at = 0; at < text.size();) {
        char32_t const c = half_width(next_code_point(text, at));
        if (c < U'0' || c > U'9') {
            return {};
        }
        digits += static_cast<char>(c);
    }
    return digits;
}

bool is_unit_text(std::string_view text) {
    constexpr std::size_t longest = 12; // bytes, with parentheses
    std::string_view const trimmed = trim(text);
    return trimmed.size() <= longest && is_unit(label_key(trimmed));
}

} // namespace gouji

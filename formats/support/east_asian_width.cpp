#include "gouji/formats/support/east_asian_width.hpp"

#include <unicode/uchar.h>

#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// ASCII, and the blocks that fill these documents and are wide throughout: no table look-up.
bool is_ascii(char32_t code_point) {
    return code_point < 0x7F;
}
bool is_plainly_wide(char32_t code_point) {
    return (code_point >= 0x4E00 && code_point <= 0x9FFF) ||
           (code_point >= 0x3000 && code_point <= 0x3029) ||
           (code_point >= 0xFF01 && code_point <= 0xFF60);
}

bool is_combining(char32_t code_point) {
    return u_getCombiningClass(static_cast<UChar32>(code_point)) != 0;
}

template <class Width> std::size_t sum_of_widths(std::string_view text, Width const& width) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (is_ascii(static_cast<unsigned char>(text[at]))) {
            ++columns; // as the code point is: no call
            ++at;
        } else {
            columns += width(next_code_point(text, at));
        }
    }
    return columns;
}

} // namespace

std::size_t grid_width(char32_t code_point, AmbiguousWidth ambiguous) {
    if (is_ascii(code_point)) {
        return 1;
    }
    if (is_plainly_wide(code_point)) {
        return 2;
    }
    auto const property = static_cast<UEastAsianWidth>(
        u_getIntPropertyValue(static_cast<UChar32>(code_point), UCHAR_EAST_ASIAN_WIDTH));
    bool const wide = property == U_EA_WIDE || property == U_EA_FULLWIDTH ||
                      (property == U_EA_AMBIGUOUS && ambiguous == AmbiguousWidth::Wide);
    return wide ? 2 : 1;
}

std::size_t display_width(char32_t code_point, AmbiguousWidth ambiguous) {
    if (is_ascii(code_point)) {
        return 1;
    }
    if (is_plainly_wide(code_point)) {
        return 2;
    }
    return is_combining(code_point) ? 0 : grid_width(code_point, ambiguous);
}

std::size_t display_width(std::string_view text, AmbiguousWidth ambiguous) {
    return sum_of_widths(
        text, [ambiguous](char32_t code_point) { return display_width(code_point, ambiguous); });
}

std::size_t grid_width(std::string_view text, AmbiguousWidth ambiguous) {
    return sum_of_widths(
        text, [ambiguous](char32_t code_point) { return grid_width(code_point, ambiguous); });
}

} // namespace gouji

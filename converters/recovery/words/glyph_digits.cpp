#include "gouji/converters/recovery/words/glyph_digits.hpp"

#include "gouji/converters/forms/amount.hpp"
#include "gouji/converters/recovery/words/label_key.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

/// The digit that a glyph looks like; 0 for none.
char32_t digit_like(char32_t glyph, bool bars) {
    // Latin, Greek and Cyrillic O, the ideographic zero and two circles.
    constexpr std::u32string_view zeros = U"Oo\u039F\u03BF\u041E\u043E\u3007\u25CB\u25EF";
    constexpr std::u32string_view ones = U"lI\u0406\u2160\u4E28";
    constexpr std::u32string_view bar_ones = U"|\u2223";
    if (zeros.find(glyph) != std::u32string_view::npos) {
        return U'0';
    }
    bool const one = ones.find(glyph) != std::u32string_view::npos ||
                     (bars && bar_ones.find(glyph) != std::u32string_view::npos);
    return one ? U'1' : 0;
}

constexpr std::u32string_view stray_marks = U".,;:\u3002\u3001\u00B7";

/// What a print that stands for a number is made of.
bool may_stand_in_number(char32_t c, bool bars) {
    constexpr std::u32string_view signs = U"+-\u2212\n";
    return is_digit(c) || is_blank(c) || digit_like(c, bars) != 0 ||
           stray_marks.find(c) != std::u32string_view::npos ||
           signs.find(c) != std::u32string_view::npos;
}

/// `text` half width, without blanks at its ends and stray marks behind it; empty where it holds
/// what no number does.
std::u32string bare(std::string_view text, GlyphContext context) {
    std::u32string out;
    std::string_view const trimmed = trim(text);
    for (std::size_t at = 0; at < trimmed.size();) {
        char32_t const c = half_width(next_code_point(trimmed, at));
        if (!may_stand_in_number(c, context.bars)) {
            return {};
        }
        out.push_back(c);
    }
    while (context.stray_marks && out.size() > 1 &&
           (is_blank(out.back()) || stray_marks.find(out.back()) != std::u32string_view::npos)) {
        out.pop_back();
    }
    return out;
}

} // namespace

std::optional<MendedNumber> mended_number(std::string_view text, GlyphContext context) {
    constexpr std::size_t longest = 64; // bytes; a number with blanks between all its digits
    if (text.empty() || text.size() > longest || parse_number(text)) {
        return std::nullopt;
    }
    MendedNumber mended;
    std::size_t digits = 0;
    std::size_t glyphs = 0;
    bool behind_blank = false;
    std::u32string const print = bare(text, context);
    std::u32string number;
    for (char32_t const c : print) {
        if (is_blank(c) || c == U'\n') {
            behind_blank = true;
            continue;
        }
        char32_t const meant = is_digit(c) ? c : digit_like(c, context.bars);
        digits += is_digit(c) ? 1U : 0U;
        glyphs += !is_digit(c) && meant != 0 ? 1U : 0U;
        mended.joined |= behind_blank && meant != 0 && !number.empty() && is_digit(number.back());
        number.push_back(meant != 0 ? meant : c);
        behind_blank = false;
    }
    if (digits == 0 && (glyphs != 1 || number.size() != 1)) {
        return std::nullopt;
    }
    auto const parsed = parse_number(to_utf8(number));
    if (!parsed) {
        return std::nullopt;
    }
    std::size_t const sign = number.front() == U'+' || number.front() == U'-' ? 1 : 0;
    mended.joined |= number.size() > sign + 1 && number[sign] == U'0' && is_digit(number[sign + 1]);
    mended.digits = parsed->digits;
    return mended;
}

} // namespace gouji

#include "gouji/converters/forms/amount.hpp"

#include <algorithm>
#include <array>

#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr int most_digits = 18;
__extension__ using Wide = __int128;

std::int64_t power_of_ten(int exponent) {
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i) {
        power *= 10;
    }
    return power;
}

bool is_digit(char32_t code_point) {
    return code_point >= '0' && code_point <= '9';
}

/// Full width ASCII to ASCII, the minus signs and dashes to '-', blanks left out but for one that
/// parts digits: "1 2" may be two numbers.
std::u32string fold(std::string_view text) {
    std::u32string out;
    bool behind_blank = false;
    for (char32_t code_point : to_utf32(text)) {
        if (code_point >= 0xFF01 && code_point <= 0xFF5E) {
            code_point -= 0xFEE0;
        }
        if (code_point == 0x2212) {
            code_point = '-';
        }
        if (is_blank(code_point)) {
            constexpr std::u32string_view without_width = U"\u200B\uFEFF";
            behind_blank |= without_width.find(code_point) == std::u32string_view::npos;
            continue;
        }
        if (behind_blank && is_digit(code_point) && !out.empty() && is_digit(out.back())) {
            out.push_back(U' ');
        }
        behind_blank = false;
        out.push_back(code_point);
    }
    return out;
}

/// "1,234,567": groups of three behind the first comma.
bool well_grouped(std::u32string_view integer) {
    std::size_t const first = integer.find(U',');
    if (first == std::u32string_view::npos) {
        return true;
    }
    if (first == 0 || first > 3) {
        return false;
    }
    for (std::size_t at = first; at < integer.size(); at += 4) {
        if (integer[at] != U',' || integer.size() - at < 4 ||
            integer.substr(at + 1, 3).find(U',') != std::u32string_view::npos) {
            return false;
        }
    }
    return true;
}

} // namespace

std::optional<Amount> Amount::plus(Amount const& other) const {
    int const scale = std::max(m_scale, other.m_scale);
    auto const widen = [scale](Amount const& amount) {
        return static_cast<Wide>(amount.m_mantissa) * power_of_ten(scale - amount.m_scale);
    };
    Wide const sum = widen(*this) + widen(other);
    Wide const limit = power_of_ten(most_digits);
    if (sum >= limit || sum <= -limit) {
        return std::nullopt;
    }
    return Amount{static_cast<std::int64_t>(sum), scale};
}

bool Amount::equals(Amount const& other) const {
    return !less_than(other) && !other.less_than(*this);
}

bool Amount::less_than(Amount const& other) const {
    int const scale = std::max(m_scale, other.m_scale);
    return static_cast<Wide>(m_mantissa) * power_of_ten(scale - m_scale) <
           static_cast<Wide>(other.m_mantissa) * power_of_ten(scale - other.m_scale);
}

std::string Amount::to_string() const {
    std::string digits = std::to_string(m_mantissa < 0 ? -m_mantissa : m_mantissa);
    auto const scale = static_cast<std::size_t>(m_scale);
    if (scale > 0) {
        if (digits.size() <= scale) {
            digits.insert(0, scale + 1 - digits.size(), '0');
        }
        digits.insert(digits.size() - scale, 1, '.');
    }
    return m_mantissa < 0 ? '-' + digits : digits;
}

std::optional<CellNumber> parse_number(std::string_view text) {
    std::u32string const folded = fold(text);
    std::u32string_view rest = folded;
    bool const negative = rest.starts_with(U'-');
    if (negative || rest.starts_with(U'+')) {
        rest.remove_prefix(1);
    }
    std::size_t const point = std::min(rest.find(U'.'), rest.size());
    std::u32string_view const integer = rest.substr(0, point);
    if (integer.empty() || !is_digit(integer.front()) || !well_grouped(integer)) {
        return std::nullopt;
    }
    if (point + 1 == rest.size()) {
        return std::nullopt; // "5." is the beginning of something else
    }
    std::string digits;
    std::int64_t mantissa = 0;
    int scale = 0;
    int length = 0;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        if (i == point) {
            digits += '.';
        } else if (is_digit(rest[i])) {
            if (++length > most_digits) {
                return std::nullopt;
            }
            mantissa = mantissa * 10 + static_cast<std::int64_t>(rest[i] - U'0');
            scale += i > point ? 1 : 0;
            digits += static_cast<char>(rest[i]);
        } else if (rest[i] != U',' || i > point) {
            return std::nullopt;
        }
    }
    // JSON has no leading zeros: "007" is 7, "0.5" stays.
    std::size_t const zeros = digits.find_first_not_of('0');
    std::size_t const integer_end = std::min(digits.find('.'), digits.size());
    digits.erase(0, std::min(zeros, integer_end - 1));
    if (negative && mantissa != 0) {
        digits.insert(0, 1, '-');
    }
    return CellNumber{Amount{negative ? -mantissa : mantissa, scale}, digits};
}

bool is_stroke(std::string_view text) {
    constexpr std::array<std::u32string_view, 10> strokes{
        U"/", U"\\", U"-", U"--", U"—", U"——", U"–", U"―", U"无", U"無"};
    std::u32string const folded = fold(text);
    return std::find(strokes.begin(), strokes.end(), folded) != strokes.end();
}

} // namespace gouji

#include "gouji/converters/forms/amount.hpp"

#include <algorithm>
#include <array>

#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr int most_digits = 18;
__extension__ using Wide = __int128;

constexpr std::int64_t power_of_ten(int exponent) {
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i) {
        power *= 10;
    }
    return power;
}

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// Full width ASCII to ASCII, the minus sign to '-'.
char32_t half_width(char32_t code_point) {
    constexpr char32_t minus_sign = 0x2212;
    if (code_point >= 0xFF01 && code_point <= 0xFF5E) {
        return code_point - 0xFEE0;
    }
    return code_point == minus_sign ? U'-' : code_point;
}

/// The letters of a number, half width, blanks left out but for one that parts digits: "1 2" may be
/// two numbers. Nullopt at the first letter that no number has: most texts are none, and are told
/// by that one.
std::optional<std::string> number_letters(std::string_view text) {
    constexpr std::string_view letters = "0123456789+-.,";
    std::string out;
    bool behind_blank = false;
    for (std::size_t at = 0; at < text.size();) {
        char32_t const code_point = half_width(next_code_point(text, at));
        if (is_blank(code_point)) {
            bool const without_width = code_point == 0x200B || code_point == 0xFEFF;
            behind_blank |= !without_width;
            continue;
        }
        auto const letter = static_cast<char>(code_point);
        if (code_point >= 0x80 || letters.find(letter) == std::string_view::npos) {
            return std::nullopt;
        }
        if (behind_blank && is_digit(letter) && !out.empty() && is_digit(out.back())) {
            out.push_back(' ');
        }
        behind_blank = false;
        out.push_back(letter);
    }
    return out;
}

/// "1,234,567": groups of three behind the first comma.
bool well_grouped(std::string_view integer) {
    std::size_t const first = integer.find(',');
    if (first == std::string_view::npos) {
        return true;
    }
    if (first == 0 || first > 3) {
        return false;
    }
    for (std::size_t at = first; at < integer.size(); at += 4) {
        if (integer[at] != ',' || integer.size() - at < 4 ||
            integer.substr(at + 1, 3).find(',') != std::string_view::npos) {
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
    constexpr Wide limit = power_of_ten(most_digits);
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
    std::optional<std::string> const letters = number_letters(text);
    if (!letters) {
        return std::nullopt;
    }
    std::string_view rest{*letters};
    bool const negative = rest.starts_with('-');
    if (negative || rest.starts_with('+')) {
        rest.remove_prefix(1);
    }
    std::size_t const point = std::min(rest.find('.'), rest.size());
    std::string_view const integer = rest.substr(0, point);
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
            mantissa = mantissa * 10 + (rest[i] - '0');
            scale += i > point ? 1 : 0;
            digits += rest[i];
        } else if (rest[i] != ',' || i > point) {
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
    constexpr std::size_t longest = 2;
    constexpr std::array<std::u32string_view, 10> strokes{
        U"/", U"\\", U"-", U"--", U"—", U"——", U"–", U"―", U"无", U"無"};
    std::array<char32_t, longest> letters{};
    std::size_t size = 0;
    for (std::size_t at = 0; at < text.size();) {
        char32_t const code_point = half_width(next_code_point(text, at));
        if (is_blank(code_point)) {
            continue;
        }
        if (size == longest) {
            return false;
        }
        letters[size++] = code_point;
    }
    std::u32string_view const found{letters.data(), size};
    return std::find(strokes.begin(), strokes.end(), found) != strokes.end();
}

bool is_zero_word(char32_t c) {
    return c == U'〇' || c == U'○' || c == U'零';
}

bool is_unit(std::u32string_view word) {
    constexpr std::array<std::u32string_view, 24> units{
        U"件", U"条", U"个", U"项", U"次", U"人", U"份", U"篇", U"起", U"宗",   U"批",   U"例",
        U"户", U"家", U"名", U"期", U"场", U"元", U"万", U"页", U"部", U"人次", U"批次", U"万元"};
    return std::find(units.begin(), units.end(), word) != units.end();
}

} // namespace gouji

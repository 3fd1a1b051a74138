#include "gouji/formats/html/list_markers.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "gouji/formats/html/tag_scanner.hpp"

namespace gouji::html {

namespace {

struct Roman {
    std::int64_t value;
    std::string_view digits;
};
constexpr std::array romans{
    Roman{1000, "m"},
    Roman{900, "cm"},
    Roman{500, "d"},
    Roman{400, "cd"},
    Roman{100, "c"},
    Roman{90, "xc"},
    Roman{50, "l"},
    Roman{40, "xl"},
    Roman{10, "x"},
    Roman{9, "ix"},
    Roman{5, "v"},
    Roman{4, "iv"},
    Roman{1, "i"}};

std::string roman(std::int64_t number) {
    std::string out;
    for (Roman const& step : romans) {
        for (; number >= step.value; number -= step.value) {
            out += step.digits;
        }
    }
    return out;
}

std::string alphabetic(std::int64_t number) {
    std::string out;
    for (; number > 0; number = (number - 1) / 26) {
        out.insert(out.begin(), static_cast<char>('a' + (number - 1) % 26));
    }
    return out;
}

/// Chinese numerals below 10,000, as "simp-chinese-informal" writes them.
std::string chinese(std::int64_t number) {
    constexpr std::array<std::string_view, 10> digits{
        "零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    constexpr std::array<std::string_view, 4> units{"", "十", "百", "千"};
    if (number == 0) {
        return "零";
    }
    std::string out;
    bool zero = false;
    std::int64_t power = 1000;
    for (std::size_t unit = 4; unit-- > 0; power /= 10) {
        auto const digit = static_cast<std::size_t>(number / power % 10);
        if (digit == 0) {
            zero = !out.empty();
            continue;
        }
        if (zero) {
            out += "零";
            zero = false;
        }
        bool const bare_ten = unit == 1 && digit == 1 && out.empty();
        if (!bare_ten) {
            out += digits.at(digit);
        }
        out += units.at(unit);
    }
    return out;
}

std::string upper(std::string text) {
    for (char& c : text) {
        c = static_cast<char>(c - 32);
    }
    return text;
}

bool in(std::string_view style, std::initializer_list<std::string_view> names) {
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        return equals_ignoring_case(style, name);
    });
}

std::optional<std::int64_t> decimal_value(std::string_view text) {
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    bool const whole = error == std::errc{} && end == text.data() + text.size();
    return whole ? std::optional{number} : std::nullopt;
}

std::optional<std::int64_t> alphabetic_value(std::string_view text, char first) {
    std::int64_t number = 0;
    for (char const c : text) {
        if (c < first || c > first + 25 || number > 1'000'000) {
            return std::nullopt;
        }
        number = number * 26 + (c - first + 1);
    }
    return number;
}

/// Of the digits that `text` begins with.
std::int64_t roman_value(std::string_view text, bool capitals) {
    std::int64_t number = 0;
    for (Roman const& step : romans) {
        std::string const digits =
            capitals ? upper(std::string{step.digits}) : std::string{step.digits};
        while (text.starts_with(digits) && number < 4000) {
            number += step.value;
            text.remove_prefix(digits.size());
        }
    }
    return number;
}

} // namespace

std::string marker(std::string_view style, std::int64_t number) {
    if (in(style, {"disc"})) {
        return "•";
    }
    if (in(style, {"circle"})) {
        return "◦";
    }
    if (in(style, {"square"})) {
        return "▪";
    }
    if (number > 0 && in(style, {"lower-alpha", "lower-latin"})) {
        return alphabetic(number) + '.';
    }
    if (number > 0 && in(style, {"upper-alpha", "upper-latin"})) {
        return upper(alphabetic(number)) + '.';
    }
    if (number > 0 && number < 4000 && in(style, {"lower-roman"})) {
        return roman(number) + '.';
    }
    if (number > 0 && number < 4000 && in(style, {"upper-roman"})) {
        return upper(roman(number)) + '.';
    }
    bool const ideographic = in(
        style,
        {"cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "japanese-informal"});
    if (number >= 0 && number < 10'000 && ideographic) {
        return chinese(number) + "、";
    }
    if (number >= 0 && number < 10 && in(style, {"decimal-leading-zero"})) {
        return '0' + std::to_string(number) + '.';
    }
    return std::to_string(number) + '.';
}

std::optional<std::int64_t> marker_number(std::string_view style, std::string_view label) {
    if (!label.ends_with('.')) {
        return std::nullopt;
    }
    std::string_view const body = label.substr(0, label.size() - 1);
    std::optional<std::int64_t> number;
    if (style == "decimal") {
        number = decimal_value(body);
    } else if (style == "lower-alpha" || style == "upper-alpha") {
        number = alphabetic_value(body, style == "lower-alpha" ? 'a' : 'A');
    } else {
        number = roman_value(body, style == "upper-roman");
    }
    bool const exact = number && *number < 2'000'000'000 && marker(style, *number) == label;
    return exact ? number : std::nullopt;
}

std::string_view bullet_style(std::int32_t depth) {
    return depth <= 0 ? "disc" : depth == 1 ? "circle" : "square";
}

std::string_view find_list_style(std::string_view value) {
    if (value.starts_with('"') || value.starts_with('\'')) {
        std::size_t const close = value.rfind(value.front());
        return close == 0 ? std::string_view{} : value.substr(0, close + 1);
    }
    while (!value.empty()) {
        std::size_t const end = std::min(value.find_first_of(" \t\n\f\r"), value.size());
        std::string_view const word = value.substr(0, end);
        bool const known =
            in(word,
               {"none",
                "disc",
                "circle",
                "square",
                "decimal",
                "decimal-leading-zero",
                "lower-alpha",
                "lower-latin",
                "upper-alpha",
                "upper-latin",
                "lower-roman",
                "upper-roman",
                "cjk-ideographic",
                "simp-chinese-informal",
                "trad-chinese-informal",
                "japanese-informal"});
        if (known) {
            return word;
        }
        value.remove_prefix(std::min(end + 1, value.size()));
    }
    return {};
}

std::string_view style_of_type(std::string_view type) {
    if (type == "1") {
        return "decimal";
    }
    if (type == "a") {
        return "lower-alpha";
    }
    if (type == "A") {
        return "upper-alpha";
    }
    if (type == "i") {
        return "lower-roman";
    }
    if (type == "I") {
        return "upper-roman";
    }
    for (std::string_view const name : {"disc", "circle", "square"}) {
        if (equals_ignoring_case(type, name)) {
            return name;
        }
    }
    return {};
}

} // namespace gouji::html

#include "gouji/formats/docx/docx_list_labels.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "gouji/model/text.hpp"

namespace gouji::docx {

namespace {

/// Word counts lists in 16 bits.
constexpr std::int64_t highest = 32767;

constexpr std::u32string_view chinese_digits = U"零一二三四五六七八九";

std::string decimal(std::int64_t number, char32_t zero) {
    std::string out;
    for (char const digit : std::to_string(number)) {
        append_utf8(out, zero + static_cast<char32_t>(digit - '0'));
    }
    return out;
}

/// 1 … 99; how higher ones are written differs between applications.
std::string chinese(std::int64_t number) {
    if (number < 1 || number > 99) {
        return {};
    }
    std::u32string out;
    auto const tens = static_cast<std::size_t>(number / 10);
    auto const ones = static_cast<std::size_t>(number % 10);
    if (tens > 1) {
        out += chinese_digits[tens];
    }
    if (tens > 0) {
        out += U'十';
    }
    if (ones > 0) {
        out += chinese_digits[ones];
    }
    return to_utf8(out);
}

std::string circled(std::int64_t number) {
    std::string out;
    if (number >= 1 && number <= 20) {
        append_utf8(out, U'①' + static_cast<char32_t>(number - 1));
    }
    return out;
}

/// a … z; after that Word has aa, bb and others have aa, ab.
std::string letter(std::int64_t number, char first) {
    return number < 1 || number > 26 ? std::string{}
                                     : std::string(1, static_cast<char>(first + number - 1));
}

std::string roman(std::int64_t number, bool upper) {
    struct Digit {
        std::int64_t value;
        std::string_view lower;
        std::string_view upper;
    };
    constexpr std::array digits{
        Digit{100, "c", "C"},
        Digit{90, "xc", "XC"},
        Digit{50, "l", "L"},
        Digit{40, "xl", "XL"},
        Digit{10, "x", "X"},
        Digit{9, "ix", "IX"},
        Digit{5, "v", "V"},
        Digit{4, "iv", "IV"},
        Digit{1, "i", "I"}};
    std::string out;
    if (number < 1 || number >= 400) {
        return out;
    }
    for (Digit const& digit : digits) {
        for (; number >= digit.value; number -= digit.value) {
            out += upper ? digit.upper : digit.lower;
        }
    }
    return out;
}

struct Candidate {
    std::string_view number_format;
    std::u32string_view characters; ///< that its numbers are made of
};
/// In this order: a lone "i" is Roman, and "01" counts with its zero.
constexpr std::array candidates{
    Candidate{"decimal", U"0123456789"},
    Candidate{"decimalZero", U"0123456789"},
    Candidate{"decimalFullWidth", U"０１２３４５６７８９"},
    Candidate{"chineseCountingThousand", U"一二三四五六七八九十"},
    Candidate{"decimalEnclosedCircle", U"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"},
    Candidate{"lowerRoman", U"ivxlc"},
    Candidate{"upperRoman", U"IVXLC"},
    Candidate{"lowerLetter", U"abcdefghijklmnopqrstuvwxyz"},
    Candidate{"upperLetter", U"ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
};

/// The number that `text` is in the format, found by writing numbers: no list is long enough for
/// this to matter, and one way of writing cannot disagree with another.
std::int64_t parse_number(std::string_view number_format, std::string_view text) {
    if (number_format.starts_with("decimal") && number_format != "decimalEnclosedCircle") {
        std::string ascii;
        for (char32_t const digit : to_utf32(text)) {
            ascii += static_cast<char>(digit >= U'０' ? digit - U'０' + U'0' : digit);
        }
        std::int64_t number = -1;
        auto const result = std::from_chars(ascii.data(), ascii.data() + ascii.size(), number);
        bool const fits = result.ec == std::errc{} && number <= highest;
        return fits && format_number(number_format, number) == text ? number : -1;
    }
    for (std::int64_t number = 1; number <= highest; ++number) {
        std::string const written = format_number(number_format, number);
        if (written == text) {
            return number;
        }
        if (written.empty()) {
            break;
        }
    }
    return -1;
}

/// The last run of the candidate's characters in the label: "1.2" counts its 2.
std::optional<LabelPattern> split(std::string_view label, Candidate const& candidate) {
    std::u32string const characters = to_utf32(label);
    std::size_t const last = characters.find_last_of(candidate.characters);
    if (last == std::u32string::npos) {
        return std::nullopt;
    }
    std::size_t const before = characters.find_last_not_of(candidate.characters, last);
    std::size_t const first = before == std::u32string::npos ? 0 : before + 1;
    LabelPattern pattern;
    pattern.number_format = candidate.number_format;
    pattern.prefix = to_utf8(std::u32string_view{characters}.substr(0, first));
    pattern.suffix = to_utf8(std::u32string_view{characters}.substr(last + 1));
    pattern.start = parse_number(
        candidate.number_format,
        to_utf8(std::u32string_view{characters}.substr(first, last + 1 - first)));
    if (pattern.start < 0) {
        return std::nullopt;
    }
    return pattern;
}

bool gives(LabelPattern const& pattern, std::vector<ListItem> const& items) {
    std::int64_t number = pattern.start;
    return std::all_of(items.begin(), items.end(), [&](ListItem const& item) {
        std::string const digits = format_number(pattern.number_format, number++);
        return !digits.empty() && item.label == pattern.prefix + digits + pattern.suffix;
    });
}

/// A "%" would be read as the place of a level's number.
bool is_literal(std::string_view text) {
    return text.find('%') == std::string_view::npos;
}

} // namespace

std::string format_number(std::string_view number_format, std::int64_t number) {
    if (number < 0 || number > highest) {
        return {};
    }
    if (number_format == "decimal") {
        return decimal(number, U'0');
    }
    if (number_format == "decimalZero") {
        return (number < 10 ? "0" : "") + decimal(number, U'0');
    }
    if (number_format == "decimalFullWidth") {
        return decimal(number, U'０');
    }
    if (number_format == "chineseCountingThousand") {
        return chinese(number);
    }
    if (number_format == "decimalEnclosedCircle") {
        return circled(number);
    }
    if (number_format == "lowerRoman" || number_format == "upperRoman") {
        return roman(number, number_format == "upperRoman");
    }
    if (number_format == "lowerLetter" || number_format == "upperLetter") {
        return letter(number, number_format == "upperLetter" ? 'A' : 'a');
    }
    return {};
}

std::optional<LabelPattern> find_pattern(std::vector<ListItem> const& items) {
    if (items.empty()) {
        return std::nullopt;
    }
    for (Candidate const& candidate : candidates) {
        std::optional<LabelPattern> pattern = split(items.front().label, candidate);
        if (pattern && is_literal(pattern->prefix) && is_literal(pattern->suffix) &&
            gives(*pattern, items)) {
            return pattern;
        }
    }
    return std::nullopt;
}

} // namespace gouji::docx

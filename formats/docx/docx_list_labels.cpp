#include "gouji/formats/docx/docx_list_labels.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "gouji/formats/docx/docx_number_format.hpp"
#include "gouji/model/text.hpp"

namespace gouji::docx {

namespace {

struct Candidate {
    std::string_view number_format;
    std::u32string_view characters; ///< that its numbers are made of
    std::int64_t highest;           ///< up to it all applications write the same
};
/// Word counts lists in 16 bits.
constexpr std::int64_t highest_decimal = 32'767;
/// In this order: a lone "i" is Roman, and "01" counts with its zero. Above 99 the Chinese systems
/// differ; after z Word has aa, bb and others have aa, ab.
constexpr std::array candidates{
    Candidate{"decimal", U"0123456789", highest_decimal},
    Candidate{"decimalZero", U"0123456789", highest_decimal},
    Candidate{"decimalFullWidth", U"０１２３４５６７８９", highest_decimal},
    Candidate{"chineseCountingThousand", U"一二三四五六七八九十", 99},
    Candidate{"decimalEnclosedCircle", U"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", 20},
    Candidate{"ideographTraditional", U"甲乙丙丁戊己庚辛壬癸", 10},
    Candidate{"lowerRoman", U"ivxlc", 399},
    Candidate{"upperRoman", U"IVXLC", 399},
    Candidate{"lowerLetter", U"abcdefghijklmnopqrstuvwxyz", 26},
    Candidate{"upperLetter", U"ABCDEFGHIJKLMNOPQRSTUVWXYZ", 26},
};

std::string format_number(Candidate const& candidate, std::int64_t number) {
    bool const is_decimal = candidate.highest == highest_decimal;
    if (number < (is_decimal ? 0 : 1) || number > candidate.highest) {
        return {};
    }
    return reading::number_writer(candidate.number_format)(number);
}

/// The number that `text` is in the format, found by writing numbers: one way of writing cannot
/// disagree with another. Decimals alone are too many for that.
std::int64_t parse_number(Candidate const& candidate, std::string_view text) {
    if (candidate.highest != highest_decimal) {
        for (std::int64_t number = 1; number <= candidate.highest; ++number) {
            if (format_number(candidate, number) == text) {
                return number;
            }
        }
        return -1;
    }
    std::string ascii;
    for (char32_t const digit : to_utf32(text)) {
        ascii += static_cast<char>(digit >= U'０' ? digit - U'０' + U'0' : digit);
    }
    std::int64_t number = -1;
    bool const is_number =
        std::from_chars(ascii.data(), ascii.data() + ascii.size(), number).ec == std::errc{};
    return is_number && format_number(candidate, number) == text ? number : -1;
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
        candidate, to_utf8(std::u32string_view{characters}.substr(first, last + 1 - first)));
    if (pattern.start < 0) {
        return std::nullopt;
    }
    return pattern;
}

bool gives(
    Candidate const& candidate, LabelPattern const& pattern, std::vector<ListItem> const& items) {
    std::int64_t number = pattern.start;
    return std::all_of(items.begin(), items.end(), [&](ListItem const& item) {
        std::string const digits = format_number(candidate, number++);
        return !digits.empty() && item.label == pattern.prefix + digits + pattern.suffix;
    });
}

/// A "%" would be read as the place of a level's number.
bool is_literal(std::string_view text) {
    return text.find('%') == std::string_view::npos;
}

} // namespace

std::optional<LabelPattern> find_pattern(std::vector<ListItem> const& items) {
    if (items.empty()) {
        return std::nullopt;
    }
    for (Candidate const& candidate : candidates) {
        std::optional<LabelPattern> pattern = split(items.front().label, candidate);
        if (pattern && is_literal(pattern->prefix) && is_literal(pattern->suffix) &&
            gives(candidate, *pattern, items)) {
            return pattern;
        }
    }
    return std::nullopt;
}

} // namespace gouji::docx

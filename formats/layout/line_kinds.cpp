#include "gouji/formats/layout/line_kinds.hpp"

#include <algorithm>
#include <array>

#include "gouji/formats/layout/hash_headings.hpp"
#include "gouji/formats/support/east_asian_width.hpp"
#include "gouji/model/marks.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::u32string_view han_numerals = U"〇零一二三四五六七八九十百两";
constexpr std::u32string_view sentence_ends = U"。！？；!?;";
constexpr std::u32string_view bullets = U"•·●○■□▪▫◆◇★☆➢►▶–—-*+§‣⁃∙◦※√✓✔";
/// Longer lines are no headings, titles or dates (bytes).
constexpr std::size_t longest_short_line = 300;

bool contains(std::u32string_view set, char32_t code_point) {
    return set.find(code_point) != std::u32string_view::npos;
}
bool is_letter(char32_t code_point) {
    return (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z');
}

template <class Predicate>
std::size_t run_length(std::u32string_view text, std::size_t from, Predicate const& predicate) {
    std::size_t at = from;
    while (at < text.size() && predicate(text[at])) {
        ++at;
    }
    return at - from;
}

bool is_any_blank(char32_t code_point) {
    return is_blank(code_point);
}

/// A heading's number: its level, and where the text behind it begins.
struct Number {
    std::int32_t level = 0;
    std::size_t end = 0;
};

/// （一） and （1）; a blank inside the brackets is a common misprint.
Number bracketed_number(std::u32string_view text) {
    std::size_t at = 1 + run_length(text, 1, is_any_blank);
    std::size_t const han = run_length(text, at, is_han_numeral);
    std::size_t const digits = han == 0 ? run_length(text, at, is_arabic_digit) : 0;
    at += han + digits;
    at += run_length(text, at, is_any_blank);
    bool const closed = at < text.size() && contains(U"）)", text[at]);
    if (!closed || han + digits == 0 || han > 4 || digits > 2) {
        return {};
    }
    return {han != 0 ? 2 : 4, at + 1};
}

/// 第一章, 第二节
Number chapter_number(std::u32string_view text) {
    std::size_t const count =
        run_length(text, 1, [](char32_t c) { return is_han_numeral(c) || is_arabic_digit(c); });
    std::size_t const at = 1 + count;
    if (count == 0 || at >= text.size() || !contains(U"章节", text[at])) {
        return {};
    }
    return {text[at] == U'章' ? 1 : 2, at + 1};
}

Number number_of(std::u32string_view text) {
    if (text.empty()) {
        return {};
    }
    if (contains(U"（(", text[0])) {
        return bracketed_number(text);
    }
    if (text[0] == U'第') {
        return chapter_number(text);
    }
    std::size_t const han = run_length(text, 0, is_han_numeral);
    if (han > 0 && han <= 4 && han < text.size() && contains(U"、．.", text[han])) {
        return {1, han + 1};
    }
    std::size_t const digits = run_length(text, 0, is_arabic_digit);
    if (digits > 0 && digits <= 2 && digits < text.size() && contains(U"、．.", text[digits])) {
        // Not 1.5万元 or 3、4月份, but 1.2022年…
        std::size_t const more = run_length(text, digits + 1, is_arabic_digit);
        if (more == 0 || more == 4) {
            return {3, digits + 1};
        }
    }
    return {};
}

/// Cheap enough to ask of every line.
bool may_begin_with_number(std::string_view line) {
    for (std::size_t at = 0; at < line.size();) {
        char32_t const first = next_code_point(line, at);
        if (!is_blank(first)) {
            return is_arabic_digit(first) || is_han_numeral(first) || contains(U"（(第", first);
        }
    }
    return false;
}

/// Whether the words behind a heading's number are a heading's: no sentence, no columns.
bool is_heading_text(std::u32string_view text, std::int32_t level) {
    if (text.empty() || text.find(U"  ") != std::u32string_view::npos) {
        return false;
    }
    auto const breaks = [](char32_t c) {
        bool const word = is_letter(c) || is_han(c); // as most characters are
        return !word && (contains(sentence_ends, c) || c == '|' || c == '\t');
    };
    if (std::any_of(text.begin(), text.end(), breaks)) {
        return false;
    }
    char32_t const last = text.back();
    if (contains(U"，,、—", last) || (level > 2 && contains(U"：:", last))) {
        return false;
    }
    auto const is_word = [](char32_t c) { return is_han(c) || is_letter(c); };
    std::size_t columns = 0;
    for (char32_t const code_point : text) {
        columns += display_width(code_point);
    }
    return std::any_of(text.begin(), text.end(), is_word) && columns <= (level > 2 ? 60U : 80U);
}

bool is_ascii_blank(char character) {
    return character == ' ' || character == '\t';
}

/// The code points of a text of at most `Most` bytes, without the heap: these are asked for of
/// nearly every line.
template <std::size_t Most> class ShortText {
public:
    explicit ShortText(std::string_view text) {
        for (std::size_t at = 0; at < text.size() && m_size < Most; ++m_size) {
            m_points[m_size] = next_code_point(text, at);
        }
    }
    [[nodiscard]] std::u32string_view view() const { return {m_points.data(), m_size}; }

private:
    std::array<char32_t, Most> m_points{};
    std::size_t m_size = 0;
};

/// The last character that a list label of several characters may have: cheap enough to ask of
/// every line.
bool may_end_label(std::string_view head) {
    constexpr std::array<std::string_view, 5> ends{"）", "．", "、", "：", "\xEF\xBC"};
    char const last = head.back();
    if (static_cast<unsigned char>(last) < 0x80) {
        return last == ')' || last == '.' || last == ':' ||
               is_arabic_digit(static_cast<unsigned char>(last));
    }
    // The last of these begins the digits of full width.
    return std::any_of(ends.begin(), ends.end(), [head](std::string_view end) {
        return head.size() >= 3 && head.substr(head.size() - 3).starts_with(end);
    });
}

} // namespace

std::string_view trim_ascii(std::string_view text) {
    while (!text.empty() && is_ascii_blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_ascii_blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

std::string_view trim_line(std::string_view line) {
    constexpr std::string_view ideographic_space = "\xE3\x80\x80";
    constexpr std::string_view no_break_space = "\xC2\xA0";
    while (true) {
        line = trim_ascii(line);
        if (line.ends_with(ideographic_space)) {
            line.remove_suffix(ideographic_space.size());
        } else if (line.ends_with(no_break_space)) {
            line.remove_suffix(no_break_space.size());
        } else {
            return line;
        }
    }
}

bool is_blank_line(std::string_view line) {
    return line.empty() || trim_line(line).empty();
}

std::size_t count_of(std::string_view line, std::string_view what) {
    std::size_t count = 0;
    for (std::size_t at = line.find(what); at != std::string_view::npos;
         at = line.find(what, at + what.size())) {
        ++count;
    }
    return count;
}

bool holds_han(std::string_view line) {
    for (std::size_t at = 0; at < line.size();) {
        if (is_han(next_code_point(line, at))) {
            return true;
        }
    }
    return false;
}

bool is_han_numeral(char32_t c) {
    return han_numerals.find(c) != std::u32string_view::npos;
}

std::int32_t numbered_heading_level(std::string_view line) {
    if (line.size() > longest_short_line || !may_begin_with_number(line)) {
        return 0;
    }
    bool const has_blank_field =
        line.find(",,") != std::string_view::npos || line.find("，，") != std::string_view::npos;
    if (has_blank_field) {
        return 0;
    }
    ShortText<longest_short_line> const points(trim(line));
    std::u32string_view const text = points.view();
    Number const number = number_of(text);
    if (number.level == 0) {
        return 0;
    }
    std::size_t const begin = number.end + run_length(text, number.end, is_any_blank);
    return is_heading_text(text.substr(begin), number.level) ? number.level : 0;
}

bool is_value_line(std::string_view line) {
    constexpr std::size_t longest = 120;
    if (line.size() > longest) {
        return false;
    }
    bool number = false;
    std::u32string signs;
    for (std::size_t at = 0; at < line.size();) {
        char32_t const code_point = next_code_point(line, at);
        number = number || is_arabic_digit(code_point);
        if (is_arabic_digit(code_point) || is_blank(code_point) || code_point == '|') {
            continue;
        }
        if (!contains(U"/-—+.,，%％", code_point)) {
            return false;
        }
        signs += code_point;
    }
    bool const none = signs == U"/" || signs == U"-" || signs == U"—";
    bool const bars = signs.empty() && line.find('|') != std::string_view::npos;
    return number || none || bars;
}

std::size_t list_label_length(std::string_view text) {
    constexpr std::size_t longest = 48;
    constexpr std::size_t longest_character = 4;
    std::string_view const start = text.substr(0, longest + 1);
    auto const length = std::find_if(start.begin(), start.end(), is_ascii_blank) - start.begin();
    std::string_view const head = start.substr(0, static_cast<std::size_t>(length));
    if (head.empty() || head.size() > longest ||
        (head.size() > longest_character && !may_end_label(head))) {
        return 0;
    }
    ShortText<longest> const label(head);
    std::u32string_view core = label.view();
    if (core.size() == 1 && (contains(bullets, core[0]) || (core[0] >= U'①' && core[0] <= U'⑳'))) {
        return head.size();
    }
    bool const opened = contains(U"（(", core[0]);
    bool const closed = contains(U"）)", core.back());
    bool const dotted = contains(U".．、:：", core.back());
    if ((opened && !closed) || core.size() < 2) {
        return 0;
    }
    core = core.substr(opened ? 1 : 0);
    core = core.substr(0, core.size() - (closed || dotted ? 1 : 0));
    auto const is_numeral = [](char32_t c) { return is_arabic_digit(c) || c == '.'; };
    auto const all = [core](auto const& predicate) {
        return !core.empty() && std::all_of(core.begin(), core.end(), predicate);
    };
    bool const figures =
        all(is_numeral) && is_arabic_digit(core[0]) && is_arabic_digit(core.back());
    bool const several = core.find('.') != std::u32string_view::npos;
    bool const words = (all(is_letter) && core.size() <= 5) || all(is_han_numeral);
    return (figures && (closed || dotted || several)) || (words && (closed || dotted)) ? head.size()
                                                                                       : 0;
}

bool is_bullet(std::string_view label) {
    std::u32string const text = to_utf32(label);
    return text.size() == 1 && contains(bullets, text[0]);
}

std::uint32_t label_number(std::string_view label) {
    std::uint32_t number = 0;
    for (char const character : label.substr(0, 9)) {
        if (character >= '0' && character <= '9') {
            number = number * 10 + static_cast<std::uint32_t>(character - '0');
        }
    }
    return number;
}

namespace {

constexpr std::string_view underlines = "=-~^\"'+#*";

} // namespace

std::int32_t underline_level(char character) {
    std::size_t const at = underlines.find(character);
    return at == std::string_view::npos ? 0 : static_cast<std::int32_t>(at) + 1;
}

char underline_character(std::int32_t level) {
    auto const last = static_cast<std::int32_t>(underlines.size());
    return underlines[static_cast<std::size_t>(std::clamp(level, 1, last) - 1)];
}

bool is_underline(std::string_view line) {
    std::string_view const trimmed = trim_ascii(line);
    return trimmed.size() >= 4 && underline_level(trimmed[0]) != 0 &&
           trimmed.find_first_not_of(trimmed[0]) == std::string_view::npos;
}

bool is_grid_border(std::string_view line) {
    std::string_view const trimmed = trim_ascii(line);
    if (trimmed.size() < 3 || trimmed[0] != '+' || trimmed.back() != '+') {
        return false;
    }
    bool const drawn = trimmed.find_first_not_of("+-=:") == std::string_view::npos;
    return drawn && trimmed.find_first_of("-=") != std::string_view::npos;
}

bool is_box_top(std::string_view line) {
    constexpr std::array<std::string_view, 7> corners{"┌", "┏", "╔", "╓", "╒", "╭", "┍"};
    std::string_view const trimmed = trim_ascii(line);
    return std::any_of(corners.begin(), corners.end(), [trimmed](std::string_view corner) {
        return trimmed.starts_with(corner);
    });
}

std::size_t fence_length(std::string_view line) {
    std::size_t const length = std::min(line.find_first_not_of('`'), line.size());
    return length >= 3 ? length : 0;
}

bool ends_sentence(std::string_view line) {
    std::string_view const trimmed = trim_line(line);
    constexpr std::array<std::string_view, 14> ends{
        "。", "！", "？", "；", "：", "”", "」", ".", "!", "?", ";", ":", "）", ")"};
    return std::any_of(ends.begin(), ends.end(), [trimmed](std::string_view end) {
        return trimmed.ends_with(end);
    });
}

namespace {

/// Short, without punctuation inside or at its end.
bool is_bare_line(std::string_view line, std::size_t most_columns) {
    if (line.size() > longest_short_line) {
        return false;
    }
    std::string_view const trimmed = trim(line);
    if (trimmed.empty()) {
        return false;
    }
    for (std::size_t at = 0; at < trimmed.size();) {
        if (contains(U"。！？；!?;，,：:|\t", next_code_point(trimmed, at))) {
            return false;
        }
    }
    return display_width(trimmed) <= most_columns;
}

std::size_t count_han(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        count += is_han(next_code_point(text, at)) ? 1U : 0U;
    }
    return count;
}

} // namespace

bool is_title_line(std::string_view line) {
    constexpr std::array<std::string_view, 22> endings{
        "报告", "報告", "年报", "年報", "通知", "办法", "辦法", "意见", "意見", "方案", "规定",
        "規定", "总结", "總結", "计划", "計劃", "通报", "通報", "公告", "细则", "細則", "条例"};
    if (!is_bare_line(line, 100) || numbered_heading_level(line) != 0) {
        return false;
    }
    std::string_view const trimmed = trim(line);
    return std::any_of(endings.begin(), endings.end(), [trimmed](std::string_view ending) {
        return trimmed.ends_with(ending);
    });
}

bool is_organization_line(std::string_view line) {
    return is_bare_line(line, 60) && count_han(line) >= 4 && numbered_heading_level(line) == 0 &&
           !is_date_line(line);
}

bool is_date_line(std::string_view line) {
    if (line.size() > longest_short_line) {
        return false;
    }
    std::string_view const trimmed = trim(line);
    if (!trimmed.ends_with("日")) {
        return false;
    }
    // 2023年2月10日, 二〇二三年二月十日; blanks inside are common.
    constexpr std::u32string_view units = U"年月日";
    std::size_t next_unit = 0;
    std::size_t numerals = 0;
    for (std::size_t at = 0; at < trimmed.size();) {
        char32_t const code_point = next_code_point(trimmed, at);
        if (is_blank(code_point)) {
            continue;
        }
        if (is_arabic_digit(code_point) || is_han_numeral(code_point) ||
            contains(U"○Ｏ", code_point)) {
            ++numerals;
        } else if (next_unit < units.size() && code_point == units[next_unit] && numerals != 0) {
            ++next_unit;
            numerals = 0;
        } else {
            return false;
        }
    }
    return next_unit == units.size() && numerals == 0;
}

namespace {

bool begins_with_box_drawing(std::string_view line) {
    std::size_t at = 0;
    char32_t const first = line.empty() ? 0 : next_code_point(line, at);
    return first >= 0x2500 && first <= 0x257F;
}

/// What a line may not be anywhere, in a cell or outside.
bool is_plain_anywhere(std::string_view line) {
    return !line.empty() && line.front() != '\\' && trim_line(line).size() == line.size() &&
           !is_grid_border(line) && !begins_with_box_drawing(line) && !line.starts_with("..") &&
           !line.starts_with(mark_opening) && !line.starts_with("[^") &&
           !line.starts_with("\xEF\xBB\xBF");
}

} // namespace

bool reads_as_plain_in_cell(std::string_view line) {
    return is_plain_anywhere(line);
}

bool reads_as_plain(std::string_view line) {
    if (!is_plain_anywhere(line)) {
        return false;
    }
    return line.front() != '|' && !read_hash_heading(line) && line.back() != '|' &&
           line.back() != '\\' && line.front() != '>' && fence_length(line) == 0 &&
           !is_underline(line) && numbered_heading_level(line) == 0 && list_label_length(line) == 0;
}

} // namespace gouji

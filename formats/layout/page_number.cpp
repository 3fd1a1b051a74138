#include "gouji/formats/layout/page_number.hpp"

#include <algorithm>
#include <string>

#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::size_t most_digits = 4;

/// Reads a page number out of its dressing, piece by piece.
class Dressing {
public:
    explicit Dressing(std::u32string_view text) : m_rest(text) {}

    bool take(std::u32string_view words) {
        if (!m_rest.starts_with(words)) {
            return false;
        }
        m_rest.remove_prefix(words.size());
        return true;
    }

    bool take_one_of(std::u32string_view signs) {
        bool const found =
            !m_rest.empty() && signs.find(m_rest.front()) != std::u32string_view::npos;
        m_rest.remove_prefix(found ? 1 : 0);
        return found;
    }

    bool take_number() {
        std::size_t digits = 0;
        bool zeros = true;
        while (digits < m_rest.size() && is_arabic_digit(m_rest[digits])) {
            zeros = zeros && (m_rest[digits] == U'0' || m_rest[digits] == U'０');
            ++digits;
        }
        m_rest.remove_prefix(digits);
        return digits <= most_digits && !zeros; // values may be zeros between strokes
    }

    [[nodiscard]] bool at_end() const { return m_rest.empty(); }

private:
    std::u32string_view m_rest;
};

constexpr std::u32string_view dashes = U"-—–－─―";

/// Nearly every line that is none is told by its first character.
bool may_begin(std::string_view line) {
    char32_t first = U' ';
    for (std::size_t at = 0; at < line.size();) {
        std::size_t const begin = at;
        first = next_code_point(line, at);
        if (!is_blank(line.substr(begin, at - begin))) {
            break;
        }
    }
    return first == U'第' || first == U'P' || first == U'p' ||
           dashes.find(first) != std::u32string_view::npos;
}

/// And by its last one: a figure, a dash or a word of ideographs.
bool may_end(std::string_view line) {
    std::string_view const text = trim(line);
    char const last = text.empty() ? ' ' : text.back();
    return (last >= '0' && last <= '9') || last == '-' || static_cast<unsigned char>(last) >= 0x80;
}

bool is_between_dashes(std::u32string_view text) {
    Dressing line(text);
    bool const opened = line.take_one_of(dashes);
    while (line.take_one_of(dashes)) {
    }
    bool const closed = opened && line.take_number() && line.take_one_of(dashes);
    while (line.take_one_of(dashes)) {
    }
    return closed && line.at_end();
}

/// "第5页", "第5页共12页", "第5/12页".
bool is_chinese(std::u32string_view text) {
    Dressing line(text);
    if (!line.take(U"第") || !line.take_number()) {
        return false;
    }
    bool const of_total = line.take_one_of(U"/／") && line.take_number();
    if (!line.take_one_of(U"页頁")) {
        return false;
    }
    line.take_one_of(U"，,、/／");
    if (!of_total && line.take(U"共")) {
        return line.take_number() && line.take_one_of(U"页頁") && line.at_end();
    }
    return line.at_end();
}

bool is_english(std::u32string_view text) {
    Dressing line(text);
    bool const numbered = (line.take(U"Page") || line.take(U"page")) && line.take_number();
    bool const has_total = numbered && (line.take(U"of") || line.take(U"/"));
    return numbered && (!has_total || line.take_number()) && line.at_end();
}

} // namespace

bool is_page_number(std::string_view line) {
    constexpr std::size_t longest = 64; // bytes of the dressed number
    if (line.size() > 2 * longest || !may_begin(line) || !may_end(line)) {
        return false;
    }
    std::u32string const text = to_utf32(without_blanks(line));
    return text.size() <= longest &&
           (is_between_dashes(text) || is_chinese(text) || is_english(text));
}

} // namespace gouji

#include "gouji/converters/review/source_tokens.hpp"

#include <algorithm>
#include <iterator>

#include "gouji/formats/support/simplified.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr char32_t first_beyond_the_plane = 0x10000;

std::size_t utf16_length(char32_t c) {
    return c >= first_beyond_the_plane ? 2 : 1;
}

std::size_t utf16_length(std::string_view text) {
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size();) {
        length += utf16_length(next_code_point(text, at));
    }
    return length;
}

/// How many bytes at the start of `line` are those of `text`, blanks aside in both.
std::size_t common_length(std::string_view line, std::string_view text) {
    std::size_t matched = 0;
    std::size_t at = 0;
    std::size_t of_text = 0;
    while (at < line.size()) {
        std::size_t after = at;
        char32_t const of_line = next_code_point(line, after);
        if (is_blank(of_line)) {
            at = after;
            continue;
        }
        std::size_t text_after = of_text;
        while (text_after < text.size()) {
            std::size_t next = text_after;
            char32_t const c = next_code_point(text, next);
            if (!is_blank(c) && c != U'\n') {
                break;
            }
            text_after = next;
        }
        // With --script hans the cell has simplified characters, and the line keeps its own.
        if (text_after == text.size() ||
            simplified(next_code_point(text, text_after)) != simplified(of_line)) {
            break;
        }
        of_text = text_after;
        at = after;
        matched = after;
    }
    return matched;
}

} // namespace

std::size_t SourceTokens::units_before(std::uint32_t line, std::size_t byte) {
    constexpr std::size_t stretch = 256; // bytes from mark to mark
    if (line != m_line) {
        m_line = line;
        m_marks.assign(1, Mark{});
    }
    std::string_view const text = m_source.text(line);
    while (m_marks.back().byte + stretch <= byte) {
        Mark next = m_marks.back();
        for (std::size_t const end = next.byte + stretch; next.byte < end;) {
            next.units += utf16_length(next_code_point(text, next.byte));
        }
        m_marks.push_back(next);
    }
    auto const behind = std::upper_bound(
        m_marks.begin(), m_marks.end(), byte, [](std::size_t at, Mark const& mark) {
            return at < mark.byte;
        });
    Mark const& before = *std::prev(behind);
    return before.units + utf16_length(text.substr(before.byte, byte - before.byte));
}

std::optional<SourceToken> SourceTokens::find(SourceRef where, std::string_view text) {
    if (where.line >= m_source.size()) {
        return std::nullopt;
    }
    std::string_view const line = m_source.text(where.line);
    SourceToken token{where.line, 0, 0};
    text = trim(text);
    if (text.empty() || where.column > line.size()) {
        return token;
    }
    std::size_t begin = where.column;
    std::size_t length = common_length(line.substr(begin), text);
    if (length == 0) {
        // Columns of a line that lost its glosses are those of what was left: it stands behind.
        constexpr std::size_t furthest = 4096; // bytes
        std::size_t const behind = line.substr(begin, furthest).find(text);
        begin += behind == std::string_view::npos ? 0 : behind;
        length = behind == std::string_view::npos ? 0 : text.size();
    }
    if (length == 0) {
        return token;
    }
    std::string_view const found = line.substr(begin, length);
    std::string_view const shown = trim(found);
    begin += static_cast<std::size_t>(shown.data() - found.data());
    token.begin = units_before(where.line, begin);
    token.length = utf16_length(shown);
    return token;
}

} // namespace gouji

#include <algorithm>

#include "gouji/formats/pdf/read/cmap.hpp"
#include "gouji/formats/pdf/read/lexer.hpp"

namespace gouji::pdfread {

namespace {

/// No honest CMap has more; a hostile one could ask for more than there is memory.
constexpr std::size_t max_entries = 300'000;

std::uint32_t value_of(Token const& token) {
    if (token.kind == TokenKind::Number) {
        return token.number > 0 && token.number < 4e9 ? static_cast<std::uint32_t>(token.number)
                                                      : 0;
    }
    std::uint32_t value = 0;
    for (char const byte : token.text) {
        value = value << 8U | static_cast<unsigned char>(byte);
    }
    return value;
}

/// UTF-16BE; a lone byte, which some producers write, is a character of Latin-1.
std::u32string destination(std::string const& bytes) {
    std::u32string text;
    if (bytes.size() == 1) {
        text.push_back(static_cast<unsigned char>(bytes[0]));
        return text;
    }
    auto const unit = [&](std::size_t at) {
        return static_cast<char32_t>(
            static_cast<unsigned char>(bytes[at]) << 8U |
            static_cast<unsigned char>(bytes[at + 1]));
    };
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        char32_t code = unit(at);
        bool const high = code >= 0xD800 && code < 0xDC00;
        if (high && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10U) + (unit(at + 2) - 0xDC00);
            at += 2;
        }
        text.push_back(code);
    }
    return text;
}

} // namespace

class CMapParser {
public:
    CMapParser(std::string_view source, CMapFinder const& find) : m_lexer(source), m_find(find) {}

    CMap parse() {
        while (m_lexer.next(m_token)) {
            if (m_token.kind == TokenKind::Keyword) {
                keyword();
            }
            std::swap(m_before, m_previous);
            std::swap(m_previous, m_token);
        }
        m_map.sort();
        return std::move(m_map);
    }

private:
    void keyword() {
        std::string const& word = m_token.text;
        if (word == "begincodespacerange") {
            code_spaces();
        } else if (word == "begincidrange") {
            cid_entries(true);
        } else if (word == "begincidchar") {
            cid_entries(false);
        } else if (word == "beginbfrange") {
            unicode_ranges();
        } else if (word == "beginbfchar") {
            unicode_characters();
        } else if (word == "usecmap" && m_previous.kind == TokenKind::Name) {
            m_map.m_base = m_find(m_previous.text);
            m_map.m_vertical = m_map.m_vertical || (m_map.m_base && m_map.m_base->vertical());
        } else if (word == "def" && m_before.text == "WMode") {
            m_map.m_vertical = value_of(m_previous) == 1;
        }
    }

    /// The next token of a section; false at its end.
    bool take(Token& token) { return m_lexer.next(token) && token.kind != TokenKind::Keyword; }

    void code_spaces() {
        Token low;
        Token high;
        while (m_map.m_spaces.size() < max_entries && take(low) && take(high)) {
            auto const length = static_cast<std::uint32_t>(high.text.size());
            if (length >= 1 && length <= 4) {
                m_map.m_spaces.push_back({length, value_of(low), value_of(high)});
            }
        }
    }

    void cid_entries(bool ranges) {
        Token low;
        Token high;
        Token cid;
        while (m_map.m_cids.size() < max_entries && take(low) && (!ranges || take(high)) &&
               take(cid)) {
            std::uint32_t const first = value_of(low);
            std::uint32_t const last = ranges ? value_of(high) : first;
            if (last >= first) {
                auto const length = static_cast<std::uint32_t>(low.text.size());
                m_map.m_cids.push_back({length, first, last, value_of(cid)});
            }
        }
    }

    void add_unicode(std::uint32_t low, std::uint32_t high, std::u32string text) {
        if (high >= low && !text.empty()) {
            m_map.m_unicode.push_back({low, high, std::move(text)});
        }
    }

    void unicode_characters() {
        Token code;
        Token text;
        while (m_map.m_unicode.size() < max_entries && take(code) && take(text)) {
            std::uint32_t const value = value_of(code);
            if (text.kind == TokenKind::String) {
                add_unicode(value, value, destination(text.text));
            }
        }
    }

    void unicode_ranges() {
        Token low;
        Token high;
        Token text;
        while (m_map.m_unicode.size() < max_entries && take(low) && take(high) && take(text)) {
            std::uint32_t const first = value_of(low);
            // A range stays within one value of the first byte (9.10.3); a broken one is no more
            // than all codes of two bytes.
            std::uint32_t const last = std::min(value_of(high), first + 0xFFFFU);
            if (text.kind == TokenKind::ArrayBegin) {
                unicode_array(first);
            } else if (text.kind == TokenKind::String) {
                add_unicode(first, last, destination(text.text));
            }
        }
    }

    void unicode_array(std::uint32_t code) {
        Token text;
        while (m_lexer.next(text) && text.kind != TokenKind::ArrayEnd &&
               m_map.m_unicode.size() < max_entries) {
            if (text.kind == TokenKind::String) {
                add_unicode(code, code, destination(text.text));
            }
            ++code;
        }
    }

    Lexer m_lexer;
    CMapFinder const& m_find;
    CMap m_map;
    Token m_token;
    Token m_previous;
    Token m_before;
};

CMap parse_cmap(std::string_view source, CMapFinder const& find) {
    return CMapParser(source, find).parse();
}

} // namespace gouji::pdfread

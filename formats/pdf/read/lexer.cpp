#include "gouji/formats/pdf/read/lexer.hpp"

#include <algorithm>
#include <array>

namespace gouji::pdfread {

namespace {

enum class CharacterClass : std::uint8_t { Regular, Blank, Delimiter };

/// ISO 32000-1, tables 1 and 2.
constexpr std::array<CharacterClass, 256> make_classes() {
    std::array<CharacterClass, 256> classes{};
    for (char const blank : {'\0', '\t', '\n', '\f', '\r', ' '}) {
        classes[static_cast<unsigned char>(blank)] = CharacterClass::Blank;
    }
    for (char const mark : {'(', ')', '<', '>', '[', ']', '{', '}', '/', '%'}) {
        classes[static_cast<unsigned char>(mark)] = CharacterClass::Delimiter;
    }
    return classes;
}
constexpr std::array<CharacterClass, 256> classes = make_classes();

CharacterClass class_of(char character) {
    return classes[static_cast<unsigned char>(character)];
}
bool is_blank_byte(char character) {
    return class_of(character) == CharacterClass::Blank;
}
bool is_regular(char character) {
    return class_of(character) == CharacterClass::Regular;
}
bool is_digit(char character) {
    return character >= '0' && character <= '9';
}
bool starts_number(char character) {
    return is_digit(character) || character == '-' || character == '+' || character == '.';
}

} // namespace

int hexadecimal_digit(char character) {
    if (is_digit(character)) {
        return character - '0';
    }
    if (character >= 'a' && character <= 'f') {
        return character - 'a' + 10;
    }
    if (character >= 'A' && character <= 'F') {
        return character - 'A' + 10;
    }
    return -1;
}

void Lexer::skip_blanks() {
    while (m_at < m_source.size()) {
        if (m_source[m_at] == '%') {
            m_at = std::min(m_source.find_first_of("\r\n", m_at), m_source.size());
        } else if (is_blank_byte(m_source[m_at])) {
            ++m_at;
        } else {
            return;
        }
    }
}

bool Lexer::next(Token& token) {
    skip_blanks();
    token.text.clear();
    token.hexadecimal = false;
    if (m_at >= m_source.size()) {
        token.kind = TokenKind::End;
        return false;
    }
    char const first = m_source[m_at];
    if (starts_number(first)) {
        read_number(token);
        return true;
    }
    auto const single = [&](TokenKind kind) {
        token.kind = kind;
        ++m_at;
    };
    auto const doubled = [&](TokenKind kind) {
        token.kind = kind;
        m_at += 2;
    };
    bool const twice = m_at + 1 < m_source.size() && m_source[m_at + 1] == first;
    switch (first) {
    case '[':
        single(TokenKind::ArrayBegin);
        break;
    case ']':
        single(TokenKind::ArrayEnd);
        break;
    case '(':
        read_literal_string(token);
        break;
    case '/':
        read_name(token);
        break;
    case '<':
        twice ? doubled(TokenKind::DictionaryBegin) : read_hexadecimal_string(token);
        break;
    case '>':
        if (twice) {
            doubled(TokenKind::DictionaryEnd);
            break;
        }
        ++m_at;
        return next(token);
    case ')':
    case '{':
    case '}':
        ++m_at;
        return next(token);
    default:
        read_keyword(token);
        break;
    }
    return true;
}

/// Lenient as viewers are: "--5" is -5, "1.2.3" is 1.2, "12-3" is 12.
void Lexer::read_number(Token& token) {
    token.kind = TokenKind::Number;
    bool negative = false;
    while (m_at < m_source.size() && (m_source[m_at] == '-' || m_source[m_at] == '+')) {
        negative = negative || m_source[m_at] == '-';
        ++m_at;
    }
    double value = 0;
    double place = 0;
    for (; m_at < m_source.size(); ++m_at) {
        char const character = m_source[m_at];
        if (is_digit(character)) {
            if (place == 0) {
                value = value * 10 + (character - '0');
            } else {
                value += (character - '0') * place;
                place /= 10;
            }
        } else if (character == '.' && place == 0) {
            place = 0.1;
        } else {
            break;
        }
    }
    while (m_at < m_source.size() && starts_number(m_source[m_at])) {
        ++m_at;
    }
    token.number = negative ? -value : value;
}

void Lexer::read_literal_string(Token& token) {
    token.kind = TokenKind::String;
    ++m_at;
    int depth = 1;
    while (m_at < m_source.size()) {
        char const character = m_source[m_at++];
        if (character == '\\') {
            read_escape(token);
            continue;
        }
        if (character == '(') {
            ++depth;
        } else if (character == ')' && --depth == 0) {
            return;
        }
        if (character == '\r') { // 7.3.4.2: any line end is a line feed
            m_at += m_at < m_source.size() && m_source[m_at] == '\n' ? 1U : 0U;
            token.text += '\n';
        } else {
            token.text += character;
        }
    }
}

/// ISO 32000-1, table 3.
void Lexer::read_escape(Token& token) {
    if (m_at >= m_source.size()) {
        return;
    }
    char const character = m_source[m_at++];
    switch (character) {
    case 'n':
        token.text += '\n';
        return;
    case 'r':
        token.text += '\r';
        return;
    case 't':
        token.text += '\t';
        return;
    case 'b':
        token.text += '\b';
        return;
    case 'f':
        token.text += '\f';
        return;
    case '\r':
        m_at += m_at < m_source.size() && m_source[m_at] == '\n' ? 1U : 0U;
        return;
    case '\n':
        return;
    default:
        break;
    }
    if (character < '0' || character > '7') {
        token.text += character;
        return;
    }
    auto code = static_cast<unsigned>(character - '0');
    for (int digits = 1;
         digits < 3 && m_at < m_source.size() && m_source[m_at] >= '0' && m_source[m_at] <= '7';
         ++digits) {
        code = code * 8 + static_cast<unsigned>(m_source[m_at++] - '0');
    }
    token.text += static_cast<char>(code & 0xFFU);
}

void Lexer::read_hexadecimal_string(Token& token) {
    token.kind = TokenKind::String;
    token.hexadecimal = true;
    ++m_at;
    int high = -1;
    while (m_at < m_source.size()) {
        char const character = m_source[m_at++];
        if (character == '>') {
            break;
        }
        int const digit = hexadecimal_digit(character);
        if (digit < 0) {
            continue;
        }
        if (high < 0) {
            high = digit;
        } else {
            token.text += static_cast<char>(high << 4 | digit);
            high = -1;
        }
    }
    if (high >= 0) { // 7.3.4.3: a missing last digit is 0
        token.text += static_cast<char>(high << 4);
    }
}

void Lexer::read_name(Token& token) {
    token.kind = TokenKind::Name;
    ++m_at;
    while (m_at < m_source.size() && is_regular(m_source[m_at])) {
        char const character = m_source[m_at++];
        if (character == '#' && m_at + 1 < m_source.size()) {
            int const high = hexadecimal_digit(m_source[m_at]);
            int const low = hexadecimal_digit(m_source[m_at + 1]);
            if (high >= 0 && low >= 0) {
                token.text += static_cast<char>(high << 4 | low);
                m_at += 2;
                continue;
            }
        }
        token.text += character;
    }
}

void Lexer::read_keyword(Token& token) {
    token.kind = TokenKind::Keyword;
    std::size_t const begin = m_at;
    while (m_at < m_source.size() && is_regular(m_source[m_at])) {
        ++m_at;
    }
    token.text.assign(m_source.substr(begin, m_at - begin));
}

/// EI between blanks, followed by what can be operators: image data may hold the letters by chance.
bool Lexer::at_image_end(std::size_t at) const {
    if (m_source.substr(at, 2) != "EI" || (at > 0 && !is_blank_byte(m_source[at - 1]))) {
        return false;
    }
    std::string_view const behind = m_source.substr(at + 2, 12);
    if (!behind.empty() && !is_blank_byte(behind.front())) {
        return false;
    }
    return std::all_of(behind.begin(), behind.end(), [](char character) {
        auto const byte = static_cast<unsigned char>(character);
        return (byte >= 0x20 && byte < 0x7F) || (byte != 0 && is_blank_byte(character));
    });
}

void Lexer::skip_inline_image(std::size_t length) {
    m_at += m_at < m_source.size() ? 1U : 0U; // the one blank behind ID
    if (length < m_source.size() - m_at) {
        std::size_t const end = m_at + length;
        for (std::size_t blanks = 0; length != 0 && blanks < 3; ++blanks) {
            if (m_source.substr(end + blanks, 2) == "EI") {
                m_at = end + blanks + 2;
                return;
            }
        }
    }
    for (std::size_t at = m_source.find("EI", m_at); at != std::string_view::npos;
         at = m_source.find("EI", at + 1)) {
        if (at_image_end(at)) {
            m_at = at + 2;
            return;
        }
    }
    m_at = m_source.size();
}

} // namespace gouji::pdfread

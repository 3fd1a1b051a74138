#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gouji::pdfread {

enum class TokenKind : std::uint8_t {
    End,
    Number,
    String,
    Name, ///< without the slash, #xx resolved
    Keyword,
    ArrayBegin,
    ArrayEnd,
    DictionaryBegin,
    DictionaryEnd,
};

struct Token {
    TokenKind kind = TokenKind::End;
    bool hexadecimal = false; ///< of a string: it stood in < >
    double number = 0;
    std::string text; ///< of a string its bytes; of a name or keyword its characters
};

/// The tokens of content streams and CMaps (ISO 32000-1, 7.2 and 7.3), comments left out. Never
/// fails: what is no token is skipped. `source` must outlive the lexer.
class Lexer {
public:
    explicit Lexer(std::string_view source) : m_source(source) {}

    /// False at the end. The token's buffer is used again.
    bool next(Token& token);

    [[nodiscard]] std::size_t position() const { return m_at; }
    /// Behind the ID operator: passes over the data of an inline image and its EI. `length` is
    /// that of the data where it is known, else 0.
    void skip_inline_image(std::size_t length);

private:
    void skip_blanks();
    void read_number(Token& token);
    void read_literal_string(Token& token);
    void read_escape(Token& token);
    void read_hexadecimal_string(Token& token);
    void read_name(Token& token);
    void read_keyword(Token& token);
    [[nodiscard]] bool at_image_end(std::size_t at) const;

    std::string_view m_source;
    std::size_t m_at = 0;
};

/// The value of a hexadecimal digit; -1 for another character.
[[nodiscard]] int hexadecimal_digit(char character);

} // namespace gouji::pdfread

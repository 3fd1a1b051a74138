#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/formats/pdf/read/font.hpp"
#include "gouji/formats/pdf/read/lexer.hpp"
#include "gouji/formats/pdf/read/matrix.hpp"

namespace gouji::pdfread {

struct PaintColor {
    std::uint32_t value = black; ///< as in FilledBox: 0 is white, equal where colours are equal
    bool plain_space = true;     ///< DeviceGray, DeviceRGB, DeviceCMYK and their like

    static constexpr std::uint32_t black = 0xFFFFFF;
};

/// ISO 32000-1, 8.4.1 and 9.3.1, less what text and lines do not ask for.
struct GraphicsState {
    Matrix matrix; ///< user space to page
    Rect clip;     ///< on the page
    double line_width = 1;
    PaintColor fill;
    PaintColor stroke;

    Font* font = nullptr;
    double size = 0;
    double character_spacing = 0;
    double word_spacing = 0;
    double horizontal_scale = 1;
    double leading = 0;
    double rise = 0;
    int render_mode = 0;
};

/// The operands before an operator: a flat list, arrays and dictionaries between their brackets.
class Operands {
public:
    /// A slot for the next token; its buffers are used again.
    Token& next() {
        if (m_size == m_tokens.size()) {
            m_tokens.emplace_back();
        }
        return m_tokens[m_size];
    }
    void keep() {
        m_open += m_tokens[m_size].kind == TokenKind::ArrayBegin ? 1 : 0;
        m_open -= m_tokens[m_size].kind == TokenKind::ArrayEnd ? 1 : 0;
        ++m_size;
    }
    void clear() {
        m_size = 0;
        m_open = 0;
    }
    [[nodiscard]] bool in_array() const { return m_open > 0; }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] Token const& at(std::size_t index) const { return m_tokens[index]; }
    /// The last `N` operands as numbers; false when there are not so many numbers.
    template <std::size_t N> [[nodiscard]] bool numbers(std::array<double, N>& values) const {
        if (m_size < N) {
            return false;
        }
        for (std::size_t i = 0; i < N; ++i) {
            Token const& token = m_tokens[m_size - N + i];
            if (token.kind != TokenKind::Number) {
                return false;
            }
            values[i] = token.number;
        }
        return true;
    }
    [[nodiscard]] double number(double fallback = 0) const {
        std::array<double, 1> value{};
        return numbers(value) ? value[0] : fallback;
    }
    /// The last operand where it is a name.
    [[nodiscard]] std::string_view name() const {
        return m_size != 0 && m_tokens[m_size - 1].kind == TokenKind::Name
                   ? std::string_view(m_tokens[m_size - 1].text)
                   : std::string_view();
    }
    /// The value behind `key` in the dictionary that is among the operands; null without one.
    [[nodiscard]] Token const* find(std::string_view key) const {
        int depth = 0;
        bool is_key = true;
        for (std::size_t i = 0; i < m_size; ++i) {
            Token const& token = m_tokens[i];
            bool const opens =
                token.kind == TokenKind::DictionaryBegin || token.kind == TokenKind::ArrayBegin;
            bool const ends =
                token.kind == TokenKind::DictionaryEnd || token.kind == TokenKind::ArrayEnd;
            if (depth == 1 && is_key && token.kind == TokenKind::Name && token.text == key) {
                return i + 1 < m_size ? &m_tokens[i + 1] : nullptr;
            }
            if (depth == 1 && !ends) {
                is_key = !is_key;
            }
            depth += opens ? 1 : 0;
            depth -= ends ? 1 : 0;
            if (depth == 1 && opens) {
                is_key = true; // the outermost dictionary begins
            }
        }
        return nullptr;
    }

private:
    std::vector<Token> m_tokens;
    std::size_t m_size = 0;
    int m_open = 0; ///< brackets
};

} // namespace gouji::pdfread

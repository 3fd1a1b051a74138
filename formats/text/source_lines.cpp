#include "gouji/formats/text/source_lines.hpp"

namespace gouji {

namespace {

/// The line end at `at`: its length in bytes, or 0.
struct LineEnd {
    std::size_t length = 0;
    bool is_exotic = false; ///< not made of CR and LF
};
LineEnd line_end_at(std::string_view text, std::size_t at) {
    std::string_view const rest = text.substr(at, 3);
    switch (rest.front()) {
    case '\n':
        return {1, false};
    case '\r':
        return {rest.starts_with("\r\n") ? 2U : 1U, false};
    case '\xC2':
        return {rest.starts_with("\xC2\x85") ? 2U : 0U, true};
    case '\xE2':
        return {rest == "\xE2\x80\xA8" || rest == "\xE2\x80\xA9" ? 3U : 0U, true};
    default:
        return {};
    }
}

/// Finds where lines begin in the input, in any encoding: CR and LF are never parts of other
/// characters in GB18030 and Big5, and units of their own in UTF-16.
class InputOffsets {
public:
    InputOffsets(Bytes input, DecodedText const& decoded)
        : m_input(input), m_encoding(decoded.encoding), m_at(bom_length(input, decoded.encoding)) {
        m_is_identity =
            m_encoding == Encoding::Utf8 && input.substr(m_at).size() == decoded.utf8.size();
        m_begin = m_at;
    }

    /// The offset of the line that begins at `position` of the decoded text, after a line end.
    std::int64_t next(std::size_t position, bool exotic) {
        if (m_is_identity) {
            return static_cast<std::int64_t>(m_begin + position);
        }
        if (position == 0) {
            return static_cast<std::int64_t>(m_begin);
        }
        if (exotic) {
            return -1;
        }
        skip_line();
        return static_cast<std::int64_t>(m_at);
    }

private:
    static std::size_t bom_length(Bytes input, Encoding encoding) {
        switch (encoding) {
        case Encoding::Utf8:
            return input.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        case Encoding::Utf16Le:
            return input.starts_with("\xFF\xFE") ? 2 : 0;
        case Encoding::Utf16Be:
            return input.starts_with("\xFE\xFF") ? 2 : 0;
        case Encoding::Gb18030:
            return input.starts_with("\x84\x31\x95\x33") ? 4 : 0;
        case Encoding::Big5:
        case Encoding::Windows1252:
            break;
        }
        return 0;
    }

    [[nodiscard]] std::size_t unit_size() const {
        return m_encoding == Encoding::Utf16Le || m_encoding == Encoding::Utf16Be ? 2 : 1;
    }
    /// The unit at m_at when it is below 256, else 0.
    [[nodiscard]] char low_unit() const {
        if (unit_size() == 1) {
            return m_input[m_at];
        }
        bool const little = m_encoding == Encoding::Utf16Le;
        char const low = m_input[little ? m_at : m_at + 1];
        char const high = m_input[little ? m_at + 1 : m_at];
        return high == 0 ? low : '\0';
    }
    [[nodiscard]] bool at_end() const { return m_at + unit_size() > m_input.size(); }

    void skip_line() {
        for (; !at_end(); m_at += unit_size()) {
            char const unit = low_unit();
            if (unit != '\n' && unit != '\r') {
                continue;
            }
            m_at += unit_size();
            if (unit == '\r' && !at_end() && low_unit() == '\n') {
                m_at += unit_size();
            }
            return;
        }
    }

    Bytes m_input;
    Encoding m_encoding;
    std::size_t m_at;
    std::size_t m_begin = 0;
    bool m_is_identity = false;
};

} // namespace

SourceMap source_lines(Bytes input, DecodedText const& decoded) {
    SourceMap source;
    InputOffsets offsets{input, decoded};
    std::string_view const text = decoded.utf8;
    std::size_t begin = 0;
    bool exotic = false;
    for (std::size_t at = 0; at < text.size();) {
        LineEnd const end = line_end_at(text, at);
        if (end.length == 0) {
            ++at;
            continue;
        }
        source.add_line(text.substr(begin, at - begin), {offsets.next(begin, exotic), 0, 0});
        exotic = end.is_exotic;
        at += end.length;
        begin = at;
    }
    if (begin < text.size()) {
        source.add_line(text.substr(begin), {offsets.next(begin, exotic), 0, 0});
    }
    return source;
}

} // namespace gouji

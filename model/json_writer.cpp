#include "gouji/model/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// The fewest digits that read back as `value`.
template <class Number> std::string digits_of(Number value) {
    std::array<char, 32> digits{};
    char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return {digits.data(), end};
}

/// RFC 8259, section 7: quotation mark, reverse solidus and control characters are escaped.
void append_escaped(std::string& out, char character) {
    constexpr std::string_view hex = "0123456789abcdef";
    switch (character) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        break;
    }
    auto const byte = static_cast<unsigned char>(character);
    if (byte < 0x20) {
        out += "\\u00";
        out += hex[byte >> 4U];
        out += hex[byte & 0xFU];
    } else {
        out += character;
    }
}

std::string quoted(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 2);
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            append_escaped(out, text[at]);
            ++at;
        } else {
            append_utf8(out, next_code_point(text, at));
        }
    }
    out += '"';
    return out;
}

} // namespace

JsonWriter::JsonWriter(Sink& sink, Layout layout) : m_sink(sink), m_layout(layout) {}

void JsonWriter::break_line() {
    static constexpr std::string_view blanks = "                                ";
    m_sink.write("\n");
    for (std::size_t left = m_levels.size() * 2; left > 0;) {
        std::string_view const part = blanks.substr(0, left);
        m_sink.write(part);
        left -= part.size();
    }
}

void JsonWriter::separate() {
    if (m_after_key) {
        m_after_key = false;
        return;
    }
    if (m_levels.empty()) {
        return;
    }
    if (m_levels.back().has_members) {
        m_sink.write(",");
    }
    m_levels.back().has_members = true;
    if (!m_levels.back().on_one_line) {
        break_line();
    }
}

void JsonWriter::open(char bracket) {
    separate();
    bool const on_one_line =
        m_levels.empty() ? m_layout == Layout::Compact : m_levels.back().on_one_line;
    m_levels.push_back({false, on_one_line});
    m_sink.write({&bracket, 1});
}

void JsonWriter::close(char bracket) {
    Level const level = m_levels.back();
    m_levels.pop_back();
    if (level.has_members && !level.on_one_line) {
        break_line();
    }
    m_sink.write({&bracket, 1});
}

JsonWriter& JsonWriter::begin_object() {
    open('{');
    return *this;
}

JsonWriter& JsonWriter::end_object() {
    close('}');
    return *this;
}

JsonWriter& JsonWriter::begin_array() {
    open('[');
    return *this;
}

JsonWriter& JsonWriter::end_array() {
    close(']');
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    m_sink.write(quoted(name));
    m_sink.write(m_levels.empty() || m_levels.back().on_one_line ? ":" : ": ");
    m_after_key = true;
    return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
    separate();
    m_sink.write(quoted(text));
    return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
    return literal_number(digits_of(value));
}

JsonWriter& JsonWriter::boolean(bool value) {
    return literal_number(value ? "true" : "false");
}

JsonWriter& JsonWriter::null() {
    return literal_number("null");
}

JsonWriter& JsonWriter::literal_number(std::string_view digits) {
    separate();
    m_sink.write(digits);
    return *this;
}

JsonWriter& JsonWriter::real(double value) {
    if (!std::isfinite(value)) {
        return null();
    }
    return literal_number(digits_of(value));
}

JsonWriter& JsonWriter::real(float value) {
    if (!std::isfinite(value)) {
        return null();
    }
    return literal_number(digits_of(value));
}

JsonWriter& JsonWriter::inline_values() {
    m_levels.back().on_one_line = true;
    return *this;
}

} // namespace gouji

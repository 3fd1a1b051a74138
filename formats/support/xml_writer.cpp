#include "gouji/formats/support/xml_writer.hpp"

#include <array>
#include <charconv>
#include <utility>

#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// Bytes that go out as they stand, whatever stands around them.
constexpr std::array<bool, 256> make_plain_bytes() {
    std::array<bool, 256> plain{};
    for (std::size_t byte = 0x20; byte < 0x7F; ++byte) {
        plain[byte] = true;
    }
    for (char const special : {'&', '<', '>', '"'}) {
        plain[static_cast<unsigned char>(special)] = false;
    }
    return plain;
}
constexpr std::array<bool, 256> plain_bytes = make_plain_bytes();

bool is_plain(char byte) {
    return plain_bytes[static_cast<unsigned char>(byte)];
}

/// A whole character of the range U+1000–U+CFFF, which needs no look beyond its bytes: most of
/// what a Chinese report holds. The lead E0 is left to the careful way (overlong forms), ED and
/// above too (surrogates, U+FFFE).
bool is_common_han(std::string_view text, std::size_t at) {
    if (at + 2 >= text.size()) {
        return false;
    }
    auto const lead = static_cast<unsigned char>(text[at]);
    auto const is_tail = [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
    };
    return lead > 0xE0 && lead < 0xED && is_tail(text[at + 1]) && is_tail(text[at + 2]);
}

/// https://www.w3.org/TR/xml/#NT-Char
bool is_xml_character(char32_t code_point) {
    return code_point == '\t' || code_point == '\n' || code_point == '\r' ||
           (code_point >= 0x20 && code_point != 0xFFFE && code_point != 0xFFFF);
}

std::string_view entity_of(char32_t code_point, bool in_attribute) {
    switch (code_point) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return in_attribute ? "&quot;" : std::string_view{};
    // A parser would turn these into a blank or a line feed (XML 1.0, 2.11 and 3.3.3).
    case '\t':
        return in_attribute ? "&#9;" : std::string_view{};
    case '\n':
        return in_attribute ? "&#10;" : std::string_view{};
    case '\r':
        return "&#13;";
    default:
        return {};
    }
}

} // namespace

XmlWriter& XmlWriter::declaration() {
    return raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}

void XmlWriter::end_tag() {
    if (m_in_tag) {
        m_out += '>';
        m_in_tag = false;
    }
}

XmlWriter& XmlWriter::open(std::string_view name) {
    end_tag();
    m_out += '<';
    m_out += name;
    m_open.push_back(name);
    m_in_tag = true;
    return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
    m_out += ' ';
    m_out += name;
    m_out += "=\"";
    escape(value, true);
    m_out += '"';
    return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::int64_t value) {
    std::array<char, 24> digits{};
    char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    m_out += ' ';
    m_out += name;
    m_out += "=\"";
    m_out.append(digits.data(), end);
    m_out += '"';
    return *this;
}

XmlWriter& XmlWriter::close() {
    std::string_view const name = m_open.back();
    m_open.pop_back();
    if (m_in_tag) {
        m_out += "/>";
        m_in_tag = false;
        return *this;
    }
    m_out += "</";
    m_out += name;
    m_out += '>';
    return *this;
}

XmlWriter& XmlWriter::text(std::string_view utf8) {
    end_tag();
    escape(utf8, false);
    return *this;
}

XmlWriter& XmlWriter::raw(std::string_view markup) {
    end_tag();
    m_out += markup;
    return *this;
}

std::string XmlWriter::take() {
    std::string out = std::move(m_out);
    m_out.clear();
    m_open.clear();
    m_in_tag = false;
    return out;
}

void XmlWriter::add_counts(XmlWriter const& other) {
    m_dropped += other.m_dropped;
    m_replaced += other.m_replaced;
}

void XmlWriter::escape(std::string_view text, bool in_attribute) {
    std::size_t begin = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_plain(text[at])) {
            ++at;
        } else if (is_common_han(text, at)) {
            at += 3;
        } else {
            m_out.append(text, begin, at - begin);
            at = escape_special(text, at, in_attribute);
            begin = at;
        }
    }
    m_out.append(text, begin, at - begin);
}

std::size_t XmlWriter::escape_special(std::string_view text, std::size_t at, bool in_attribute) {
    constexpr char32_t replacement = 0xFFFD;
    std::size_t next = at;
    char32_t const code_point = next_code_point(text, next);
    std::string_view const entity = entity_of(code_point, in_attribute);
    if (!entity.empty()) {
        m_out += entity;
    } else if (code_point == replacement && next - at == 1) {
        append_utf8(m_out, replacement);
        ++m_replaced;
    } else if (is_xml_character(code_point)) {
        m_out.append(text, at, next - at);
    } else {
        ++m_dropped;
    }
    return next;
}

} // namespace gouji

#include "gouji/formats/pdf/write/syntax.hpp"

#include <algorithm>
#include <cmath>

#include "gouji/model/text.hpp"

namespace gouji::pdf_write {

namespace {

constexpr std::string_view digits = "0123456789ABCDEF";

} // namespace

void append_number(std::string& out, double value) {
    constexpr double limit = 1e9; // nothing on a page is larger; keeps NaN out too
    value = value >= -limit && value <= limit ? value : 0;
    auto thousandths = static_cast<std::int64_t>(std::llround(value * 1000));
    if (thousandths < 0) {
        out += '-';
        thousandths = -thousandths;
    }
    out += std::to_string(thousandths / 1000);
    auto rest = static_cast<int>(thousandths % 1000);
    if (rest == 0) {
        return;
    }
    out += '.';
    for (int unit = 100; rest != 0; unit /= 10) {
        out += static_cast<char>('0' + rest / unit);
        rest %= unit;
    }
}

void append_hex16(std::string& out, std::uint32_t value) {
    for (unsigned shift = 16; shift != 0;) {
        shift -= 4;
        out += digits[(value >> shift) & 0xFU];
    }
}

std::string reference(int id) {
    return std::to_string(id) + " 0 R";
}

std::string literal_string(std::string_view bytes) {
    std::string out = "(";
    for (char const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '(' || c == ')' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte >= 0x7F) {
            out += '\\';
            out += static_cast<char>('0' + (byte >> 6U));
            out += static_cast<char>('0' + ((byte >> 3U) & 7U));
            out += static_cast<char>('0' + (byte & 7U));
        } else {
            out += c;
        }
    }
    return out += ')';
}

std::string text_string(std::string_view utf8) {
    bool const is_ascii = std::all_of(utf8.begin(), utf8.end(), [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return (byte >= 0x20 && byte < 0x7F) || c == '\n';
    });
    if (is_ascii) {
        return literal_string(utf8);
    }
    std::string out = "<FEFF";
    for (std::size_t at = 0; at < utf8.size();) {
        char32_t const c = next_code_point(utf8, at);
        if (c < 0x10000) {
            append_hex16(out, c);
        } else {
            append_hex16(out, 0xD800U + ((c - 0x10000U) >> 10U));
            append_hex16(out, 0xDC00U + ((c - 0x10000U) & 0x3FFU));
        }
    }
    return out += '>';
}

std::string name_object(std::string_view name) {
    constexpr std::string_view special = "#()<>[]{}/%";
    std::string out = "/";
    for (char const c : name) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7F || special.find(c) != std::string_view::npos) {
            out += '#';
            out += digits[byte >> 4U];
            out += digits[byte & 0xFU];
        } else {
            out += c;
        }
    }
    return out;
}

} // namespace gouji::pdf_write

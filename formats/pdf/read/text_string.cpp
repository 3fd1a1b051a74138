#include <array>

#include "gouji/formats/pdf/read/pdf_object.hpp"
#include "gouji/model/text.hpp"

namespace gouji::pdfread {

namespace {

/// ISO 32000-1, annex D.2: where PDFDocEncoding differs from Latin-1.
constexpr std::array<char16_t, 8> accents{
    0x02D8, 0x02C7, 0x02C6, 0x02D9, 0x02DD, 0x02DB, 0x02DA, 0x02DC}; // from 0x18
constexpr std::array<char16_t, 33> marks{
    0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203A, 0x2212,
    0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x0141,
    0x0152, 0x0160, 0x0178, 0x017D, 0x0131, 0x0142, 0x0153, 0x0161, 0x017E, 0xFFFD, 0x20AC};

char32_t document_character(unsigned char byte) {
    if (byte >= 0x18 && byte < 0x20) {
        return accents[byte - 0x18U];
    }
    if (byte >= 0x80 && byte <= 0xA0) {
        return marks[byte - 0x80U];
    }
    return byte;
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
    auto const unit = [&](std::size_t at) {
        auto const high = static_cast<unsigned char>(bytes[at + (big_endian ? 0 : 1)]);
        auto const low = static_cast<unsigned char>(bytes[at + (big_endian ? 1 : 0)]);
        return static_cast<char32_t>(high << 8U | low);
    };
    std::string text;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        char32_t code = unit(at);
        if (code >= 0xD800 && code < 0xDC00 && at + 3 < bytes.size()) {
            char32_t const low = unit(at + 2);
            if (low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
                at += 2;
            }
        }
        append_utf8(text, code >= 0xD800 && code < 0xE000 ? char32_t{0xFFFD} : code);
    }
    return text;
}

} // namespace

std::string decode_text_string(std::string_view bytes) {
    if (bytes.starts_with("\xFE\xFF")) {
        return from_utf16(bytes.substr(2), true);
    }
    if (bytes.starts_with("\xFF\xFE")) {
        return from_utf16(bytes.substr(2), false);
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        return to_utf8(to_utf32(bytes.substr(3)));
    }
    std::string text;
    for (char const byte : bytes) {
        append_utf8(text, document_character(static_cast<unsigned char>(byte)));
    }
    return text;
}

} // namespace gouji::pdfread

#include "gouji/formats/pdf/read/simple_encoding.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "gouji/formats/pdf/read/lexer.hpp"

namespace gouji::pdfread {

namespace {

struct GlyphListEntry {
    std::string_view name;
    char16_t character;
};

#include "gouji/formats/pdf/read/glyph_list.inc"
#include "gouji/formats/pdf/read/simple_encodings.inc"

std::optional<std::uint32_t> parse_hexadecimal(std::string_view digits) {
    std::uint32_t value = 0;
    for (char const digit : digits) {
        int const part = hexadecimal_digit(digit);
        if (part < 0) {
            return std::nullopt;
        }
        value = value << 4U | static_cast<std::uint32_t>(part);
    }
    return value;
}

bool is_scalar(std::uint32_t value) {
    return value != 0 && value < 0x110000 && (value < 0xD800 || value >= 0xE000);
}

/// One component of a name; AGL specification, section 2.
std::u32string characters_of_component(std::string_view name) {
    auto const* const found = std::lower_bound(
        glyph_list.begin(),
        glyph_list.end(),
        name,
        [](GlyphListEntry const& entry, std::string_view wanted) { return entry.name < wanted; });
    if (found != glyph_list.end() && found->name == name) {
        return {found->character};
    }
    std::u32string text;
    if (name.starts_with("uni") && name.size() >= 7 && (name.size() - 3) % 4 == 0) {
        for (std::size_t at = 3; at < name.size(); at += 4) {
            std::optional<std::uint32_t> const value = parse_hexadecimal(name.substr(at, 4));
            if (!value || !is_scalar(*value)) {
                return {};
            }
            text.push_back(*value);
        }
        return text;
    }
    if (name.starts_with("u") && name.size() >= 5 && name.size() <= 7) {
        std::optional<std::uint32_t> const value = parse_hexadecimal(name.substr(1));
        if (value && is_scalar(*value)) {
            text.push_back(*value);
        }
    }
    return text;
}

} // namespace

Encoding const* find_encoding(std::string_view name) {
    if (name == "WinAnsiEncoding") {
        return &win_ansi_encoding;
    }
    if (name == "MacRomanEncoding") {
        return &mac_roman_encoding;
    }
    return name == "StandardEncoding" ? &standard_encoding : nullptr;
}

Encoding const& standard_encoding_table() {
    return standard_encoding;
}
Encoding const& symbol_encoding_table() {
    return symbol_encoding;
}
Encoding const& zapf_dingbats_encoding_table() {
    return zapf_dingbats_encoding;
}

std::u32string characters_of_glyph_name(std::string_view name) {
    name = name.substr(0, name.find('.'));
    std::u32string text;
    while (!name.empty()) {
        std::size_t const end = name.find('_');
        std::u32string const part = characters_of_component(name.substr(0, end));
        if (part.empty()) {
            return {};
        }
        text += part;
        name.remove_prefix(end == std::string_view::npos ? name.size() : end + 1);
    }
    return text;
}

char32_t character_of_dingbat_name(std::string_view name) {
    if (name.size() < 2 || name.size() > 4 || name.front() != 'a') {
        return 0;
    }
    std::size_t number = 0;
    for (char const digit : name.substr(1)) {
        if (digit < '0' || digit > '9') {
            return 0;
        }
        number = number * 10 + static_cast<std::size_t>(digit - '0');
    }
    return number < zapf_dingbats_names.size() ? zapf_dingbats_names[number] : 0;
}

} // namespace gouji::pdfread

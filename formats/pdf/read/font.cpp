#include "gouji/formats/pdf/read/font.hpp"

#include <algorithm>
#include <array>

#include "gouji/formats/support/radicals.hpp"
#include "gouji/model/text.hpp"

namespace gouji::pdfread {

namespace {

constexpr std::size_t max_cmap_bytes = std::size_t{8} << 20U;
constexpr std::size_t max_program_bytes = std::size_t{64} << 20U;

bool is_private(char32_t character) {
    return (character >= 0xE000 && character < 0xF900) || character >= 0xF0000;
}

} // namespace

std::unique_ptr<Font> load_font(Object const& dictionary, CMapStore& maps) {
    return dictionary.get("Subtype").name() == "Type0" ? load_composite_font(dictionary, maps)
                                                       : load_simple_font(dictionary, maps);
}

CMap load_to_unicode(Object const& font, CMapStore& maps) {
    Object const stream = font.get("ToUnicode");
    if (!stream.is_stream()) {
        return {};
    }
    return parse_cmap(
        stream.data(max_cmap_bytes), [&](std::string_view name) { return maps.find(name); });
}

std::u32string text_by_cmap(CMap const& to_unicode, std::uint32_t code) {
    std::optional<std::u32string> text = to_unicode.unicode(code);
    if (!text) {
        return {};
    }
    bool const nonsense = std::all_of(text->begin(), text->end(), [](char32_t character) {
        return character == 0 || character >= 0x110000 ||
               (character >= 0xFFFD && character <= 0xFFFF) ||
               (character >= 0xD800 && character < 0xE000) || is_private(character);
    });
    return nonsense ? std::u32string() : std::move(*text);
}

std::string glyph_text(std::u32string const& characters) {
    std::string text;
    for (char32_t character : characters) {
        if (character < 0x20 || character == 0x7F) {
            character = U' ';
        }
        append_utf8(text, fold_radical(character));
    }
    return text;
}

bool is_bold_font(Object const& font, Object const& descriptor) {
    constexpr std::int64_t force_bold = 1 << 18; // ISO 32000-1, table 123
    if ((descriptor.get("Flags").integer() & force_bold) != 0 ||
        descriptor.get("FontWeight").number() >= 600) {
        return true;
    }
    std::string_view const name = font.get("BaseFont").name();
    constexpr std::array<std::string_view, 6> words{
        "Bold", "bold", "Black", "Heavy", "SimHei", "Demi"};
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return name.find(word) != std::string_view::npos;
    });
}

std::unique_ptr<FontProgram> load_program(Object const& descriptor) {
    for (char const* const key : {"FontFile3", "FontFile2", "FontFile"}) {
        Object const stream = descriptor.get(key);
        if (stream.is_stream()) {
            return FontProgram::open(stream.data(max_program_bytes));
        }
    }
    return nullptr;
}

} // namespace gouji::pdfread

#include <algorithm>
#include <array>
#include <cstdint>

#include "gouji/formats/pdf/read/simple_encoding.hpp"

namespace gouji::pdfread {

namespace {

struct WidthRow {
    char16_t character;
    std::array<std::uint16_t, 6> widths;
};

#include "gouji/formats/pdf/read/standard_widths.inc"

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// The column of standard_widths; -1 for fonts that are not in it. Viewers take Arial and Times New
/// Roman for their standard twins, and so do files that leave the widths out.
int width_column(std::string_view font) {
    bool const bold = contains(font, "Bold");
    bool const slanted = contains(font, "Italic") || contains(font, "Oblique");
    if (font.starts_with("Helvetica") || font.starts_with("Arial")) {
        return bold ? 1 : 0;
    }
    if (font.starts_with("Times")) {
        return 2 + (bold ? 1 : 0) + (slanted ? 2 : 0);
    }
    return -1;
}

} // namespace

int standard_width(std::string_view font, char32_t character, unsigned char code) {
    constexpr int courier = 600;
    if (font.starts_with("Courier")) {
        return courier;
    }
    if (font == "Symbol") {
        return symbol_widths[code];
    }
    if (font == "ZapfDingbats") {
        return zapf_dingbats_widths[code];
    }
    int const column = width_column(font);
    if (column < 0) {
        return -1;
    }
    auto const* const found = std::lower_bound(
        standard_widths.begin(),
        standard_widths.end(),
        character,
        [](WidthRow const& row, char32_t wanted) { return row.character < wanted; });
    bool const known = found != standard_widths.end() && found->character == character;
    return known ? found->widths[static_cast<std::size_t>(column)] : courier;
}

} // namespace gouji::pdfread

#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace gouji::pdfread {

struct PngImage {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint8_t bits = 8;        ///< a component
    std::uint8_t colour_type = 0; ///< 0 gray, 2 RGB, 3 indexed
    std::string_view palette;     ///< RGB triples, of an indexed one
    std::string_view pixels;      ///< rows from the top, each padded to whole bytes
};

/// A PNG file (ISO/IEC 15948); empty when the pixels are too few.
[[nodiscard]] std::string encode_png(PngImage const& image);

} // namespace gouji::pdfread

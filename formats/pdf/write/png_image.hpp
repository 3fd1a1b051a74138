#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gouji::pdf_write {

/// The pixels of a PNG file in the terms of an image XObject (ISO 32000-1, 8.9.5).
struct PngImage {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::string color_space; ///< "/DeviceRGB", "[/Indexed …]"
    int bits = 8;
    std::string data;  ///< zlib data
    std::string parms; ///< entries of /DecodeParms; empty for none
    std::string alpha; ///< zlib data of 8 bits a pixel; empty when opaque
};

/// Nothing for what is no PNG (W3C Recommendation, 2003), or is damaged or larger than 100
/// megapixels.
[[nodiscard]] std::optional<PngImage> read_png(std::string_view bytes);

} // namespace gouji::pdf_write

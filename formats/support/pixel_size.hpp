#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace gouji {

/// Width and height in pixels.
struct PixelSize {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

/// What the header of a PNG, JPEG, GIF or BMP says; nothing for other or damaged bytes, and for a
/// side of zero.
[[nodiscard]] std::optional<PixelSize> pixel_size(std::string_view bytes);

} // namespace gouji

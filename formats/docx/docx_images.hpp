#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace gouji::docx {

/// Width and height in pixels.
struct PixelSize {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

/// What the header of a PNG, JPEG, GIF or BMP says; nothing for other or damaged bytes, and for a
/// side of zero.
[[nodiscard]] std::optional<PixelSize> pixel_size(std::string_view bytes);

/// The file extension of an image type ("image/jpeg" -> "jpeg"); "bin" for an unknown one.
[[nodiscard]] std::string_view image_extension(std::string_view mime);
/// Whether Word shows images of this type.
[[nodiscard]] bool is_shown_by_word(std::string_view mime);

} // namespace gouji::docx

#pragma once
#include <string_view>

namespace gouji::docx {

/// The file extension of an image type ("image/jpeg" -> "jpeg"); "bin" for an unknown one.
[[nodiscard]] std::string_view image_extension(std::string_view mime);
/// Whether Word shows images of this type.
[[nodiscard]] bool is_shown_by_word(std::string_view mime);

} // namespace gouji::docx

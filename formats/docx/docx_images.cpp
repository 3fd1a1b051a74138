#include "gouji/formats/docx/docx_images.hpp"

#include <algorithm>
#include <array>

namespace gouji::docx {

namespace {

struct ImageType {
    std::string_view mime;
    std::string_view extension;
    bool shown;
};
constexpr std::array image_types{
    ImageType{"image/png", "png", true},
    ImageType{"image/jpeg", "jpeg", true},
    ImageType{"image/jpg", "jpg", true},
    ImageType{"image/gif", "gif", true},
    ImageType{"image/bmp", "bmp", true},
    ImageType{"image/tiff", "tiff", true},
    ImageType{"image/x-emf", "emf", true},
    ImageType{"image/emf", "emf", true},
    ImageType{"image/x-wmf", "wmf", true},
    ImageType{"image/wmf", "wmf", true},
    ImageType{"image/svg+xml", "svg", true},
    ImageType{"image/webp", "webp", false},
};

ImageType const* find_type(std::string_view mime) {
    auto const* const found =
        std::find_if(image_types.begin(), image_types.end(), [&](ImageType const& type) {
            return type.mime == mime;
        });
    return found == image_types.end() ? nullptr : found;
}

} // namespace

std::string_view image_extension(std::string_view mime) {
    ImageType const* const type = find_type(mime);
    return type == nullptr ? "bin" : type->extension;
}

bool is_shown_by_word(std::string_view mime) {
    ImageType const* const type = find_type(mime);
    return type != nullptr && type->shown;
}

} // namespace gouji::docx

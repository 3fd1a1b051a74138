#include "gouji/formats/support/pixel_size.hpp"

namespace gouji {

namespace {

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}
std::uint32_t big16(std::string_view bytes, std::size_t at) {
    return byte_at(bytes, at) << 8U | byte_at(bytes, at + 1);
}
std::uint32_t big32(std::string_view bytes, std::size_t at) {
    return big16(bytes, at) << 16U | big16(bytes, at + 2);
}
std::uint32_t little16(std::string_view bytes, std::size_t at) {
    return byte_at(bytes, at + 1) << 8U | byte_at(bytes, at);
}
std::uint32_t little32(std::string_view bytes, std::size_t at) {
    return little16(bytes, at + 2) << 16U | little16(bytes, at);
}

/// Walks the marker segments to the frame header (ITU-T T.81, B.2.2).
PixelSize jpeg_size(std::string_view bytes) {
    std::size_t at = 2;
    while (at + 9 < bytes.size()) {
        if (byte_at(bytes, at) != 0xFF) {
            return {};
        }
        std::uint32_t const marker = byte_at(bytes, at + 1);
        if (marker == 0xFF) { // a fill byte before the marker
            ++at;
            continue;
        }
        bool const is_frame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (is_frame) {
            return {big16(bytes, at + 7), big16(bytes, at + 5)};
        }
        bool const stands_alone = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
        at += 2 + (stands_alone ? 0 : big16(bytes, at + 2));
    }
    return {};
}

PixelSize bmp_size(std::string_view bytes) {
    // A negative height says that the rows run downwards.
    std::uint32_t const height = little32(bytes, 22);
    return {little32(bytes, 18), height > 0x7FFFFFFFU ? 0U - height : height};
}

PixelSize header_size(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.size() >= 24 && bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) {
        return {big32(bytes, 16), big32(bytes, 20)};
    }
    if (bytes.size() >= 10 && (bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv))) {
        return {little16(bytes, 6), little16(bytes, 8)};
    }
    if (bytes.starts_with("\xFF\xD8"sv)) {
        return jpeg_size(bytes);
    }
    if (bytes.size() >= 26 && bytes.starts_with("BM"sv)) {
        return bmp_size(bytes);
    }
    return {};
}

} // namespace

std::optional<PixelSize> pixel_size(std::string_view bytes) {
    PixelSize const size = header_size(bytes);
    if (size.width == 0 || size.height == 0) {
        return std::nullopt;
    }
    return size;
}

} // namespace gouji

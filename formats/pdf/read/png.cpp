#include "gouji/formats/pdf/read/png.hpp"

#include <zlib.h>

#include <array>
#include <cstddef>

namespace gouji::pdfread {

namespace {

std::string big_endian(std::uint32_t value) {
    std::string bytes(4, '\0');
    for (std::size_t i = 0; i < 4; ++i) {
        bytes[i] = static_cast<char>(value >> (24 - 8 * i) & 0xFFU);
    }
    return bytes;
}

Bytef const* bytes_of(std::string_view text) {
    return static_cast<Bytef const*>(static_cast<void const*>(text.data()));
}

void add_chunk(std::string& file, std::string_view type, std::string_view data) {
    std::string const body = std::string(type) + std::string(data);
    file += big_endian(static_cast<std::uint32_t>(data.size()));
    file += body;
    uLong const sum = crc32(0, bytes_of(body), static_cast<uInt>(body.size()));
    file += big_endian(static_cast<std::uint32_t>(sum));
}

} // namespace

std::string encode_png(PngImage const& image) {
    std::size_t const channels = image.colour_type == 2 ? 3 : 1;
    std::size_t const row = (std::size_t{image.width} * channels * image.bits + 7) / 8;
    if (row == 0 || image.height == 0 || image.pixels.size() / row < image.height) {
        return {};
    }
    std::string raw;
    raw.reserve((row + 1) * image.height);
    for (std::size_t y = 0; y < image.height; ++y) {
        raw += '\0'; // filter type None
        raw += image.pixels.substr(y * row, row);
    }
    uLongf size = compressBound(static_cast<uLong>(raw.size()));
    std::string packed(size, '\0');
    auto* const out = static_cast<Bytef*>(static_cast<void*>(packed.data()));
    if (compress(out, &size, bytes_of(raw), static_cast<uLong>(raw.size())) != Z_OK) {
        return {};
    }
    packed.resize(size);
    std::string file("\x89PNG\r\n\x1A\n");
    std::string header = big_endian(image.width) + big_endian(image.height);
    header += static_cast<char>(image.bits);
    header += static_cast<char>(image.colour_type);
    header += std::string(3, '\0');
    add_chunk(file, "IHDR", header);
    if (image.colour_type == 3) {
        add_chunk(file, "PLTE", image.palette);
    }
    add_chunk(file, "IDAT", packed);
    add_chunk(file, "IEND", {});
    return file;
}

} // namespace gouji::pdfread

#include "gouji/formats/pdf/read/lenient_inflate.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace gouji::pdfread {

namespace {

constexpr int raw_deflate = -MAX_WBITS;

std::string inflate_as(std::string_view packed, int window_bits, std::size_t limit) {
    z_stream stream{};
    if (inflateInit2(&stream, window_bits) != Z_OK) {
        return {};
    }
    // zlib does not write to its input; its interface is older than const.
    std::string input(packed);
    stream.next_in = static_cast<Bytef*>(static_cast<void*>(input.data()));
    stream.avail_in = static_cast<uInt>(input.size());
    std::string bytes;
    std::array<char, 16384> buffer{};
    int state = Z_OK;
    while (state == Z_OK && bytes.size() < limit) {
        stream.next_out = static_cast<Bytef*>(static_cast<void*>(buffer.data()));
        stream.avail_out = static_cast<uInt>(buffer.size());
        state = inflate(&stream, Z_SYNC_FLUSH);
        std::size_t const count = buffer.size() - stream.avail_out;
        bytes.append(buffer.data(), std::min(count, limit - bytes.size()));
        if (count == 0) {
            break;
        }
    }
    inflateEnd(&stream);
    return bytes;
}

} // namespace

std::string inflate_leniently(std::string_view packed, std::size_t limit) {
    std::string const whole = inflate_as(packed, MAX_WBITS, limit);
    constexpr std::size_t header = 2;
    if (!whole.empty() || packed.size() <= header) {
        return whole;
    }
    return inflate_as(packed.substr(header), raw_deflate, limit);
}

} // namespace gouji::pdfread

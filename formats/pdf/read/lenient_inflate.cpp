#include "gouji/formats/pdf/read/lenient_inflate.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace gouji::pdfread {

namespace {

constexpr int raw_deflate = -MAX_WBITS;

/// Calls `take` with each piece until it returns false.
template <class Take> void inflate_as(std::string_view packed, int window_bits, Take const& take) {
    z_stream stream{};
    if (inflateInit2(&stream, window_bits) != Z_OK) {
        return;
    }
    // zlib does not write to its input; its interface is older than const.
    std::string input(packed);
    stream.next_in = static_cast<Bytef*>(static_cast<void*>(input.data()));
    stream.avail_in = static_cast<uInt>(input.size());
    std::array<char, 16384> buffer{};
    int state = Z_OK;
    while (state == Z_OK) {
        stream.next_out = static_cast<Bytef*>(static_cast<void*>(buffer.data()));
        stream.avail_out = static_cast<uInt>(buffer.size());
        state = inflate(&stream, Z_SYNC_FLUSH);
        std::size_t const count = buffer.size() - stream.avail_out;
        if (count == 0 || !take(std::string_view(buffer.data(), count))) {
            break;
        }
    }
    inflateEnd(&stream);
}

std::string inflate_some(std::string_view packed, int window_bits, std::size_t limit) {
    std::string bytes;
    inflate_as(packed, window_bits, [&](std::string_view piece) {
        bytes.append(piece.substr(0, limit - bytes.size()));
        return bytes.size() < limit;
    });
    return bytes;
}

} // namespace

std::string inflate_leniently(std::string_view packed, std::size_t limit) {
    std::string whole = inflate_some(packed, MAX_WBITS, limit);
    constexpr std::size_t header = 2;
    if (!whole.empty() || packed.size() <= header) {
        return whole;
    }
    return inflate_some(packed.substr(header), raw_deflate, limit);
}

bool inflates_beyond(std::string_view packed, std::size_t limit) {
    std::size_t size = 0;
    inflate_as(packed, MAX_WBITS, [&](std::string_view piece) {
        size += piece.size();
        return size <= limit;
    });
    return size > limit;
}

} // namespace gouji::pdfread

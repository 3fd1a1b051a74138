#include "gouji/formats/support/zip_salvage.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace gouji {

namespace {

constexpr std::string_view local_signature{"PK\3\4", 4};
constexpr std::string_view central_signature{"PK\1\2", 4};
constexpr std::string_view descriptor_signature{"PK\7\10", 4};
constexpr std::size_t header_size = 30;

std::uint32_t number(std::string_view bytes, std::size_t at, unsigned size) {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < size; ++i) {
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    }
    return value;
}

/// Where the data that begins at `from` ends, when its header does not say.
std::size_t next_header(std::string_view bytes, std::size_t from) {
    return std::min(
        {bytes.size(), bytes.find(local_signature, from), bytes.find(central_signature, from)});
}

} // namespace

// .ZIP File Format Specification 6.3.3, section 4.3.7.
std::vector<SalvagedEntry> find_local_entries(std::string_view bytes, std::size_t limit) {
    std::vector<SalvagedEntry> entries;
    std::size_t at = bytes.find(local_signature);
    while (at != std::string_view::npos && entries.size() < limit) {
        if (at + header_size > bytes.size()) {
            break;
        }
        std::uint32_t const flags = number(bytes, at + 6, 2);
        std::uint32_t const method = number(bytes, at + 8, 2);
        std::size_t const packed = number(bytes, at + 18, 4);
        std::size_t const name_size = number(bytes, at + 26, 2);
        std::size_t const data = at + header_size + name_size + number(bytes, at + 28, 2);
        bool const usable = (method == 0 || method == 8) && (flags & 1U) == 0 && name_size > 0;
        if (data > bytes.size()) {
            break;
        }
        bool const size_follows = (flags & 8U) != 0 || packed == 0xFFFFFFFF;
        std::size_t const stated_end = data + packed;
        std::size_t const end =
            size_follows ? next_header(bytes, data) : std::min(stated_end, bytes.size());
        if (usable) {
            entries.push_back(
                {std::string{bytes.substr(at + header_size, name_size)},
                 bytes.substr(data, end - data),
                 method == 8,
                 size_follows || stated_end <= bytes.size()});
        }
        at = bytes.find(local_signature, usable ? end : at + 4);
    }
    // Without a stated size, only the inflated data tells whether the last entry is whole.
    if (!entries.empty()) {
        SalvagedEntry& last = entries.back();
        bool const runs_to_end =
            last.stored.data() + last.stored.size() == bytes.data() + bytes.size();
        bool const closed = last.stored.find(descriptor_signature) != std::string_view::npos;
        last.whole = last.whole && (!runs_to_end || closed);
    }
    return entries;
}

bool inflate_entry(SalvagedEntry const& entry, std::function<bool(std::string_view)> const& take) {
    if (!entry.deflated) {
        take(entry.stored);
        return true;
    }
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) {
        return false;
    }
    // zlib's interface predates const.
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<Bytef const*>(entry.stored.data()));
    stream.avail_in = static_cast<uInt>(entry.stored.size());
    std::array<char, 65'536> buffer{};
    int state = Z_OK;
    bool wanted = true;
    while (state == Z_OK && wanted) {
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.avail_out = static_cast<uInt>(buffer.size());
        state = inflate(&stream, Z_NO_FLUSH);
        std::size_t const size = buffer.size() - stream.avail_out;
        wanted = size == 0 || take({buffer.data(), size});
    }
    inflateEnd(&stream);
    return state == Z_STREAM_END || state == Z_OK || state == Z_BUF_ERROR;
}

} // namespace gouji

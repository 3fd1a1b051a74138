#include "gouji/formats/support/utf8_scan.hpp"

#include <cstdint>
#include <cstring>

namespace gouji {

namespace {

struct Expected {
    std::size_t length;   ///< 0: not a lead byte
    unsigned char lowest; ///< of the second byte
    unsigned char highest;
};

/// Unicode 15, table 3-7: well-formed UTF-8 byte sequences.
Expected expected_after(unsigned char lead) {
    if (lead < 0xC2 || lead > 0xF4) {
        return {0, 0, 0};
    }
    if (lead < 0xE0) {
        return {2, 0x80, 0xBF};
    }
    if (lead < 0xF0) {
        auto const lowest = static_cast<unsigned char>(lead == 0xE0 ? 0xA0 : 0x80);
        auto const highest = static_cast<unsigned char>(lead == 0xED ? 0x9F : 0xBF);
        return {3, lowest, highest};
    }
    auto const lowest = static_cast<unsigned char>(lead == 0xF0 ? 0x90 : 0x80);
    auto const highest = static_cast<unsigned char>(lead == 0xF4 ? 0x8F : 0xBF);
    return {4, lowest, highest};
}

/// How many bytes from `at` on belong to one sequence, right or cut short.
struct Matched {
    std::size_t length;
    bool complete;
};
Matched match_sequence(std::string_view bytes, std::size_t at) {
    auto const byte_at = [&](std::size_t index) {
        return static_cast<unsigned char>(bytes[index]);
    };
    Expected const expected = expected_after(byte_at(at));
    if (expected.length == 0) {
        return {1, false};
    }
    std::size_t length = 1;
    while (length < expected.length && at + length < bytes.size()) {
        unsigned char const lowest = length == 1 ? expected.lowest : 0x80;
        unsigned char const highest = length == 1 ? expected.highest : 0xBF;
        if (byte_at(at + length) < lowest || byte_at(at + length) > highest) {
            break;
        }
        ++length;
    }
    return {length, length == expected.length};
}

constexpr std::uint64_t high_bits = 0x8080808080808080U;

/// Skips ASCII eight bytes at a time.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
    while (at + 8 <= bytes.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        if ((word & high_bits) != 0) {
            break;
        }
        at += 8;
    }
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) {
        ++at;
    }
    return at;
}

/// Skips the characters U+1000–CFFF, which fill Chinese text.
std::size_t skip_three_byte(std::string_view bytes, std::size_t at) {
    while (at + 3 <= bytes.size()) {
        auto const lead = static_cast<unsigned char>(bytes[at]);
        auto const tail = (static_cast<unsigned char>(bytes[at + 1]) ^ 0x80U) |
                          (static_cast<unsigned char>(bytes[at + 2]) ^ 0x80U);
        if (lead - 0xE1U > 0xECU - 0xE1U || tail > 0x3FU) {
            break;
        }
        at += 3;
    }
    return at;
}

} // namespace

std::size_t find_invalid_utf8(std::string_view bytes, std::size_t from) {
    std::size_t at = from;
    while (true) {
        at = skip_three_byte(bytes, skip_ascii(bytes, at));
        if (at >= bytes.size()) {
            return bytes.size();
        }
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            continue;
        }
        Matched const matched = match_sequence(bytes, at);
        if (!matched.complete) {
            return at;
        }
        at += matched.length;
    }
}

std::size_t ill_formed_length(std::string_view bytes, std::size_t at) {
    return match_sequence(bytes, at).length;
}

} // namespace gouji

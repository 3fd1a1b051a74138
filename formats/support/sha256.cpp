#include "gouji/formats/support/sha256.hpp"

#include <bit>
#include <cstddef>

namespace gouji {

namespace {

/// FIPS 180-4, section 4.2.2: the first 32 bits of the fractions of the cube roots of the first 64
/// primes.
constexpr std::array<std::uint32_t, 64> round_constants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

constexpr std::size_t block_size = 64;

/// FIPS 180-4, section 6.2.
class Hash {
public:
    void add_block(std::string_view block) {
        std::array<std::uint32_t, 64> const schedule = schedule_of(block);
        std::array<std::uint32_t, 8> s = m_state;
        for (std::size_t t = 0; t < schedule.size(); ++t) {
            std::uint32_t const sum1 =
                std::rotr(s[4], 6) ^ std::rotr(s[4], 11) ^ std::rotr(s[4], 25);
            std::uint32_t const choice = (s[4] & s[5]) ^ (~s[4] & s[6]);
            std::uint32_t const t1 = s[7] + sum1 + choice + round_constants[t] + schedule[t];
            std::uint32_t const sum0 =
                std::rotr(s[0], 2) ^ std::rotr(s[0], 13) ^ std::rotr(s[0], 22);
            std::uint32_t const majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
            s = {t1 + sum0 + majority, s[0], s[1], s[2], s[3] + t1, s[4], s[5], s[6]};
        }
        for (std::size_t i = 0; i < s.size(); ++i) {
            m_state[i] += s[i];
        }
    }

    [[nodiscard]] std::array<std::uint8_t, 32> digest() const {
        std::array<std::uint8_t, 32> bytes{};
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            bytes[i] = static_cast<std::uint8_t>(m_state[i / 4] >> (24 - 8 * (i % 4)));
        }
        return bytes;
    }

private:
    static std::array<std::uint32_t, 64> schedule_of(std::string_view block) {
        std::array<std::uint32_t, 64> w{};
        for (std::size_t i = 0; i < block_size; ++i) {
            w[i / 4] = (w[i / 4] << 8U) | static_cast<std::uint8_t>(block[i]);
        }
        for (std::size_t t = 16; t < w.size(); ++t) {
            std::uint32_t const sigma0 =
                std::rotr(w[t - 15], 7) ^ std::rotr(w[t - 15], 18) ^ (w[t - 15] >> 3U);
            std::uint32_t const sigma1 =
                std::rotr(w[t - 2], 17) ^ std::rotr(w[t - 2], 19) ^ (w[t - 2] >> 10U);
            w[t] = sigma1 + w[t - 7] + sigma0 + w[t - 16];
        }
        return w;
    }

    /// Section 5.3.3.
    std::array<std::uint32_t, 8> m_state{
        0x6a09e667,
        0xbb67ae85,
        0x3c6ef372,
        0xa54ff53a,
        0x510e527f,
        0x9b05688c,
        0x1f83d9ab,
        0x5be0cd19};
};

} // namespace

std::array<std::uint8_t, 32> sha256(std::string_view bytes) {
    Hash hash;
    std::size_t at = 0;
    for (; bytes.size() - at >= block_size; at += block_size) {
        hash.add_block(bytes.substr(at, block_size));
    }
    // Section 5.1.1: a one bit, zeros, and the length in bits as 64 bits.
    std::string rest{bytes.substr(at)};
    rest += '\x80';
    while (rest.size() % block_size != block_size - 8) {
        rest += '\0';
    }
    std::uint64_t const bits = std::uint64_t{bytes.size()} * 8;
    for (int shift = 56; shift >= 0; shift -= 8) {
        rest += static_cast<char>(static_cast<std::uint8_t>(bits >> static_cast<unsigned>(shift)));
    }
    for (at = 0; at < rest.size(); at += block_size) {
        hash.add_block(std::string_view{rest}.substr(at, block_size));
    }
    return hash.digest();
}

std::string sha256_hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (std::uint8_t const byte : sha256(bytes)) {
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    return hex;
}

} // namespace gouji

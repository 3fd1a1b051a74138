#include "gouji/formats/support/base64.hpp"

#include <array>
#include <cstdint>

namespace gouji {

namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<signed char, 256> make_values() {
    std::array<signed char, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < alphabet.size(); ++i) {
        values.at(static_cast<unsigned char>(alphabet[i])) = static_cast<signed char>(i);
    }
    return values;
}
constexpr std::array<signed char, 256> values = make_values();

} // namespace

std::string base64_encoded(std::string_view bytes) {
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::string_view const group = bytes.substr(at, 3);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            bits <<= 8U;
            bits |= i < group.size() ? static_cast<unsigned char>(group[i]) : 0U;
        }
        for (std::size_t i = 0; i < 4; ++i) {
            out += i <= group.size() ? alphabet[(bits >> (18U - 6U * i)) & 63U] : '=';
        }
    }
    return out;
}

bool decode_base64(std::string_view text, std::string& out) {
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (char const character : text) {
        if (character == '=' || character == ' ' || character == '\t' || character == '\n' ||
            character == '\r' || character == '\f') {
            continue;
        }
        signed char const value = values.at(static_cast<unsigned char>(character));
        if (value < 0) {
            return false;
        }
        bits = (bits << 6U) | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            out += static_cast<char>((bits >> count) & 0xFFU);
        }
    }
    return true;
}

} // namespace gouji

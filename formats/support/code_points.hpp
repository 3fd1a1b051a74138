#pragma once
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "gouji/model/text.hpp"

/// next_code_point() and is_blank() of model/text.hpp for what is asked of every character of a
/// text, without a call where it is ASCII.

namespace gouji {

inline char32_t next_character(std::string_view text, std::size_t& at) {
    auto const byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
        ++at;
        return byte;
    }
    return next_code_point(text, at);
}

/// Eight bytes at a time: most lines of most texts are, or are not from their first word on.
[[nodiscard]] inline bool is_ascii(std::string_view text) {
    constexpr std::uint64_t high_bits = 0x8080808080808080;
    while (text.size() >= sizeof(high_bits)) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, text.data(), sizeof bytes);
        if ((bytes & high_bits) != 0) {
            return false;
        }
        text.remove_prefix(sizeof bytes);
    }
    return std::all_of(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

[[nodiscard]] inline bool is_blank_character(char32_t code_point) {
    return code_point < 0x80 ? code_point == ' ' || code_point == '\t' : is_blank(code_point);
}

} // namespace gouji

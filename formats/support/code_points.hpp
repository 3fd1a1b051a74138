#pragma once
#include <string_view>

#include "gouji/model/text.hpp"

/// next_code_point() and is_blank() of model/text.hpp for what is asked of every character of a
/// text: without a call where it is ASCII.

namespace gouji {

inline char32_t next_character(std::string_view text, std::size_t& at) {
    auto const byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
        ++at;
        return byte;
    }
    return next_code_point(text, at);
}

[[nodiscard]] inline bool is_blank_character(char32_t code_point) {
    return code_point < 0x80 ? code_point == ' ' || code_point == '\t' : is_blank(code_point);
}

} // namespace gouji

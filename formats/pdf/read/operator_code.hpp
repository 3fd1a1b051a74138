#pragma once
#include <cstdint>
#include <string_view>

namespace gouji::pdfread {

/// An operator's name as a number, for switches; 0 for longer names than operators have.
constexpr std::uint32_t operator_code(std::string_view name) {
    if (name.size() > 3) {
        return 0;
    }
    std::uint32_t code = 0;
    for (char const letter : name) {
        code = code << 8U | static_cast<unsigned char>(letter);
    }
    return code;
}

} // namespace gouji::pdfread

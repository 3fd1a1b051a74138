#pragma once
#include <algorithm>
#include <string>
#include <string_view>

/// Letters of ASCII, whatever the locale; all other bytes stay.

namespace gouji {

[[nodiscard]] constexpr char lower_case(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] inline std::string lower_case(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower_case(c); });
    return out;
}

} // namespace gouji

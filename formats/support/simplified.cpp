#include "gouji/formats/support/simplified.hpp"

#include <algorithm>
#include <string_view>

namespace gouji {

namespace {
#include "gouji/formats/support/simplified_table.inc"
static_assert(traditional_characters.size() == simplified_characters.size());
} // namespace

char32_t simplified(char32_t code_point) {
    if (code_point < traditional_characters.front() || code_point > traditional_characters.back()) {
        return code_point;
    }
    auto const* const found =
        std::lower_bound(traditional_characters.begin(), traditional_characters.end(), code_point);
    return found != traditional_characters.end() && *found == code_point
               ? simplified_characters[static_cast<std::size_t>(
                     found - traditional_characters.begin())]
               : code_point;
}

} // namespace gouji

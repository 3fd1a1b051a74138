#include "gouji/formats/support/radicals.hpp"

#include <cstddef>
#include <string_view>

namespace gouji {

namespace {

#include "gouji/formats/support/radicals.inc"
static_assert(radicals.size() == radical_ideographs.size());

} // namespace

char32_t fold_radical(char32_t character) {
    if (character < radicals.front() || character > radicals.back()) {
        return character;
    }
    std::size_t const at = radicals.find(static_cast<char16_t>(character));
    return at == std::u16string_view::npos ? character : radical_ideographs[at];
}

} // namespace gouji

#include "gouji/formats/support/readings.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace gouji {

namespace {

struct Syllable {
    std::string_view letters;
    std::u16string_view characters; ///< by code point
};

#include "gouji/formats/support/readings_table.inc"

bool is_exact_reading(char16_t character, std::string_view letters) {
    auto const* const found = std::lower_bound(
        syllables.begin(), syllables.end(), letters, [](Syllable const& syllable, auto wanted) {
            return syllable.letters < wanted;
        });
    return found != syllables.end() && found->letters == letters &&
           std::binary_search(found->characters.begin(), found->characters.end(), character);
}

} // namespace

bool is_reading(char32_t character, std::string_view syllable) {
    if (character < 0x4E00 || character > 0x9FFF || syllable.empty()) {
        return false;
    }
    auto const unit = static_cast<char16_t>(character);
    if (is_exact_reading(unit, syllable)) {
        return true;
    }
    // Only behind l and n do the dots tell two syllables apart; print often lacks them there.
    bool const may_lack_dots = syllable.starts_with("lu") || syllable.starts_with("nu");
    std::string dotted{syllable};
    dotted[std::min<std::size_t>(1, dotted.size() - 1)] = 'v';
    return may_lack_dots && is_exact_reading(unit, dotted);
}

} // namespace gouji

#include "gouji/formats/support/simplified.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "gouji/model/text.hpp"

namespace gouji {

namespace {
struct RegionalWord {
    std::u32string_view regional;
    std::u32string_view mainland; ///< as long
};

#include "gouji/formats/support/regional_words.inc"
#include "gouji/formats/support/simplified_table.inc"
static_assert(std::all_of(regional_words.begin(), regional_words.end(), [](auto const& word) {
    return word.regional.size() == word.mainland.size();
}));
static_assert(traditional_characters.size() == simplified_characters.size());

/// Characters from U+3400 to U+9FFF, a bit for each: most of a text is neither traditional nor the
/// beginning of a regional word, and this tells without a search.
class HanSet {
public:
    constexpr void add(char32_t character) {
        m_bits[index(character) / 64] |= std::uint64_t{1} << (index(character) % 64);
    }
    [[nodiscard]] constexpr bool contains(char32_t character) const {
        return character >= first && character <= last &&
               (m_bits[index(character) / 64] >> (index(character) % 64) & 1U) != 0;
    }

private:
    static constexpr char32_t first = 0x3400;
    static constexpr char32_t last = 0x9FFF;
    static constexpr std::size_t index(char32_t character) { return character - first; }

    std::array<std::uint64_t, (last - first) / 64 + 1> m_bits{};
};

constexpr HanSet traditional_set = [] {
    HanSet set;
    for (char32_t const character : traditional_characters) {
        set.add(character);
    }
    return set;
}();
constexpr HanSet regional_set = [] {
    HanSet set;
    for (RegionalWord const& word : regional_words) {
        for (char32_t const character : word.regional) {
            set.add(character);
        }
    }
    return set;
}();
constexpr HanSet regional_beginnings = [] {
    HanSet set;
    for (RegionalWord const& word : regional_words) {
        set.add(word.regional.front());
    }
    return set;
}();

/// The characters of `to` that stand in the words where `from` has this one.
std::u32string counterparts(
    char32_t character,
    std::u32string_view RegionalWord::*from,
    std::u32string_view RegionalWord::*to) {
    std::u32string out;
    for (RegionalWord const& word : regional_words) {
        for (std::size_t i = 0; i < (word.*from).size(); ++i) {
            if ((word.*from)[i] == character && (word.*to)[i] != character) {
                out.push_back((word.*to)[i]);
            }
        }
    }
    return out;
}
} // namespace

char32_t simplified(char32_t code_point) {
    if (!traditional_set.contains(code_point)) {
        return code_point;
    }
    auto const* const found =
        std::lower_bound(traditional_characters.begin(), traditional_characters.end(), code_point);
    return simplified_characters[static_cast<std::size_t>(found - traditional_characters.begin())];
}

void unify_regional_words(std::u32string& text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!regional_beginnings.contains(text[at])) {
            continue;
        }
        for (RegionalWord const& word : regional_words) {
            if (text[at] == word.regional.front() &&
                text.compare(at, word.regional.size(), word.regional) == 0) {
                text.replace(at, word.mainland.size(), word.mainland);
            }
        }
    }
}

std::u32string mainland_characters(char32_t character) {
    if (!regional_set.contains(character)) {
        return {};
    }
    return counterparts(character, &RegionalWord::regional, &RegionalWord::mainland);
}

std::u32string regional_characters(char32_t character) {
    return counterparts(character, &RegionalWord::mainland, &RegionalWord::regional);
}

std::size_t simplify_text(std::string& text) {
    std::size_t replaced = 0;
    std::string out;
    std::size_t copied = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const begin = at;
        char32_t const code_point = next_code_point(text, at);
        char32_t const simple = simplified(code_point);
        if (simple != code_point) {
            out.append(text, copied, begin - copied);
            append_utf8(out, simple);
            copied = at;
            ++replaced;
        }
    }
    if (replaced != 0) {
        out.append(text, copied);
        text = std::move(out);
    }
    return replaced;
}

} // namespace gouji

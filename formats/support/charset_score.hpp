#pragma once
#include <string_view>

namespace gouji {

/// How much a text decoded with a guessed encoding looks like Chinese or English: about 1 for
/// running text, below 0 for the garbage of a wrong guess. The mean over the characters: common
/// Han characters and punctuation weigh for it, rare ones, private use and U+FFFD against it.
class CharsetScore {
public:
    void add(char32_t code_point);
    [[nodiscard]] double value() const;

private:
    double m_sum = 0;
    double m_count = 0;
};

} // namespace gouji

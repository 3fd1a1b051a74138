#include "gouji/formats/layout/page/captions.hpp"

#include <algorithm>
#include <array>

#include "gouji/model/text.hpp"

namespace gouji {

bool is_caption(std::string_view text) {
    constexpr std::array<std::string_view, 9> words{
        "Table", "TABLE", "Figure", "FIGURE", "Fig.", "Chart", "表", "图", "圖"};
    return std::any_of(words.begin(), words.end(), [text](std::string_view word) {
        if (!text.starts_with(word)) {
            return false;
        }
        std::string_view const rest = trim(text.substr(word.size()));
        return !rest.empty() && rest[0] >= '0' && rest[0] <= '9';
    });
}

} // namespace gouji

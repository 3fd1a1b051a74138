#include "gouji/converters/recovery/units.hpp"

#include <algorithm>
#include <array>

#include "gouji/converters/recovery/label_key.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

bool is_unit(std::string_view word) {
    constexpr std::array<std::u32string_view, 24> units{
        U"件", U"条", U"个", U"项", U"次", U"人", U"份", U"篇", U"起", U"宗",   U"批",   U"例",
        U"户", U"家", U"名", U"期", U"场", U"元", U"万", U"页", U"部", U"人次", U"批次", U"万元"};
    std::string_view const trimmed = trim(word);
    constexpr std::size_t longest = 12; // bytes, with parentheses
    return trimmed.size() <= longest &&
           std::find(units.begin(), units.end(), label_key(trimmed)) != units.end();
}

} // namespace gouji

#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/model/document.hpp"

namespace gouji::docx {

/// Labels that count: prefix, number, suffix, the number one higher in each.
struct LabelPattern {
    std::string_view number_format; ///< of ECMA-376 part 1, 17.18.59 (ST_NumberFormat)
    std::string prefix;
    std::string suffix;
    std::int64_t start = 1;
};

/// The pattern that gives exactly the labels of `items`, in order; nothing when they do not count.
[[nodiscard]] std::optional<LabelPattern> find_pattern(std::vector<ListItem> const& items);

} // namespace gouji::docx

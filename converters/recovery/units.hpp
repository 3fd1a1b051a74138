#pragma once
#include <string_view>

namespace gouji {

/// What these reports count in: "件", "人次", "万元"; a blank may part it from its number.
[[nodiscard]] bool is_unit(std::string_view word);

} // namespace gouji

#pragma once
#include <string_view>

namespace gouji {

/// True for a line that is only the number of a page: "- 5 -", "— 12 —", "第 5 页",
/// "第5页，共12页", "Page 5 of 12". A bare number is none: it may be a value.
[[nodiscard]] bool is_page_number(std::string_view line);

} // namespace gouji

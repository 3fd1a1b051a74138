#pragma once
#include <string_view>

namespace gouji {

/// "Table 3", "Figure 2.1", "表1", "图 2": a line that names a table or a figure.
[[nodiscard]] bool is_caption(std::string_view text);

} // namespace gouji

#pragma once
#include <string_view>

namespace gouji {

/// "Table 3", "Figure 2.1", "表1", "图 2": a line that names a table or a figure.
[[nodiscard]] bool is_caption(std::string_view text);

/// Dots that lead the eye from a label to its value, at the end of `text`: where they begin, or
/// text.size().
[[nodiscard]] std::size_t leader_begin(std::string_view text);

} // namespace gouji

#pragma once
#include <string>
#include <string_view>

namespace gouji {

/// True for "12", "-3", "1,234.50", "/", "—", "31批次", "22（其中修订16件）"; false for
/// "1.属于国家秘密".
[[nodiscard]] bool looks_like_value(std::string_view text);

/// "１２" and "12" as "12"; empty for a text that is not digits alone.
[[nodiscard]] std::string narrow_digits(std::string_view text);

/// "件", "（人次）", "萬元": what these reports count in; a blank may part it from its number.
[[nodiscard]] bool is_unit_text(std::string_view text);

} // namespace gouji

#pragma once
#include <string_view>

namespace gouji {

/// True for "12", "-3", "1,234.50", "/", "—", "31批次", "22（其中修订16件）"; false for
/// "1.属于国家秘密".
[[nodiscard]] bool looks_like_value(std::string_view text);

} // namespace gouji

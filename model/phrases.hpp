#pragma once
#include <string_view>

namespace gouji {

/// Diagnostics hold their data in English, because logs are never localised. The Chinese wording of
/// a phrase that stands in a message ("images", "picture (PNG)"); the phrase itself where the
/// catalogue does not have it.
[[nodiscard]] std::string_view chinese_phrase(std::string_view english);

} // namespace gouji

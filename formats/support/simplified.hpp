#pragma once

namespace gouji {

/// The simplified form of a traditional character, character by character; any other as it is.
[[nodiscard]] char32_t simplified(char32_t code_point);

} // namespace gouji

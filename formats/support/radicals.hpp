#pragma once

namespace gouji {

/// An ideograph for a Kangxi or CJK radical (U+2E80 … U+2FDF): fonts draw both with one glyph, and
/// some producers of PDF name the radical, so that tools write it. Other characters stay.
[[nodiscard]] char32_t fold_radical(char32_t character);

} // namespace gouji

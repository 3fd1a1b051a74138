#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gouji {

/// What may have happened to a number, beyond glyphs that look like digits.
struct GlyphContext {
    bool bars = false;        ///< a bar cannot be a cell border here: it may be a 1
    bool stray_marks = false; ///< a mark behind the number is dirt, not the beginning of a label
};

/// A number whose print was damaged.
struct MendedNumber {
    std::string digits; ///< as parse_number reads them
    /// Blanks stood between its digits, or a 0 stands first: it may be several numbers.
    bool joined = false;
};

/// The number that `text` stands for when glyphs that look like digits (O o 〇 ○ for 0, l I for 1)
/// are read as such. nullopt when it is a number as it stands, or none even then. A text of more
/// than one glyph counts only with a digit among them.
[[nodiscard]] std::optional<MendedNumber>
mended_number(std::string_view text, GlyphContext context = {});

} // namespace gouji

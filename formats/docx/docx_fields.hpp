#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gouji::docx::reading {

/// What a field's instruction asks for, as far as it matters here: of all other fields the stored
/// result is the text.
struct FieldCode {
    enum class Kind : std::uint8_t {
        Other,
        Hyperlink,  ///< `text` is the target
        PageNumber, ///< PAGE, NUMPAGES, SECTIONPAGES
        Symbol,     ///< `text` is what it shows; it has no stored result
        Ruby,       ///< EQ \o with a raised reading: `text` under `reading`
        Equation,   ///< any other EQ: `text` is what it shows
        CheckBox,
        DropDown,
    };
    Kind kind = Kind::Other;
    std::string text;
    std::string reading;
};

/// ECMA-376 part 1, 17.16: the instruction of a field.
[[nodiscard]] FieldCode parse_field(std::string_view instruction);

} // namespace gouji::docx::reading

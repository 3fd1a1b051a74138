#pragma once
#include <span>
#include <string>
#include <string_view>

#include "gouji/formats/format.hpp"

namespace gouji {

/// The one place that names all formats (registry.cpp).
[[nodiscard]] std::span<Format const> formats();
/// By name ("docx", "txt") or file ending without the dot; null when unknown.
[[nodiscard]] Format const* find_format(std::string_view name);
/// By the ending of a file name; null when it has none or an unknown one.
[[nodiscard]] Format const* format_of_name(std::string_view file_name);
/// By content first, then by the name's ending; null when neither tells. Bytes that are no text
/// are never taken for text, whatever their name says.
[[nodiscard]] Format const* detect_format(Bytes input, std::string_view file_name);

/// A kind of file that is recognised and not read.
struct ForeignFormat {
    std::string_view name;    ///< "Word 97–2003 document (.doc)"
    std::string_view way_out; ///< "Save it as .docx, for example with LibreOffice: …"
};
/// Names what the bytes are when no format of ours reads them; null when they are unknown, or a
/// matter for one of our readers (an encrypted DOCX, a damaged one).
[[nodiscard]] ForeignFormat const* identify_foreign(Bytes input, std::string_view file_name);

/// True when the bytes are no text of any encoding: NUL or control bytes, and not UTF-16.
[[nodiscard]] bool is_binary(Bytes input);
/// The ending of a file name in lower case, without the dot; empty when it has none.
[[nodiscard]] std::string name_ending(std::string_view file_name);

} // namespace gouji

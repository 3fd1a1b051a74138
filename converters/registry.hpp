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
/// By content first, then by the name's ending; null when neither tells.
[[nodiscard]] Format const* detect_format(Bytes input, std::string_view file_name);

/// A kind of file that is recognised and not read.
struct ForeignFormat {
    std::string_view name;     ///< "Word 97–2003 document (.doc)"
    std::string_view way_out;  ///< "save it as .docx, for example with LibreOffice: soffice --convert-to docx FILE"
};
/// Names what the bytes are when no format of ours reads them; null when they are unknown.
[[nodiscard]] ForeignFormat const* identify_foreign(Bytes input, std::string_view file_name);

}  // namespace gouji

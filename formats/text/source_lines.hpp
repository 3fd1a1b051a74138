#pragma once
#include "gouji/formats/format.hpp"
#include "gouji/formats/support/encoding.hpp"

namespace gouji {

/// The lines of `decoded` in a SourceMap. Lines end with LF, CRLF, CR, NEL (U+0085), LS (U+2028) or
/// PS (U+2029); offsets are those in the bytes of `input`, -1 behind an exotic line end of another
/// encoding.
[[nodiscard]] SourceMap source_lines(Bytes input, DecodedText const& decoded);

} // namespace gouji

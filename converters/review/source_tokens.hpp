#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "gouji/model/source.hpp"

namespace gouji {

/// Where a cell's text stands in its line, counted as JavaScript counts: in UTF-16 units.
struct SourceToken {
    std::uint32_t line = 0;
    std::size_t begin = 0;
    std::size_t length =
        0; ///< 0: the text is not in the line as it stands; the line is all we know
};

/// The place of a cell's text; nothing when its line is not known. Of a text of several lines the
/// first counts, and of one that goes on in the next line of the source what is in this one.
[[nodiscard]] std::optional<SourceToken>
source_token(SourceMap const& source, SourceRef where, std::string_view text);

} // namespace gouji

#pragma once
#include <vector>

#include "gouji/formats/format.hpp"
#include "gouji/formats/layout/page/page_content.hpp"

namespace gouji {

/// What each page of a PDF shows, without its structure tree. Damaged files are repaired where they
/// can be (Salvaged); glyphs that nothing names are U+FFFD (UnknownGlyphs); a page that cannot be
/// read is empty (Salvaged).
[[nodiscard]] Result<std::vector<PageContent>>
read_page_contents(Bytes input, ReadOptions const& options, Diagnostics& diagnostics);

} // namespace gouji

#pragma once
#include <vector>

#include "gouji/formats/layout/page/page_items.hpp"
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// Blocks from what the pages hold: wrapped lines become paragraphs (over columns and pages too),
/// larger, bold or numbered lines headings, labelled ones lists; tables and pictures as they stand.
[[nodiscard]] Blocks build_blocks(std::vector<ReadPage> pages, Diagnostics& diagnostics);

} // namespace gouji

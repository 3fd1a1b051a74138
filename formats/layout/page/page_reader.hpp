#pragma once
#include "gouji/formats/layout/page/page_content.hpp"
#include "gouji/formats/layout/page/page_items.hpp"

namespace gouji {

/// Reads one page: words, tables, columns, lines. Appends its lines to `source` in reading order.
[[nodiscard]] ReadPage read_page(PageContent page, SourceMap& source);

} // namespace gouji

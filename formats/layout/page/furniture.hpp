#pragma once
#include <vector>

#include "gouji/formats/layout/page/page_items.hpp"
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// Moves what belongs to the pages and not to the text from the pages to Document::furniture: what
/// the producer marked so, lines at the top or bottom that stand at the same height on several
/// pages with the same words but for their figures, and page numbers. Reported once.
void take_furniture(std::vector<ReadPage>& pages, Document& document, Diagnostics& diagnostics);

/// Whether a line is nothing but a page number: "- 5 -", "5", "iv", "第 3 页 共 5 页",
/// "Page 3 of 5", "3/5".
[[nodiscard]] bool is_page_number(std::string_view line);

} // namespace gouji

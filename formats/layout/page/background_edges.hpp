#pragma once
#include <vector>

#include "gouji/formats/layout/page/page_content.hpp"

namespace gouji {

/// The sides of filled boxes that can be seen, as rules without thickness: where one colour meets
/// another. Boxes of one colour side by side, as a word processor draws the lines of one shaded
/// paragraph, or the shading of a paragraph in its shaded cell, show no line between them.
[[nodiscard]] std::vector<RuleLine> find_background_edges(PageContent const& page);

} // namespace gouji

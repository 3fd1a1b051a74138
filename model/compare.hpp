#pragma once
#include <string>
#include <vector>

#include "gouji/model/document.hpp"

namespace gouji {

enum class CompareScope : std::uint8_t { Everything, Tables };

/// One place where two documents differ.
struct Difference {
    std::string where; ///< "block 12 / row 3, column 4"
    std::string what;  ///< "text", "kind", "row-span", "header", …
    std::string left;
    std::string right;
};

/// Compares block kinds in order, texts, list nesting and labels, link targets, table grids (spans,
/// texts, h, rh), notes, image bytes; not provenance, evidence, metadata, style, geometry (CONTRACT
/// section 8). `Tables`: grids only, in document order, nested ones after their parent. At most
/// `limit` differences, in document order; none means equal.
[[nodiscard]] std::vector<Difference>
compare(Document const& left, Document const& right, CompareScope scope, std::size_t limit = 100);

} // namespace gouji

#pragma once
#include <cstdint>
#include <vector>

#include "gouji/model/document.hpp"

/// Walks over a document that several parts of the program need.

namespace gouji {

/// A table with its place in the document.
struct TableInDocument {
    Table const* table = nullptr;
    Block const* block = nullptr; ///< the block that holds it
    std::int32_t depth = 0;       ///< 0, or how many tables it stands in
};

/// Every table of the body in document order, nested ones after their parent; those in lists,
/// quotes and notes included, those in headers and footers not. The pointers live as long as
/// `document` is not changed.
[[nodiscard]] std::vector<TableInDocument> tables_of(Document const& document);

} // namespace gouji

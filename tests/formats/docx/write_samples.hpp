#pragma once
#include <string>
#include <utility>
#include <vector>

#include "gouji/model/document.hpp"

/// Documents for the tests of the DOCX writer, built by hand.

namespace gouji::test {

[[nodiscard]] Block paragraph(std::string const& text, Role role = Role::Body);
[[nodiscard]] Block paragraph(Inlines inlines);
[[nodiscard]] Block table_block(Table table);
[[nodiscard]] Block list_block(bool ordered, std::vector<std::pair<std::string, Blocks>> items);
[[nodiscard]] Cell cell(std::string const& text, int row_span = 1, int col_span = 1);
/// A table of plain cells; the first `head_rows` rows are header rows.
[[nodiscard]] Table table(std::vector<std::vector<Cell>> rows, std::size_t head_rows = 0);
[[nodiscard]] Document document(Blocks blocks);

/// A document that uses every kind of block and inline.
[[nodiscard]] Document everything();

} // namespace gouji::test

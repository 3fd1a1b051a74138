#pragma once
#include <cstdint>

#include "gouji/formats/layout/page/page_items.hpp"

namespace gouji {

/// How many rows at the top are the column header: those that the layout set apart (head_rows),
/// else those on a background of their own, of bold text, of words over columns of figures, or a
/// row of names over three columns or more of one kind each. 0 when none is evident. Cells that
/// span rows and cells that span columns (their sub-headings) are taken whole.
[[nodiscard]] std::int32_t count_header_rows(TableItem const& table);

/// Whether a cell's text is a value: a figure, a dash for none, n.a.
[[nodiscard]] bool is_value_text(std::string_view text);

} // namespace gouji

#pragma once
#include <cstdint>

#include "gouji/formats/layout/page/page_items.hpp"

namespace gouji {

/// How many rows at the top are the column header: those that the layout set apart (head_rows),
/// else those of bold text, or of words over columns of figures. 0 when none is evident. Cells that
/// span rows and cells that span columns (their sub-headings) are taken whole.
[[nodiscard]] std::int32_t count_header_rows(TableItem const& table);

/// Whether a cell's text is a value: a figure, a dash for none, n.a.
[[nodiscard]] bool is_value_text(std::string_view text);

} // namespace gouji

#pragma once
#include "gouji/formats/layout/page/page_items.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// The table as the model has it: its header rows, spans, relative widths, and for each cell where
/// its text begins.
[[nodiscard]] Table make_table(TableItem table);

} // namespace gouji

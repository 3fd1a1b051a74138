#pragma once
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// Takes back what a reader said of lines that looked like a table without being an evident one
/// (TableUnsure), where forms have made tables of them since: of such a run fewer than three lines
/// are left.
void settle_unsure_tables(Document const& document, Diagnostics& diagnostics);

} // namespace gouji

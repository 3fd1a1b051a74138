#pragma once
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"
#include "gouji/model/sink.hpp"

namespace gouji {

/// Writes the tables of a document as `gouji inspect --tables` shows them (CONTRACT section 3,
/// docs/schema/tables.schema.json): an array with one object a table, each on its own line, nested
/// tables after their parent. Defects of the tables' grids go to `diagnostics`.
///
/// With `split_pages`, a table over several pages is one object a page, of the rows that begin
/// there; a cell that a page break cuts goes on as an empty cell.
void write_tables_json(
    Document const& document, bool split_pages, Sink& sink, Diagnostics& diagnostics);
/// Without splitting.
void write_tables_json(Document const& document, Sink& sink, Diagnostics& diagnostics);

} // namespace gouji

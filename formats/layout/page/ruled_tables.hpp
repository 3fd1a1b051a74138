#pragma once
#include <vector>

#include "gouji/formats/layout/page/found_table.hpp"
#include "gouji/formats/layout/page/page_content.hpp"

namespace gouji {

/// What the ruling lines of a page say: the tables that they draw, and the lines that draw none.
struct RuledTables {
    std::vector<FoundTable> tables; ///< the outer one of nested tables first
    std::vector<FoundTable> rows;   ///< of a single row with columns: no tables alone
    std::vector<Edges> loose;       ///< groups that are no table by themselves
    std::vector<Rect> drawings;     ///< grids that are charts and the like: no table is in them
};

/// Tables whose cells ruling lines enclose (at least two rows and two columns with text). Boxed
/// paragraphs, page frames, forms to write on and charts are none. Words of two cells that were
/// drawn in one piece are cut.
[[nodiscard]] RuledTables find_ruled_tables(PageContent const& page, PageText& text);

} // namespace gouji

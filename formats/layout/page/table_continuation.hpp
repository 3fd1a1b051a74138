#pragma once
#include <vector>

#include "gouji/formats/layout/page/page_items.hpp"

namespace gouji {

/// Joins a table that ends a page with the table that begins the next one where they are one: the
/// same columns. A header that is repeated is dropped, and known as one; a row that the page break
/// cuts is healed where that is evident. A single drawn row at the end or beginning of a page
/// counts as a table there. Furniture is gone from the pages.
void join_tables(std::vector<ReadPage>& pages);

} // namespace gouji

#pragma once
#include <string_view>
#include <vector>

#include "gouji/formats/pdf/read/page_reader.hpp"
#include "gouji/model/document.hpp"

namespace gouji::pdfread {

/// What is wrong with a table of the structure tree, with the tables in it, when its cells are held
/// against the places of their texts and the ruling lines of the pages; empty when nothing is.
[[nodiscard]] std::string_view
fault_of_table(Table const& table, SourceMap const& source, std::vector<ReadPage> const& pages);

} // namespace gouji::pdfread

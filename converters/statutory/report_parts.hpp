#pragma once
#include <cstddef>
#include <vector>

#include "gouji/model/document.hpp"

namespace gouji {

/// One report of a document: its bound tables and the top-level blocks it covers, [begin, end).
struct ReportPart {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<Table const*> tables;
};

/// The reports in a document that recover() went over; at least one, and together they cover all
/// blocks. A form row that stands a second time begins the next report; its title, where there is
/// one between, is where that begins. The pointers live as long as `document` is not changed.
[[nodiscard]] std::vector<ReportPart> split_reports(Document const& document);

} // namespace gouji

#pragma once
#include <string>
#include <vector>

#include "gouji/converters/statutory/extract.hpp"
#include "gouji/model/diagnostics.hpp"

namespace gouji {

/// What became of a text.
struct Recovered {
    std::vector<Report> reports;
    Diagnostics diagnostics;
    std::string text; ///< what stands beside the tables: paragraphs and headings, a line each

    /// "3|2|17" of a row; values without a print by their evidence: "0|empty|missing".
    [[nodiscard]] std::string
    row(std::string const& table, std::string const& id, std::size_t report = 0) const;
};

/// Reads `text`, recovers its tables and extracts them.
Recovered recovered(std::string const& text);
/// The same of a page of HTML.
Recovered recovered_page(std::string const& html);

} // namespace gouji

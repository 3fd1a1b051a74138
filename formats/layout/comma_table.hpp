#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gouji/formats/layout/layout_line.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// Records between commas, as spreadsheets and programs export them: a table, or several with
/// texts between them that stand alone in their records.
struct CommaSheet {
    struct Part {
        std::size_t lines = 0;
        std::optional<Table> table;
        std::string text; ///< of a part that is no table; empty for blank records
    };
    std::vector<Part> parts;     ///< in order; none where their structure is not evident
    std::size_t lines = 0;       ///< how many belong together, from the first; 0: no records
    bool looks_like_one = false; ///< not evident, but worth saying so
};

/// The records that `lines` begin with: the same number of fields in each, parted by semicolons,
/// commas or full-width commas. That alone is no evidence, since sentences, lists and code have
/// commas too: columns of values, blank fields, quoted ones or a header of labels have to speak for
/// a table. `whole_text`: that the lines are all there is lets a header do.
[[nodiscard]] CommaSheet read_comma_sheet(LayoutLines lines, bool whole_text);

} // namespace gouji

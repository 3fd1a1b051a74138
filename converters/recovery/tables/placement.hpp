#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "gouji/converters/recovery/rows/row_values.hpp"

/// Where the values of a row with cut blanks belong, by proof (CONTRACT section 5): all placements
/// that keep the order and that the trusted identities allow.

namespace gouji {

struct PlacedValue {
    std::string text; ///< of the likeliest candidate; empty for blank
    Evidence evidence = Evidence::Stated;
    SourceRef source;
    std::string printed = {}; ///< what stood there where `text` is mended, else empty
};

struct RowPlacement {
    std::vector<PlacedValue> values; ///< one a column
    /// All candidates where more than one is left, likeliest first, at most 64; one text a column.
    std::vector<std::vector<std::string>> candidates;
    std::int64_t candidate_count = 0;
    bool bound_reached = false;
    /// What decided: "place.order", "place.row-total", … ; empty when nothing had to be decided.
    std::string rule;
};

/// One placement a row of the form.
[[nodiscard]] std::vector<RowPlacement> place(Form const& form, TableReading const& reading);

} // namespace gouji

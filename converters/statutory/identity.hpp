#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "gouji/converters/forms/amount.hpp"
#include "gouji/converters/statutory/extract.hpp"

/// Whether left = right, over every combination of the placements that recovery left open. All
/// arithmetic checks go through here: within a report, across years, and against the prose.

namespace gouji {

/// A term of an identity: one value cell.
struct IdentityCell {
    ExtractedRow const* row = nullptr; ///< null: the report has no such cell
    std::size_t column = 0;            ///< index into row->values
    int sign = 1;
    bool left = false;
    bool blank_is_unknown = false; ///< a blank total is unknown; a blank addend counts 0
    std::string_view unit;
};

struct Outcome {
    Verdict verdict = Verdict::CannotCheck;
    OpenReason reason = OpenReason::None;
    /// The sums in the shown candidate; nullopt where a cell is unknown or no cell has a number.
    std::optional<Amount> left;
    std::optional<Amount> right;
    bool left_printed = false; ///< some cell of the side holds a number
    bool right_printed = false;
};

/// Cells of one row are taken from one candidate of that row; different rows are independent. It
/// fails when no combination satisfies it, holds when all do. Looks at a bounded number of
/// combinations (about 65,000) and says TooMany when that does not suffice.
[[nodiscard]] Outcome evaluate(std::span<IdentityCell const> cells);

} // namespace gouji

#pragma once
#include <vector>

#include "gouji/converters/statutory/extract.hpp"

namespace gouji {

/// Tests the identities of `form` on `table` (CONTRACT section 6), one finding for each place where
/// an identity applies. An identity fails when no combination of candidates satisfies it, holds
/// when all do, and cannot be checked otherwise.
[[nodiscard]] std::vector<Finding> check_table(Form const& form, ExtractedTable const& table);

} // namespace gouji

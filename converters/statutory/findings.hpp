#pragma once
#include <cstdint>
#include <vector>

#include "gouji/converters/statutory/extract.hpp"
#include "gouji/converters/statutory/finding.hpp"

namespace gouji {

enum class Verdicts : std::uint8_t { All, Fails };

/// Tests the identities of `form` on `table` (CONTRACT section 6), one finding for each place where
/// an identity applies and the verdict is wanted. See evaluate() for when one holds or fails.
[[nodiscard]] std::vector<Finding>
check_table(Form const& form, ExtractedTable const& table, Verdicts wanted = Verdicts::All);

/// Tests the identities of `form` that look back (Form::across_years), on `table` and the table of
/// the same name in the report of the year before. An identity whose terms the other edition
/// (`form_before`) does not have at some place is not tested there.
[[nodiscard]] std::vector<Finding> check_years(
    Form const& form,
    ExtractedTable const& table,
    Form const& form_before,
    ExtractedTable const& table_before);

/// Notes in the finding and its cell that the value is ours, where it is repaired or decided.
void note_origin(ExtractedValue const& value, FindingCell& cell, Finding& finding);

/// Where a person should look: the words of the text; else the total, or the first cell of the
/// identity that stands in this report.
[[nodiscard]] Place finding_place(Finding const& finding);
/// Says SumFails.
void report_failing(Finding const& finding, Diagnostics& diagnostics);

} // namespace gouji

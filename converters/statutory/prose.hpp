#pragma once
#include <span>
#include <vector>

#include "gouji/converters/statutory/extract.hpp"
#include "gouji/converters/statutory/report_text.hpp"

namespace gouji {

/// The prose of a report, and what it says of itself.
struct ReportText {
    std::span<TextLine const> lines;
    ReportFacts facts;
};

/// Compares the numbers that the prose of a report repeats with the table (Form::prose). What the
/// prose never says is no finding, and neither is a number of another year, of others, of a part
/// (sure_mentions) that differs. Where it says a number several times, one that agrees is enough;
/// one that differs is a hint (OpenReason::Hint), never a failure: prose counts other things, too.
[[nodiscard]] std::vector<Finding> check_prose(
    Form const& form, ExtractedTable const& table, ReportText const& text, SourceMap const& source);

} // namespace gouji

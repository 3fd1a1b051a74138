#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "gouji/converters/statutory/extract.hpp"
#include "gouji/model/messages.hpp"
#include "gouji/model/sink.hpp"

/// `gouji check`: what the arithmetic says of reports, within each and across years (CONTRACT
/// section 6).

namespace gouji {

enum class Together : std::uint8_t {
    ByOrganization, ///< reports whose organization reads the same are compared
    All,            ///< all reports are of one organization, whatever they print
};

/// A report of an organization and year that another report is of, too, with other values.
struct RepeatedReport {
    std::size_t input = 0;  ///< index into the inputs
    std::size_t report = 0; ///< index into its reports
    std::size_t first_input = 0;
    std::size_t first_report = 0;
    std::string difference; ///< the first: "applications 1 自然人: 12, 13"
};

/// Compares each report with that of the year before, where both are there, and adds what it finds
/// to the findings of the later one. Years are those adjacent: 2021 and 2023 are not compared. Of
/// several reports of one year the first is compared; those with other values are returned.
[[nodiscard]] std::vector<RepeatedReport>
check_across_years(std::span<ExtractedInput> inputs, FormLibrary const& forms, Together together);

struct CheckSummary {
    std::size_t holds = 0;
    std::size_t fails = 0;
    std::size_t cannot_check = 0;
};
[[nodiscard]] CheckSummary count_verdicts(std::span<Finding const> findings);
[[nodiscard]] CheckSummary count_verdicts(std::span<ExtractedInput const> inputs);

/// One object: reports, findings, summary (docs/schema/check.schema.json).
void write_check_json(std::span<ExtractedInput const> inputs, Sink& sink);
/// For a person who has to correct the reports: what fails first, with its place and its sum.
/// Inputs that cannot be read are left out: an error says so elsewhere.
void write_check_text(std::span<ExtractedInput const> inputs, Language language, Sink& sink);

} // namespace gouji

#pragma once
#include <span>
#include <string>

#include "gouji/converters/statutory/extract.hpp"
#include "gouji/model/messages.hpp"

/// Findings in words, in both languages.

namespace gouji {

/// What `gouji check` says, as patterns for fill_in(); one row each in finding_words.cpp.
enum class Phrase : std::uint8_t {
    // What a finding that fails, or a hint, says.
    RowSum,
    ColumnSum,
    TwoSums,
    YearSum,
    ProseSays,
    OursFirst,
    OursPrinted,
    // Where a finding is.
    RowPlace,
    ColumnPlace,
    CellPlace,
    // Why one cannot be checked.
    NothingPrinted,
    BlankTotal,
    MissingCell,
    NotANumber,
    Ambiguous,
    TooMany,
    UnitsDiffer,
    Hint,
    // Lines of the report.
    NumberedReport,
    UnknownOrganization,
    UnknownYear,
    NoTables,
    SomeFail,
    SomeHints,
    SomeOpen,
    AndMore,
    Counts,
    Total,
};
[[nodiscard]] std::string phrase(Phrase which, DiagnosticData const& data, Language language);

/// The sum as printed, in one line: "applications row 3.7 …: printed 4, the column adds up to 1".
/// `table` supplies the labels of rows; null: ids alone.
[[nodiscard]] std::string
finding_sentence(Finding const& finding, ExtractedTable const* table, Language language);

/// Both sides of the identity in numbers, zeros left out: "1 (3.2) + 3 (3.4.1) = 4". Empty where
/// there is nothing to add up.
[[nodiscard]] std::string finding_sums(Finding const& finding);

/// What of a finding is not the source's own: "not the source's own, but mended or decided:
/// 11 (3.1, printed “l1”)". Empty where the source itself says it all.
[[nodiscard]] std::string finding_ours(Finding const& finding, Language language);

/// Why a finding neither holds nor fails.
[[nodiscard]] std::string finding_reason(Finding const& finding, Language language);

} // namespace gouji

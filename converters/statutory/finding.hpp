#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/model/diagnostics.hpp"
#include "gouji/model/source.hpp"

/// What the arithmetic of a form says of a report (CONTRACT section 6).

namespace gouji {

enum class Verdict : std::uint8_t { Holds, Fails, CannotCheck };
/// "holds", "fails", "cannot-check"
[[nodiscard]] std::string_view verdict_name(Verdict verdict);

/// Why an identity neither holds nor fails.
enum class OpenReason : std::uint8_t {
    None,           ///< it holds or fails
    NothingPrinted, ///< no cell of it holds a number
    BlankTotal,     ///< a blank total is unknown, not 0
    MissingCell,    ///< a cell was lost
    NotANumber,     ///< a cell holds a text: 251000元, 未增未减
    Ambiguous,      ///< some placements of the values satisfy it, and some do not
    TooMany,        ///< more combinations than are followed, or more digits than are counted
    UnitsDiffer,    ///< the form counts its terms in different units
    Hint,           ///< the prose says another number: no proof that the table is wrong
};
/// "blank-total", …; empty for None.
[[nodiscard]] std::string_view reason_name(OpenReason reason);

/// One term of an identity at one place.
struct FindingCell {
    std::string row;    ///< row id
    std::string column; ///< column path
    std::string value;  ///< number as JSON writes it, in the shown candidate; empty: blank, lost
    Place place;        ///< in the source of its report
    int sign = 1;
    bool left = false;             ///< of the identity as the form writes it
    bool blank_is_unknown = false; ///< a total; of a blank addend the value is 0
    bool year_before = false;      ///< stands in the report of the year before
    /// The value is not simply the source's: Repaired or Decided. Else Stated, whatever it is.
    Evidence ours = Evidence::Stated;
    std::string print; ///< what the source prints where the value is ours
};

/// One identity, tested at one place.
struct Finding {
    std::string rule;
    Verdict verdict = Verdict::CannotCheck;
    OpenReason reason = OpenReason::None;
    std::string table;
    std::vector<std::string> rows; ///< the total's, else those of all terms
    std::vector<std::string> columns;
    std::string stated; ///< number as JSON writes it; empty when unknown
    std::string computed;
    bool stated_left = false; ///< which side of the identity `stated` is
    /// A cell involved is repaired or decided; else the source itself says so.
    bool from_recovery = false;
    std::vector<FindingCell> cells; ///< every term, in the form's order
    /// The report of the year before, where the identity looks back.
    struct Before {
        std::string source;
        std::int32_t report = 1;
        std::int32_t year = 0;
    };
    std::optional<Before> before;
    /// Prose: the words that were compared, and where they stand.
    std::string quote;
    Place quote_place;
    SourceRef quote_source; ///< where their paragraph begins
};

/// The English wording, for machine output and logs.
[[nodiscard]] std::string finding_message(Finding const& finding);

} // namespace gouji

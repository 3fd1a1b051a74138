#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

/// What a person decided about doubtful values (CONTRACT section 11; the file's schema is
/// docs/schema/decisions.schema.json). `gouji review` makes such files, `--decisions` applies them.

namespace gouji {

/// "This value cell holds this."
struct Decision {
    std::int32_t report = 1; ///< counts the reports of the input
    std::string table;       ///< "applications"
    std::string row;         ///< id in the form: "3.4.2"
    std::string column;      ///< path in the form: "自然人", "行政复议/结果维持"
    std::string value;       ///< the cell's text; empty: the cell is blank
};

/// A file of decisions.
struct Decisions {
    std::string file;   ///< its name, for messages
    std::string sha256; ///< of the input's bytes: 64 lower-case hexadecimal digits
    std::vector<Decision> decisions;
};

/// Reads the JSON. Everything wrong with it is BadDecisions, with data "file" and "reason".
[[nodiscard]] Result<Decisions> parse_decisions(std::string_view json, std::string const& file);

/// The error for an input whose bytes have another hash than the decisions were made for; without a
/// hash: that none of several inputs has it.
[[nodiscard]] Error
decisions_for_other_bytes(Decisions const& decisions, std::string_view sha256 = {});

/// Applies the decisions to the tables that recover() bound. That they were made for these bytes is
/// for the caller to see to.
///
/// A decided cell holds the value and is Decided. Where the source states something else there,
/// that stays known as what it printed. A doubt that the cell is part of keeps the candidates that
/// agree (as numbers, where both are); what is the same in all of them follows from the decision:
/// Inferred, or Empty when blank (CONTRACT section 5). A doubt without an ambiguous cell is gone.
/// Candidates of which not all are listed prove nothing. Where no candidate agrees, the decision
/// stands all the same (DecisionOverrules), and the other cells stay as open as they were.
///
/// What `diagnostics` says of doubts that are settled is taken back. An unknown report, table, row
/// or column, and a cell that is decided twice in different ways, are BadDecisions, and the
/// document is as it was.
[[nodiscard]] Status
apply_decisions(Document& document, Decisions const& decisions, Diagnostics& diagnostics);

} // namespace gouji

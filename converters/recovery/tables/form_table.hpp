#pragma once
#include <span>

#include "gouji/converters/recovery/rows/alignment.hpp"
#include "gouji/converters/recovery/rows/row_values.hpp"
#include "gouji/converters/recovery/tables/placement.hpp"
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// The text of a label as the source wrote it, its pieces joined.
[[nodiscard]] std::string printed_label(CellStream const& stream, LabelMatch const& match);

/// The names that a table of `form` is bound by: all rows, all columns, no slots yet.
[[nodiscard]] FormBinding name_binding(Form const& form);

/// What a table is rebuilt from.
struct Rebuilding {
    Alignment const& alignment;
    TableReading const& reading;
    std::span<RowPlacement const> placements; ///< one a row of the form
    CellStream const& stream;
    SourceMap const& source;
};

/// The table of the official grid: labels as the source wrote them unless damaged, values as
/// placed, rows that the form does not know in their place. Bound to its form; every repair, doubt
/// and loss is in the table and reported.
[[nodiscard]] Table
build_form_table(Rebuilding const& from, RuleNames& rules, Diagnostics& diagnostics);

/// The rule of a value whose glyphs only looked like digits.
inline constexpr std::string_view mended_rule = "glyph.digit";

/// Says that `printed` was read as `value`.
void report_mended(
    std::string const& value,
    std::string const& printed,
    Place const& place,
    Diagnostics& diagnostics);

} // namespace gouji

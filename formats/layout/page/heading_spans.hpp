#pragma once
#include <span>
#include <vector>

#include "gouji/formats/layout/page/row_line.hpp"

/// Headings that stand over several columns.

namespace gouji {

/// Of the first `head` lines: a heading over a rule that crosses several columns, or over the gap
/// between two, is over all of these.
void widen_over_rules(
    PlacedLines& placed,
    std::size_t head,
    std::vector<float> const& borders,
    std::span<RowRule const> rules);

/// Headings without rules below them, in a line of few, are over the columns that they stand in the
/// middle of, where these fill the table (but for the labels) and `below` has a heading for each.
void centre_headings(RowLine& line, RowLine const& below, ColumnReach const& columns);

/// The same for headings that begin (or end) where the first (or last) of their columns does, in
/// rows that stand apart: "2023" over "cases | amount".
void align_headings(RowLine& line, RowLine const& below);

} // namespace gouji

#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "gouji/formats/layout/field_lines.hpp"

/// Lines laid over columns: which field of which line stands in which column.

namespace gouji {

/// So many lines, at most, tell the columns; what follows has to fit them.
inline constexpr std::size_t most_telling_lines = 64;

/// The columns that a field covers, [first, last].
struct FieldSpan {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// A line whose fields have found their columns.
struct PlacedLine {
    FieldLine line;
    std::size_t index = 0;        ///< among the lines given
    std::vector<FieldSpan> spans; ///< of each field, ascending, disjoint

    /// The field that begins in `column`; null when none does.
    [[nodiscard]] Field const* field(std::size_t column) const;
    /// Nothing but a text in the first column.
    [[nodiscard]] bool is_label_only() const { return spans.size() == 1 && spans[0].last == 0; }
    [[nodiscard]] bool has_label() const { return !spans.empty() && spans[0].first == 0; }
    /// Some field covers several columns.
    [[nodiscard]] bool spans_columns() const;
};

struct ColumnGrid {
    std::vector<Field> columns; ///< [begin, end) of each, apart from each other
    std::vector<PlacedLine> lines;
    std::size_t head_lines = 0; ///< leading `lines` that stand above a rule, or above all data
    std::size_t taken = 0; ///< lines of the source, from the first; rules and blank ones included
    bool has_data = false; ///< the columns are those of numbers, not of texts alone
    bool ruled = false;    ///< a rule stands below the header
    bool drawn = false;    ///< that rule has a run for each column
};

/// Lays the lines that `lines` begin with over columns: those that the runs of a rule, else
/// numbers, else texts fill. The first line whose fields do not fit ends the grid; after a single
/// blank line it goes on where numbers fit.
///
/// Nothing when the first line is no part of a grid; `no_part` then says how many lines at the top
/// are none. Looks at no more than some dozens of lines beyond those that it takes.
[[nodiscard]] std::optional<ColumnGrid>
lay_out_columns(LayoutLines lines, LineMeasure measure, std::size_t& no_part);

} // namespace gouji

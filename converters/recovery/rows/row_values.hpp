#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "gouji/converters/recovery/rows/alignment.hpp"

/// What the source shows of each row of a form: its values in order, and how far their places are
/// known.

namespace gouji {

/// Of an empty cell that only a gap or a count tells of.
inline constexpr std::size_t no_cell = SIZE_MAX;

/// One value, or an empty cell, as found.
struct FoundValue {
    /// As printed, or the number that a damaged print stands for; empty for an empty cell.
    std::string text;
    SourceRef source;
    GridPosition slot{-1, -1};  ///< where it came from a table's cell
    std::size_t cell = no_cell; ///< index into the stream
    std::string printed = {};   ///< what stood there where `text` is mended, else empty
};

/// The value that the cell `index` of the stream holds.
[[nodiscard]] FoundValue found_value(CellStream const& stream, std::size_t index);

struct RowReading {
    bool present = false;  ///< the label that the values stand behind was found
    bool exact = false;    ///< one found value a column: every place is known
    bool lost = false;     ///< what stands behind the label cannot be trusted to be this row's
    bool squeezed = false; ///< there were more cells than columns
    bool glued = false;    ///< the one value is the digits of all columns run together
    bool cut = false;      ///< glued, and blank cells among them may have left nothing
    /// The layout shows empty cells: kept blanks, or padding that counts them.
    bool blanks_shown = false;
    /// How the values were found where they do not stand behind their label ("order.tuples").
    std::string rule;
    std::vector<FoundValue> values; ///< in order; fewer than columns when empty cells were cut
    /// More cells than columns: each entry is one choice of cells (indices into values) that may be
    /// the row's.
    std::vector<std::vector<std::size_t>> choices;
    std::vector<FoundValue> surplus; ///< cells beyond the row's columns that no span explains
};

/// A row between the form's rows that the form does not know.
struct ExtraReading {
    std::int32_t after_row = -1; ///< index into Form::rows
    FoundValue label;
    std::vector<FoundValue> values;
};

/// How the numbers of a table stand.
struct Gluing {
    bool sure = false;       ///< the digits of its rows ran together
    bool blanks_cut = false; ///< and blank cells left nothing: a row may have fewer numbers
};

struct TableReading {
    std::vector<RowReading> rows; ///< one a row of the form
    std::vector<ExtraReading> extras;
    std::size_t begin = 0; ///< the cells that belong to the table, [begin, end)
    std::size_t end = 0;
    std::vector<std::size_t> leftovers; ///< texts among them that are no part of the table
    bool has_values = false;
    Gluing gluing;     ///< as the rows showed it when they were read
    bool torn = false; ///< lines that may hold some of a row could not be parted from others
    bool ran_together = false; ///< a cell holds values of several columns and more than digits
};

/// Reads the rows between the matched labels. `limit`: no cell at or behind it belongs to the
/// table.
[[nodiscard]] TableReading
read_rows(Alignment const& alignment, CellStream const& stream, std::size_t limit);

} // namespace gouji

#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

/// The pieces of a line between bars or commas: which of them are cells, and which are padding.

namespace gouji {

struct LinePiece {
    std::string_view text; ///< without quotes around it
    std::size_t column;    ///< byte of the line
};

[[nodiscard]] bool is_filled(LinePiece const& piece);

/// The pieces between bars; the first is what precedes the first bar.
[[nodiscard]] std::vector<LinePiece> split_at_bars(std::string_view line);

/// The fields between delimiters; none of those stands between quotes (RFC 4180).
[[nodiscard]] std::vector<LinePiece>
fields_between(std::string_view line, std::string_view delimiter);

/// By piece between bars: nothing of the row stands before it, or a value of it stands behind it; a
/// bar that touches another one there is no padding. Nor is one at the end of a tight row where
/// `tight_bars_keep_blanks`.
[[nodiscard]] std::vector<bool>
pieces_within_row(std::vector<LinePiece> const& pieces, bool tight_bars_keep_blanks);

/// Whether the line is "|a||1|": bars without blanks beside them, two of which touch before a
/// value. Then "|a|1||" ends with a blank cell too; else it may be padded to the width of others.
[[nodiscard]] bool keeps_blanks_between_tight_bars(std::string_view line);

/// The pieces between commas, where the line can only be a record: fields are blank between two
/// commas, or numbers follow behind one text, or three of them behind several. Numbers of thousands
/// have commas, too. Else none.
[[nodiscard]] std::vector<LinePiece> split_at_commas(std::string_view line);

} // namespace gouji

#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/model/source.hpp"

/// Marks of doubt: how evidence travels through a format that has no place for it.
///
/// One grammar for all formats:
///
///     勾稽[TABLE ROW COLUMN EVIDENCE K/N: VALUE]
///
/// TABLE is the form's table name ("applications") or "table"; ROW a row id of the form, or the
/// 1-based grid row; COLUMN a column's path in the form without blanks, the 1-based grid column,
/// "label" for the cell that names the row, or "*" for the row as a whole. K/N: the shown candidate and how many there are ("6", or "5000+" where
/// counting stopped), only with "ambiguous". VALUE is the text of the cell as written; a line break in it is written "\n".
/// Optional parts follow the value:
///
///     " <- " PRINT       what the source printed (repaired cells)
///     " = A,B,…; A,B,…"  on a row's "*" mark: the candidates, one text a value cell of the row
///     " @r4c5"           the grid slot, 1-based, for tables that no form names
///     " by RULE"         the rule
///
/// Inside VALUE, PRINT and candidates a backslash precedes each of  \ ] , ; and a character that
/// would begin an optional part.

namespace gouji {

struct Document;
struct Table;

struct Mark {
    std::string table;
    std::string row;
    std::string column;
    Evidence evidence = Evidence::Stated;
    std::int64_t shown = 0;  ///< 1-based candidate that is shown; 0 when none
    std::int64_t count = 0;  ///< number of candidates; 0 when none
    bool bound_reached = false;
    std::string value;
    std::string printed;
    std::vector<std::vector<std::string>> candidates;
    std::string rule;
    std::int32_t grid_row = -1;     ///< 0-based; -1 when the mark names no slot
    std::int32_t grid_column = -1;
    bool operator==(Mark const&) const = default;
};

/// "勾稽[" — a reader looks for it to know whether to look further.
inline constexpr std::string_view mark_opening = "勾稽[";

[[nodiscard]] std::string format_mark(Mark const& mark);
/// All marks in `text`, in order; what is not a well-formed mark is passed over.
[[nodiscard]] std::vector<Mark> parse_marks(std::string_view text);

/// The marks that `table` needs so that its evidence, doubts and prints can be read back, in row
/// order; each with its grid slot filled in. Marks that wait in table.marks come last, unchanged.
/// Nothing for a table whose cells are all stated, or blank and empty.
[[nodiscard]] std::vector<Mark> marks_of(Table const& table, RuleNames const& rules);

/// Sets evidence, doubts and prints from the marks in table.marks that name a grid slot of it (or a slot of
/// its form binding, when it has one), and takes those off the list. Where a cell's text is no longer the mark's value, a
/// person changed it: the cell is Decided and its row's doubt is gone.
void apply_marks(Table& table, RuleNames& rules);

/// One doubtful value, for the list at the end of a document.
struct DoubtEntry {
    std::string table;   ///< the table's caption or form table; may be empty
    std::string row;     ///< label of the row
    std::string column;  ///< label of the column
    Evidence evidence = Evidence::Ambiguous;
    std::string value;   ///< as shown
    std::int64_t count = 0;
    Mark mark;
};
/// The ambiguous, missing and repaired values of the whole document, in order: what a reader on
/// paper must know.
[[nodiscard]] std::vector<DoubtEntry> doubts_of(Document const& document);

}  // namespace gouji

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
/// "label" for the cell that names the row, or "*" for several cells at once. K/N: the shown
/// candidate and how many there are ("6", or "5000+" where counting stopped), only with
/// "ambiguous". VALUE is the text of the cell as written. Optional parts follow the value:
///
///     " <- " PRINT       what the source printed (repaired cells)
///     " = A,B,…; A,B,…"  on a "*" mark: the candidates, one text a slot
///     " @r4c5"           the grid slot, 1-based
///     " @r4c5,c6,r5c2"   the grid slots of a "*" mark; the row is named where it changes
///     " by RULE"         the rule
///
/// "*" with "ambiguous" is a Doubt; "*" with another evidence says the same of several cells that
/// all hold VALUE (the lost values of a row).
///
/// Everywhere a backslash takes the next character's meaning away, but "\n", "\r", "\t" and "\s"
/// are a line feed, carriage return, tab and blank, and "\e" is nothing at all (an empty name, a
/// candidate of one blank). Writers escape  \ [ ] , ;  and, in names, every blank; in texts, blanks
/// at both ends and behind a blank (formats fold blanks), and the first character of  <- = @r by
/// behind a blank. Unescaped blanks before a text do not belong to it.

namespace gouji {

struct Document;
struct Table;

/// A slot of a table's grid, 0-based.
struct GridPosition {
    std::int32_t row = 0;
    std::int32_t column = 0;
    auto operator<=>(GridPosition const&) const = default; // NOLINT(modernize-use-nullptr)
};

struct Mark {
    std::string table;
    std::string row;
    std::string column;
    Evidence evidence = Evidence::Stated;
    std::int64_t shown = 0; ///< 1-based candidate that is shown; 0 when none
    std::int64_t count = 0; ///< number of candidates; 0 when none
    bool bound_reached = false;
    std::string value;
    std::string printed;
    std::vector<std::vector<std::string>> candidates;
    std::string rule;
    std::int32_t grid_row = -1; ///< 0-based; -1 when the mark names no slot
    std::int32_t grid_column = -1;
    std::vector<GridPosition>
        slots; ///< all of them where there are several; the first is the above
    bool operator==(Mark const&) const = default;
};

/// "勾稽[" — a reader looks for it to know whether to look further.
inline constexpr std::string_view mark_opening = "勾稽[";

[[nodiscard]] std::string format_mark(Mark const& mark);
/// All marks in `text`, in order; what is not a well-formed mark is passed over.
[[nodiscard]] std::vector<Mark> parse_marks(std::string_view text);

/// Makes `mark` speak of the slot it was found at (a Word comment or an attribute stands in its
/// cell, wherever people moved that): its other slots move along.
void move_mark(Mark& mark, GridPosition to);

/// The marks that `table` needs so that its evidence, doubts and prints can be read back, in row
/// order: the cells of a row, then the doubts that begin in it; each with its grid slot filled in.
/// Marks that wait in table.marks come last, unchanged. Nothing for a table whose cells are all
/// stated, or blank and empty.
[[nodiscard]] std::vector<Mark> marks_of(Table const& table, RuleNames const& rules);

/// Sets evidence, doubts and prints from the marks in table.marks that name a grid slot of it (or,
/// without one, a slot of its form binding), and takes those off the list; others stay.
///
/// Where a cell's text is no longer the mark's value (blanks aside), a person changed it: the cell
/// is Decided. A doubt then keeps the candidates that agree with the person; when one is left that
/// the table shows, its ambiguous cells are Decided too and the doubt is gone; when none is left,
/// the doubt is gone and the other cells stay as they are marked.
void apply_marks(Table& table, RuleNames& rules);

/// One doubtful value, for the list at the end of a document.
struct DoubtEntry {
    std::string table;  ///< the table's caption or form table; may be empty
    std::string row;    ///< label of the row
    std::string column; ///< label of the column; "first … last" of a row that is lost as a whole
    Evidence evidence = Evidence::Ambiguous;
    std::string value; ///< as shown
    std::int64_t count = 0;
    Mark mark;
};
/// The ambiguous, missing and repaired values of the whole document, in order: what a reader on
/// paper must know. Of a doubtful row the cells that are shown blank are left out; of a table bound
/// to a form its mended labels are left out.
[[nodiscard]] std::vector<DoubtEntry> doubts_of(Document const& document);

} // namespace gouji

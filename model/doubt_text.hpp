#pragma once
#include <map>
#include <string>
#include <vector>

#include "gouji/model/marks.hpp"
#include "gouji/model/table_grid.hpp"

/// Doubt as writers show it: in its place, and in words for people who read a document on paper or
/// in a comment. Chinese, as the documents are.

namespace gouji {

/// What a mark means for the person who reads it; empty where there is nothing to do.
[[nodiscard]] std::string explain_mark(Mark const& mark);
/// The marks of a table by the top-left slot of the cell that carries them: the cell that covers
/// the slot which a mark names, the table's first where it names none of the grid. A slot without a
/// cell carries its own.
[[nodiscard]] std::map<GridPosition, std::vector<Mark>>
by_cell(std::vector<Mark> marks, TableGrid const& grid);
/// One line of the list of doubtful values at the end of a document.
[[nodiscard]] std::string doubt_line(DoubtEntry const& entry);

} // namespace gouji

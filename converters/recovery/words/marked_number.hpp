#pragma once
#include <optional>
#include <string>

#include "gouji/model/document.hpp"

namespace gouji {

/// The content of a cell, or of the one cell that frames it: some pages draw each cell as a table
/// of its own.
[[nodiscard]] Blocks const& framed_content(Blocks const& content);

/// The number that a cell states beside what is struck out and beside the raised mark of a note:
/// 8 where ~~7~~8 or 8¹ is set, whose plain texts are 78 and 81. nullopt where nothing is struck
/// out or raised, or the rest is no number.
[[nodiscard]] std::optional<std::string> number_among_marks(Blocks const& content);

} // namespace gouji

#pragma once
#include <string>
#include <string_view>

#include "gouji/formats/layout/layout_line.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// The cell whose text begins with `piece`, a part of `line`; `text`, where given, is what the
/// piece means or begins.
[[nodiscard]] Cell make_loose_cell(LayoutLine const& line, std::string_view piece);
[[nodiscard]] Cell
make_loose_cell(LayoutLine const& line, std::string_view piece, std::string_view text);

} // namespace gouji

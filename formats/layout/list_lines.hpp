#pragma once
#include <optional>
#include <string>
#include <vector>

#include "gouji/formats/layout/layout_line.hpp"

namespace gouji {

/// One item: what stands behind its label, and the lines that belong to it, without their indent.
struct ItemLines {
    std::string label;
    std::vector<LayoutLine> lines;
};
struct ListLines {
    std::vector<ItemLines> items;
    std::size_t lines = 0;
};

/// The list that `lines` begin with. Either Gouji's own notation: items indented by two blanks,
/// what belongs to them by four; or items at the margin: bullets, or numbers that count up with a
/// blank behind them.
[[nodiscard]] std::optional<ListLines> find_list(LayoutLines lines, std::size_t depth);

} // namespace gouji

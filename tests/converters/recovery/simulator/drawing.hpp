#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/tests/converters/recovery/simulator/report.hpp"

/// A filled table as its page shows it: cells with spans on a grid, before a tool damages it.

namespace gouji::simulation {

struct DrawnCell {
    std::string text; ///< "\n" is a line break
    std::size_t row = 0;
    std::size_t column = 0;
    std::size_t row_span = 1;
    std::size_t column_span = 1;
    bool is_value = false;
};

struct DrawnTable {
    Form const* form = nullptr;
    std::vector<std::vector<DrawnCell>> rows; ///< the cells that begin in each row of the grid
    std::size_t columns = 0;

    /// The cell that covers a slot; the grid has no holes.
    [[nodiscard]] DrawnCell const& covering(std::size_t row, std::size_t column) const;
    /// The largest sum of column spans of the cells that begin in one row.
    [[nodiscard]] std::size_t widest_row() const;
    /// Leaf columns left of the first value cell.
    [[nodiscard]] std::size_t label_columns() const;
};

[[nodiscard]] DrawnTable draw(FilledTable const& table);
/// The blocks of the form that may stand as tables of their own, each without the others.
[[nodiscard]] std::vector<DrawnTable> in_parts(DrawnTable const& table);

/// Label cells of a row, then its value cells.
[[nodiscard]] std::vector<DrawnCell const*> labels_of(std::vector<DrawnCell> const& row);
[[nodiscard]] std::vector<DrawnCell const*> values_of(std::vector<DrawnCell> const& row);

/// East Asian Wide and Fullwidth count 2, everything else 1.
[[nodiscard]] std::size_t display_width(std::string_view text);
/// Cuts a text into lines of at most `width`; its own line breaks are kept.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);
[[nodiscard]] std::vector<std::string> split_lines(std::string_view text);
[[nodiscard]] std::string join(std::vector<std::string> const& parts, std::string_view with);

} // namespace gouji::simulation

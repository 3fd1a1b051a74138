#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "gouji/formats/layout/page/table_lines.hpp"

/// From lines and columns to what stands of each line in which columns.

namespace gouji {

/// Points by which words may reach over a border without spanning it.
inline constexpr float border_reach = 3.0F;

/// A ruling line across the lines of a table, or across some of its columns.
struct RowRule {
    float y = 0;
    float x0 = 0;
    float x1 = 0;
};

/// Whether the rule crosses the whole table, whose columns have these borders.
[[nodiscard]] bool is_full(RowRule const& rule, std::vector<float> const& borders);

/// One line's part in one cell.
struct LinePart {
    std::int32_t column = 0;
    std::int32_t col_span = 1;
    std::vector<std::uint32_t> words;
    std::string text;
    float x0 = 0;
    float x1 = 0;
    float first_token = 0;
    bool value = false;
};

struct RowLine {
    std::vector<LinePart> parts;
    float baseline = 0;
    float top = 0;
    float bottom = 0;
    float size = 0;
    bool ruled_above = false; ///< a rule stands between it and the line above
    [[nodiscard]] bool has_label() const { return !parts.empty() && parts.front().column == 0; }
    [[nodiscard]] bool only_label() const { return parts.size() == 1 && has_label(); }
    [[nodiscard]] bool has_value() const;
    [[nodiscard]] bool has_figure() const; ///< a value that is no year
    [[nodiscard]] bool spans() const;
    [[nodiscard]] LinePart const* in_column(std::int32_t column) const;
};

/// How far the texts of each column reach: where they begin, and where they are wrapped.
struct ColumnReach {
    std::vector<float> left; ///< one a column
    std::vector<float> right;
    std::vector<float> body_left; ///< the same of the lines with figures
    std::vector<float> body_right;
};

struct PlacedLines {
    std::vector<RowLine> lines;
    ColumnReach columns;
    float tightest = 0; ///< the least distance of two lines
    float pitch = 0;    ///< the least distance of two lines that are rows; 0 when unknown
};

/// `borders` as of find_columns; `rules` lie between the lines, ascending. Texts of two columns
/// that stand close are parted where the columns say so.
[[nodiscard]] PlacedLines place_lines(
    PageText const& text,
    std::span<TableLine const> lines,
    std::vector<float> const& borders,
    std::span<RowRule const> rules);

} // namespace gouji

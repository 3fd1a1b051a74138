#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "gouji/formats/layout/layout_line.hpp"

namespace gouji {

/// How the columns of a drawn table are counted; the drawing tells which is right: it aligns.
enum class ColumnCount : std::uint8_t {
    Docutils,     ///< Wide and Fullwidth 2, all else 1
    Display,      ///< the same, but combining characters 0
    DisplayWide,  ///< and Ambiguous 2
    DocutilsWide, ///< Ambiguous 2, combining characters 1
    CodePoints,   ///< each 1
};

/// Lines of a drawn table as a rectangle of columns.
class TextCanvas {
public:
    enum class Stroke : std::uint8_t { None, Horizontal, Vertical, Crossing };
    enum class Drawing : std::uint8_t { Ascii, Box };

    /// Nothing when the lines do not end in the same column.
    [[nodiscard]] static std::optional<TextCanvas>
    make(LayoutLines lines, Drawing drawing, ColumnCount count);

    [[nodiscard]] std::size_t rows() const { return m_lines.size(); }
    [[nodiscard]] std::size_t columns() const { return m_columns; }
    [[nodiscard]] Stroke at(std::size_t row, std::size_t column) const {
        return static_cast<Stroke>(m_strokes[row * m_columns + column]);
    }
    /// The text of columns [left, right) of a row.
    [[nodiscard]] LayoutLine slice(std::size_t row, std::size_t left, std::size_t right) const;

private:
    bool add_row(LayoutLine const& line, Drawing drawing, ColumnCount count);

    std::vector<LayoutLine> m_lines;
    std::vector<std::uint8_t> m_strokes;
    std::vector<std::uint32_t> m_offsets; ///< (columns + 1) a row: the byte where a column begins
    std::size_t m_columns = 0;
};

/// The arms of a box-drawing character (U+2500–257F).
struct BoxArms {
    bool left = false;
    bool right = false;
    bool up = false;
    bool down = false;
    bool strong = false; ///< heavy or double in its horizontal arms
};
/// Nothing for other characters.
[[nodiscard]] std::optional<BoxArms> box_arms(char32_t code_point);

} // namespace gouji

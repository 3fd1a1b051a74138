#include "gouji/formats/layout/text_canvas.hpp"

#include <array>

#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/support/east_asian_width.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

// The Unicode names of U+2500–257F as bits: 1 left, 2 right, 4 up, 8 down, 16 heavy or double in
// the horizontal arms. 0 for the diagonals.
// clang-format off
constexpr std::array<std::uint8_t, 128> arms_of_box_characters{
    0x03, 0x13, 0x0C, 0x0C, 0x03, 0x13, 0x0C, 0x0C, 0x03, 0x13, 0x0C, 0x0C, 0x0A, 0x1A, 0x0A, 0x1A,
    0x09, 0x19, 0x09, 0x19, 0x06, 0x16, 0x06, 0x16, 0x05, 0x15, 0x05, 0x15, 0x0E, 0x1E, 0x0E, 0x0E,
    0x0E, 0x1E, 0x1E, 0x1E, 0x0D, 0x1D, 0x0D, 0x0D, 0x0D, 0x1D, 0x1D, 0x1D, 0x0B, 0x1B, 0x1B, 0x1B,
    0x0B, 0x1B, 0x1B, 0x1B, 0x07, 0x17, 0x17, 0x17, 0x07, 0x17, 0x17, 0x17, 0x0F, 0x1F, 0x1F, 0x1F,
    0x0F, 0x0F, 0x0F, 0x1F, 0x1F, 0x1F, 0x1F, 0x1F, 0x1F, 0x1F, 0x1F, 0x1F, 0x13, 0x13, 0x0C, 0x0C,
    0x13, 0x0C, 0x1A, 0x0A, 0x1A, 0x19, 0x09, 0x19, 0x16, 0x06, 0x16, 0x15, 0x05, 0x15, 0x1E, 0x0E,
    0x1E, 0x1D, 0x0D, 0x1D, 0x1B, 0x0B, 0x1B, 0x17, 0x07, 0x17, 0x1F, 0x0F, 0x1F, 0x0A, 0x09, 0x05,
    0x06, 0x00, 0x00, 0x00, 0x01, 0x04, 0x02, 0x08, 0x11, 0x04, 0x12, 0x08, 0x13, 0x0C, 0x13, 0x0C};
// clang-format on

using Stroke = TextCanvas::Stroke;

std::size_t width_of(char32_t code_point, ColumnCount count) {
    switch (count) {
    case ColumnCount::Docutils:
        return grid_width(code_point);
    case ColumnCount::Display:
        return display_width(code_point);
    case ColumnCount::DisplayWide:
        return display_width(code_point, AmbiguousWidth::Wide);
    case ColumnCount::DocutilsWide:
        return grid_width(code_point, AmbiguousWidth::Wide);
    case ColumnCount::CodePoints:
        break;
    }
    return 1;
}

Stroke ascii_stroke(char32_t code_point, bool border) {
    switch (code_point) {
    case '+':
        return Stroke::Crossing;
    case '-':
        return Stroke::Horizontal;
    case '|':
        return Stroke::Vertical;
    // The separator below a header, and the alignments that pandoc draws.
    case '=':
    case ':':
        return border ? Stroke::Horizontal : Stroke::None;
    default:
        return Stroke::None;
    }
}

Stroke box_stroke(char32_t code_point) {
    auto const arms = box_arms(code_point);
    if (!arms) {
        return Stroke::None;
    }
    bool const horizontal = arms->left || arms->right;
    bool const vertical = arms->up || arms->down;
    if (horizontal && vertical) {
        return Stroke::Crossing;
    }
    return horizontal ? Stroke::Horizontal : Stroke::Vertical;
}

} // namespace

std::optional<BoxArms> box_arms(char32_t code_point) {
    if (code_point < 0x2500 || code_point > 0x257F) {
        return std::nullopt;
    }
    unsigned const bits = arms_of_box_characters[code_point - 0x2500];
    if (bits == 0) {
        return std::nullopt;
    }
    auto const has = [bits](unsigned bit) { return (bits & bit) != 0; };
    return BoxArms{has(1), has(2), has(4), has(8), has(16)};
}

std::optional<TextCanvas> TextCanvas::make(LayoutLines lines, Drawing drawing, ColumnCount count) {
    TextCanvas canvas;
    for (LayoutLine const& line : lines) {
        if (!canvas.add_row(line, drawing, count)) {
            return std::nullopt;
        }
    }
    return canvas;
}

/// False when the row is not as wide as the first.
bool TextCanvas::add_row(LayoutLine const& line, Drawing drawing, ColumnCount count) {
    bool const border = drawing == Drawing::Ascii && is_grid_border(line.text);
    std::size_t const before = m_strokes.size();
    for (std::size_t at = 0; at < line.text.size();) {
        auto const begin = static_cast<std::uint32_t>(at);
        char32_t const code_point = next_code_point(line.text, at);
        std::size_t const width = width_of(code_point, count);
        if (width == 0) {
            continue;
        }
        Stroke const stroke =
            drawing == Drawing::Ascii ? ascii_stroke(code_point, border) : box_stroke(code_point);
        m_offsets.push_back(begin);
        m_strokes.push_back(static_cast<std::uint8_t>(stroke));
        auto const arms = drawing == Drawing::Box ? box_arms(code_point) : std::nullopt;
        bool const is_right_edge = arms && at == line.text.size();
        if (width == 2 && !is_right_edge) {
            Stroke const tail = arms && arms->right ? Stroke::Horizontal : Stroke::None;
            m_offsets.push_back(static_cast<std::uint32_t>(at));
            m_strokes.push_back(static_cast<std::uint8_t>(tail));
        }
    }
    m_offsets.push_back(static_cast<std::uint32_t>(line.text.size()));
    std::size_t const columns = m_strokes.size() - before;
    if (m_lines.empty()) {
        m_columns = columns;
    }
    m_lines.push_back(line);
    return columns == m_columns;
}

LayoutLine TextCanvas::slice(std::size_t row, std::size_t left, std::size_t right) const {
    std::uint32_t const* const offsets = m_offsets.data() + row * (m_columns + 1);
    LayoutLine piece = drop_prefix(m_lines[row], offsets[left]);
    piece.text = piece.text.substr(0, offsets[right] - offsets[left]);
    return piece;
}

} // namespace gouji

#include "gouji/formats/text/grid_drawing.hpp"

#include <algorithm>
#include <string_view>

namespace gouji {

namespace {

using Lines = std::vector<std::string>;
using Placed = TableGrid::Placed;

std::size_t index(std::int32_t value) {
    return static_cast<std::size_t>(value);
}

/// Columns and lines of the picture that each grid column and row takes, borders not counted.
class Measures {
public:
    Measures(TableGrid const& grid, std::vector<Lines> const& contents, AmbiguousWidth ambiguous)
        : widths(index(grid.columns()), narrowest), heights(index(grid.rows()), 1) {
        std::vector<std::size_t> wide;
        wide.reserve(contents.size());
        for (Lines const& lines : contents) {
            wide.push_back(width_of(lines, ambiguous) + padding);
        }
        std::vector<Placed> const& cells = grid.cells();
        for (std::size_t i : by_span(cells, &Placed::col_span)) {
            std::size_t const first = index(cells[i].column);
            widen(first, first + index(cells[i].col_span), wide[i]);
        }
        for (std::size_t i : by_span(cells, &Placed::row_span)) {
            std::size_t const last = index(cells[i].row + cells[i].row_span) - 1;
            std::size_t const has = extent(heights, index(cells[i].row), last + 1);
            heights[last] += contents[i].size() > has ? contents[i].size() - has : 0;
        }
    }

    /// Of the places [first, end) with the borders between them.
    static std::size_t
    extent(std::vector<std::size_t> const& sizes, std::size_t first, std::size_t end) {
        std::size_t sum = end - first - 1;
        for (std::size_t i = first; i < end; ++i) {
            sum += sizes[i];
        }
        return sum;
    }

    std::vector<std::size_t> widths;
    std::vector<std::size_t> heights;

private:
    static constexpr std::size_t narrowest = 3;
    static constexpr std::size_t padding = 2;

    static std::size_t width_of(Lines const& lines, AmbiguousWidth ambiguous) {
        std::size_t width = 0;
        for (std::string const& line : lines) {
            width = std::max(width, grid_width(line, ambiguous));
        }
        return width;
    }

    /// Cells with small spans first, so that wide ones find the columns already wide.
    static std::vector<std::size_t>
    by_span(std::vector<Placed> const& cells, std::int32_t Placed::*span) {
        std::vector<std::size_t> order(cells.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            order[i] = i;
        }
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return cells[a].*span < cells[b].*span;
        });
        return order;
    }

    void widen(std::size_t first, std::size_t end, std::size_t needed) {
        std::size_t const has = extent(widths, first, end);
        if (needed <= has) {
            return;
        }
        std::size_t const count = end - first;
        for (std::size_t i = first; i < end; ++i) {
            std::size_t const remainder = (needed - has) % count;
            widths[i] += (needed - has) / count + (end - i <= remainder ? 1 : 0);
        }
    }
};

class Drawing {
public:
    Drawing(
        TableGrid const& grid,
        std::vector<Lines> contents,
        std::int32_t head_rows,
        AmbiguousWidth ambiguous)
        : m_grid(grid), m_contents(std::move(contents)), m_head_rows(head_rows),
          m_ambiguous(ambiguous) {
        keep_bars_from_aligning();
        find_owners();
        find_bare_borders();
    }

    Lines draw() {
        Measures const measures{m_grid, m_contents, m_ambiguous};
        m_widths = measures.widths;
        std::size_t line = 0;
        for (std::size_t const height : measures.heights) {
            m_first_line.push_back(line + 1);
            line += height + 1;
        }
        Lines out;
        for (std::int32_t row = 0; row < m_grid.rows(); ++row) {
            out.push_back(border_line(row, out.size()));
            for (std::size_t i = 0; i < measures.heights[index(row)]; ++i) {
                out.push_back(content_line(row, out.size()));
            }
        }
        out.push_back(border_line(m_grid.rows(), out.size()));
        return out;
    }

private:
    /// A bar in each line of a cell, just below a border's crossing, would part the cell. A line
    /// without text prevents it.
    void keep_bars_from_aligning() {
        for (std::size_t i = 0; i < m_contents.size(); ++i) {
            auto const has_bar = [](std::string const& line) {
                return line.find_first_of("|+") != std::string::npos;
            };
            Lines& lines = m_contents[i];
            if (m_grid.cells()[i].col_span > 1 &&
                std::all_of(lines.begin(), lines.end(), has_bar)) {
                lines.emplace_back();
            }
        }
    }

    /// Who covers each slot; a hole is drawn as a cell of its own.
    void find_owners() {
        std::size_t const slots = index(m_grid.rows()) * index(m_grid.columns());
        m_owner.resize(slots);
        for (std::size_t i = 0; i < slots; ++i) {
            m_owner[i] = -1 - static_cast<std::int64_t>(i);
        }
        std::vector<Placed> const& cells = m_grid.cells();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            for (std::int32_t row = 0; row < cells[i].row_span; ++row) {
                for (std::int32_t column = 0; column < cells[i].col_span; ++column) {
                    m_owner[slot(cells[i].row + row, cells[i].column + column)] =
                        static_cast<std::int64_t>(i);
                }
            }
        }
    }

    void find_bare_borders() {
        m_bare_columns.assign(index(m_grid.columns()) + 1, true);
        m_bare_rows.assign(index(m_grid.rows()) + 1, true);
        for (std::int32_t row = 0; row < m_grid.rows(); ++row) {
            for (std::int32_t column = 0; column < m_grid.columns(); ++column) {
                if (has_left_border(row, column)) {
                    m_bare_columns[index(column)] = false;
                }
                if (has_top_border(row, column)) {
                    m_bare_rows[index(row)] = false;
                }
            }
        }
    }

    [[nodiscard]] std::size_t slot(std::int32_t row, std::int32_t column) const {
        return index(row) * index(m_grid.columns()) + index(column);
    }
    [[nodiscard]] std::int64_t owner(std::int32_t row, std::int32_t column) const {
        return m_owner[slot(row, column)];
    }
    /// Whether a line is drawn at the left of a slot (`column` may be one too many).
    [[nodiscard]] bool has_left_border(std::int32_t row, std::int32_t column) const {
        return column == 0 || column == m_grid.columns() ||
               owner(row, column - 1) != owner(row, column);
    }
    [[nodiscard]] bool has_top_border(std::int32_t row, std::int32_t column) const {
        return row == 0 || row == m_grid.rows() || owner(row - 1, column) != owner(row, column);
    }

    /// The character where the border above `row` meets the border left of `column`.
    [[nodiscard]] char crossing(std::int32_t row, std::int32_t column, char dash) const {
        bool const left = column > 0 && has_top_border(row, column - 1);
        bool const right = column < m_grid.columns() && has_top_border(row, column);
        bool const up = row > 0 && has_left_border(row - 1, column);
        bool const down = row < m_grid.rows() && has_left_border(row, column);
        bool const on_frame =
            (row == 0 && m_bare_columns[index(column)]) || (column == 0 && m_bare_rows[index(row)]);
        if (on_frame || ((left || right) && (up || down))) {
            return '+';
        }
        return left || right ? dash : '|';
    }

    /// The line above `row` (or below the last): dashes, or cells that reach over it.
    [[nodiscard]] std::string border_line(std::int32_t row, std::size_t line) const {
        char const dash = m_head_rows > 0 && row == m_head_rows ? '=' : '-';
        std::string out;
        for (std::int32_t column = 0; column < m_grid.columns();) {
            out += crossing(row, column, dash);
            if (has_top_border(row, column)) {
                out.append(m_widths[index(column)], dash);
                ++column;
            } else {
                column += append_cell(out, row, column, line);
            }
        }
        out += crossing(row, m_grid.columns(), dash);
        return out;
    }

    [[nodiscard]] std::string content_line(std::int32_t row, std::size_t line) const {
        std::string out;
        for (std::int32_t column = 0; column < m_grid.columns();) {
            out += '|';
            column += append_cell(out, row, column, line);
        }
        return out + '|';
    }

    /// Appends what the cell at a slot shows in a line of the picture; returns its columns.
    std::int32_t
    append_cell(std::string& out, std::int32_t row, std::int32_t column, std::size_t line) const {
        std::int64_t const who = owner(row, column);
        if (who < 0) {
            out.append(m_widths[index(column)], ' ');
            return 1;
        }
        Placed const& cell = m_grid.cells()[static_cast<std::size_t>(who)];
        Lines const& lines = m_contents[static_cast<std::size_t>(who)];
        std::size_t const first = index(cell.column);
        std::size_t const width = Measures::extent(m_widths, first, first + index(cell.col_span));
        std::size_t const at = line - m_first_line[index(cell.row)];
        std::string_view const text = at < lines.size() ? std::string_view{lines[at]} : "";
        out += ' ';
        out += text;
        out.append(width - 1 - grid_width(text, m_ambiguous), ' ');
        return cell.col_span;
    }

    TableGrid const& m_grid;
    std::vector<Lines> m_contents;
    std::int32_t m_head_rows;
    AmbiguousWidth m_ambiguous;
    std::vector<std::int64_t> m_owner; ///< slot -> index of its cell; negative for a hole
    std::vector<bool> m_bare_columns;  ///< borders that no cell ends at
    std::vector<bool> m_bare_rows;
    std::vector<std::size_t> m_widths;
    std::vector<std::size_t> m_first_line; ///< of each row, in the picture
};

/// Below one row, lines of numbers without a blank line among them would be read as rows, as query
/// programs print them: a blank line at the end says that they are one cell's.
void keep_lines_together(TableGrid const& grid, std::vector<Lines>& contents) {
    for (std::size_t i = 0; i < contents.size(); ++i) {
        Placed const& cell = grid.cells()[i];
        if (cell.row == 1 && cell.column == 0 && contents[i].size() > 1) {
            contents[i].emplace_back();
        }
    }
}

} // namespace

std::vector<std::string> draw_grid(
    TableGrid const& grid,
    std::vector<Lines> contents,
    std::int32_t head_rows,
    AmbiguousWidth ambiguous) {
    if (grid.rows() == 2 && head_rows == 0) {
        keep_lines_together(grid, contents);
    }
    return Drawing{grid, std::move(contents), head_rows, ambiguous}.draw();
}

} // namespace gouji

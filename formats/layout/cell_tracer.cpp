#include "gouji/formats/layout/cell_tracer.hpp"

#include <set>
#include <utility>

namespace gouji {

namespace {

using Stroke = TextCanvas::Stroke;

/// Tables that people and programs draw need 2 to 4.
constexpr std::size_t steps_per_column_of_text = 32;

class Tracer {
public:
    explicit Tracer(TextCanvas const& canvas)
        : m_canvas(canvas), m_bottom(canvas.rows() - 1), m_right(canvas.columns() - 1),
          m_steps_left(steps_per_column_of_text * canvas.rows() * canvas.columns() + 1'000'000),
          m_done(canvas.columns(), 0), m_is_row_border(canvas.rows(), false),
          m_is_column_border(canvas.columns(), false) {}

    std::optional<TracedGrid> trace() {
        m_is_row_border[0] = m_is_column_border[0] = true;
        std::set<std::pair<std::size_t, std::size_t>> corners{{0, 0}};
        while (!corners.empty()) {
            auto const [top, left] = *corners.begin();
            corners.erase(corners.begin());
            if (top == m_bottom || left == m_right || top < m_done[left]) {
                continue;
            }
            auto const cell = scan_right(top, left);
            if (!cell) {
                continue;
            }
            if (!mark_done(*cell)) {
                return std::nullopt;
            }
            m_grid.cells.push_back(*cell);
            corners.emplace(top, cell->right);
            corners.emplace(cell->bottom, left);
        }
        return finish();
    }

private:
    /// False when the cell does not lie directly below what is done.
    bool mark_done(TracedCell const& cell) {
        for (std::size_t column = cell.left; column < cell.right; ++column) {
            if (m_done[column] != cell.top) {
                return false;
            }
            m_done[column] = cell.bottom;
        }
        return true;
    }

    std::optional<TracedGrid> finish() {
        for (std::size_t column = 0; column < m_right; ++column) {
            if (m_done[column] != m_bottom) {
                return std::nullopt;
            }
        }
        collect(m_is_row_border, m_grid.row_borders);
        collect(m_is_column_border, m_grid.column_borders);
        return std::move(m_grid);
    }

    static void collect(std::vector<bool> const& flags, std::vector<std::size_t>& indices) {
        for (std::size_t i = 0; i < flags.size(); ++i) {
            if (flags[i]) {
                indices.push_back(i);
            }
        }
    }

    Stroke step(std::size_t row, std::size_t column) {
        if (m_steps_left == 0) {
            return Stroke::None;
        }
        --m_steps_left;
        return m_canvas.at(row, column);
    }

    std::optional<TracedCell> scan_right(std::size_t top, std::size_t left) {
        if (m_canvas.at(top, left) != Stroke::Crossing) {
            return std::nullopt;
        }
        std::vector<std::size_t> passed;
        for (std::size_t column = left + 1; column <= m_right; ++column) {
            Stroke const stroke = step(top, column);
            if (stroke == Stroke::Crossing) {
                passed.push_back(column);
                if (auto const cell = scan_down(top, left, column)) {
                    note(m_is_column_border, passed);
                    return cell;
                }
            } else if (stroke != Stroke::Horizontal) {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

    std::optional<TracedCell> scan_down(std::size_t top, std::size_t left, std::size_t right) {
        std::vector<std::size_t> passed;
        for (std::size_t row = top + 1; row <= m_bottom; ++row) {
            Stroke const stroke = step(row, right);
            if (stroke == Stroke::Crossing) {
                passed.push_back(row);
                TracedCell const cell{top, left, row, right};
                if (scan_back(cell)) {
                    note(m_is_row_border, passed);
                    return cell;
                }
            } else if (stroke != Stroke::Vertical) {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

    /// Along the bottom to the left, then up.
    bool scan_back(TracedCell const& cell) {
        if (m_canvas.at(cell.bottom, cell.left) != Stroke::Crossing) {
            return false;
        }
        std::vector<std::size_t> columns;
        for (std::size_t column = cell.right - 1; column > cell.left; --column) {
            Stroke const stroke = step(cell.bottom, column);
            if (stroke == Stroke::Crossing) {
                columns.push_back(column);
            } else if (stroke != Stroke::Horizontal) {
                return false;
            }
        }
        std::vector<std::size_t> rows;
        for (std::size_t row = cell.bottom - 1; row > cell.top; --row) {
            Stroke const stroke = step(row, cell.left);
            if (stroke == Stroke::Crossing) {
                rows.push_back(row);
            } else if (stroke != Stroke::Vertical) {
                return false;
            }
        }
        note(m_is_column_border, columns);
        note(m_is_row_border, rows);
        return true;
    }

    static void note(std::vector<bool>& flags, std::vector<std::size_t> const& indices) {
        for (std::size_t const index : indices) {
            flags[index] = true;
        }
    }

    TextCanvas const& m_canvas;
    std::size_t m_bottom;
    std::size_t m_right;
    std::size_t m_steps_left;        ///< a picture made to be slow to trace is given up
    std::vector<std::size_t> m_done; ///< how far down each column is covered
    std::vector<bool> m_is_row_border;
    std::vector<bool> m_is_column_border;
    TracedGrid m_grid;
};

} // namespace

std::optional<TracedGrid> trace_cells(TextCanvas const& canvas) {
    if (canvas.rows() < 3 || canvas.columns() < 3) {
        return std::nullopt;
    }
    return Tracer{canvas}.trace();
}

} // namespace gouji

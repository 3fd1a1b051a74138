#include "gouji/formats/layout/page/ruled_grid.hpp"

#include <algorithm>
#include <numeric>

#include "gouji/formats/layout/page/page_geometry.hpp"
#include "gouji/model/table_grid.hpp"

namespace gouji {

namespace {

/// A line that covers this part of a slot's side keeps it apart from its neighbour.
constexpr float covering_part = 0.6F;
/// Lines may stick out this far without meaning another row or column.
constexpr float overhang = 6.0F;
/// Borders closer than this are one: no text fits between them.
constexpr float narrowest_slot = 3.5F;

void add_border(std::vector<float>& borders, float at) {
    if (borders.empty() || at > borders.back() + narrowest_slot) {
        borders.push_back(at);
    }
}

/// The coordinates of the lines of one direction, and where those of the other end beyond them.
std::vector<float> borders_of(std::vector<Edge> const& lines, std::vector<Edge> const& across) {
    std::vector<float> borders;
    float first = 0;
    float last = 0;
    for (Edge const& edge : across) {
        bool const fresh = &edge == &across.front();
        first = fresh ? edge.begin : std::min(first, edge.begin);
        last = fresh ? edge.end : std::max(last, edge.end);
    }
    if (!across.empty() && (lines.empty() || first < lines.front().at - overhang)) {
        borders.push_back(first);
    }
    for (Edge const& edge : lines) {
        add_border(borders, edge.at);
    }
    if (!across.empty() && (borders.empty() || last > borders.back() + overhang)) {
        borders.push_back(last);
    }
    return borders;
}

/// Marks the slots that the lines along one direction cover. `borders` are the coordinates of the
/// lines, `steps` those across them.
std::vector<bool> covered_slots(
    std::vector<Edge> const& lines,
    std::vector<float> const& borders,
    std::vector<float> const& steps) {
    std::size_t const slots = steps.size() - 1;
    std::vector<float> covered(borders.size() * slots);
    for (Edge const& edge : lines) {
        auto const nearest =
            std::lower_bound(borders.begin(), borders.end(), edge.at - narrowest_slot);
        if (nearest == borders.end()) {
            continue;
        }
        auto const border = static_cast<std::size_t>(nearest - borders.begin());
        auto const from = std::upper_bound(steps.begin(), steps.end(), edge.begin);
        std::size_t slot =
            from == steps.begin() ? 0 : static_cast<std::size_t>(from - steps.begin()) - 1;
        for (; slot < slots && steps[slot] < edge.end; ++slot) {
            float const part = overlap(edge.begin, edge.end, steps[slot], steps[slot + 1]);
            covered[border * slots + slot] += std::max(0.F, part);
        }
    }
    std::vector<bool> marks(covered.size());
    for (std::size_t i = 0; i < covered.size(); ++i) {
        std::size_t const slot = i % slots;
        marks[i] = covered[i] >= covering_part * (steps[slot + 1] - steps[slot]);
    }
    return marks;
}

/// Unites slots that no line keeps apart and makes cells of what is united.
class SlotJoiner {
public:
    SlotJoiner(std::size_t rows, std::size_t columns)
        : m_rows(rows), m_columns(columns), m_parent(rows * columns) {
        std::iota(m_parent.begin(), m_parent.end(), std::size_t{0});
    }

    std::vector<GridCell> join(SlotBorders const& borders) {
        for (std::size_t row = 0; row < m_rows; ++row) {
            for (std::size_t column = 0; column < m_columns; ++column) {
                if (column > 0 && !borders.left_of(row, column)) {
                    unite(index(row, column), index(row, column - 1));
                }
                if (row > 0 && !borders.above(row, column)) {
                    unite(index(row, column), index(row - 1, column));
                }
            }
        }
        return cells();
    }

private:
    struct Extent {
        std::size_t top = SIZE_MAX;
        std::size_t left = SIZE_MAX;
        std::size_t bottom = 0;
        std::size_t right = 0;
        std::size_t slots = 0;
        bool taken = false;
        [[nodiscard]] bool is_rectangle() const {
            return slots == (bottom - top + 1) * (right - left + 1);
        }
    };

    [[nodiscard]] std::size_t index(std::size_t row, std::size_t column) const {
        return row * m_columns + column;
    }
    std::size_t root(std::size_t slot) {
        while (m_parent[slot] != slot) {
            m_parent[slot] = m_parent[m_parent[slot]];
            slot = m_parent[slot];
        }
        return slot;
    }
    void unite(std::size_t a, std::size_t b) { m_parent[root(a)] = root(b); }

    std::vector<GridCell> cells() {
        std::vector<Extent> extents(m_parent.size());
        for (std::size_t slot = 0; slot < m_parent.size(); ++slot) {
            Extent& extent = extents[root(slot)];
            extent.top = std::min(extent.top, slot / m_columns);
            extent.bottom = std::max(extent.bottom, slot / m_columns);
            extent.left = std::min(extent.left, slot % m_columns);
            extent.right = std::max(extent.right, slot % m_columns);
            ++extent.slots;
        }
        std::vector<GridCell> found;
        for (std::size_t slot = 0; slot < m_parent.size(); ++slot) {
            Extent& extent = extents[root(slot)];
            if (extent.is_rectangle()) {
                if (!extent.taken) {
                    extent.taken = true;
                    found.push_back(cell(extent.top, extent.left, extent.bottom, extent.right));
                }
            } else if (starts_piece(slot)) {
                std::size_t right = slot;
                while ((right + 1) % m_columns != 0 && root(right + 1) == root(slot)) {
                    ++right;
                }
                std::size_t const row = slot / m_columns;
                found.push_back(cell(row, slot % m_columns, row, right % m_columns));
            }
        }
        return found;
    }

    /// The first slot of a row's part of a region that is no rectangle.
    bool starts_piece(std::size_t slot) {
        return slot % m_columns == 0 || root(slot - 1) != root(slot);
    }

    static GridCell cell(std::size_t top, std::size_t left, std::size_t bottom, std::size_t right) {
        return {
            static_cast<std::int32_t>(top),
            static_cast<std::int32_t>(left),
            static_cast<std::int32_t>(bottom - top + 1),
            static_cast<std::int32_t>(right - left + 1)};
    }

    std::size_t m_rows;
    std::size_t m_columns;
    std::vector<std::size_t> m_parent;
};

/// New numbers for the borders that are kept; spans shrink with them.
std::vector<std::int32_t> renumber(std::vector<float>& borders, std::vector<bool> const& kept) {
    std::vector<std::int32_t> number(borders.size());
    std::vector<float> left;
    for (std::size_t i = 0; i < borders.size(); ++i) {
        number[i] = static_cast<std::int32_t>(left.size());
        if (kept[i]) {
            left.push_back(borders[i]);
        }
    }
    borders = std::move(left);
    return number;
}

} // namespace

SlotBorders::SlotBorders(
    Edges const& group, std::vector<float> const& xs, std::vector<float> const& ys)
    : m_rows(ys.size() - 1), m_columns(xs.size() - 1),
      m_horizontal(covered_slots(group.horizontal, ys, xs)),
      m_vertical(covered_slots(group.vertical, xs, ys)) {}

void drop_idle_borders(RuledGrid& grid) {
    std::vector<bool> kept_x(grid.xs.size());
    std::vector<bool> kept_y(grid.ys.size());
    for (GridCell const& cell : grid.cells) {
        kept_x[static_cast<std::size_t>(cell.column)] = true;
        kept_x[static_cast<std::size_t>(cell.column + cell.col_span)] = true;
        kept_y[static_cast<std::size_t>(cell.row)] = true;
        kept_y[static_cast<std::size_t>(cell.row + cell.row_span)] = true;
    }
    std::vector<std::int32_t> const column = renumber(grid.xs, kept_x);
    std::vector<std::int32_t> const row = renumber(grid.ys, kept_y);
    for (GridCell& cell : grid.cells) {
        std::int32_t const right = column[static_cast<std::size_t>(cell.column + cell.col_span)];
        std::int32_t const bottom = row[static_cast<std::size_t>(cell.row + cell.row_span)];
        cell.column = column[static_cast<std::size_t>(cell.column)];
        cell.row = row[static_cast<std::size_t>(cell.row)];
        cell.col_span = right - cell.column;
        cell.row_span = bottom - cell.row;
    }
}

RuledGrid form_ruled_grid(Edges const& group) {
    RuledGrid grid;
    std::vector<float> xs = borders_of(group.vertical, group.horizontal);
    std::vector<float> ys = borders_of(group.horizontal, group.vertical);
    if (xs.size() < 2 || ys.size() < 2 || (xs.size() - 1) > max_grid_slots / (ys.size() - 1)) {
        return grid;
    }
    SlotBorders const borders{group, xs, ys};
    grid.cells = SlotJoiner{ys.size() - 1, xs.size() - 1}.join(borders);
    grid.xs = std::move(xs);
    grid.ys = std::move(ys);
    std::sort(grid.cells.begin(), grid.cells.end(), [](GridCell const& a, GridCell const& b) {
        return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    drop_idle_borders(grid);
    return grid;
}

} // namespace gouji

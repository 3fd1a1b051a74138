#include "gouji/formats/layout/page/ruled_grid.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "gouji/formats/layout/page/page_geometry.hpp"
#include "gouji/model/table_grid.hpp"

namespace gouji {

namespace {

/// A line keeps a slot apart from its neighbour when it leaves no more than this of their common
/// side open (points), and covers most of it: the background of a paragraph ends 5 points before
/// the border of its cell.
constexpr float open_side = 8.0F;
constexpr float covering_part = 0.6F;
/// Lines may stick out this far without meaning another row or column.
constexpr float overhang = 6.0F;
/// Borders closer than this are one: no text fits between them.
constexpr float narrowest_column = 6.5F;
constexpr float narrowest_row = 3.0F;

/// The coordinates of lines, those that are closer than `narrowest` taken for one: that of the most
/// line.
std::vector<float> coordinates_of(std::vector<Edge> const& lines, float narrowest) {
    struct Coordinate {
        float at = 0;
        float length = 0;
    };
    std::vector<Coordinate> all;
    for (Edge const& edge : lines) {
        if (all.empty() || all.back().at != edge.at) {
            all.push_back({edge.at, 0});
        }
        all.back().length += edge.end - edge.begin;
    }
    // The longest first: each takes what stands too close to it on both sides.
    std::stable_sort(all.begin(), all.end(), [](Coordinate const& a, Coordinate const& b) {
        return a.length > b.length;
    });
    std::set<float> borders;
    for (Coordinate const& coordinate : all) {
        auto const above = borders.lower_bound(coordinate.at);
        bool const close =
            (above != borders.end() && *above - coordinate.at < narrowest) ||
            (above != borders.begin() && coordinate.at - *std::prev(above) < narrowest);
        if (!close) {
            borders.insert(coordinate.at);
        }
    }
    return {borders.begin(), borders.end()};
}

/// The coordinates of the lines of one direction, and where those of the other end beyond them.
std::vector<float>
borders_of(std::vector<Edge> const& lines, std::vector<Edge> const& across, float narrowest) {
    std::vector<float> borders = coordinates_of(lines, narrowest);
    if (across.empty()) {
        return borders;
    }
    float first = across.front().begin;
    float last = across.front().end;
    for (Edge const& edge : across) {
        first = std::min(first, edge.begin);
        last = std::max(last, edge.end);
    }
    if (borders.empty() || first < borders.front() - overhang) {
        borders.insert(borders.begin(), first);
    }
    if (last > borders.back() + overhang) {
        borders.push_back(last);
    }
    return borders;
}

std::size_t nearest(std::vector<float> const& borders, float at) {
    auto const above = std::lower_bound(borders.begin(), borders.end(), at);
    auto const index = static_cast<std::size_t>(above - borders.begin());
    if (index == borders.size()) {
        return index - 1;
    }
    return index > 0 && at - borders[index - 1] < borders[index] - at ? index - 1 : index;
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
        std::size_t const border = nearest(borders, edge.at);
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
        float const side = steps[slot + 1] - steps[slot];
        marks[i] = covered[i] >= covering_part * side && covered[i] >= side - open_side;
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
        kept_x[static_cast<std::size_t>(cell.column) + static_cast<std::size_t>(cell.col_span)] =
            true;
        kept_y[static_cast<std::size_t>(cell.row)] = true;
        kept_y[static_cast<std::size_t>(cell.row) + static_cast<std::size_t>(cell.row_span)] = true;
    }
    std::vector<std::int32_t> const column = renumber(grid.xs, kept_x);
    std::vector<std::int32_t> const row = renumber(grid.ys, kept_y);
    for (GridCell& cell : grid.cells) {
        std::int32_t const right =
            column[static_cast<std::size_t>(cell.column) + static_cast<std::size_t>(cell.col_span)];
        std::int32_t const bottom =
            row[static_cast<std::size_t>(cell.row) + static_cast<std::size_t>(cell.row_span)];
        cell.column = column[static_cast<std::size_t>(cell.column)];
        cell.row = row[static_cast<std::size_t>(cell.row)];
        cell.col_span = right - cell.column;
        cell.row_span = bottom - cell.row;
    }
}

RuledGrid form_ruled_grid(Edges const& group) {
    RuledGrid grid;
    std::vector<float> xs = borders_of(group.vertical, group.horizontal, narrowest_column);
    std::vector<float> ys = borders_of(group.horizontal, group.vertical, narrowest_row);
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

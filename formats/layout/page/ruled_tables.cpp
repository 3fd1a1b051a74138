#include "gouji/formats/layout/page/ruled_tables.hpp"

#include <algorithm>

#include "gouji/formats/layout/page/background_edges.hpp"
#include "gouji/formats/layout/page/page_geometry.hpp"
#include "gouji/formats/layout/page/table_refining.hpp"

namespace gouji {

namespace {

/// A row or column without text of its own that is narrower is a gap between lines (points).
constexpr float narrowest_empty_column = 7.0F;
constexpr float narrowest_empty_row = 3.0F;
/// In parts of the font size: no line of text would fit.
constexpr float lowest_row = 0.6F;
/// The columns of a table run through its rows; the bars of a chart begin and end anywhere.
constexpr float least_regularity = 0.2F;
constexpr std::int32_t columns_of_a_chart = 4;

/// For each border within the grid, the part of its length that bounds cells.
float column_regularity(RuledGrid const& grid) {
    if (grid.columns() < 2) {
        return 1;
    }
    std::int64_t bounded = 0;
    for (GridCell const& cell : grid.cells) {
        bounded += cell.column > 0 ? cell.row_span : 0;
    }
    auto const most = static_cast<float>(grid.rows()) * static_cast<float>(grid.columns() - 1);
    return static_cast<float>(bounded) / most;
}

/// Which rows (or columns) have a cell of their own with words in it.
struct Filled {
    std::vector<bool> rows;
    std::vector<bool> columns;
    std::size_t cells = 0;
};
Filled filled_of(FoundTable const& table) {
    Filled filled;
    filled.rows.resize(static_cast<std::size_t>(table.grid.rows()));
    filled.columns.resize(static_cast<std::size_t>(table.grid.columns()));
    for (std::size_t i = 0; i < table.words.size(); ++i) {
        if (!table.is_filled(i)) {
            continue;
        }
        GridCell const& cell = table.grid.cells[i];
        ++filled.cells;
        filled.rows[static_cast<std::size_t>(cell.row)] = true;
        filled.columns[static_cast<std::size_t>(cell.column)] = true;
    }
    return filled;
}

/// The rows (or columns) of a grid that stay, and how many of these stand before each border.
class Kept {
public:
    /// Those at least as wide as `least`.
    Kept(std::vector<float> const& borders, float least) : m_needed(borders.size() - 1) {
        for (std::size_t i = 0; i < m_needed.size(); ++i) {
            m_needed[i] = borders[i + 1] - borders[i] >= least;
        }
    }
    void keep(std::int32_t index) { m_needed[static_cast<std::size_t>(index)] = true; }
    void count() {
        m_before.assign(1, 0);
        for (bool const needed : m_needed) {
            m_before.push_back(m_before.back() + (needed ? 1 : 0));
        }
    }
    /// Moves a cell's extent; the span may become 0.
    void shrink(std::int32_t& begin, std::int32_t& span) const {
        std::int32_t const end =
            m_before[static_cast<std::size_t>(begin) + static_cast<std::size_t>(span)];
        begin = m_before[static_cast<std::size_t>(begin)];
        span = end - begin;
    }
    void shrink(std::vector<float>& borders) const {
        std::vector<float> left{borders.front()};
        for (std::size_t i = 0; i < m_needed.size(); ++i) {
            if (m_needed[i]) {
                left.push_back(borders[i + 1]);
            } else if (left.size() == 1) {
                left.back() = borders[i + 1];
            }
        }
        borders = std::move(left);
    }

private:
    std::vector<bool> m_needed;
    std::vector<std::int32_t> m_before;
};

/// Whether every second row is low and without a cell of its own that says something: cells that
/// are drawn apart from each other, as web pages do.
bool is_drawn_apart(FoundTable const& table, float size) {
    std::vector<bool> const is_filled = filled_of(table).rows;
    std::vector<float> const& ys = table.grid.ys;
    auto const is_gap = [&](std::size_t row) {
        return !is_filled[row] && ys[row + 1] - ys[row] < lowest_row * size;
    };
    for (std::size_t row = 0; row < is_filled.size(); ++row) {
        if (is_gap(row) != (row % 2 == 1)) {
            return false;
        }
    }
    return is_filled.size() > 2 && is_filled.size() % 2 == 1;
}

/// Merges away the rows and columns that are narrow and hold nothing of their own.
void drop_slivers(FoundTable& table, PageText const& text) {
    RuledGrid& grid = table.grid;
    float size = 0;
    for (std::vector<std::uint32_t> const& words : table.words) {
        size = words.empty() ? size : std::max(size, text.words[words.front()].size);
    }
    Kept rows{grid.ys, is_drawn_apart(table, size) ? lowest_row * size : narrowest_empty_row};
    Kept columns{grid.xs, std::max(narrowest_empty_column, size)};
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
        GridCell const& cell = grid.cells[i];
        if (table.is_filled(i) && cell.row_span == 1) {
            rows.keep(cell.row);
        }
        if (table.is_filled(i) && cell.col_span == 1) {
            columns.keep(cell.column);
        }
    }
    rows.count();
    columns.count();
    std::vector<GridCell> cells;
    std::vector<std::vector<std::uint32_t>> words;
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
        GridCell cell = grid.cells[i];
        rows.shrink(cell.row, cell.row_span);
        columns.shrink(cell.column, cell.col_span);
        if (cell.row_span > 0 && cell.col_span > 0) {
            cells.push_back(cell);
            words.push_back(std::move(table.words[i]));
        }
    }
    rows.shrink(grid.ys);
    columns.shrink(grid.xs);
    grid.cells = std::move(cells);
    table.words = std::move(words);
}

/// How many words stand across a border of their cell: the labels of a drawing do.
std::size_t count_crossing(FoundTable const& table, PageText const& text) {
    constexpr float outside = 0.3F; // of the font size
    std::size_t count = 0;
    for (std::size_t i = 0; i < table.words.size(); ++i) {
        Rect const box = table.grid.box_of(table.grid.cells[i]);
        for (std::uint32_t const index : table.words[i]) {
            PageWord const& word = text.words[index];
            float const slack = outside * word.size;
            bool const crosses = word.box.x0 < box.x0 - slack || word.box.x1 > box.x1 + slack;
            count += crosses && word.upright ? 1U : 0U;
        }
    }
    return count;
}

/// Whether a grid is one of the lines of a drawing. A table has a row of headings or a column of
/// labels, is not mostly empty rows, and has its words between its lines.
bool is_drawing(
    FoundTable const& table, Filled const& filled, std::size_t cuts, PageText const& text) {
    std::size_t words = 0;
    for (std::vector<std::uint32_t> const& cell : table.words) {
        words += cell.size();
    }
    auto const rows = std::count(filled.rows.begin(), filled.rows.end(), true);
    bool const headless =
        !filled.rows.front() && !filled.columns.front() && filled.cells * 2 < table.words.size();
    bool const hollow = rows * 2 < table.grid.rows() && filled.cells * 5 < table.words.size();
    return headless || hollow || (count_crossing(table, text) + cuts) * 4 > words;
}

enum class GridKind : std::uint8_t { Table, Row, Drawing, Other };

GridKind kind_of(FoundTable const& table, std::size_t cuts, PageText const& text) {
    Filled const filled = filled_of(table);
    auto const rows = std::count(filled.rows.begin(), filled.rows.end(), true);
    auto const columns = std::count(filled.columns.begin(), filled.columns.end(), true);
    if (rows < 2 || columns < 2 || filled.cells < 3) {
        bool const row = table.grid.rows() == 1 && table.grid.columns() > 1 && filled.cells > 0;
        return row ? GridKind::Row : GridKind::Other;
    }
    if (is_drawing(table, filled, cuts, text)) {
        return GridKind::Drawing;
    }
    bool const irregular = table.grid.columns() > columns_of_a_chart &&
                           column_regularity(table.grid) < least_regularity;
    return irregular ? GridKind::Other : GridKind::Table;
}

/// A grid that may be a table.
struct Candidate {
    FoundTable table;
    Edges group;
    std::size_t cuts = 0; ///< words that were cut at its borders
};

std::vector<WordCut> assign_all(std::vector<Candidate>& candidates, PageText const& text) {
    WordsByHeight const by_height{text};
    std::vector<WordCut> cuts;
    for (Candidate& candidate : candidates) {
        std::vector<WordCut> const more = assign_words(candidate.table, text, by_height);
        candidate.cuts += more.size();
        cuts.insert(cuts.end(), more.begin(), more.end());
    }
    return cuts;
}

std::vector<RowRule> row_rules(Edges const& group) {
    std::vector<RowRule> rules;
    for (Edge const& edge : group.horizontal) {
        rules.push_back({edge.at, edge.begin, edge.end});
    }
    return rules;
}

float area_of(Candidate const& candidate) {
    Rect const box = candidate.table.grid.box();
    return width_of(box) * height_of(box);
}

} // namespace

RuledTables find_ruled_tables(PageContent const& page, PageText& text) {
    RuledTables found;
    std::vector<RuleLine> rules = page.rules;
    std::vector<RuleLine> const backgrounds = find_background_edges(page);
    rules.insert(rules.end(), backgrounds.begin(), backgrounds.end());
    std::vector<Candidate> candidates;
    for (Edges& group : find_edge_groups(rules)) {
        FoundTable table;
        table.grid = form_ruled_grid(group);
        if (table.grid.xs.empty() || table.grid.cells.size() < 2) {
            found.loose.push_back(std::move(group));
        } else {
            candidates.push_back({std::move(table), std::move(group), 0});
        }
    }
    std::stable_sort(
        candidates.begin(), candidates.end(), [](Candidate const& a, Candidate const& b) {
            return area_of(a) > area_of(b);
        });
    std::vector<WordCut> const cuts = assign_all(candidates, text);
    if (!cuts.empty()) {
        cut_words(text, cuts);
        assign_all(candidates, text);
    }
    for (Candidate& candidate : candidates) {
        drop_slivers(candidate.table, text);
        split_spans(text, candidate.table);
        switch (kind_of(candidate.table, candidate.cuts, text)) {
        case GridKind::Table: {
            auto split = split_cells(text, candidate.table, row_rules(candidate.group));
            found.tables.push_back(split ? std::move(*split) : std::move(candidate.table));
            break;
        }
        case GridKind::Drawing:
            found.drawings.push_back(candidate.table.grid.box());
            break;
        case GridKind::Row:
            found.rows.push_back(std::move(candidate.table));
            found.loose.push_back(std::move(candidate.group));
            break;
        case GridKind::Other:
            found.loose.push_back(std::move(candidate.group));
            break;
        }
    }
    return found;
}

} // namespace gouji

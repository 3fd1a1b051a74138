#include "gouji/formats/layout/page/table_continuation.hpp"

#include <algorithm>
#include <cmath>

#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/page/line_text.hpp"
#include "gouji/formats/layout/page/table_header.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// Points: by how much a column border may differ, beside a shift of the whole table (left and
/// right pages have different margins).
constexpr float border_slack = 4.0F;

bool same_columns(TableItem const& above, TableItem const& below) {
    if (above.xs.size() != below.xs.size() || above.ruled != below.ruled) {
        return false;
    }
    float const shift = below.xs.front() - above.xs.front();
    for (std::size_t i = 0; i < above.xs.size(); ++i) {
        // The columns of a table without rules are only as wide as their words.
        bool const guessed = !above.ruled;
        if (std::abs(below.xs[i] - above.xs[i] - shift) > border_slack * (guessed ? 3.F : 1.F)) {
            return false;
        }
    }
    return true;
}

bool same_cell(CellItem const& a, CellItem const& b) {
    return a.slot.column == b.slot.column && a.slot.row == b.slot.row &&
           a.slot.row_span == b.slot.row_span && a.slot.col_span == b.slot.col_span &&
           without_blanks(a.text) == without_blanks(b.text);
}

/// How many rows at the top of `below` repeat those of `above`, whole.
std::int32_t repeated_rows(TableItem const& above, TableItem const& below) {
    std::size_t same = 0;
    while (same < above.cells.size() && same < below.cells.size() &&
           same_cell(above.cells[same], below.cells[same])) {
        ++same;
    }
    if (same == below.cells.size()) {
        return 0; // the next table says the same: not one table
    }
    std::int32_t rows = below.cells[same].slot.row;
    // Rows that a cell joins are repeated together or not at all.
    bool whole = false;
    while (!whole && rows > 0) {
        whole = true;
        for (std::size_t i = 0; i < same; ++i) {
            GridCell const& slot = below.cells[i].slot;
            if (slot.row < rows && slot.row + slot.row_span > rows) {
                rows = slot.row;
                whole = false;
            }
        }
    }
    bool const says_something = std::any_of(
        below.cells.begin(),
        below.cells.begin() + static_cast<std::ptrdiff_t>(same),
        [&](CellItem const& cell) { return cell.slot.row < rows && !cell.text.empty(); });
    return says_something ? rows : 0;
}

/// The cell of the last row in each column.
std::vector<CellItem*> bottom_cells(TableItem& table) {
    std::vector<CellItem*> bottom(static_cast<std::size_t>(table.columns()));
    for (CellItem& cell : table.cells) {
        if (cell.slot.row + cell.slot.row_span == table.rows) {
            for (std::int32_t i = 0; i < cell.slot.col_span; ++i) {
                bottom[static_cast<std::size_t>(cell.slot.column) + static_cast<std::size_t>(i)] =
                    &cell;
            }
        }
    }
    return bottom;
}

/// Whether the first row of `below` (from `row` on) is the rest of the last row of `above`: it has
/// no text in its first column but that of a label over rows, no figure anywhere, and nothing where
/// the row above has nothing.
bool continues_row(TableItem const& below, std::int32_t row, std::vector<CellItem*> const& bottom) {
    bool any = false;
    bool any_left = false;
    for (CellItem const& cell : below.cells) {
        if (cell.slot.row != row) {
            continue;
        }
        CellItem const* const above = bottom[static_cast<std::size_t>(cell.slot.column)];
        if (above == nullptr || above->slot.column != cell.slot.column ||
            above->slot.col_span != cell.slot.col_span) {
            return false;
        }
        if (cell.text.empty()) {
            any_left = any_left || !above->text.empty();
            continue;
        }
        bool const label = cell.slot.row_span > 1 || above->slot.row_span > 1;
        // What counts begins a row of its own.
        bool const counts =
            numbered_heading_level(cell.text) > 0 || list_label_length(cell.text) > 0;
        if ((cell.slot.column == 0 && !label) || counts || above->text.empty() ||
            is_value_text(cell.text) || is_value_text(above->text)) {
            return false;
        }
        any = true;
    }
    return any && any_left;
}

/// The same where cells are so narrow that figures are cut: each text of the row goes on from a
/// full line above it.
bool continues_cut_row(
    TableItem const& below, std::int32_t row, std::vector<CellItem*> const& bottom) {
    std::size_t filled = 0;
    for (CellItem const& cell : below.cells) {
        if (cell.slot.row != row || cell.text.empty()) {
            continue;
        }
        CellItem const* const above = bottom[static_cast<std::size_t>(cell.slot.column)];
        if (above == nullptr || !above->cut || cell.slot.row_span > 1 ||
            above->slot.column != cell.slot.column || above->slot.col_span != cell.slot.col_span) {
            return false;
        }
        ++filled;
    }
    return filled > 2;
}

class Joiner {
public:
    Joiner(TableItem& above, TableItem& below) : m_above(above), m_below(below) {}

    void join() {
        std::int32_t const repeated = repeated_rows(m_above, m_below);
        if (repeated > 0) {
            m_above.head_rows = std::max(m_above.head_rows, repeated);
        }
        std::vector<CellItem*> const bottom = bottom_cells(m_above);
        bool const cut = continues_cut_row(m_below, repeated, bottom);
        bool const heals = cut || continues_row(m_below, repeated, bottom);
        std::int32_t const base = m_above.rows - repeated - (heals ? 1 : 0);
        std::vector<CellItem> rest;
        for (CellItem& cell : m_below.cells) {
            if (cell.slot.row < repeated) {
                continue;
            }
            bool const first = cell.slot.row == repeated;
            CellItem* const over = bottom[static_cast<std::size_t>(cell.slot.column)];
            if (first && heals) {
                heal(*over, cell, cut);
            } else if (!(first && reaches_over(over, cell))) {
                cell.slot.row += base;
                rest.push_back(std::move(cell));
            }
        }
        m_above.rows = base + m_below.rows;
        std::move(rest.begin(), rest.end(), std::back_inserter(m_above.cells));
        m_above.lines.count = m_below.lines.end() - m_above.lines.first;
    }

private:
    static void heal(CellItem& over, CellItem& cell, bool cut) {
        if (cut) {
            over.text += cell.text;
        } else {
            append_wrapped_line(over.text, cell.text);
        }
        over.slot.row_span += cell.slot.row_span - 1;
        std::move(cell.nested.begin(), cell.nested.end(), std::back_inserter(over.nested));
    }

    /// An empty cell below a label that spans rows (or that does so itself) is the rest of it.
    static bool reaches_over(CellItem* over, CellItem const& cell) {
        bool const rest = cell.text.empty() && cell.nested.empty() && over != nullptr &&
                          (cell.slot.row_span > 1 || over->slot.row_span > 1) &&
                          !over->text.empty() && !is_value_text(over->text) &&
                          over->slot.column == cell.slot.column &&
                          over->slot.col_span == cell.slot.col_span;
        if (rest) {
            over->slot.row_span += cell.slot.row_span;
        }
        return rest;
    }

    TableItem& m_above;
    TableItem& m_below;
};

/// The table at the beginning (or end) of a page, and how many items it is: one, or the lines of a
/// row that was drawn like one.
struct PageEdge {
    TableItem* table = nullptr;
    std::size_t items = 1;
};
PageEdge find_edge(ReadPage& page, bool end) {
    if (page.items.empty()) {
        return {};
    }
    PageItem& outermost = end ? page.items.back() : page.items.front();
    if (auto* const table = std::get_if<TableItem>(&outermost.node)) {
        return {table, 1};
    }
    for (TableFragment& fragment : page.fragments) {
        std::size_t const lines = fragment.source_lines.size();
        if (lines == 0 || lines > page.items.size()) {
            continue;
        }
        auto const from =
            end ? page.items.end() - static_cast<std::ptrdiff_t>(lines) : page.items.begin();
        bool const is_it =
            std::all_of(from, from + static_cast<std::ptrdiff_t>(lines), [&](PageItem const& item) {
                auto const* const line = std::get_if<LineItem>(&item.node);
                return line != nullptr && std::binary_search(
                                              fragment.source_lines.begin(),
                                              fragment.source_lines.end(),
                                              line->source_line);
            });
        if (is_it) {
            return {&fragment.table, lines};
        }
    }
    return {};
}

/// Puts a row in place of its lines.
TableItem& settle_edge(ReadPage& page, PageEdge const& edge, bool end) {
    auto const count = static_cast<std::ptrdiff_t>(edge.items);
    auto const from = end ? page.items.end() - count : page.items.begin();
    if (!std::holds_alternative<TableItem>(from->node)) {
        from->node = std::move(*edge.table);
        page.items.erase(from + 1, from + count);
    }
    return std::get<TableItem>((end ? page.items.back() : page.items.front()).node);
}

} // namespace

void join_tables(std::vector<ReadPage>& pages) {
    ReadPage* open = nullptr; // whose last item ends the pages so far
    for (ReadPage& page : pages) {
        PageEdge const above = open == nullptr ? PageEdge{} : find_edge(*open, true);
        PageEdge const below = find_edge(page, false);
        bool const joins = above.table != nullptr && below.table != nullptr &&
                           same_columns(*above.table, *below.table);
        if (joins) {
            TableItem& first = settle_edge(*open, above, true);
            Joiner{first, settle_edge(page, below, false)}.join();
            page.items.erase(page.items.begin());
        }
        if (!page.items.empty()) {
            open = &page;
        }
    }
}

} // namespace gouji

#include "gouji/formats/pdf/read/table_placement.hpp"

#include <algorithm>
#include <map>

#include "gouji/model/table_grid.hpp"
#include "gouji/model/text.hpp"

namespace gouji::pdfread {

namespace {

/// A filled cell and where its text begins.
struct PlacedCell {
    TableGrid::Placed const* placed;
    std::int32_t page;
    Rect box; ///< of its first line
};

class PlacementCheck {
public:
    PlacementCheck(
        TableGrid const& grid, SourceMap const& source, std::vector<ReadPage> const& pages)
        : m_grid(grid), m_pages(pages) {
        for (TableGrid::Placed const& placed : grid.cells()) {
            if (placed.cell->source.line == no_line || is_blank(placed.cell->content)) {
                continue;
            }
            SourceLine const line = source.line(placed.cell->source.line);
            if (line.box.x1 > line.box.x0) {
                m_cells.push_back({&placed, line.origin.page, line.box});
            }
        }
    }

    [[nodiscard]] std::string_view fault() {
        if (m_grid.defects() != 0) {
            return "a table lacks cells";
        }
        if (shows_more_columns()) {
            return "the pages show more rows or columns";
        }
        check_rows();
        check_columns();
        constexpr std::size_t few = 20; // one in twenty may reach out of its cell
        return m_faults * few > m_checks ? "cells stand elsewhere than their rows and columns say"
                                         : std::string_view();
    }

private:
    /// The middles of the cells that stand in one row only.
    struct Row {
        std::int32_t number = -1;
        std::int32_t page = 0;
        float top = 1e9F;
        float bottom = -1e9F;
    };

    void check_rows() {
        Row above;
        Row row;
        auto const end_row = [&] {
            if (row.page != 0 && above.page == row.page) {
                ++m_checks;
                // Two rows at one height are one.
                m_faults += row.top < above.bottom + 1 ? 1U : 0U;
            }
            above = row.page != 0 ? row : above;
        };
        PlacedCell const* last = nullptr;
        for (PlacedCell const& cell : m_cells) {
            if (cell.placed->row != row.number) {
                end_row();
                row = {cell.placed->row, 0, 1e9F, -1e9F};
                last = nullptr;
            }
            if (last != nullptr && last->page == cell.page) {
                ++m_checks;
                m_faults += cell.box.x1 < last->box.x0 ? 1U : 0U;
            }
            last = &cell;
            if (cell.placed->row_span == 1 && (row.page == 0 || row.page == cell.page)) {
                float const middle = (cell.box.y0 + cell.box.y1) / 2;
                row.page = cell.page;
                row.top = std::min(row.top, middle);
                row.bottom = std::max(row.bottom, middle);
            }
        }
        end_row();
    }

    /// No text of a column begins right of where one of the next column does.
    void check_columns() {
        std::map<std::pair<std::int32_t, std::int32_t>, float> begins; // page, column
        for (PlacedCell const& cell : m_cells) {
            float const x = cell.box.x0;
            auto const [entry, is_new] =
                begins.try_emplace(std::pair(cell.page, cell.placed->column), x);
            entry->second = std::min(entry->second, x);
        }
        constexpr float slack = 3; // points
        for (PlacedCell const& cell : m_cells) {
            auto const next =
                begins.find(std::pair(cell.page, cell.placed->column + cell.placed->col_span));
            if (cell.placed->col_span == 1 && next != begins.end()) {
                ++m_checks;
                m_faults += cell.box.x0 > next->second + slack ? 1U : 0U;
            }
        }
    }

    /// Lines across most of the table part it into rows and columns. Chromium leaves empty cells
    /// out of its tags, and with them whole empty rows and columns.
    [[nodiscard]] bool shows_more_columns() const {
        std::map<std::int32_t, Rect> boxes; // by page
        for (PlacedCell const& cell : m_cells) {
            for (Block const& block : cell.placed->cell->content) {
                if (std::holds_alternative<Box<Table>>(block.node)) {
                    return false;
                }
            }
            Rect& box = boxes.try_emplace(cell.page, cell.box).first->second;
            box = {
                std::min(box.x0, cell.box.x0),
                std::min(box.y0, cell.box.y0),
                std::max(box.x1, cell.box.x1),
                std::max(box.y1, cell.box.y1)};
        }
        bool const alone = boxes.size() == 1;
        return std::any_of(boxes.begin(), boxes.end(), [&](auto const& entry) {
            PageContent const& content = m_pages[static_cast<std::size_t>(entry.first - 1)].content;
            return count_lines(content, entry.second, true) > m_grid.columns() - 1 ||
                   (alone && count_lines(content, entry.second, false) > m_grid.rows() - 1);
        });
    }

    /// Lines inside `box` over most of its height, or of its width.
    static std::int32_t count_lines(PageContent const& page, Rect const& box, bool upright) {
        std::vector<float> places;
        for (RuleLine const& rule : page.rules) {
            Rect const& r = rule.box;
            bool const is_upright = r.y1 - r.y0 > r.x1 - r.x0;
            float const from = upright ? std::max(r.y0, box.y0) : std::max(r.x0, box.x0);
            float const to = upright ? std::min(r.y1, box.y1) : std::min(r.x1, box.x1);
            float const extent = upright ? box.y1 - box.y0 : box.x1 - box.x0;
            float const place = upright ? (r.x0 + r.x1) / 2 : (r.y0 + r.y1) / 2;
            bool const inside =
                upright ? place > box.x0 && place < box.x1 : place > box.y0 && place < box.y1;
            if (is_upright == upright && inside && to - from > 0.6F * extent) {
                places.push_back(place);
            }
        }
        std::sort(places.begin(), places.end());
        std::int32_t count = 0;
        for (std::size_t i = 0; i < places.size(); ++i) {
            constexpr float same = 3; // double lines
            count += i == 0 || places[i] - places[i - 1] > same ? 1 : 0;
        }
        return count;
    }

    TableGrid const& m_grid;
    std::vector<ReadPage> const& m_pages;
    std::vector<PlacedCell> m_cells; ///< by row, then column
    std::size_t m_checks = 0;
    std::size_t m_faults = 0;
};

} // namespace

std::string_view
fault_of_table(Table const& table, SourceMap const& source, std::vector<ReadPage> const& pages) {
    TableGrid const grid = form_grid(table);
    std::string_view fault = PlacementCheck{grid, source, pages}.fault();
    for (TableGrid::Placed const& placed : grid.cells()) {
        for (Block const& block : placed.cell->content) {
            auto const* const nested = std::get_if<Box<Table>>(&block.node);
            if (fault.empty() && nested != nullptr) {
                fault = fault_of_table(**nested, source, pages);
            }
        }
    }
    return fault;
}

} // namespace gouji::pdfread

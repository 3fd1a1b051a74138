#include "gouji/formats/pdf/write/table_strip.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include "gouji/formats/pdf/structure_names.hpp"
#include "gouji/formats/pdf/write/syntax.hpp"
#include "gouji/formats/pdf/write/table_cells.hpp"

namespace gouji::pdf_write {

namespace {

constexpr float tolerance = 0.01F;
/// A row that no page can hold begins where at least this is left, else on the next page.
constexpr float least_part = 120;

float need_of(TableCell const& cell) {
    return cell.content.height() + 2 * TableCellLayout::padding_y;
}

class TableStrip final : public Strip {
public:
    TableStrip(
        WriterState& state, Table const& table, ElementId element, FlowContext const& context)
        : m_state(state), m_cells(state, table, element, context), m_is_nested(!context.is_page) {
        // The height of a nested table must be known before the cell around it is drawn; of others,
        // what must stand together at the beginning: two rows, for one alone is lost.
        std::int32_t const looked_at =
            m_is_nested ? m_cells.rows() : std::min(m_cells.head_rows() + 2, m_cells.rows());
        while (m_laid_out < looked_at) {
            m_prepared.push_back(m_cells.row(m_laid_out++));
        }
        m_height = measure(looked_at);
        constexpr float most = 0.8F; // of a page; a higher row is cut anyway
        if (!m_is_nested && m_height > context.picture_height * most) {
            m_height = least_part;
        }
    }

    [[nodiscard]] float height() const override { return m_height; }
    [[nodiscard]] float least_height() const override {
        return m_is_nested ? m_cells.least_row_height() : m_height;
    }
    [[nodiscard]] bool is_done() const override { return m_row == m_cells.rows(); }
    void collect_notes(std::vector<std::size_t>& notes) const override;
    float draw(PageBuilder& page, Room const& room, bool forced) override;

private:
    /// What of the table is on one page.
    struct Part {
        float bottom = 0;               ///< below the rows so far
        std::int32_t first = 0;         ///< row
        std::int32_t end = 0;           ///< behind the last row that is whole
        bool cut = false;               ///< row `end` goes on on the next page
        std::vector<float> rows;        ///< bottom edge of each row from `first` on
        std::vector<TableCell*> active; ///< cells of the row that is being placed
        std::size_t next = 0;           ///< index of the first open cell that is not active yet
        std::vector<std::size_t> notes; ///< that its cells refer to
    };

    /// How high row `row` must be, so that the cells that end there have room. Cells that go on
    /// ask for their share.
    [[nodiscard]] float
    row_height(std::vector<TableCell*> const& open, std::int32_t row, float top) const;
    /// Height of the rows from m_row up to `end`, as if there were no pages.
    [[nodiscard]] float measure(std::int32_t end) const;
    void begin_row();
    float repeat_head(PageBuilder& page, Room const& room);
    void fill(Part& part, Room const& room, float head, bool forced);
    void draw_part(PageBuilder& page, Room const& room, Part const& part, bool forced);
    void draw_cell(PageBuilder& page, TableCell& cell, Rect const& box, bool ends, bool forced);
    void annotate(PageBuilder& page, TableCell const& cell, Rect const& box);

    WriterState& m_state;
    TableCellLayout m_cells;
    bool m_is_nested;
    float m_height = 0;                ///< of a nested table: what is left
    float m_head_height = 0;           ///< of the header rows, once they are drawn
    std::int32_t m_row = 0;            ///< the first row that is not complete on a page
    std::int32_t m_begun = 0;          ///< rows whose cells are open, or done
    std::int32_t m_laid_out = 0;       ///< rows laid out
    std::deque<TableCells> m_prepared; ///< rows that are laid out and not begun
    TableCells m_open;                 ///< cells of rows that are begun and not done, by row
};

float TableStrip::row_height(
    std::vector<TableCell*> const& open, std::int32_t row, float top) const {
    float height = m_cells.least_row_height();
    for (TableCell const* const cell : open) {
        float const missing = need_of(*cell) - (top - cell->top);
        auto const rows = static_cast<float>(cell->last_row() - row + 1);
        height = std::max(height, missing / rows);
    }
    return height;
}

/// Changes the cells' tops, which are set anew when they are drawn.
float TableStrip::measure(std::int32_t end) const {
    std::vector<TableCell*> active;
    float height = 0;
    std::size_t next = 0;
    auto const activate = [&](TableCells const& cells, std::size_t from, std::int32_t row) {
        for (; from < cells.size() && cells[from]->row <= row; ++from) {
            cells[from]->top = height;
            active.push_back(cells[from].get());
        }
        return from;
    };
    for (std::int32_t row = m_row; row < end; ++row) {
        next = activate(m_open, next, row);
        if (row >= m_begun) {
            (void)activate(m_prepared[static_cast<std::size_t>(row - m_begun)], 0, row);
        }
        height += row_height(active, row, height);
        std::erase_if(active, [row](TableCell const* cell) { return cell->last_row() <= row; });
    }
    return height;
}

void TableStrip::begin_row() {
    if (m_row < m_begun) {
        return;
    }
    if (m_prepared.empty()) {
        m_prepared.push_back(m_cells.row(m_laid_out++));
    }
    for (std::unique_ptr<TableCell>& cell : m_prepared.front()) {
        m_open.push_back(std::move(cell));
    }
    m_prepared.pop_front();
    ++m_begun;
}

/// The header rows once more, as an artifact; returns their height.
float TableStrip::repeat_head(PageBuilder& page, Room const& room) {
    std::int32_t const rows = m_cells.head_rows();
    if (m_row < rows || rows == 0) {
        return 0;
    }
    constexpr float most = 0.4F; // of the page: rows must have room
    TableCells cells;
    std::vector<TableCell*> open;
    Part part;
    for (std::int32_t row = 0; row < rows; ++row) {
        for (std::unique_ptr<TableCell>& cell : m_cells.repeated_row(row)) {
            cell->top = part.bottom;
            open.push_back(cell.get());
            cells.push_back(std::move(cell));
        }
        part.bottom += row_height(open, row, part.bottom);
        part.rows.push_back(part.bottom);
        std::erase_if(open, [row](TableCell const* cell) { return cell->last_row() <= row; });
        if (part.bottom > room.full_height * most) {
            return 0;
        }
    }
    for (std::unique_ptr<TableCell> const& cell : cells) {
        float const bottom = part.rows[static_cast<std::size_t>(cell->last_row())];
        Rect const box{
            room.x + m_cells.edge(cell->column),
            room.top + cell->top,
            room.x + m_cells.edge(cell->column + cell->col_span),
            room.top + bottom};
        draw_cell(page, *cell, box, true, true);
    }
    return part.bottom;
}

/// Of a table in a cell, which is drawn as its row is.
void TableStrip::collect_notes(std::vector<std::size_t>& notes) const {
    if (!m_is_nested) {
        return;
    }
    auto const add = [&notes](TableCells const& cells) {
        for (std::unique_ptr<TableCell> const& cell : cells) {
            cell->content.collect_notes(notes);
        }
    };
    add(m_open);
    std::for_each(m_prepared.begin(), m_prepared.end(), add);
}

/// Takes as many rows as fit.
void TableStrip::fill(Part& part, Room const& room, float head, bool forced) {
    while (m_row < m_cells.rows()) {
        begin_row();
        for (; part.next < m_open.size() && m_open[part.next]->row <= m_row; ++part.next) {
            m_open[part.next]->top = part.bottom;
            part.active.push_back(m_open[part.next].get());
            m_open[part.next]->content.collect_notes(part.notes);
        }
        float const notes = m_is_nested ? 0 : m_state.foot.height_with(m_state, part.notes);
        float const height = row_height(part.active, m_row, part.bottom);
        float const left = room.height - notes - part.bottom;
        bool const must = forced && part.rows.empty();
        // Where header rows and notes leave no room, a row whose text is drawn ends all the same.
        bool const ends =
            must && std::all_of(part.active.begin(), part.active.end(), [](TableCell const* cell) {
                return cell->content.is_done();
            });
        if (height > left + tolerance && !ends) {
            bool const fits_a_page = height <= room.full_height - head + tolerance;
            part.cut = must || (!fits_a_page && left >= least_part);
            part.bottom = part.cut ? std::max(room.height, part.bottom + 1) : part.bottom;
            return;
        }
        part.bottom += ends ? std::clamp(left, 1.0F, height) : height;
        part.rows.push_back(part.bottom);
        part.end = ++m_row;
        std::erase_if(part.active, [&](TableCell const* cell) { return cell->last_row() < m_row; });
    }
}

float TableStrip::draw(PageBuilder& page, Room const& room, bool forced) {
    Part part;
    part.first = m_row;
    part.end = m_row;
    float const head = repeat_head(page, room);
    part.bottom = head;
    fill(part, room, head, forced);
    // Header rows do not stand alone at the end of a page.
    bool const is_head_alone = part.first == 0 && part.end <= m_cells.head_rows() &&
                               part.end < m_cells.rows() && !part.cut && !forced;
    if (is_head_alone) {
        m_row = 0;
        return 0;
    }
    draw_part(page, room, part, forced);
    if (part.first == 0 && m_cells.head_rows() > 0 && part.end >= m_cells.head_rows()) {
        m_head_height = part.rows[static_cast<std::size_t>(m_cells.head_rows()) - 1];
    }
    std::erase_if(m_open, [&](std::unique_ptr<TableCell> const& cell) {
        return cell->last_row() < part.end;
    });
    bool const goes_on = m_row >= m_cells.head_rows() && !is_done();
    m_height = m_is_nested ? measure(m_cells.rows()) + (goes_on ? m_head_height : 0.0F)
                           : m_cells.least_row_height();
    return part.bottom;
}

void TableStrip::draw_part(PageBuilder& page, Room const& room, Part const& part, bool forced) {
    for (std::unique_ptr<TableCell> const& cell : m_open) {
        bool const is_below = cell->row > part.end || (cell->row == part.end && !part.cut);
        if (is_below) {
            continue;
        }
        bool const ends = cell->last_row() < part.end;
        float const bottom =
            ends ? part.rows[static_cast<std::size_t>(cell->last_row() - part.first)] : part.bottom;
        Rect const box{
            room.x + m_cells.edge(cell->column),
            room.top + cell->top,
            room.x + m_cells.edge(cell->column + cell->col_span),
            room.top + bottom};
        draw_cell(page, *cell, box, ends, forced && part.cut);
    }
}

void TableStrip::draw_cell(
    PageBuilder& page, TableCell& cell, Rect const& box, bool ends, bool forced) {
    page.frame(box);
    if (cell.is_doubtful) {
        page.area(box, PageBuilder::Shade::Doubt);
    }
    if (cell.annotation != no_element && !cell.annotated) {
        annotate(page, cell, box);
        cell.annotated = true;
    }
    Room room;
    room.x = box.x0 + m_cells.padding_x(box.x1 - box.x0);
    room.top = box.y0 + TableCellLayout::padding_y;
    room.height = box.y1 - box.y0 - 2 * TableCellLayout::padding_y;
    room.full_height = room.height;
    float const spare = room.height - cell.content.height();
    if (ends && !cell.begun && spare > 0) {
        room.top += cell.valign == VAlign::Middle   ? spare / 2
                    : cell.valign == VAlign::Bottom ? spare
                                                    : 0;
    }
    if (!ends) {
        // A label that fits its rows on the next page is not cut for the few on this one.
        auto const rows_below = static_cast<float>(cell.last_row() - m_row + 1);
        bool const waits = !forced && !cell.begun && spare < 0 &&
                           need_of(cell) <= rows_below * m_cells.least_row_height();
        if (!waits) {
            cell.begun = true;
            (void)cell.content.draw(page, room, forced);
        }
        return;
    }
    cell.begun = true;
    // The row is as high as what is left of it.
    constexpr float endless = 1e6F;
    room.height = endless;
    room.full_height = endless;
    (void)cell.content.draw(page, room, true);
}

/// A corner that shows on paper, and the marks behind it.
void TableStrip::annotate(PageBuilder& page, TableCell const& cell, Rect const& box) {
    std::string entries = "/Subtype/Square/T" + text_string(pdf_names::author) + "/Contents" +
                          text_string(cell.marks) + "/AP<</N " +
                          reference(m_state.corners.find(box.x1 - box.x0, box.y1 - box.y0)) + ">>";
    page.annotate(box, entries, cell.annotation);
}

} // namespace

std::unique_ptr<Strip> make_table_strip(
    WriterState& state, Table const& table, ElementId element, FlowContext const& context) {
    return std::make_unique<TableStrip>(state, table, element, context);
}

} // namespace gouji::pdf_write

#include "gouji/formats/docx/docx_table_builder.hpp"

#include <algorithm>

namespace gouji::docx::reading {

void TableBuilder::begin_row() {
    std::swap(m_above, m_here);
    m_here.clear();
    m_table.rows.emplace_back();
    m_header_rows.push_back(false);
    m_column = 0;
}

void TableBuilder::end_row() {
    place_pending();
    m_columns = std::max(m_columns, m_column);
}

void TableBuilder::skip_columns(std::int32_t count) {
    place_pending();
    for (std::int32_t i = 0; i < std::min(count, max_span); ++i) {
        m_table.rows.back().cells.emplace_back();
        ++m_column;
    }
}

void TableBuilder::add_cell(CellFormat const& format, Cell cell, std::vector<Mark> marks) {
    if (format.horizontal == Merge::Continue && m_pending) {
        m_pending->format.span = std::min(m_pending->format.span + format.span, max_span);
        m_pending->marks.insert(m_pending->marks.end(), marks.begin(), marks.end());
        hide(std::move(cell.content));
        return;
    }
    place_pending();
    m_pending = Pending{format, std::move(cell), std::move(marks)};
}

void TableBuilder::place_pending() {
    if (m_pending) {
        place(*std::exchange(m_pending, std::nullopt));
    }
}

/// The cell that one in the next column continues: it begins at the same column and is as wide
/// (17.4.84); under anything else the cell stands for itself.
TableBuilder::Place TableBuilder::above(CellFormat const& format) const {
    auto const column = static_cast<std::size_t>(m_column);
    if (format.vertical != Merge::Continue || column >= m_above.size()) {
        return {};
    }
    Place const& place = m_above[column];
    bool const fits = place.row >= 0 && place.column == m_column && place.span == format.span;
    return fits ? place : Place{};
}

void TableBuilder::place(Pending pending) {
    auto& rows = m_table.rows;
    Place place = above(pending.format);
    if (place.row >= 0) {
        Cell& cell =
            rows[static_cast<std::size_t>(place.row)].cells[static_cast<std::size_t>(place.cell)];
        ++cell.row_span;
        hide(std::move(pending.cell.content));
    } else {
        place = {
            static_cast<std::int32_t>(rows.size()) - 1,
            static_cast<std::int32_t>(rows.back().cells.size()),
            m_column,
            pending.format.span};
        pending.cell.col_span = pending.format.span;
        rows.back().cells.push_back(std::move(pending.cell));
    }
    for (Mark& mark : pending.marks) {
        if (mark.grid_row < 0) {
            mark.grid_row = place.row;
            mark.grid_column = place.column;
        }
        move_mark(mark, {place.row, place.column});
        m_table.marks.push_back(std::move(mark));
    }
    m_column += pending.format.span;
    if (pending.format.vertical != Merge::None) {
        m_here.resize(static_cast<std::size_t>(m_column));
        m_here[static_cast<std::size_t>(place.column)] = place;
    }
}

void TableBuilder::hide(Blocks content) {
    if (!content.empty()) {
        m_hidden.push_back(std::move(content));
    }
}

/// Header rows are those at the top (17.4.49). Row spans end with their row group in the model, so
/// a header cell that reaches below takes the rows it covers into the header, unless that would be
/// the whole table.
void TableBuilder::mark_header() {
    auto& rows = m_table.rows;
    auto const stated = static_cast<std::size_t>(
        std::find(m_header_rows.begin(), m_header_rows.end(), false) - m_header_rows.begin());
    std::size_t head = stated;
    for (std::size_t row = 0; row < head; ++row) {
        for (Cell const& cell : rows[row].cells) {
            head = std::max(head, row + static_cast<std::size_t>(cell.row_span));
        }
    }
    if (head == rows.size() && stated < head) {
        return;
    }
    for (std::size_t row = 0; row < head; ++row) {
        rows[row].group = RowGroup::Head;
    }
}

void TableBuilder::fit_widths() {
    auto& widths = m_table.column_widths;
    auto const columns = static_cast<std::size_t>(m_columns);
    bool const known = widths.size() >= columns &&
                       std::any_of(widths.begin(), widths.end(), [](float w) { return w > 0; });
    widths.resize(known ? columns : 0);
}

Table TableBuilder::finish() {
    mark_header();
    fit_widths();
    return std::move(m_table);
}

} // namespace gouji::docx::reading

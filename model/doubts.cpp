#include <algorithm>

#include "gouji/model/document.hpp"
#include "gouji/model/marks.hpp"
#include "gouji/model/table_grid.hpp"
#include "gouji/model/table_names.hpp"
#include "gouji/model/text.hpp"
#include "gouji/model/walk.hpp"

/// The list of doubtful values for a reader on paper.

namespace gouji {

namespace {

class DoubtLister {
public:
    DoubtLister(Table const& table, RuleNames const& rules)
        : m_table(table), m_rules(rules), m_grid(form_grid(table)), m_names(table) {
        m_title = plain_text(table.caption);
        if (m_title.empty() && table.form) {
            m_title = table.form->title.empty() ? table.form->table : table.form->title;
        }
        while (m_head_rows < m_grid.rows() &&
               table.rows[static_cast<std::size_t>(m_head_rows)].group == RowGroup::Head) {
            ++m_head_rows;
        }
    }

    void append_to(std::vector<DoubtEntry>& entries) const {
        for (Mark const& mark : marks_of(m_table, m_rules)) {
            GridPosition const slot{mark.grid_row, mark.grid_column};
            bool const is_doubt = mark.column == "*" && mark.evidence == Evidence::Ambiguous;
            bool const listed = mark.evidence == Evidence::Ambiguous ||
                                mark.evidence == Evidence::Missing ||
                                mark.evidence == Evidence::Repaired;
            // Of a doubtful row the shown values are listed, each with the number of its
            // candidates; the cells that stay blank meanwhile say no more.
            bool const blank_choice = mark.evidence == Evidence::Ambiguous && mark.value.empty();
            if (is_doubt || blank_choice || !listed ||
                m_grid.covering(slot.row, slot.column) == nullptr ||
                (m_names.label(slot) != nullptr && m_names.value(slot) == nullptr)) {
                continue;
            }
            std::string column = column_label(slot);
            if (mark.slots.size() > 1) {
                column += " … " + column_label(mark.slots.back());
            }
            entries.push_back(
                {m_title,
                 row_label(slot),
                 std::move(column),
                 mark.evidence,
                 mark.value,
                 mark.count,
                 mark});
        }
    }

private:
    [[nodiscard]] std::string text_at(GridPosition slot) const {
        TableGrid::Placed const* const placed = m_grid.covering(slot.row, slot.column);
        return placed == nullptr ? std::string{} : plain_text(placed->cell->content);
    }

    /// The form's label, else the text of the row header nearest on the left, else the row's first
    /// text, else its number.
    [[nodiscard]] std::string row_label(GridPosition slot) const {
        if (auto const* const value = m_names.value(slot)) {
            return m_table.form->rows[value->row].label;
        }
        for (std::int32_t column = slot.column; column-- > 0;) {
            TableGrid::Placed const* const placed = m_grid.covering(slot.row, column);
            if (placed != nullptr && placed->cell->row_header) {
                return plain_text(placed->cell->content);
            }
        }
        std::string first = slot.column > 0 ? text_at({slot.row, 0}) : std::string{};
        return first.empty() ? std::to_string(slot.row + 1) : first;
    }

    /// The form's path, else the text of the header row nearest above, else the column's number.
    [[nodiscard]] std::string column_label(GridPosition slot) const {
        if (auto const* const value = m_names.value(slot)) {
            return m_table.form->columns[value->column];
        }
        for (std::int32_t row = std::min(slot.row, m_head_rows); row-- > 0;) {
            if (std::string text = text_at({row, slot.column}); !text.empty()) {
                return text;
            }
        }
        return std::to_string(slot.column + 1);
    }

    Table const& m_table;
    RuleNames const& m_rules;
    TableGrid m_grid;
    TableNames m_names;
    std::string m_title;
    std::int32_t m_head_rows = 0;
};

bool is_doubted(Table const& table) {
    for (Row const& row : table.rows) {
        for (Cell const& cell : row.cells) {
            if (cell.evidence == Evidence::Ambiguous || cell.evidence == Evidence::Missing ||
                cell.evidence == Evidence::Repaired) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

std::vector<DoubtEntry> doubts_of(Document const& document) {
    std::vector<DoubtEntry> entries;
    for (TableInDocument const& found : tables_of(document)) {
        if (is_doubted(*found.table)) {
            DoubtLister{*found.table, document.rules}.append_to(entries);
        }
    }
    return entries;
}

} // namespace gouji

#include "gouji/model/text.hpp"
#include "gouji/tests/converters/recovery/simulator/layouts.hpp"

namespace gouji::simulation {

namespace {

Cell make_cell(DrawnCell const& drawn) {
    Cell cell;
    cell.content = make_cell_content(drawn.text);
    cell.row_span = static_cast<std::int32_t>(drawn.row_span);
    cell.col_span = static_cast<std::int32_t>(drawn.column_span);
    return cell;
}

/// Labels of one column that span rows of the head lose their span.
void lose_head_span(Table& table) {
    for (Row& row : table.rows) {
        for (Cell& cell : row.cells) {
            if (cell.row_span == 2) {
                cell.row_span = 1;
            }
        }
    }
}

/// A sliver: the last column is two in some rows and one wide cell in the others.
void split_last_column(Table& table, Random& random) {
    for (Row& row : table.rows) {
        if (!row.cells.empty()) {
            row.cells.back().col_span += 1;
        }
    }
    if (!table.rows.empty() && random.percent(50)) {
        Row& row = table.rows[random.below(table.rows.size())];
        if (!row.cells.empty()) {
            row.cells.back().col_span -= 1;
        }
    }
}

/// A one-value row drawn with the cells of a three-value row; what is too much says 0.
void add_surplus_zeros(Table& table, DrawnTable const& drawn, Random& random) {
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        auto const values = values_of(drawn.rows[i]);
        bool const one_wide_value = values.size() == 1 && values.front()->column_span == 3;
        if (!one_wide_value || values.front()->text.empty() || random.percent(50)) {
            continue;
        }
        Cell& value = table.rows[i].cells.back();
        value.col_span = 1;
        for (int extra = 0; extra < 2; ++extra) {
            Cell zero;
            zero.content = make_cell_content(random.percent(50) ? "0" : "");
            table.rows[i].cells.push_back(std::move(zero));
        }
    }
}

} // namespace

Table document_table(DrawnTable const& drawn, bool faults, Random& random) {
    Table table;
    for (auto const& drawn_row : drawn.rows) {
        Row row;
        for (DrawnCell const& drawn_cell : drawn_row) {
            row.cells.push_back(make_cell(drawn_cell));
            bool const shows_blank = drawn_cell.is_value && drawn_cell.text.empty();
            if (shows_blank && random.percent(30)) {
                row.cells.back().content =
                    make_cell_content(random.percent(50) ? "\u3000" : "\u00A0");
            }
        }
        table.rows.push_back(std::move(row));
    }
    if (faults) {
        switch (random.below(3)) {
        case 0:
            lose_head_span(table);
            break;
        case 1:
            split_last_column(table, random);
            break;
        default:
            add_surplus_zeros(table, drawn, random);
            break;
        }
    }
    return table;
}

} // namespace gouji::simulation

#include "gouji/formats/layout/page/table_block.hpp"

#include "gouji/formats/layout/page/table_header.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

Table make_table(TableItem table) {
    Table out;
    std::int32_t const header = count_header_rows(table);
    out.rows.resize(static_cast<std::size_t>(table.rows));
    for (std::int32_t row = 0; row < header; ++row) {
        out.rows[static_cast<std::size_t>(row)].group = RowGroup::Head;
    }
    for (std::size_t i = 0; i + 1 < table.xs.size(); ++i) {
        out.column_widths.push_back(table.xs[i + 1] - table.xs[i]);
    }
    for (CellItem& item : table.cells) {
        Cell cell;
        cell.content = make_cell_content(item.text);
        cell.row_span = item.slot.row_span;
        cell.col_span = item.slot.col_span;
        cell.source = item.source;
        for (TableItem& nested : item.nested) {
            LineRange const lines = nested.lines;
            Block block;
            block.node = Box<Table>{make_table(std::move(nested))};
            block.source = lines;
            cell.content.push_back(std::move(block));
        }
        out.rows[static_cast<std::size_t>(item.slot.row)].cells.push_back(std::move(cell));
    }
    return out;
}

} // namespace gouji

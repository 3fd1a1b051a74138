#pragma once
#include <string>
#include <vector>

#include "gouji/model/document.hpp"
#include "gouji/model/table_grid.hpp"
#include "gouji/model/text.hpp"

/// Small tables for tests.

namespace gouji::test {

inline Cell cell(std::string const& text, int row_span = 1, int col_span = 1) {
    Cell made;
    made.content = make_cell_content(text);
    made.row_span = row_span;
    made.col_span = col_span;
    return made;
}

inline Row row(std::vector<Cell> cells, RowGroup group = RowGroup::Body) {
    return {std::move(cells), group};
}

/// A table of one-slot cells.
inline Table table(std::vector<std::vector<std::string>> const& texts) {
    Table made;
    for (auto const& line : texts) {
        Row made_row;
        for (auto const& text : line) {
            made_row.cells.push_back(cell(text));
        }
        made.rows.push_back(std::move(made_row));
    }
    return made;
}

/// One line a row, one word a slot: the text of the cell that covers it, "." for a hole.
inline std::string drawn(TableGrid const& grid) {
    std::string out;
    for (int r = 0; r < grid.rows(); ++r) {
        for (int c = 0; c < grid.columns(); ++c) {
            Cell const* const covering = grid.at(r, c).cell;
            out += c == 0 ? "" : " ";
            out += covering == nullptr ? "." : plain_text(covering->content);
        }
        out += '\n';
    }
    return out;
}

} // namespace gouji::test

#include "gouji/tests/converters/recovery/simulator/drawing.hpp"

#include <algorithm>

#include "gouji/model/text.hpp"

namespace gouji::simulation {

namespace {

std::vector<DrawnCell const*> cells_where(std::vector<DrawnCell> const& row, bool is_value) {
    std::vector<DrawnCell const*> out;
    for (DrawnCell const& cell : row) {
        if (cell.is_value == is_value) {
            out.push_back(&cell);
        }
    }
    return out;
}

} // namespace

DrawnCell const& DrawnTable::covering(std::size_t row, std::size_t column) const {
    for (std::size_t r = row + 1; r-- > 0;) {
        for (DrawnCell const& cell : rows[r]) {
            if (cell.column <= column && column < cell.column + cell.column_span &&
                row < cell.row + cell.row_span) {
                return cell;
            }
        }
    }
    return rows.front().front();
}

std::size_t DrawnTable::widest_row() const {
    std::size_t widest = 0;
    for (auto const& row : rows) {
        std::size_t width = 0;
        for (DrawnCell const& cell : row) {
            width += cell.column_span;
        }
        widest = std::max(widest, width);
    }
    return widest;
}

std::size_t DrawnTable::label_columns() const {
    std::size_t first = columns;
    for (auto const& row : rows) {
        for (DrawnCell const* cell : values_of(row)) {
            first = std::min(first, cell->column);
        }
    }
    return first;
}

DrawnTable draw(FilledTable const& table) {
    Form const& form = *table.form;
    DrawnTable out;
    out.form = &form;
    out.columns = static_cast<std::size_t>(form.grid_columns);
    out.rows.resize(static_cast<std::size_t>(form.grid_rows));
    for (FormCell const& cell : form.cells) {
        DrawnCell drawn;
        drawn.row = static_cast<std::size_t>(cell.slot.row);
        drawn.column = static_cast<std::size_t>(cell.slot.column);
        drawn.row_span = static_cast<std::size_t>(cell.row_span);
        drawn.column_span = static_cast<std::size_t>(cell.col_span);
        drawn.is_value = cell.is_value;
        drawn.text = cell.is_value ? table.values[static_cast<std::size_t>(cell.row)]
                                                 [static_cast<std::size_t>(cell.column)]
                                   : cell.text;
        out.rows[drawn.row].push_back(std::move(drawn));
    }
    return out;
}

std::vector<DrawnTable> in_parts(DrawnTable const& table) {
    std::vector<DrawnTable> out;
    auto const& firsts = table.form->part_rows;
    for (std::size_t i = 0; i < firsts.size(); ++i) {
        auto const first = static_cast<std::size_t>(firsts[i]);
        auto const last =
            i + 1 < firsts.size() ? static_cast<std::size_t>(firsts[i + 1]) : table.rows.size();
        DrawnTable part;
        part.form = table.form;
        part.columns = table.columns;
        for (std::size_t row = first; row < last; ++row) {
            part.rows.push_back(table.rows[row]);
            for (DrawnCell& cell : part.rows.back()) {
                cell.row -= first;
            }
        }
        out.push_back(std::move(part));
    }
    return out;
}

std::vector<DrawnCell const*> labels_of(std::vector<DrawnCell> const& row) {
    return cells_where(row, false);
}
std::vector<DrawnCell const*> values_of(std::vector<DrawnCell> const& row) {
    return cells_where(row, true);
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        char32_t const c = next_code_point(text, at);
        bool const wide = is_han(c) || (c >= 0x3000 && c <= 0x30FF) || (c >= 0xFF01 && c <= 0xFF60);
        width += wide ? 2 : 1;
    }
    return width;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    std::vector<std::string> lines{""};
    std::size_t used = 0;
    for (std::size_t at = 0; at < text.size();) {
        char32_t const c = next_code_point(text, at);
        std::string piece;
        append_utf8(piece, c);
        std::size_t const wide = display_width(piece);
        if (c == U'\n' || (used + wide > width && used > 0)) {
            lines.emplace_back();
            used = 0;
        }
        if (c != U'\n') {
            lines.back() += piece;
            used += wide;
        }
    }
    return lines;
}

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at == text.size() || text[at] == '\n') {
            lines.emplace_back(text.substr(begin, at - begin));
            begin = at + 1;
        }
    }
    return lines;
}

std::string join(std::vector<std::string> const& parts, std::string_view with) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        out += i == 0 ? "" : std::string{with};
        out += parts[i];
    }
    return out;
}

} // namespace gouji::simulation

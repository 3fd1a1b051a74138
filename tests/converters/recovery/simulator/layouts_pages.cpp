#include <algorithm>
#include <set>

#include "gouji/tests/converters/recovery/simulator/layouts.hpp"

namespace gouji::simulation {

namespace {

constexpr std::size_t value_width = 8;  ///< columns of text that a column of values takes
constexpr std::size_t narrow_label = 4; ///< a column of labels that span rows: two glyphs
constexpr std::size_t group_label = 16;
constexpr std::size_t wide_label = 30;

/// Where the columns of a page stand.
std::vector<std::size_t> column_starts(DrawnTable const& table) {
    std::size_t const labels = table.label_columns();
    std::vector<std::size_t> starts{0};
    for (std::size_t column = 0; column < table.columns; ++column) {
        std::size_t width = value_width + (table.columns <= 5 ? 12 : 0);
        if (column < labels) {
            width = column + 1 == labels ? wide_label
                    : column == 0        ? narrow_label + 2
                                         : group_label;
        }
        starts.push_back(starts.back() + width);
    }
    return starts;
}

/// A page line under construction: pieces of text at their columns.
using Pieces = std::vector<std::pair<std::size_t, std::string>>;

std::string set_line(Pieces pieces) {
    std::sort(pieces.begin(), pieces.end());
    std::string line;
    std::size_t width = 0;
    for (auto const& [column, text] : pieces) {
        std::size_t const blanks = column > width ? column - width : (width == 0 ? 0 : 1);
        line += std::string(blanks, ' ') + text;
        width += blanks + display_width(text);
    }
    return line;
}

/// Labels are wrapped in their column, values are not.
std::vector<std::string> set(DrawnCell const& cell, std::size_t width) {
    return cell.is_value ? split_lines(cell.text) : wrap(cell.text, width - 2);
}

struct Page {
    std::vector<std::size_t> starts;
    std::vector<std::size_t> tops; ///< first line of each grid row, and the end
    std::vector<Pieces> lines;

    void put(DrawnCell const& cell) {
        std::size_t const width = starts[cell.column + cell.column_span] - starts[cell.column];
        std::vector<std::string> const lines_of_text = set(cell, width);
        std::size_t const top = tops[cell.row];
        std::size_t const height = tops[cell.row + cell.row_span] - top;
        std::size_t const above =
            height > lines_of_text.size() ? (height - lines_of_text.size()) / 2 : 0;
        for (std::size_t i = 0; i < lines_of_text.size() && above + i < height; ++i) {
            std::size_t const free = width - std::min(width, display_width(lines_of_text[i]));
            std::size_t const indent = cell.is_value ? free / 2 : 0;
            if (!lines_of_text[i].empty()) {
                lines[top + above + i].emplace_back(starts[cell.column] + indent, lines_of_text[i]);
            }
        }
    }
};

std::size_t
height_of(DrawnTable const& table, std::size_t row, std::vector<std::size_t> const& starts) {
    std::size_t height = 1;
    for (DrawnCell const& cell : table.rows[row]) {
        std::size_t const width = starts[cell.column + cell.column_span] - starts[cell.column];
        std::size_t const needed = set(cell, width).size();
        height = std::max(height, (needed + cell.row_span - 1) / cell.row_span);
    }
    return height;
}

void page_break(Random& random, Lines& out) {
    out.insert(out.end(), {"", "- " + std::to_string(random.between(2, 9)) + " -", ""});
}

void add_raw_row(std::vector<DrawnCell> const& row, Lines& out) {
    std::string line;
    auto const labels = labels_of(row);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        bool const last = i + 1 == labels.size();
        std::size_t const width = last ? wide_label + 14 * (labels[i]->column_span - 1) : 12;
        std::vector<std::string> const wrapped = wrap(labels[i]->text, width);
        if (labels[i]->row_span > 8) {
            for (std::string const& glyph : wrap(labels[i]->text, 2)) {
                out.push_back(glyph);
            }
        } else if (wrapped.size() > 1 || !last) {
            out.insert(out.end(), wrapped.begin(), wrapped.end());
        } else {
            line = wrapped.front();
        }
    }
    for (DrawnCell const* value : values_of(row)) {
        if (!value->text.empty()) {
            line += (line.empty() ? "" : " ") + value->text;
        }
    }
    if (!line.empty()) {
        out.push_back(line);
    }
}

} // namespace

/// pdftotext -raw: cells in content order; a wrapped label leaves its values a line of their own.
void draw_page_raw(DrawnTable const& table, Random& random, Lines& out) {
    std::size_t const broken_at = random.below(table.rows.size() * 2);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (row == broken_at && row > 0) {
            out.push_back("- " + std::to_string(random.between(2, 9)) + " -");
        }
        if (values_of(table.rows[row]).empty()) {
            for (DrawnCell const& cell : table.rows[row]) {
                for (std::string const& line : wrap(cell.text, cell.column_span > 1 ? 40 : 12)) {
                    out.push_back(line);
                }
            }
        } else {
            add_raw_row(table.rows[row], out);
        }
    }
}

/// pdftotext -layout: everything at its column, labels of row spans in the middle of their rows.
void draw_page_layout(DrawnTable const& table, Random& random, Lines& out) {
    Page page;
    page.starts = column_starts(table);
    page.tops = {0};
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        page.tops.push_back(page.tops.back() + height_of(table, row, page.starts));
    }
    page.lines.resize(page.tops.back());
    for (auto const& row : table.rows) {
        for (DrawnCell const& cell : row) {
            page.put(cell);
        }
    }
    std::size_t const broken_at = random.below(table.rows.size() * 2);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (row == broken_at && row > 0) {
            page_break(random, out);
        }
        for (std::size_t line = page.tops[row]; line < page.tops[row + 1]; ++line) {
            out.push_back(set_line(page.lines[line]));
        }
    }
}

/// pdftotext without options: labels first, then each column of values as a run.
void draw_column_major(DrawnTable const& table, Random&, Lines& out) {
    for (auto const& row : table.rows) {
        for (DrawnCell const* label : labels_of(row)) {
            for (std::string const& line : wrap(label->text, wide_label)) {
                out.push_back(line);
            }
        }
    }
    for (std::size_t column = table.label_columns(); column < table.columns; ++column) {
        out.emplace_back();
        for (auto const& row : table.rows) {
            for (DrawnCell const* value : values_of(row)) {
                if (value->column == column && !value->text.empty()) {
                    out.push_back(value->text);
                }
            }
        }
    }
}

/// Heads of narrow columns: the first glyphs of all labels on one line, then the second ones.
void draw_shredded_heads(DrawnTable const& table, Random& random, Lines& out) {
    bool const has_row_labels = table.label_columns() > 0;
    if (has_row_labels) {
        draw_page_raw(table, random, out);
        return;
    }
    for (auto const& row : table.rows) {
        if (!values_of(row).empty()) {
            add_raw_row(row, out);
            continue;
        }
        std::vector<std::vector<std::string>> glyphs;
        std::size_t deepest = 0;
        for (DrawnCell const& cell : row) {
            glyphs.push_back(wrap(cell.text, cell.column_span > 1 ? 40 : 2));
            deepest = std::max(deepest, glyphs.back().size());
        }
        for (std::size_t line = 0; line < deepest; ++line) {
            std::vector<std::string> parts;
            for (auto const& column : glyphs) {
                if (line < column.size()) {
                    parts.push_back(column[line]);
                }
            }
            out.push_back(join(parts, " "));
        }
    }
}

} // namespace gouji::simulation

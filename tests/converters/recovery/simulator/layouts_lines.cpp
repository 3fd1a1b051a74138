#include <algorithm>
#include <set>

#include "gouji/model/text.hpp"
#include "gouji/tests/converters/recovery/simulator/layouts.hpp"

namespace gouji::simulation {

namespace {

bool is_whole_number(std::string const& text) {
    std::u32string const points = to_utf32(text);
    return !points.empty() && std::all_of(points.begin(), points.end(), [](char32_t c) {
        return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
    });
}

void add_lines(std::string const& text, Lines& out) {
    for (std::string const& line : split_lines(text)) {
        out.push_back(line);
    }
}

} // namespace

/// Cells that hold paragraphs, by the same tool as the padded bars.
void draw_cell_lines_padded(DrawnTable const& table, Random&, Lines& out) {
    std::size_t const width = table.widest_row();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        std::size_t cells = 0;
        for (DrawnCell const& cell : table.rows[row]) {
            if (!cell.text.empty()) {
                add_lines(cell.text + " |", out);
                ++cells;
            }
        }
        if (row + 1 == table.rows.size()) {
            break;
        }
        std::string const pads(width - cells, '|');
        bool const values_follow = !values_of(table.rows[row]).empty();
        bool const only_labels = values_follow && cells == labels_of(table.rows[row]).size();
        if (pads.empty()) {
            continue;
        }
        if (only_labels || cells == 0) {
            out.push_back(pads);
        } else {
            out.back() += " " + pads;
        }
    }
}

void draw_cell_lines_kept(DrawnTable const& table, Random&, Lines& out) {
    std::size_t const width = table.widest_row();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (DrawnCell const& cell : table.rows[row]) {
            if (cell.text.empty()) {
                out.emplace_back("|");
            } else {
                add_lines(cell.text + " |", out);
            }
        }
        std::size_t const pads = width - table.rows[row].size();
        if (row + 1 < table.rows.size() && pads > 0) {
            out.emplace_back(pads, '|');
        }
    }
}

/// Apache Tika: a tab before each cell, a line end behind; cells of row spans are there and empty.
void draw_tabbed_lines(DrawnTable const& table, Random&, Lines& out) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        out.emplace_back();
        for (std::size_t column = 0; column < table.columns; ++column) {
            DrawnCell const& cell = table.covering(row, column);
            if (cell.column != column) {
                continue;
            }
            std::vector<std::string> lines = split_lines(cell.row == row ? cell.text : "");
            out.push_back("\t" + lines.front());
            for (std::size_t i = 1; i < lines.size(); ++i) {
                out.insert(out.end(), {"", lines[i]}); // a second paragraph
            }
        }
    }
    out.emplace_back();
}

void draw_blank_separated(DrawnTable const& table, Random&, Lines& out) {
    for (auto const& row : table.rows) {
        for (DrawnCell const& cell : row) {
            if (!cell.text.empty()) {
                out.emplace_back();
                add_lines(cell.text, out);
            }
        }
    }
    out.emplace_back();
}

void draw_bare_lines(DrawnTable const& table, Random&, Lines& out) {
    for (auto const& row : table.rows) {
        for (DrawnCell const& cell : row) {
            if (!cell.text.empty()) {
                add_lines(cell.text, out);
            }
        }
    }
}

void draw_blanks_as_lines(DrawnTable const& table, Random&, Lines& out) {
    for (auto const& row : table.rows) {
        for (DrawnCell const& cell : row) {
            add_lines(cell.text, out);
        }
    }
}

void draw_cells_over_lines(DrawnTable const& table, Random& random, Lines& out) {
    for (auto const& row : table.rows) {
        out.emplace_back("  |");
        for (DrawnCell const& cell : row) {
            std::size_t const width = random.percent(30) ? 16 : 60;
            for (std::string const& line : wrap(cell.text, width)) {
                out.push_back("    " + line);
            }
            out.emplace_back("  |");
        }
    }
}

void draw_glued_digits(DrawnTable const& table, Random&, Lines& out) {
    for (auto const& row : table.rows) {
        for (DrawnCell const* label : labels_of(row)) {
            add_lines(label->text, out);
        }
        std::string glued;
        for (DrawnCell const* value : values_of(row)) {
            if (is_whole_number(value->text)) {
                glued += value->text;
            } else if (!value->text.empty()) {
                if (!glued.empty()) {
                    out.push_back(glued);
                    glued.clear();
                }
                out.push_back(value->text);
            }
        }
        if (!glued.empty()) {
            out.push_back(glued);
        }
    }
}

void remove_repeated_lines(Lines& lines) {
    std::set<std::string> seen;
    std::erase_if(lines, [&](std::string const& line) { return !seen.insert(line).second; });
}

} // namespace gouji::simulation

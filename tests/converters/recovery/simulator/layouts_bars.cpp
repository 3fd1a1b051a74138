#include "gouji/tests/converters/recovery/simulator/layouts.hpp"

namespace gouji::simulation {

namespace {

/// A line break inside a cell breaks the line.
void add_text(std::string const& text, Lines& out) {
    for (std::string const& line : split_lines(text)) {
        out.push_back(line);
    }
}

std::string strip_end(std::string text) {
    while (!text.empty() && text.back() == ' ') {
        text.pop_back();
    }
    return text;
}

/// Each cell that stands in the row, "" for a blank one or the placeholder of a span.
std::vector<std::string>
with_placeholders(DrawnTable const& table, std::size_t row, bool of_columns, bool of_rows) {
    std::vector<std::string> out;
    for (std::size_t column = 0; column < table.columns; ++column) {
        DrawnCell const& cell = table.covering(row, column);
        bool const first_column = cell.column == column;
        if (cell.row == row && first_column) {
            out.push_back(cell.text);
        } else if (cell.row == row ? of_columns : of_rows && (first_column || of_columns)) {
            out.emplace_back();
        }
    }
    return out;
}

void add_rows_with_placeholders(DrawnTable const& table, bool of_columns, Lines& out) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        std::string line;
        for (std::string const& text : with_placeholders(table, row, of_columns, true)) {
            line += text.empty() ? "| " : text + " | ";
        }
        add_text(strip_end(line), out);
    }
}

/// RFC 4180: quotes where they are needed.
std::string comma_field(std::string const& text) {
    if (text.find_first_of(",\"\n") == std::string::npos) {
        return text;
    }
    std::string field = "\"";
    for (char const c : text) {
        field += c == '"' ? "\"\"" : std::string{c};
    }
    return field + "\"";
}

void add_comma_records(DrawnTable const& table, bool repeats, Lines& out) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        std::vector<std::string> fields;
        for (std::size_t column = 0; column < table.columns; ++column) {
            DrawnCell const& cell = table.covering(row, column);
            bool const first = cell.row == row && cell.column == column;
            fields.push_back(repeats || first ? comma_field(cell.text) : std::string{});
        }
        add_text(join(fields, ","), out);
    }
}

} // namespace

/// trafilatura 1.10: `|` * (widest row - cells) behind each row but the last; empty cells are gone
/// before the cells are counted.
void draw_padded_bars(DrawnTable const& table, Random&, Lines& out) {
    std::size_t const width = table.widest_row();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        std::string line;
        std::size_t cells = 0;
        for (DrawnCell const& cell : table.rows[row]) {
            if (!cell.text.empty()) {
                line += cell.text + " | ";
                ++cells;
            }
        }
        if (row + 1 < table.rows.size()) {
            line += std::string(width - cells, '|');
        }
        add_text(strip_end(line), out);
    }
}

void draw_padded_bars_broken_at_blanks(DrawnTable const& table, Random&, Lines& out) {
    std::size_t const width = table.widest_row();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        std::string line;
        for (DrawnCell const& cell : table.rows[row]) {
            line = cell.text.empty() ? strip_end(line) + "\n| " : line + cell.text + " | ";
        }
        if (row + 1 < table.rows.size()) {
            line += std::string(width - table.rows[row].size(), '|');
        }
        add_text(strip_end(line), out);
    }
}

void draw_bare_bars(DrawnTable const& table, Random&, Lines& out) {
    for (auto const& row : table.rows) {
        std::string line;
        for (DrawnCell const& cell : row) {
            line += cell.text.empty() ? "" : cell.text + " | ";
        }
        if (!line.empty()) {
            add_text(strip_end(line), out);
        }
    }
}

void draw_bars_with_placeholders(DrawnTable const& table, Random&, Lines& out) {
    add_rows_with_placeholders(table, false, out);
}

void draw_bars_on_the_grid(DrawnTable const& table, Random&, Lines& out) {
    add_rows_with_placeholders(table, true, out);
}

/// As spreadsheets export merged cells.
void draw_comma_records(DrawnTable const& table, Random&, Lines& out) {
    add_comma_records(table, false, out);
}

/// As pandas and others fill them.
void draw_comma_records_repeating(DrawnTable const& table, Random&, Lines& out) {
    add_comma_records(table, true, out);
}

void draw_leading_bars(DrawnTable const& table, Random&, Lines& out) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        out.emplace_back("  ");
        add_text("   | " + join(with_placeholders(table, row, false, false), " | ") + " | ", out);
    }
    out.emplace_back("  ");
}

/// A long label stands wrapped before the row above or its own; its values follow unlabelled.
void draw_wrapped_rows(DrawnTable const& table, Random& random, Lines& out) {
    constexpr std::size_t long_label = 20;
    std::vector<std::string> waiting; // a row held back behind the next label
    auto const flush = [&] {
        for (std::string const& line : waiting) {
            out.push_back(line);
        }
        waiting.clear();
    };
    for (auto const& row : table.rows) {
        std::string labels;
        bool torn = false;
        for (DrawnCell const* label : labels_of(row)) {
            bool const wraps = display_width(label->text) > long_label;
            if (wraps && !values_of(row).empty()) {
                for (std::string const& line : wrap(label->text, long_label)) {
                    out.push_back(line);
                }
                torn = true;
            } else {
                labels += label->text + " | ";
            }
        }
        flush();
        std::string values;
        for (DrawnCell const* value : values_of(row)) {
            values += value->text.empty() ? " | " : value->text + " | ";
        }
        std::string const line = strip_end("| " + labels + values);
        if (torn && random.percent(50)) {
            waiting.push_back(line);
        } else {
            add_text(line, out);
        }
    }
    flush();
}

/// Markdown of a language model: a table a group, with heads of its own invention.
void draw_mini_tables(DrawnTable const& table, Random& random, Lines& out) {
    bool open = false;
    for (auto const& row : table.rows) {
        auto const values = values_of(row);
        auto labels = labels_of(row);
        std::string group;
        if (values.empty()) {
            for (DrawnCell const* label : labels) {
                group += group.empty() && labels.size() == 1 ? label->text : "";
            }
        } else if (labels.size() > 1) {
            group = labels[labels.size() - 2]->text;
        }
        if (!group.empty() || (!values.empty() && (!open || random.percent(5)))) {
            if (!group.empty()) {
                out.insert(out.end(), {"", "### " + group});
            }
            open = false;
        }
        if (values.empty()) {
            continue;
        }
        std::string line =
            labels.empty() ? "|" : "| " + join(split_lines(labels.back()->text), "") + " |";
        if (!open) {
            std::string head = labels.empty() ? "|" : "| 类别 |";
            std::string rule = labels.empty() ? "|" : "|---|";
            for (std::size_t i = 0; i < values.size(); ++i) {
                bool const last = i + 1 == values.size() && i > 0;
                head += last ? " 总计 |" : " 数据" + std::to_string(i + 1) + " |";
                rule += "---|";
            }
            out.insert(out.end(), {"", head, rule});
            open = true;
        }
        for (DrawnCell const* value : values) {
            line += " " + value->text + " |";
        }
        out.push_back(line);
    }
}

} // namespace gouji::simulation

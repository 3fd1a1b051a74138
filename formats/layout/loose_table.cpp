#include "gouji/formats/layout/loose_table.hpp"

#include <algorithm>
#include <vector>

#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// "a\|b<br>c" in a cell of a Markdown table.
std::string unescape_pipe_cell(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        if (text.starts_with("\\|")) {
            out += '|';
            text.remove_prefix(2);
        } else if (text.starts_with("<br>") || text.starts_with("<br/>")) {
            out += '\n';
            text.remove_prefix(text.find('>') + 1);
        } else {
            out += text.front();
            text.remove_prefix(1);
        }
    }
    return out;
}

Cell make_cell(LayoutLine const& line, std::string_view text, bool pipes) {
    Cell cell;
    cell.source = {line.line, line.column};
    if (!text.empty()) {
        cell.source.column += static_cast<std::uint32_t>(text.data() - line.text.data());
    }
    cell.content = make_cell_content(pipes ? unescape_pipe_cell(text) : std::string{text});
    return cell;
}

struct PipeRow {
    LayoutLine line;
    std::vector<std::string_view> cells;
    bool leading = false;  ///< the line begins with a bar
    bool trailing = false; ///< and ends with one
    bool glued = false;    ///< two bars touch
};

PipeRow split_bars(LayoutLine const& line) {
    PipeRow row{line, {}, false, false, false};
    std::string_view text = trim_ascii(line.text);
    row.leading = text.starts_with('|');
    text.remove_prefix(row.leading ? 1 : 0);
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '|' || (at > 0 && text[at - 1] == '\\')) {
            continue;
        }
        row.glued = row.glued || (at == begin && (at > 0 || row.leading));
        row.cells.push_back(trim_ascii(text.substr(begin, at - begin)));
        begin = at + 1;
    }
    std::string_view const rest = trim_ascii(text.substr(begin));
    row.trailing = rest.empty() && !row.cells.empty();
    if (!row.trailing) {
        row.cells.push_back(rest);
    }
    return row;
}

bool is_rule_cell(std::string_view cell) {
    std::size_t const dashes = cell.find('-');
    return dashes != std::string_view::npos &&
           cell.find_first_not_of("-:+=") == std::string_view::npos;
}

/// |---|:---:|
bool is_rule_row(PipeRow const& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), is_rule_cell);
}

Row make_row(PipeRow const& pipes, std::size_t columns, RowGroup group) {
    Row row;
    row.group = group;
    for (std::size_t i = 0; i < columns; ++i) {
        std::string_view const text = i < pipes.cells.size() ? pipes.cells[i] : std::string_view{};
        row.cells.push_back(make_cell(pipes.line, text, true));
    }
    return row;
}

/// The header tells the number of columns; short rows are filled up (GitHub Flavored
/// Markdown 4.10).
std::optional<Table> markdown_table(std::vector<PipeRow> const& rows) {
    std::size_t const columns = rows[0].cells.size();
    bool const org_rule = rows[1].cells.size() == 1 && columns > 1; // |---+---|
    if (rows[1].cells.size() != columns && !org_rule) {
        return std::nullopt;
    }
    Table table;
    table.rows.push_back(make_row(rows[0], columns, RowGroup::Head));
    for (std::size_t i = 2; i < rows.size(); ++i) {
        if (rows[i].cells.size() > columns) {
            return std::nullopt;
        }
        if (!is_rule_row(rows[i])) {
            table.rows.push_back(make_row(rows[i], columns, RowGroup::Body));
        }
    }
    return table;
}

std::optional<Table> even_bars(std::vector<PipeRow> const& rows) {
    std::size_t const columns = rows[0].cells.size();
    bool const evident = rows.size() >= 3 || (rows.size() == 2 && columns >= 3);
    auto const alike = [&](PipeRow const& row) {
        return row.cells.size() == columns && !row.glued && row.leading == rows[0].leading &&
               row.trailing == rows[0].trailing;
    };
    if (!evident || columns < 2 || !std::all_of(rows.begin(), rows.end(), alike)) {
        return std::nullopt;
    }
    Table table;
    for (PipeRow const& row : rows) {
        table.rows.push_back(make_row(row, columns, RowGroup::Body));
    }
    return table;
}

} // namespace

LooseTable read_pipe_table(LayoutLines lines) {
    LooseTable found;
    std::vector<PipeRow> rows;
    for (LayoutLine const& line : lines) {
        if (line.text.find('|') == std::string_view::npos) {
            break;
        }
        rows.push_back(split_bars(line));
    }
    found.lines = rows.size();
    found.looks_like_one = rows.size() >= 3;
    if (rows.size() < 2) {
        return found;
    }
    found.table =
        is_rule_row(rows[1]) && !is_rule_row(rows[0]) ? markdown_table(rows) : even_bars(rows);
    return found;
}

LooseTable read_tab_table(LayoutLines lines) {
    auto const tabs_of = [](LayoutLine const& line) {
        return static_cast<std::size_t>(std::count(line.text.begin(), line.text.end(), '\t'));
    };
    LooseTable found;
    std::size_t named = 0;
    std::size_t filled = 0;
    bool even = true;
    for (LayoutLine const& line : lines) {
        std::size_t const tabs = tabs_of(line);
        if (tabs == 0) {
            break;
        }
        even = even && tabs == tabs_of(lines[0]);
        named += line.text.front() == '\t' ? 0U : 1U;
        filled += line.text.back() == '\t' ? 0U : 1U;
        ++found.lines;
    }
    found.looks_like_one = found.lines >= 3;
    if (found.lines < 2 || !even || named * 2 <= found.lines) {
        return found;
    }
    std::size_t const columns = tabs_of(lines[0]) + 1;
    bool const evident = columns > 2 || (found.lines > 2 && filled * 2 > found.lines);
    if (!evident) {
        return found;
    }
    Table table;
    for (LayoutLine const& line : lines.first(found.lines)) {
        Row row;
        std::string_view rest = line.text;
        for (std::size_t i = 0; i < columns; ++i) {
            std::size_t const end = rest.find('\t');
            row.cells.push_back(make_cell(line, trim_line(trim_ascii(rest.substr(0, end))), false));
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        }
        table.rows.push_back(std::move(row));
    }
    found.table = std::move(table);
    return found;
}

} // namespace gouji

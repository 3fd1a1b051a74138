#include <algorithm>
#include <vector>

#include "gouji/formats/layout/bars.hpp"
#include "gouji/formats/layout/field_lines.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/loose_cells.hpp"
#include "gouji/formats/layout/loose_table.hpp"
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

struct PipeRow {
    LayoutLine line;
    std::vector<std::string_view> cells;
    std::size_t first_touch = SIZE_MAX; ///< the first cell between bars that touch
    bool leading = false;               ///< the line begins with a bar
    bool trailing = false;              ///< and ends with one
    bool is_rule = false;               ///< |---|---|, ----+----, ├──┼──┤
    bool tight = true;                  ///< no blank stands beside a bar

    /// Empty cells at the end.
    [[nodiscard]] std::size_t pads() const {
        auto const last = std::find_if(
            cells.rbegin(), cells.rend(), [](std::string_view cell) { return !cell.empty(); });
        return static_cast<std::size_t>(last - cells.rbegin());
    }
    /// Bars touch where no padding is.
    [[nodiscard]] bool is_glued() const {
        return first_touch != SIZE_MAX && first_touch + pads() < cells.size();
    }
};

/// Nothing but lines and their crossings; a dash alone in each cell says "none".
bool is_rule_text(std::string_view text) {
    std::size_t strokes = 0;
    std::size_t before = 0;
    bool runs = false;
    for (std::size_t at = 0; at < text.size();) {
        char32_t const c = next_code_point(text, at);
        bool const box = c >= 0x2500 && c <= 0x257F;
        bool const stroke = c == U'-' || c == U'=' || (box && c != U'│' && c != U'┃' && c != U'║');
        runs = runs || (stroke && (box || c == before));
        before = c;
        strokes += stroke ? 1U : 0U;
        if (!stroke && !box && std::u32string_view{U" :+|"}.find(c) == std::u32string_view::npos) {
            return false;
        }
    }
    return runs && strokes >= 2;
}

PipeRow split_bars(LayoutLine const& line) {
    PipeRow row;
    row.line = line;
    std::string_view text = trim_ascii(line.text);
    row.is_rule = is_rule_text(text);
    std::size_t const first = text.empty() ? 0 : bar_length(text);
    row.leading = first != 0;
    text.remove_prefix(first);
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t bar = bar_length(text.substr(at));
        bool const crossing = row.is_rule && text[at] == '+';
        bar = crossing ? 1 : bar;
        if (bar == 0 || (at > 0 && text[at - 1] == '\\')) {
            ++at;
            continue;
        }
        if (at == begin && (at > 0 || row.leading)) {
            row.first_touch = std::min(row.first_touch, row.cells.size());
        }
        row.cells.push_back(trim_ascii(text.substr(begin, at - begin)));
        row.tight = row.tight && row.cells.back().size() == at - begin;
        at += bar;
        begin = at;
    }
    std::string_view const rest = trim_ascii(text.substr(begin));
    row.trailing = rest.empty() && !row.cells.empty();
    row.tight = row.tight && row.leading && row.trailing;
    if (!row.trailing) {
        row.cells.push_back(rest);
    }
    return row;
}

using PipeRows = std::vector<PipeRow>;

/// The content of a cell made of the cells of some lines, one below the other.
Cell join_cells(std::span<PipeRow const> rows, std::size_t column) {
    std::string text;
    std::string_view first;
    PipeRow const* source = rows.data();
    for (PipeRow const& row : rows) {
        std::string_view const part = column < row.cells.size() ? row.cells[column] : "";
        if (part.empty()) {
            continue;
        }
        source = first.empty() ? &row : source;
        first = first.empty() ? part : first;
        text += text.empty() ? "" : "\n";
        text += unescape_pipe_cell(part);
    }
    return make_loose_cell(source->line, first, text);
}

Row make_row(std::span<PipeRow const> lines, std::size_t columns, RowGroup group) {
    Row row;
    row.group = group;
    for (std::size_t i = 0; i < columns; ++i) {
        row.cells.push_back(join_cells(lines, i));
    }
    return row;
}

/// The header tells the number of columns; short rows are filled up (GitHub Flavored
/// Markdown 4.10).
std::optional<Table> markdown_table(PipeRows const& rows) {
    std::size_t const columns = rows[0].cells.size();
    Table table;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].cells.size() > columns) {
            return std::nullopt;
        }
        if (!rows[i].is_rule && i != 1) {
            RowGroup const group = i == 0 ? RowGroup::Head : RowGroup::Body;
            table.rows.push_back(make_row({&rows[i], 1}, columns, group));
        }
    }
    return table;
}

/// |-|:-:|
bool is_delimiter_row(PipeRow const& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), [](std::string_view cell) {
        return cell.find('-') != std::string_view::npos &&
               cell.find_first_not_of("-:") == std::string_view::npos;
    });
}

/// A Markdown or org rule below the first row: |---|:---:|, |---+---|.
bool is_markdown(PipeRows const& rows) {
    std::size_t const columns = rows[0].cells.size();
    bool const drawn = bar_length(trim_ascii(rows[1].line.text)) > 1;
    return (rows[1].is_rule || is_delimiter_row(rows[1])) && !rows[0].is_rule && !drawn &&
           rows[1].cells.size() == columns;
}

/// Runs of lines between rules.
std::vector<std::span<PipeRow const>> split_at_rules(PipeRows const& rows) {
    std::vector<std::span<PipeRow const>> runs;
    for (std::size_t at = 0; at < rows.size();) {
        std::size_t end = at;
        while (end < rows.size() && !rows[end].is_rule) {
            ++end;
        }
        if (end != at) {
            runs.emplace_back(&rows[at], end - at);
        }
        at = end + 1;
    }
    return runs;
}

/// A border that only some columns have: what is left of merged cells.
bool is_partial_rule(PipeRow const& row) {
    return row.is_rule &&
           std::any_of(row.cells.begin(), row.cells.end(), [](std::string_view cell) {
               return cell.empty();
           });
}

bool has_border(PipeRow const& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [](std::string_view cell) {
        return cell.find("--") != std::string_view::npos &&
               cell.find('+') != std::string_view::npos;
    });
}

/// As many cells between tight bars in each row: where bars touch, a cell is blank. Blanks at the
/// ends of all rows may be padding, unless the first row fills its cells or others touch inside.
bool are_tight(PipeRows const& rows, std::size_t& columns) {
    constexpr std::size_t fewest = 3;
    std::size_t lines = 0;
    PipeRow const* first = nullptr;
    std::size_t first_cells = 0;
    bool tight = true;
    for (PipeRow const& row : rows) {
        lines += row.is_rule ? 0U : 1U;
        first = first == nullptr && !row.is_rule ? &row : first;
        first_cells = first == nullptr ? 0 : first->cells.size();
        tight = tight && (row.is_rule || (row.tight && row.cells.size() == first_cells));
    }
    bool const named = std::none_of(rows.begin(), rows.end(), [](PipeRow const& row) {
        return !row.is_rule && row.cells[0].empty();
    });
    bool const padded = first != nullptr && first->pads() != 0 &&
                        std::none_of(rows.begin(), rows.end(), [](PipeRow const& row) {
                            return !row.is_rule && row.is_glued();
                        });
    columns = tight ? first_cells : columns;
    return tight && named && !padded && lines >= fewest;
}

/// Whether all rows have the same cells: as many, no lost merged cells, bars on the same sides.
bool are_alike(PipeRows const& rows, std::size_t& columns) {
    auto const text =
        std::find_if(rows.begin(), rows.end(), [](PipeRow const& row) { return !row.is_rule; });
    if (text == rows.end()) {
        return false;
    }
    // Padding that is the same everywhere says nothing.
    bool const padded = text->first_touch != SIZE_MAX && text->pads() != 0;
    columns = text->cells.size() - (padded ? text->pads() : 0);
    return std::all_of(rows.begin(), rows.end(), [&](PipeRow const& row) {
        if (row.is_rule) {
            return !is_partial_rule(row);
        }
        bool const touches = row.first_touch != SIZE_MAX;
        return row.cells.size() == text->cells.size() && !row.is_glued() && touches == padded &&
               (!padded || row.pads() == text->pads()) && row.leading == text->leading &&
               !has_border(row);
    });
}

/// Two rows are few: without rules or bars at the ends of lines a number has to speak for them.
bool are_enough(PipeRows const& rows, std::size_t columns, bool ruled) {
    PipeRow const* last = nullptr;
    std::size_t lines = 0;
    for (PipeRow const& row : rows) {
        lines += row.is_rule ? 0U : 1U;
        last = row.is_rule ? last : &row;
    }
    if (lines != 2 || ruled) {
        return lines > 2 || (lines == 2 && ruled);
    }
    bool const closed = last->leading || last->trailing;
    return columns > 2 &&
           (closed || std::any_of(last->cells.begin(), last->cells.end(), is_value_field));
}

std::optional<Table> even_bars(PipeRows const& rows) {
    std::size_t columns = 0;
    if ((!are_tight(rows, columns) && !are_alike(rows, columns)) || columns < 2) {
        return std::nullopt;
    }
    auto const runs = split_at_rules(rows);
    bool const ruled = runs.size() > 1 || rows.back().is_rule;
    // A rule between all rows says where rows end; else each line is one.
    bool const by_rules = runs.size() > 2;
    if (!are_enough(rows, columns, ruled)) {
        return std::nullopt;
    }
    Table table;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        RowGroup const group = i == 0 && runs.size() == 2 ? RowGroup::Head : RowGroup::Body;
        if (by_rules) {
            table.rows.push_back(make_row(runs[i], columns, group));
            continue;
        }
        for (PipeRow const& row : runs[i]) {
            table.rows.push_back(make_row({&row, 1}, columns, group));
        }
    }
    return table;
}

/// Rows that a blank line parts; each has bars at its ends, so that no paragraph is taken for one.
std::size_t take_spaced(LayoutLines lines, PipeRows& rows) {
    std::size_t taken = 0;
    for (std::size_t at = 0; at < lines.size(); at += 2) {
        if (!has_bar(lines[at].text)) {
            break;
        }
        PipeRow row = split_bars(lines[at]);
        bool const closed = row.leading || row.trailing;
        if (!closed ||
            (!rows.empty() && row.cells.size() != rows[0].cells.size() && !row.is_rule)) {
            break;
        }
        rows.push_back(std::move(row));
        taken = at + 1;
        if (at + 1 < lines.size() && !trim_line(lines[at + 1].text).empty()) {
            break;
        }
    }
    return taken;
}

} // namespace

bool begins_with_bars(LayoutLines lines) {
    return has_bar(lines[0].text) ||
           (lines.size() > 1 && has_bar(lines[1].text) && is_rule_text(lines[0].text));
}

LooseTable read_pipe_table(LayoutLines lines) {
    constexpr std::size_t fewest_spaced = 3;
    LooseTable found;
    PipeRows rows;
    auto const end = std::find_if_not(lines.begin(), lines.end(), [](LayoutLine const& line) {
        return has_bar(line.text) || (line.text.size() > 2 && is_rule_text(line.text));
    });
    found.lines = static_cast<std::size_t>(end - lines.begin());
    found.looks_like_one = found.lines >= 3;
    bool const spaced = found.lines == 1 && lines.size() > 2 && trim_line(lines[1].text).empty();
    if (found.lines > 1) {
        rows.reserve(found.lines);
        std::transform(lines.begin(), end, std::back_inserter(rows), split_bars);
    }
    if (spaced) {
        std::size_t const taken = take_spaced(lines, rows);
        found.looks_like_one = false;
        if (rows.size() < fewest_spaced) {
            return found;
        }
        found.lines = taken;
    }
    if (rows.size() < 2) {
        return found;
    }
    found.table = is_markdown(rows) ? markdown_table(rows) : even_bars(rows);
    return found;
}

} // namespace gouji

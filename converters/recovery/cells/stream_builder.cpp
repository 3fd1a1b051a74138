#include "gouji/converters/recovery/cells/stream_builder.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "gouji/converters/recovery/words/line_pieces.hpp"
#include "gouji/converters/recovery/words/value_text.hpp"
#include "gouji/formats/layout/bars.hpp"
#include "gouji/formats/layout/hash_headings.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

bool is_lone_bar(std::string_view text) {
    return !text.empty() && bar_length(text) == text.size();
}

/// `text` without the bars it opens with.
std::string_view behind_bars(std::string_view text) {
    while (bar_length(text) > 0) {
        text.remove_prefix(bar_length(text));
    }
    return text;
}

/// How many bars `text` ends with.
std::size_t bars_at_end(std::string_view text) {
    std::size_t bars = 0;
    for (std::size_t at = find_bar(text); at < text.size();) {
        std::size_t const length = bar_length(text.substr(at));
        bars = length > 0 ? bars + 1 : 0;
        at += std::max<std::size_t>(length, 1);
    }
    return bars;
}

/// The line opens with the corner or the bar of a drawn grid.
bool has_border(SourceMap const& source, std::uint32_t line) {
    std::string_view const above = line == 0 ? std::string_view{} : trim(source.text(line - 1));
    std::size_t at = 0;
    char32_t const first = above.empty() ? U' ' : next_code_point(above, at);
    constexpr char32_t box_drawing_first = 0x2500;
    constexpr char32_t box_drawing_last = 0x257F;
    return first == U'+' || (first >= box_drawing_first && first <= box_drawing_last);
}

bool is_only_blanks(std::string_view line) {
    return is_blank(line) && line.find('\t') == std::string_view::npos;
}

/// A line between two rows, as wikis draw it.
bool ends_row(std::string_view line) {
    return trim(line) == "|-";
}

/// "|---|:---:|" between the head and the body of a table, or a line between two rows; "-- |" and
/// "-- | ||" are the stroke of one cell.
bool is_rule(std::string_view line) {
    if (line.find('|') == std::string_view::npos) {
        return false; // nearly every line
    }
    if (ends_row(line)) {
        return true;
    }
    if (line.find_first_not_of("|-:=+ \t") != std::string_view::npos) {
        return false;
    }
    std::size_t const first = line.find("--");
    bool const several =
        first != std::string_view::npos &&
        line.find('-', line.find_first_not_of('-', first)) != std::string_view::npos;
    return several || line.find("---") != std::string_view::npos;
}

/// Bars or tabs stand beside the cell on its line.
bool has_layout(Cell const& cell, SourceMap const& source) {
    std::string_view const line = source.text(cell.source.line);
    std::string const text = plain_text(cell.content);
    return line.starts_with('\t') || (has_bar(line) && !has_bar(text));
}

/// Each cell has a line of its own, and bars, tabs, or the blank lines behind each row say so.
bool has_cell_a_line(Table const& table, SourceMap const& source) {
    std::uint32_t last = no_line; // of the cell before
    bool layout = true;
    bool parted = true;
    for (Row const& row : table.rows) {
        if (row.cells.size() < 2) {
            return false;
        }
        for (Cell const& cell : row.cells) {
            std::uint32_t const line = cell.source.line;
            bool const first = last == no_line;
            if (line == no_line || (!first && line <= last) || source.line(line).origin.page != 0) {
                return false;
            }
            layout = layout && has_layout(cell, source);
            bool const begins_row = &cell == row.cells.data();
            parted = parted && (first || !begins_row ||
                                (line > last + 1 && is_only_blanks(source.text(last + 1))));
            last = line;
        }
    }
    return table.rows.size() > 1 && (layout || parted);
}

/// Lines of one cell each that a bar closes: a label and a stroke below it look like a head and its
/// rule, which is then in no cell.
bool is_column_of_lines(Table const& table, SourceMap const& source) {
    return std::all_of(table.rows.begin(), table.rows.end(), [&](Row const& row) {
        return row.cells.size() == 1 && row.cells.front().source.line != no_line &&
               source.line(row.cells.front().source.line).origin.page == 0 &&
               bars_at_end(trim(source.text(row.cells.front().source.line))) > 0 &&
               !has_border(source, row.cells.front().source.line);
    });
}

/// HTML among the lines.
bool is_marked_up(Table const& table, SourceMap const& source) {
    for (Row const& row : table.rows) {
        for (Cell const& cell : row.cells) {
            if (cell.source.line != no_line) {
                return trim(source.text(cell.source.line)).starts_with('<');
            }
        }
    }
    return false;
}

/// A field between commas: the delimiter, perhaps with a quote or a blank, stands before it.
bool is_behind_comma(std::string_view line, std::size_t column) {
    std::string_view before = line.substr(0, column);
    if (before.ends_with('"') || before.ends_with(' ')) {
        before.remove_suffix(1);
    }
    return before.ends_with(',') || before.ends_with(';') || before.ends_with("，") ||
           before.ends_with("；");
}

/// Fields that commas part are cells already; all but the first one stand behind a comma.
bool has_comma_fields(Table const& table, SourceMap const& source) {
    std::size_t fields = 0;
    for (Row const& row : table.rows) {
        std::uint32_t line = no_line;
        for (Cell const& cell : row.cells) {
            bool const further = cell.source.line == line && cell.source.column != 0;
            line = cell.source.line;
            if (!further || line == no_line || cell.content.empty()) {
                continue;
            }
            if (!is_behind_comma(source.text(line), cell.source.column)) {
                return false;
            }
            ++fields;
        }
    }
    return fields != 0;
}

} // namespace

bool drawn_in_lines(Table const& table, SourceMap const& source) {
    if (is_marked_up(table, source) || has_comma_fields(table, source)) {
        return false;
    }
    if (has_cell_a_line(table, source) || is_column_of_lines(table, source)) {
        return true;
    }
    std::uint32_t first = no_line;
    std::uint32_t line = no_line;
    for (Row const& row : table.rows) {
        for (Cell const& cell : row.cells) {
            if (cell.source.line == no_line) {
                continue;
            }
            first = first == no_line ? cell.source.line : first;
            if (cell.source.line == line) {
                return source.line(line).origin.page == 0 && !has_border(source, first);
            }
            line = cell.source.line;
        }
    }
    return false;
}

bool tabs_part_cells(SourceMap const& source) {
    for (std::uint32_t line = 0; line < source.size(); ++line) {
        std::string_view const text = source.text(line);
        std::size_t const tab = text.find('\t');
        bool const at_end =
            tab == std::string_view::npos || (tab + 1 == text.size() && !is_blank(text));
        if (!at_end) {
            return true;
        }
    }
    return false;
}

bool tight_bars_keep_blanks(Document const& document) {
    for (std::uint32_t line = 0; line < document.source.size(); ++line) {
        if (keeps_blanks_between_tight_bars(document.source.text(line))) {
            return true;
        }
    }
    bool kept = false;
    for (Block const& block : document.blocks) {
        if (!block.source.known() && !std::holds_alternative<Box<Table>>(block.node)) {
            for_each_line(block, document.source, [&kept](std::string_view line, std::uint32_t) {
                kept = kept || keeps_blanks_between_tight_bars(line);
            });
        }
    }
    return kept;
}

void for_each_line(
    Block const& block,
    SourceMap const& source,
    std::function<void(std::string_view line, std::uint32_t index)> const& take) {
    if (!block.source.known()) {
        std::string const text = plain_text(Blocks{block});
        for (std::size_t at = 0; at < text.size();) {
            std::size_t const end = std::min(text.find('\n', at), text.size());
            take(std::string_view{text}.substr(at, end - at), no_line);
            at = end + 1;
        }
        return;
    }
    for (std::uint32_t line = block.source.first; line < block.source.end(); ++line) {
        if (!is_only_blanks(source.text(line))) {
            take(source.text(line), line);
        }
    }
    // Lines of tabs alone belong to no block, and are empty cells of the table around them.
    for (std::uint32_t line = block.source.end(); line < source.size(); ++line) {
        std::string_view const text = source.text(line);
        if (!is_blank(text)) {
            return;
        }
        if (text.find('\t') != std::string_view::npos) {
            take(text, line);
        }
    }
}

bool LoneBars::only_separates(std::string_view line) {
    std::string_view const text = trim(line);
    bool const barred = has_bar(text);
    bool const lone_bar = barred && is_lone_bar(text);
    if (lone_bar && m_after_bare_text) {
        m_separate = true;
    }
    if (!lone_bar && barred) {
        m_separate = false;
    }
    m_after_bare_text = !text.empty() && !barred;
    return lone_bar && m_separate;
}

void StreamBuilder::append(CellStream& stream, Block const& block, std::uint32_t block_index) {
    auto const* const table = std::get_if<Box<Table>>(&block.node);
    if (table != nullptr && !drawn_in_lines(**table, m_source)) {
        Diagnostics unused;
        append_table_cells(stream, form_grid(**table, m_source, unused), block_index);
        return;
    }
    std::size_t const first = stream.size();
    for_each_line(block, m_source, [&](std::string_view line, std::uint32_t index) {
        std::size_t const of_line = stream.size();
        append_line(stream, line, {block_index, index});
        bool const glossed =
            m_facts.glosses.are_noise() && m_facts.glosses.strip(line).size() < line.size();
        for (std::size_t cell = of_line; glossed && cell < stream.size(); ++cell) {
            stream[cell].glossed = true;
        }
    });
    if (block.source.known() && std::holds_alternative<Heading>(block.node)) {
        drop_hash_signs(stream, first);
    }
}

void StreamBuilder::pass(Block const& block) {
    auto const* const table = std::get_if<Box<Table>>(&block.node);
    if (table != nullptr && !drawn_in_lines(**table, m_source)) {
        return; // its lines were no lines for append() either
    }
    for_each_line(block, m_source, [&](std::string_view line, std::uint32_t index) {
        bool const has_cells = !is_left_out(line, index) && !m_lone_bars.only_separates(line);
        if (has_cells && m_facts.glosses.are_noise()) {
            continues_row(m_facts.glosses.strip(line), index);
        } else if (has_cells) {
            continues_row(line, index);
        }
    });
}

/// What marks a line as a heading is no part of its text, which may be a label.
void StreamBuilder::drop_hash_signs(CellStream& stream, std::size_t first) {
    for (std::size_t cell = first; cell < stream.size(); ++cell) {
        auto const heading = read_hash_heading(stream[cell].text);
        if (heading && stream[cell].starts_line && stream[cell].kind == CellKind::Text) {
            std::string const text{heading->text};
            std::size_t const at = stream[cell].text.find(text);
            stream[cell] = part_of(stream[cell], text, at);
        }
    }
}

bool StreamBuilder::is_left_out(std::string_view line, std::uint32_t index) const {
    std::vector<std::uint32_t> const& heads = m_facts.running_heads;
    return line.empty() || std::binary_search(heads.begin(), heads.end(), index) || is_rule(line);
}

void StreamBuilder::append_line(CellStream& stream, std::string_view line, LinePlace place) {
    if (is_left_out(line, place.line)) {
        return;
    }
    if (std::binary_search(m_facts.torn.begin(), m_facts.torn.end(), place.line)) {
        append_torn_line(stream, line, context(place, 0));
        return;
    }
    if (m_lone_bars.only_separates(line)) {
        if (closes_blank_cell(place.line)) {
            append_line_cells(stream, "|", context(place, 0));
        }
        return;
    }
    if (!m_facts.tabs_part_cells && line.ends_with('\t')) {
        line.remove_suffix(1);
    }
    std::string stripped;
    if (m_facts.glosses.are_noise()) {
        stripped = m_facts.glosses.strip(line);
        line = stripped;
    }
    if (continues_row(line, place.line)) {
        std::size_t const first = stream.size();
        append_line_cells(stream, "|", context(place, 0));
        std::size_t const bar = find_bar(line);
        std::size_t const behind = bar + bar_length(line.substr(bar));
        line.remove_prefix(behind);
        if (!is_blank(line)) {
            LineContext rest = context(place, 0);
            rest.where.column = static_cast<std::uint32_t>(behind);
            append_line_cells(stream, line, rest);
        }
        std::for_each(
            stream.begin() + static_cast<std::ptrdiff_t>(first),
            stream.end(),
            [](StreamCell& cell) { cell.continues_row = true; });
        return;
    }
    append_line_cells(stream, line, context(place, blank_lines_before(place.line)));
}

/// Where bars only part cells, blank lines between two of them are an empty cell; two bars without
/// anything between them, or set in further or less, end one row and begin the next.
bool StreamBuilder::closes_blank_cell(std::uint32_t index) const {
    std::uint16_t const blank = blank_lines_before(index);
    std::uint32_t const above = index - blank;
    return blank > 0 && above > 0 && is_lone_bar(trim(m_source.text(above - 1))) &&
           find_bar(m_source.text(above - 1)) == find_bar(m_source.text(index));
}

/// A row whose cells end with a bar, broken at its blank cells: the bar that opens the next line
/// ends the blank cell, and what follows it are values or padding, no label.
bool StreamBuilder::continues_row(std::string_view line, std::uint32_t index) {
    if (!has_bar(line)) {
        m_open_row = no_line;
        return false;
    }
    std::string_view const text = trim(line);
    std::size_t const bar = bar_length(text);
    bool const opens_with_bar = bar > 0;
    std::string_view const behind = opens_with_bar ? trim(text.substr(bar)) : std::string_view{};
    bool const only_padding = behind_bars(behind).empty();
    std::string_view const first = trim(behind.substr(0, find_bar(behind)));
    bool const no_label = only_padding || looks_like_value(first) || mended_number(first);
    bool const padding = opens_with_bar && bar_length(text.substr(bar)) > 0;
    bool const continues = opens_with_bar && no_label && !padding && index != no_line &&
                           index > 0 && m_open_row == index - 1;
    bool const row_open = bars_at_end(text) == 1 && (continues || !opens_with_bar);
    m_open_row = row_open && index != no_line ? index : no_line;
    return continues;
}

std::uint16_t StreamBuilder::blank_lines_before(std::uint32_t index) const {
    constexpr std::uint16_t most = 32;
    std::uint16_t count = 0;
    while (index != no_line && index > count && count < most &&
           (is_only_blanks(m_source.text(index - 1 - count)) ||
            ends_row(m_source.text(index - 1 - count)))) {
        ++count;
    }
    return count;
}

} // namespace gouji

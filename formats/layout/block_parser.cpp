#include "gouji/formats/layout/block_parser.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "gouji/formats/layout/comma_table.hpp"
#include "gouji/formats/layout/drawn_table.hpp"
#include "gouji/formats/layout/escaped_lines.hpp"
#include "gouji/formats/layout/hash_headings.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/list_lines.hpp"
#include "gouji/formats/layout/paged_table.hpp"
#include "gouji/formats/layout/prose_lines.hpp"
#include "gouji/formats/layout/table_notes.hpp"
#include "gouji/formats/support/east_asian_width.hpp"
#include "gouji/model/marks.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// Blocks nested deeper are read as paragraphs.
constexpr std::size_t deepest = 64;
/// Most of which will be blocks of their own.
constexpr std::size_t many_lines = 10000;

LineRange range_of(LayoutLines lines) {
    if (lines.empty()) {
        return {};
    }
    return {lines.front().line, lines.back().line - lines.front().line + 1};
}

Paragraph paragraph_of(std::string_view text) {
    Paragraph paragraph;
    paragraph.children = make_inlines(text);
    // The text brings its own indent.
    constexpr std::string_view ideographic_space = "\xE3\x80\x80";
    if (text.starts_with(ideographic_space)) {
        paragraph.first_line_indent = 0.F;
    }
    return paragraph;
}

/// Skips blank lines from `at` on.
std::size_t skip_blank(LayoutLines lines, std::size_t at) {
    while (at < lines.size() && is_blank_line(lines[at].text)) {
        ++at;
    }
    return at;
}

/// A drawn table with the notes above it and the marks below it.
struct TableWithNotes {
    Table table;
    std::size_t lines = 0;
};

std::size_t count_notes(LayoutLines lines) {
    std::size_t count = 0;
    while (count < lines.size() && is_table_note(lines[count].text)) {
        ++count;
    }
    return count;
}

void take_marks(LayoutLines lines, std::size_t& at, Table& table) {
    std::size_t next = skip_blank(lines, at);
    while (next < lines.size() && trim_ascii(lines[next].text).starts_with(mark_opening)) {
        for (Mark& mark : parse_marks(lines[next].text)) {
            table.marks.push_back(std::move(mark));
        }
        at = ++next;
    }
}

std::optional<TableWithNotes>
read_table_with_notes(LayoutLines lines, CellReader const& read_cell) {
    std::size_t const note_count = count_notes(lines);
    std::size_t at = note_count == 0 ? 0 : skip_blank(lines, note_count);
    auto drawn = read_drawn_table(lines.subspan(at), read_cell);
    if (!drawn) {
        return std::nullopt;
    }
    apply_table_notes(drawn->table, lines.first(note_count));
    at += drawn->lines;
    take_marks(lines, at, drawn->table);
    return TableWithNotes{std::move(drawn->table), at};
}

/// The lines of a paragraph that `lines` begin with: more than one where backslashes join them.
struct ParagraphLines {
    std::string text;
    std::size_t lines = 0;
    std::size_t widest = 0; ///< columns
};
ParagraphLines read_paragraph(LayoutLines lines) {
    ParagraphLines paragraph;
    while (paragraph.lines < lines.size()) {
        std::size_t const next = paragraph.lines + 1;
        bool const may_break = next < lines.size() && !is_blank_line(lines[next].text) &&
                               !is_underline(lines[next].text);
        LineOfText const line = unescape_line(trim_line(lines[paragraph.lines].text), may_break);
        paragraph.text += line.text;
        ++paragraph.lines;
        if (!line.breaks) {
            break;
        }
        paragraph.text += '\n';
    }
    return paragraph;
}

class Parser {
public:
    Parser(LayoutLines lines, std::size_t depth, ParseNotes& notes)
        : m_lines(lines), m_depth(depth), m_notes(notes) {}

    Blocks parse() {
        if (m_lines.size() >= many_lines) {
            m_blocks.reserve(m_lines.size()); // growing would hold all blocks twice for a moment
        }
        while ((m_at = skip_blank(m_lines, m_parsed)) < m_lines.size()) {
            parse_next();
            m_parsed = m_at;
        }
        return std::move(m_blocks);
    }

private:
    [[nodiscard]] LayoutLines rest() const { return m_lines.subspan(m_at); }
    [[nodiscard]] std::string_view text() const { return m_lines[m_at].text; }
    [[nodiscard]] bool may_nest() const { return m_depth < deepest; }

    template <class Node> void add(Node node, std::size_t lines) {
        m_blocks.push_back({std::move(node), range_of(rest().first(lines))});
        m_at += lines;
    }

    /// The order is that of DESIGN section 2, point 4: exact syntaxes, tables that are evident,
    /// the rest.
    void parse_next() {
        if (text() == "..") {
            ++m_at; // keeps two lists apart
            return;
        }
        bool const indented = text().starts_with("  ");
        if (parse_escaped() || parse_drawn_table() || parse_fence() || parse_page_break() ||
            parse_cell_lines() || (indented && parse_list()) || parse_underlined_heading() ||
            parse_hash_heading() || parse_quote() || parse_list() || parse_broken_line() ||
            parse_comma_sheet() || parse_loose_table() || parse_numbered_heading()) {
            return;
        }
        parse_prose();
    }

    bool parse_escaped() {
        if (!text().starts_with('\\')) {
            return false;
        }
        return parse_underlined_heading() || add_paragraph();
    }

    bool add_paragraph() {
        ParagraphLines const paragraph = read_paragraph(rest());
        add(paragraph_of(paragraph.text), paragraph.lines);
        return true;
    }

    bool parse_broken_line() {
        bool const breaks = trim_line(text()).ends_with('\\') && m_at + 1 < m_lines.size() &&
                            !is_blank_line(m_lines[m_at + 1].text);
        return breaks && add_paragraph();
    }

    bool parse_drawn_table() {
        bool const candidate =
            is_grid_border(text()) || is_box_top(text()) || is_table_note(text());
        if (!candidate || m_at < m_no_drawing_before) {
            return false;
        }
        if (!may_nest()) {
            ++m_notes.flattened;
            return false;
        }
        auto table = read_table_with_notes(
            rest(), [this](LayoutLines lines) { return parse_cell(lines, m_depth + 1, m_notes); });
        if (!table) {
            std::size_t const extent = drawn_table_extent(rest());
            m_no_drawing_before = m_at + std::max<std::size_t>(extent, count_notes(rest()));
            return extent > 2 && parse_broken_drawing(extent);
        }
        std::size_t const lines = table->lines;
        add(Box<Table>{std::move(table->table)}, lines);
        return true;
    }

    /// Borders are missing, but rows and cells may still be evident.
    bool parse_broken_drawing(std::size_t extent) {
        LooseTable found = read_pipe_table(rest().first(extent));
        if (!found.table || found.lines != extent) {
            note_unsure(extent, true);
            m_no_table_before = std::max(m_no_table_before, m_at + extent);
            return false;
        }
        add(Box<Table>{std::move(*found.table)}, extent);
        return true;
    }

    bool parse_fence() {
        std::size_t const length = fence_length(text());
        if (length == 0 || m_at < m_no_fence_before) {
            return false;
        }
        for (std::size_t i = m_at + 1; i < m_lines.size(); ++i) {
            std::string_view const line = m_lines[i].text;
            if (fence_length(line) >= length &&
                line.find_first_not_of('`') == std::string_view::npos) {
                Verbatim verbatim;
                for (std::size_t k = m_at + 1; k < i; ++k) {
                    verbatim.text += k == m_at + 1 ? "" : "\n";
                    verbatim.text += m_lines[k].text;
                }
                add(std::move(verbatim), i + 1 - m_at);
                return true;
            }
        }
        m_no_fence_before = m_lines.size();
        return false;
    }

    /// A form feed, as a line or before the first line of a page.
    bool parse_page_break() {
        if (!text().starts_with('\f')) {
            return false;
        }
        if (is_blank_line(drop_prefix(m_lines[m_at], 1).text)) {
            add(PageBreak{}, 1);
            return true;
        }
        LayoutLine const line = drop_prefix(m_lines[m_at], 1);
        m_blocks.push_back({PageBreak{}, {}});
        Blocks inner = Parser{{&line, 1}, m_depth, m_notes}.parse();
        std::move(inner.begin(), inner.end(), std::back_inserter(m_blocks));
        ++m_at;
        return true;
    }

    bool parse_underlined_heading() {
        bool const begins = !is_underline(text()) && m_at + 1 < m_lines.size();
        bool const breaks = begins && trim_line(text()).ends_with('\\');
        if (!begins || (!breaks && !is_underline(m_lines[m_at + 1].text))) {
            return false;
        }
        ParagraphLines const title = read_paragraph(rest());
        std::size_t const end = m_at + title.lines;
        if (end >= m_lines.size() || !is_underline(m_lines[end].text)) {
            return false;
        }
        // The underline is as long as the title, and nothing follows directly: not the rule
        // below the header of a table.
        std::string_view const underline = trim_ascii(m_lines[end].text);
        std::size_t widest = 0;
        for (LayoutLine const& line : rest().first(title.lines)) {
            widest = std::max(widest, display_width(trim_line(line.text)));
        }
        bool const alone = end + 1 == m_lines.size() || is_blank_line(m_lines[end + 1].text);
        if (!alone || underline.size() + 2 < widest ||
            underline.size() > std::max<std::size_t>(widest, 4) + 4) {
            return false;
        }
        add(Heading{make_inlines(title.text), underline_level(underline[0])}, title.lines + 1);
        return true;
    }

    [[nodiscard]] bool is_hash_heading(std::size_t at) {
        if (!m_lines[at].text.starts_with('#') || !read_hash_heading(m_lines[at].text)) {
            return false;
        }
        if (!m_hash_headings) {
            m_hash_headings = m_depth == 0 && has_hash_headings(m_lines);
        }
        return *m_hash_headings;
    }

    bool parse_hash_heading() {
        if (!is_hash_heading(m_at)) {
            return false;
        }
        HashHeading const heading = *read_hash_heading(text());
        add(Heading{make_inlines(heading.text), heading.level}, 1);
        return true;
    }

    bool parse_quote() {
        auto const quoted = [](LayoutLine const& line) {
            return line.text == ">" || line.text.starts_with("> ");
        };
        if (!quoted(m_lines[m_at])) {
            return false;
        }
        if (!may_nest()) {
            ++m_notes.flattened;
            return false;
        }
        std::vector<LayoutLine> inside;
        for (std::size_t i = m_at; i < m_lines.size() && quoted(m_lines[i]); ++i) {
            inside.push_back(drop_prefix(m_lines[i], m_lines[i].text.size() == 1 ? 1 : 2));
        }
        add(Quote{parse_blocks(inside, m_depth + 1, m_notes)}, inside.size());
        return true;
    }

    bool parse_list() {
        auto lines = find_list(rest(), m_depth);
        if (!lines) {
            return false;
        }
        if (!may_nest()) {
            ++m_notes.flattened;
            return false;
        }
        List list;
        for (ItemLines& item : lines->items) {
            list.items.push_back(
                {std::move(item.label), parse_blocks(item.lines, m_depth + 1, m_notes)});
        }
        list.ordered = !std::all_of(list.items.begin(), list.items.end(), [](ListItem const& item) {
            return is_bullet(item.label);
        });
        add(std::move(list), lines->lines);
        return true;
    }

    bool parse_cell_lines() {
        if (m_at < m_no_cells_before) {
            return false;
        }
        std::size_t const at = m_at;
        // A line of a tab alone is blank, but a cell where others follow it.
        while (m_at > m_parsed && m_lines[m_at - 1].text.starts_with('\t')) {
            --m_at;
        }
        LooseTable found = read_cell_lines(rest());
        if (!found.table) {
            m_no_cells_before = m_at + found.lines;
            note_unsure(found.lines, found.looks_like_one);
            m_at = at;
            return false;
        }
        add(Box<Table>{std::move(*found.table)}, found.lines);
        return true;
    }

    /// A table, or texts that stand alone in their records with tables below.
    bool parse_comma_sheet() {
        CommaSheet sheet = comma_sheet_at(m_at);
        for (CommaSheet::Part& part : sheet.parts) {
            if (part.table) {
                add(Box<Table>{std::move(*part.table)}, part.lines);
            } else if (std::int32_t const level = numbered_heading_level(part.text); level != 0) {
                add(Heading{make_inlines(part.text), level}, part.lines);
            } else if (!part.text.empty()) {
                add(paragraph_of(part.text), part.lines);
            } else {
                m_at += part.lines;
            }
        }
        return !sheet.parts.empty();
    }

    CommaSheet comma_sheet_at(std::size_t at) {
        if (at < m_no_commas_before) {
            return {};
        }
        std::size_t end = m_lines.size();
        while (at == 0 && is_blank_line(m_lines[end - 1].text)) {
            --end;
        }
        CommaSheet sheet = read_comma_sheet(m_lines.subspan(at, end - at), m_depth == 0 && at == 0);
        if (sheet.parts.empty() && sheet.lines != 0) {
            m_no_commas_before = at + sheet.lines;
            if (sheet.looks_like_one) {
                m_notes.unsure_tables.push_back(range_of(m_lines.subspan(at, sheet.lines)));
            }
        }
        return sheet;
    }

    bool parse_loose_table() {
        if (m_at < m_no_table_before) {
            return false;
        }
        LooseTable found = read_loose_table(rest());
        if (!found.table) {
            m_no_table_before = m_at + found.lines;
            note_unsure(found.lines, found.looks_like_one);
            return false;
        }
        PagedTable paged = join_pages(rest(), std::move(*found.table), found.lines);
        std::size_t end = m_at + paged.lines;
        take_marks(m_lines, end, paged.table);
        add(Box<Table>{std::move(paged.table)}, end - m_at);
        for (LayoutLine const& number : paged.page_numbers) {
            m_blocks.push_back({paragraph_of(trim(number.text)), {number.line, 1}});
        }
        return true;
    }

    /// A line that may be prose begins something else with those below it.
    [[nodiscard]] bool ends_prose(std::size_t at) {
        bool const title = at + 1 < m_lines.size() && is_underline(m_lines[at + 1].text);
        return title || is_underline(m_lines[at].text) || is_hash_heading(at) || begins_words(at) ||
               !comma_sheet_at(at).parts.empty();
    }
    [[nodiscard]] bool begins_words(std::size_t at) const {
        return at >= m_no_table_before && read_word_table(m_lines.subspan(at)).lines != 0;
    }

    void note_unsure(std::size_t lines, bool worth_saying) {
        if (worth_saying) {
            m_notes.unsure_tables.push_back(range_of(rest().first(lines)));
        }
    }

    /// The label of a broken table looks like a heading; the value below it tells.
    [[nodiscard]] bool is_label_of_values() const {
        std::size_t const next = skip_blank(m_lines, m_at + 1);
        if (next >= m_lines.size()) {
            return false;
        }
        if (is_value_line(m_lines[next].text)) {
            return true;
        }
        std::size_t const after = skip_blank(m_lines, next + 1);
        return m_follows_value && numbered_heading_level(m_lines[next].text) != 0 &&
               after < m_lines.size() && is_value_line(m_lines[after].text);
    }

    bool parse_numbered_heading() {
        std::int32_t const level = numbered_heading_level(text());
        if (level == 0 || is_label_of_values()) {
            return false;
        }
        m_follows_value = false;
        add(Heading{make_inlines(trim(text())), level}, 1);
        return true;
    }

    void parse_prose() {
        std::size_t count = 1;
        while (count < rest().size() && is_prose_line(rest()[count])) {
            if (ends_prose(m_at + count)) {
                break;
            }
            ++count;
        }
        LayoutLines const run = rest().first(count);
        join_prose(run, [this](std::string_view paragraph, std::size_t lines) {
            if (lines > 1) {
                m_notes.first_joined = std::min(m_notes.first_joined, m_lines[m_at].line);
                m_notes.joined_lines += lines - 1;
            }
            m_follows_value = is_value_line(m_lines[m_at].text);
            add(paragraph_of(paragraph), lines);
        });
    }

    LayoutLines m_lines;
    std::size_t m_depth;
    ParseNotes& m_notes;
    std::size_t m_at = 0;
    std::size_t m_parsed = 0; ///< the lines before are in blocks
    // Where a search has failed, it is not repeated for the same lines.
    std::size_t m_no_cells_before = 0;
    std::size_t m_no_table_before = 0;
    std::size_t m_no_commas_before = 0;
    std::size_t m_no_drawing_before = 0;
    std::size_t m_no_fence_before = 0;
    std::optional<bool> m_hash_headings; ///< of all lines, when it was asked for
    bool m_follows_value = false;        ///< the paragraph before is a value line
    Blocks m_blocks;
};

} // namespace

Blocks parse_blocks(LayoutLines lines, std::size_t depth, ParseNotes& notes) {
    return Parser{lines, depth, notes}.parse();
}

Blocks parse_cell(LayoutLines lines, std::size_t depth, ParseNotes& notes) {
    Blocks blocks;
    std::size_t no_drawing_before = 0;
    for (std::size_t at = 0; (at = skip_blank(lines, at)) < lines.size();) {
        bool const drawn = at >= no_drawing_before && depth < deepest &&
                           (is_grid_border(lines[at].text) || is_table_note(lines[at].text));
        if (drawn) {
            auto table = read_table_with_notes(lines.subspan(at), [&](LayoutLines inner) {
                return parse_cell(inner, depth + 1, notes);
            });
            if (table) {
                blocks.push_back(
                    {Box<Table>{std::move(table->table)},
                     range_of(lines.subspan(at, table->lines))});
                at += table->lines;
                continue;
            }
            no_drawing_before =
                at +
                std::max(drawn_table_extent(lines.subspan(at)), count_notes(lines.subspan(at)));
        }
        std::size_t const begin = at;
        std::string text;
        for (; at < lines.size() && !lines[at].text.empty(); ++at) {
            text += at == begin ? "" : "\n";
            text += unescape_line(lines[at].text, false).text;
        }
        blocks.push_back({paragraph_of(text), range_of(lines.subspan(begin, at - begin))});
    }
    return blocks;
}

} // namespace gouji

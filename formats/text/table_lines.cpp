#include <algorithm>

#include "gouji/formats/layout/escaped_lines.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/formats/layout/table_notes.hpp"
#include "gouji/formats/text/block_lines.hpp"
#include "gouji/formats/text/grid_drawing.hpp"
#include "gouji/model/marks.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

bool is_doubtful(Evidence evidence) {
    switch (evidence) {
    case Evidence::Ambiguous:
    case Evidence::Missing:
    case Evidence::Repaired:
        return true;
    case Evidence::Stated:
    case Evidence::Inferred:
    case Evidence::Empty:
    case Evidence::Decided:
        break;
    }
    return false;
}

/// docutils spreads tabs to eight columns, so a cell has none.
std::string without_tabs(std::string text, WriterState& state) {
    auto const tabs = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\t'));
    state.lose("tabs in cells", tabs);
    std::replace(text.begin(), text.end(), '\t', ' ');
    return text;
}

class CellLines {
public:
    explicit CellLines(WriterState& state) : m_state(state) {}

    void add(Blocks const& blocks) {
        for (Block const& block : blocks) {
            match(
                block,
                [&](Paragraph const& paragraph) {
                    add_paragraph(text_of(paragraph.children, m_state));
                },
                [&](Heading const& heading) {
                    m_state.lose("headings in cells");
                    add_paragraph(text_of(heading.children, m_state));
                },
                [&](List const& list) { add_list(list); },
                [&](Quote const& quote) {
                    m_state.lose("quotes in cells");
                    add(quote.children);
                },
                [&](Verbatim const& verbatim) {
                    m_state.lose("verbatim text in cells");
                    add_paragraph(text_of({{Text{verbatim.text}}}, m_state));
                },
                [&](Box<Table> const& table) { add_lines(table_lines_of(*table, m_state)); },
                [&](PageBreak const&) { m_state.lose("page breaks in cells"); });
        }
    }

    Lines take() { return std::move(m_lines); }

private:
    void add_lines(Lines lines) {
        if (!m_lines.empty()) {
            m_lines.emplace_back();
        }
        std::move(lines.begin(), lines.end(), std::back_inserter(m_lines));
    }

    void add_paragraph(std::string const& text) {
        std::string const clean = without_tabs(m_label + text, m_state);
        m_label.clear();
        Lines lines;
        std::size_t begin = 0;
        while (begin <= clean.size()) {
            std::size_t const end = std::min(clean.find('\n', begin), clean.size());
            std::string_view const line = std::string_view{clean}.substr(begin, end - begin);
            lines.push_back(escape_line(line, reads_as_plain_in_cell(line), false));
            begin = end + 1;
        }
        add_lines(std::move(lines));
    }

    void add_list(List const& list) {
        m_state.lose("lists in cells");
        for (ListItem const& item : list.items) {
            m_label += item.label + ' ';
            add(item.children);
            if (!m_label.empty()) {
                add_paragraph({});
            }
        }
    }

    WriterState& m_state;
    Lines m_lines;
    std::string m_label; ///< of a list item, for its first paragraph
};

/// The paragraph that other formats put into every empty cell.
bool is_empty_paragraph(Blocks const& blocks) {
    if (blocks.size() != 1) {
        return false;
    }
    auto const* const paragraph = std::get_if<Paragraph>(&blocks[0].node);
    if (paragraph == nullptr) {
        return false;
    }
    auto const is_empty_text = [](Inline const& element) {
        auto const* const text = std::get_if<Text>(&element.node);
        return text != nullptr && text->utf8.empty();
    };
    return std::all_of(paragraph->children.begin(), paragraph->children.end(), is_empty_text);
}

Lines mark_lines(Table const& table, WriterState& state) {
    Lines lines;
    if (state.marks()) {
        for (Mark const& mark : marks_of(table, state.document().rules)) {
            lines.push_back(format_mark(mark));
        }
    }
    return lines;
}

} // namespace

Lines cell_lines_of(Blocks const& blocks, WriterState& state) {
    if (is_empty_paragraph(blocks)) {
        return {};
    }
    CellLines lines{state};
    lines.add(blocks);
    return lines.take();
}

Lines table_lines_of(Table const& table, WriterState& state) {
    Diagnostics ignored; // whoever read the table has told its defects
    TableGrid const grid = form_grid(table, state.document().source, ignored);
    if (grid.rows() == 0 || grid.columns() == 0) {
        state.lose("tables without cells");
        return {};
    }
    std::vector<Lines> contents;
    for (TableGrid::Placed const& placed : grid.cells()) {
        Evidence const evidence = placed.cell->evidence;
        bool const unmarked = !state.marks() && is_doubtful(evidence);
        if (unmarked) {
            state.leave_unmarked();
        }
        bool const blank = unmarked && evidence == Evidence::Ambiguous;
        contents.push_back(blank ? Lines{} : cell_lines_of(placed.cell->content, state));
    }
    std::string const caption = text_of(table.caption, state);
    Lines lines = table_notes_of(table, grid, trim_ascii(caption));
    if (!lines.empty()) {
        lines.emplace_back();
    }
    Lines drawn =
        draw_grid(grid, std::move(contents), drawn_head_rows(table, grid), state.ambiguous());
    std::move(drawn.begin(), drawn.end(), std::back_inserter(lines));
    Lines marks = mark_lines(table, state);
    if (!marks.empty()) {
        lines.emplace_back();
        std::move(marks.begin(), marks.end(), std::back_inserter(lines));
    }
    return lines;
}

} // namespace gouji

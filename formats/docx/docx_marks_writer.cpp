#include "gouji/formats/docx/docx_marks_writer.hpp"

#include <algorithm>

#include "gouji/formats/docx/docx_style_ids.hpp"
#include "gouji/model/doubt_text.hpp"
#include "gouji/model/text.hpp"

namespace gouji::docx {

namespace {

/// Comments cannot stand in these (ECMA-376 part 1, 17.13.4.2).
bool takes_comments(StoryKind kind) {
    return kind == StoryKind::Body || kind == StoryKind::Footnote || kind == StoryKind::Endnote;
}

} // namespace

TableMarks::TableMarks(StoryWriter& story, Table const& table, TableGrid const& grid)
    : m_state(story.state()) {
    if (!m_state.options.marks) {
        return;
    }
    std::vector<Mark> marks = marks_of(table, m_state.document.rules);
    if (!marks.empty() && !takes_comments(story.kind())) {
        m_state.lose("marks of doubt outside the running text", marks.size());
        return;
    }
    m_marks = by_cell(std::move(marks), grid);
}

std::optional<int> TableMarks::comment(TableGrid::Placed const& placed) {
    return add({placed.row, placed.column});
}

std::optional<int> TableMarks::hole(std::int32_t row, std::int32_t column) {
    return add({row, column});
}

std::optional<int> TableMarks::add(GridPosition slot) {
    auto const found = m_marks.find(slot);
    if (found == m_marks.end()) {
        return std::nullopt;
    }
    Blocks text;
    std::string human;
    for (Mark const& mark : found->second) {
        text.push_back({Paragraph{{{Text{format_mark(mark)}}}, {}, {}, Role::Body}, {}});
        human = human.empty() ? explain_mark(mark) : human;
    }
    if (!human.empty()) {
        text.push_back({Paragraph{{{Text{human}}}, {}, {}, Role::Body}, {}});
    }
    return add_comment(m_state, marks_author, text);
}

Blocks const& TableMarks::shown(Cell const& cell) const {
    static Blocks const nothing;
    return cell.evidence == Evidence::Ambiguous && !m_state.options.marks ? nothing : cell.content;
}

bool TableMarks::is_shaded(Cell const& cell) const {
    return m_state.options.marks &&
           (cell.evidence == Evidence::Ambiguous || cell.evidence == Evidence::Missing);
}

void write_doubts(StoryWriter& story) {
    std::vector<DoubtEntry> const entries = doubts_of(story.state().document);
    if (!story.state().options.marks) {
        story.state().unmarked = entries.size();
        return;
    }
    if (entries.empty()) {
        return;
    }
    story.plain_paragraph(style::doubts_heading, "存疑数据");
    for (DoubtEntry const& entry : entries) {
        story.plain_paragraph(style::doubts, doubt_line(entry));
    }
}

} // namespace gouji::docx

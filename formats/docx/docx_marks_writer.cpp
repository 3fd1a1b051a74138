#include "gouji/formats/docx/docx_marks_writer.hpp"

#include <algorithm>

#include "gouji/formats/docx/docx_style_ids.hpp"
#include "gouji/model/text.hpp"

namespace gouji::docx {

namespace {

std::string count_text(Mark const& mark) {
    return std::to_string(mark.count) + (mark.bound_reached ? " 种以上" : " 种");
}

/// What a mark means, for the person who reads the comment; empty where there is nothing to do.
std::string sentence_of(Mark const& mark) {
    switch (mark.evidence) {
    case Evidence::Ambiguous:
        return mark.count > 0 ? "此值的位置有 " + count_text(mark) + "可能，请核对。"
                              : "此值的位置不能确定，请核对。";
    case Evidence::Missing:
        return "原文此值已丢失，请补填。";
    case Evidence::Repaired:
        return mark.printed.empty() ? "此处按规则作了修复，请核对。"
                                    : "原文印作“" + mark.printed + "”，请核对。";
    case Evidence::Inferred:
        return "此值由其他数据推得。";
    case Evidence::Decided:
        return "此值由人工裁定。";
    case Evidence::Stated:
    case Evidence::Empty:
        break;
    }
    return {};
}

std::string doubt_line(DoubtEntry const& entry) {
    std::string line;
    for (std::string const& part : {entry.table, entry.row, entry.column}) {
        if (!part.empty()) {
            line += (line.empty() ? "" : "　") + part;
        }
    }
    line += "：" + (entry.value.empty() ? std::string{"（空）"} : entry.value) + "　";
    line += sentence_of(entry.mark);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

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
    for (Mark& mark : marks) {
        GridPosition slot{std::max(mark.grid_row, 0), std::max(mark.grid_column, 0)};
        bool const is_inside = slot.row < grid.rows() && slot.column < grid.columns();
        slot = is_inside ? slot : GridPosition{};
        if (TableGrid::Placed const* const placed =
                is_inside ? grid.covering(slot.row, slot.column) : nullptr) {
            slot = {placed->row, placed->column};
        }
        m_marks[slot].push_back(std::move(mark));
    }
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
        human = human.empty() ? sentence_of(mark) : human;
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

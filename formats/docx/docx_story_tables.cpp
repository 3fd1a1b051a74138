#include <algorithm>

#include "gouji/formats/docx/docx_story_reader.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

/// Tables of StoryReader: rows and cells in, TableBuilder out.

namespace gouji::docx::reading {

namespace {

/// Takes the alignment that all paragraphs of a cell share as the cell's.
void lift_align(Cell& cell) {
    std::optional<Align> shared;
    for (Block const& block : cell.content) {
        Paragraph const* const paragraph = std::get_if<Paragraph>(&block.node);
        bool const first = &block == &cell.content.front();
        if (paragraph == nullptr || !paragraph->align || (!first && paragraph->align != shared)) {
            return;
        }
        shared = paragraph->align;
    }
    cell.align = shared;
    for (Block& block : cell.content) {
        std::get<Paragraph>(block.node).align.reset();
    }
}

/// 17.18.57 (ST_Merge): the element without a value continues.
Merge merge_of(Attributes const& attributes) {
    return attributes.get(Name::WVal) == "restart" ? Merge::Restart : Merge::Continue;
}

} // namespace

void StoryReader::open_container(bool body) {
    m_containers.emplace_back();
    container().fields = m_fields.size();
    container().body = body;
}

Blocks StoryReader::close_container() {
    emit_carried();
    // Fields end with the place they began in.
    while (m_fields.size() > container().fields) {
        end_field();
    }
    Blocks blocks = container().blocks.take();
    m_containers.pop_back();
    return blocks;
}

void StoryReader::start_table() {
    if (too_deep()) {
        return;
    }
    emit_carried();
    push(Kind::Table);
    TableState& table = m_tables.emplace_back();
    table.containers = m_containers.size();
    table.first_line = m_context.document.source.size();
}

void StoryReader::start_row() {
    if (m_tables.empty() || m_tables.back().in_row ||
        m_tables.back().containers != m_containers.size()) {
        return;
    }
    TableState& table = m_tables.back();
    push(Kind::Row);
    table.in_row = true;
    table.row_begun = false;
    table.row_dropped = false;
    table.skip_before = 0;
    table.skip_after = 0;
}

bool StoryReader::read_row_property(Name name, Attributes const& attributes) {
    TableState& table = m_tables.back();
    auto const columns = [&] {
        long const count = std::clamp(attributes.number(Name::WVal, 0), 0L, 1000L);
        return static_cast<std::int32_t>(count);
    };
    switch (name) {
    case Name::WGridBefore:
        table.skip_before = columns();
        return true;
    case Name::WGridAfter:
        table.skip_after = columns();
        return true;
    case Name::WTblHeader:
        table.header = attributes.on();
        return true;
    default:
        return false;
    }
}

/// The row's properties are known when its first cell comes, or its end.
bool StoryReader::begin_row() {
    TableState& table = m_tables.back();
    if (table.row_dropped) {
        return false;
    }
    if (!std::exchange(table.row_begun, true)) {
        table.builder.begin_row();
        if (table.header) {
            table.builder.set_header_row();
        }
        table.builder.skip_columns(table.skip_before);
    }
    return true;
}

void StoryReader::start_cell() {
    bool const fits = !m_tables.empty() && m_tables.back().in_row &&
                      m_tables.back().containers == m_containers.size();
    if (!fits) {
        return;
    }
    if (!begin_row()) {
        skip();
        return;
    }
    TableState& table = m_tables.back();
    push(Kind::Cell);
    table.format = {};
    table.cell = {};
    table.marks.clear();
    table.cell_line = m_context.document.source.size();
    open_container(false);
}

bool StoryReader::read_cell_property(Name name, Attributes const& attributes) {
    TableState& table = m_tables.back();
    switch (name) {
    case Name::WGridSpan: {
        long const span = std::max(attributes.number(Name::WVal, 1), 1L);
        table.format.span = static_cast<std::int32_t>(std::min<long>(span, TableBuilder::max_span));
        if (span > TableBuilder::max_span) {
            m_context.diagnostics.add(
                Code::SpanClamped,
                {0, 0, m_xml == nullptr ? -1 : m_xml->element_offset(), m_part},
                {{"span", std::to_string(span)},
                 {"limit", std::to_string(TableBuilder::max_span)}});
        }
        return true;
    }
    case Name::WVMerge:
        table.format.vertical = merge_of(attributes);
        return true;
    case Name::WHMerge:
        table.format.horizontal = merge_of(attributes);
        return true;
    case Name::WVAlign: {
        std::string_view const value = attributes.get(Name::WVal);
        table.cell.valign = value == "center"   ? VAlign::Middle
                            : value == "bottom" ? VAlign::Bottom
                                                : VAlign::Top;
        return true;
    }
    case Name::WShd:
        m_context.ornate = true;
        return true;
    default:
        return false;
    }
}

void StoryReader::end_cell() {
    Blocks content = close_container();
    TableState& table = m_tables.back();
    table.cell.content = std::move(content);
    lift_align(table.cell);
    if (m_context.document.source.size() > table.cell_line) {
        table.cell.source = {table.cell_line, 0};
    }
    table.builder.add_cell(table.format, std::move(table.cell), std::move(table.marks));
    table.cell = {};
    table.marks = {};
}

void StoryReader::end_row() {
    TableState& table = m_tables.back();
    if (begin_row()) {
        table.builder.skip_columns(table.skip_after);
        table.builder.end_row();
    }
    table.in_row = false;
    table.header = false;
}

void StoryReader::end_table() {
    TableState& state = m_tables.back();
    Table table = state.builder.finish();
    for (Blocks& hidden : state.builder.hidden()) {
        ++m_context.hidden;
        m_context.dropped.push_back(std::move(hidden));
    }
    LineRange const lines{state.first_line, m_context.document.source.size() - state.first_line};
    m_tables.pop_back();
    if (table.rows.empty()) {
        return;
    }
    if (!table.marks.empty()) {
        apply_marks(table, m_context.document.rules);
    }
    container().blocks.add_table(std::move(table), lines.count == 0 ? LineRange{} : lines);
}

} // namespace gouji::docx::reading

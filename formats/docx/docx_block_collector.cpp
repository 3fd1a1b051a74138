#include "gouji/formats/docx/docx_block_collector.hpp"

#include <algorithm>

#include "gouji/formats/docx/docx_inline_builder.hpp"
#include "gouji/model/text.hpp"

namespace gouji::docx::reading {

namespace {

Role role_of(StyleKind kind) {
    switch (kind) {
    case StyleKind::Title:
        return Role::Title;
    case StyleKind::Subtitle:
        return Role::Subtitle;
    case StyleKind::Signature:
        return Role::Signature;
    case StyleKind::Date:
        return Role::Date;
    case StyleKind::Note:
        return Role::Note;
    case StyleKind::Caption:
    case StyleKind::TableCaption:
        return Role::Caption;
    case StyleKind::None:
    case StyleKind::Separator:
    case StyleKind::Quote:
    case StyleKind::Verbatim:
    case StyleKind::Preformatted:
    case StyleKind::RowHeader:
    case StyleKind::Doubts:
        break;
    }
    return Role::Body;
}

void extend(LineRange& range, LineRange more) {
    if (!range.known()) {
        range = more;
    } else if (more.known()) {
        range.count = more.end() - range.first;
    }
}

/// "一、" stands directly before its text, "1." and "第一章" with a blank between.
bool ends_closed(std::string_view label) {
    std::u32string const characters = to_utf32(label);
    constexpr std::u32string_view closing = U"、，。．：；）】〕》」』";
    return !characters.empty() && closing.find(characters.back()) != std::u32string_view::npos;
}

Block plain_block(ReadParagraph& paragraph) {
    Paragraph out;
    out.children = std::move(paragraph.inlines);
    out.align = paragraph.align;
    out.first_line_indent = paragraph.first_line_indent;
    out.role = role_of(paragraph.kind);
    return {std::move(out), paragraph.source};
}

Block heading_block(ReadParagraph& paragraph) {
    if (paragraph.label) {
        std::string label = paragraph.label->text;
        bool const blank = !paragraph.plain.empty() && paragraph.plain.front() == ' ';
        if (paragraph.label->spaced && !blank && !ends_closed(label)) {
            label += ' ';
        }
        prepend_text(paragraph.inlines, label);
    }
    return {Heading{std::move(paragraph.inlines), paragraph.heading}, paragraph.source};
}

} // namespace

void BlockCollector::add(ReadParagraph paragraph) {
    if (paragraph.heading == 0 && paragraph.label) {
        add_item(std::move(paragraph));
        return;
    }
    if (paragraph.heading == 0 && (add_to_item(paragraph) || add_to_last(paragraph))) {
        return;
    }
    close_lists();
    m_last = paragraph.heading == 0 ? paragraph.kind : StyleKind::None;
    if (paragraph.heading != 0) {
        m_blocks.push_back(heading_block(paragraph));
    } else if (paragraph.kind == StyleKind::Quote) {
        LineRange const source = paragraph.source;
        Quote quote;
        quote.children.push_back(plain_block(paragraph));
        m_blocks.push_back({std::move(quote), source});
    } else if (paragraph.kind == StyleKind::Verbatim || paragraph.kind == StyleKind::Preformatted) {
        m_blocks.push_back({Verbatim{std::move(paragraph.plain)}, paragraph.source});
    } else {
        m_blocks.push_back(plain_block(paragraph));
    }
}

/// Quotations and preformatted lines go on in the block before.
bool BlockCollector::add_to_last(ReadParagraph& paragraph) {
    bool const goes_on = paragraph.kind == m_last && (paragraph.kind == StyleKind::Quote ||
                                                      paragraph.kind == StyleKind::Preformatted);
    if (!goes_on || m_blocks.empty() || !m_lists.empty()) {
        return false;
    }
    Block& last = m_blocks.back();
    extend(last.source, paragraph.source);
    if (Quote* const quote = std::get_if<Quote>(&last.node)) {
        quote->children.push_back(plain_block(paragraph));
    } else if (Verbatim* const verbatim = std::get_if<Verbatim>(&last.node)) {
        verbatim->text += '\n' + paragraph.plain;
    }
    return true;
}

/// A further paragraph of an item, by its style; the style counts the lists around it.
bool BlockCollector::add_to_item(ReadParagraph& paragraph) {
    auto const depth = static_cast<std::size_t>(paragraph.continues);
    if (depth == 0 || m_lists.empty()) {
        return false;
    }
    while (m_lists.size() > depth) {
        close_list();
    }
    OpenList& open = m_lists.back();
    extend(open.source, paragraph.source);
    open.list.items.back().children.push_back(plain_block(paragraph));
    return true;
}

void BlockCollector::add_item(ReadParagraph paragraph) {
    Label& label = *paragraph.label;
    while (!m_lists.empty() && m_lists.back().level > label.level) {
        close_list();
    }
    bool const same_list = !m_lists.empty() && m_lists.back().level == label.level &&
                           m_lists.back().id == label.list &&
                           m_lists.back().list.ordered == !label.bullet;
    if (!same_list) {
        if (!m_lists.empty() && m_lists.back().level == label.level) {
            close_list();
        }
        m_lists.push_back({label.list, label.level, {{}, !label.bullet}, {}});
    }
    m_last = StyleKind::None;
    OpenList& open = m_lists.back();
    extend(open.source, paragraph.source);
    ListItem item;
    item.label = std::move(label.text);
    if (!paragraph.inlines.empty()) {
        item.children.push_back(plain_block(paragraph));
    }
    open.list.items.push_back(std::move(item));
}

void BlockCollector::close_list() {
    OpenList closed = std::move(m_lists.back());
    m_lists.pop_back();
    Block block{std::move(closed.list), closed.source};
    if (m_lists.empty()) {
        m_blocks.push_back(std::move(block));
    } else {
        extend(m_lists.back().source, closed.source);
        m_lists.back().list.items.back().children.push_back(std::move(block));
    }
}

void BlockCollector::close_lists() {
    while (!m_lists.empty()) {
        close_list();
    }
}

void BlockCollector::add_table(Table table, LineRange source) {
    close_lists();
    if (m_last == StyleKind::TableCaption && !m_blocks.empty()) {
        if (Paragraph* const caption = std::get_if<Paragraph>(&m_blocks.back().node)) {
            table.caption = std::move(caption->children);
            extend(m_blocks.back().source, source);
            source = m_blocks.back().source;
            m_blocks.pop_back();
        }
    }
    m_last = StyleKind::None;
    m_blocks.push_back({Box<Table>{std::move(table)}, source});
}

void BlockCollector::add_page_break() {
    close_lists();
    m_last = StyleKind::None;
    m_blocks.push_back({PageBreak{}, {}});
}

void BlockCollector::add_blocks(Blocks blocks) {
    if (blocks.empty()) {
        return;
    }
    close_lists();
    m_last = StyleKind::None;
    for (Block& block : blocks) {
        m_blocks.push_back(std::move(block));
    }
}

Blocks BlockCollector::take() {
    close_lists();
    m_last = StyleKind::None;
    return std::move(m_blocks);
}

} // namespace gouji::docx::reading

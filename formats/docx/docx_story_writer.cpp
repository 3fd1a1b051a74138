#include "gouji/formats/docx/docx_story_writer.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "gouji/formats/docx/docx_style_ids.hpp"
#include "gouji/model/text.hpp"

namespace gouji::docx {

namespace {

/// Chinese text starts with two characters of indent, with whatever it begins ("2023年"), unless
/// the source drew them with blanks or said otherwise.
bool wants_indent(Inlines const& inlines) {
    std::string const text = plain_text(inlines);
    for (std::size_t at = 0; at < text.size();) {
        bool const is_first = at == 0;
        char32_t const code_point = next_code_point(text, at);
        if (is_first && is_blank(code_point)) {
            return false;
        }
        if (is_han(code_point)) {
            return true;
        }
    }
    return false;
}

bool has_picture(Inlines const& inlines) {
    return std::any_of(inlines.begin(), inlines.end(), [](Inline const& node) {
        return match(
            node,
            [](Text const&) { return false; },
            [](LineBreak const&) { return false; },
            [](Styled const& styled) { return has_picture(styled.children); },
            [](Box<Link> const& link) { return has_picture(link->children); },
            [](Box<Image> const&) { return true; },
            [](Box<Ruby> const&) { return false; },
            [](Box<Note> const&) { return false; });
    });
}

std::string_view style_of(Paragraph const& paragraph, Flow const& flow) {
    switch (paragraph.role) {
    case Role::Title:
        return style::title;
    case Role::Subtitle:
        return style::subtitle;
    case Role::Signature:
        return style::signature;
    case Role::Date:
        return style::date;
    case Role::Caption:
        return style::caption;
    case Role::Note:
        return style::note;
    case Role::Body:
        break;
    }
    bool const is_running_text = !paragraph.align || *paragraph.align == Align::Justify;
    if (flow.body_style.empty() && is_running_text && !paragraph.first_line_indent &&
        wants_indent(paragraph.children)) {
        return style::indented_body;
    }
    return flow.body_style;
}

/// ST_Jc. The values of Transitional: Word 2007 and WPS know no "start" and "end".
std::string_view jc_of(Align align) {
    switch (align) {
    case Align::Start:
        return "left";
    case Align::Center:
        return "center";
    case Align::End:
        return "right";
    case Align::Justify:
        return "both";
    }
    return "left";
}

} // namespace

void StoryWriter::begin_paragraph(ParagraphProperties const& properties) {
    m_xml.open("w:p");
    bool const has_properties = !properties.style.empty() || properties.number != 0 ||
                                properties.indent || properties.align || properties.grows ||
                                properties.keep_next;
    if (has_properties) {
        m_xml.open("w:pPr");
        if (!properties.style.empty()) {
            m_xml.element("w:pStyle", "w:val", properties.style);
        }
        if (properties.keep_next) {
            m_xml.element("w:keepNext");
        }
        if (properties.number != 0) {
            m_xml.open("w:numPr").element("w:ilvl", "w:val", properties.level);
            m_xml.element("w:numId", "w:val", properties.number).close();
        }
        if (properties.grows) {
            m_xml.open("w:spacing").attribute("w:line", 240).attribute("w:lineRule", "auto");
            m_xml.close();
        }
        if (properties.indent) {
            // The unit is a hundredth of a character; the twips are for those who do not know it.
            auto const chars =
                std::lround(std::fmin(std::fmax(*properties.indent, 0.0F), 100.0F) * 100.0F);
            m_xml.open("w:ind").attribute("w:firstLineChars", chars);
            m_xml.attribute("w:firstLine", chars * 320 / 100).close();
        }
        if (properties.align) {
            m_xml.element("w:jc", "w:val", jc_of(*properties.align));
        }
        m_xml.close();
    }
    m_after_table = false;
    m_open_comment = std::exchange(m_comment, std::nullopt);
    if (m_open_comment) {
        m_xml.element("w:commentRangeStart", "w:id", *m_open_comment);
    }
    if (!m_leading_run.empty()) {
        m_xml.raw(std::exchange(m_leading_run, {}));
    }
}

void StoryWriter::end_paragraph() {
    if (m_open_comment) {
        m_xml.element("w:commentRangeEnd", "w:id", *m_open_comment);
        m_xml.open("w:r").open("w:rPr").element("w:rStyle", "w:val", "CommentReference").close();
        m_xml.element("w:commentReference", "w:id", *m_open_comment).close();
        m_open_comment.reset();
    }
    m_xml.close();
}

void StoryWriter::plain_paragraph(std::string_view style, std::string_view text) {
    begin_paragraph({style, 0, 0, {}, {}, false});
    if (!text.empty()) {
        text_run(text, 0);
    }
    end_paragraph();
}

void StoryWriter::separate_tables() {
    if (m_after_table) {
        plain_paragraph(style::separator, "");
    }
}

void StoryWriter::container(Blocks const& content, Flow const& flow) {
    std::size_t const before = m_xml.str().size();
    m_after_table = false;
    blocks(content, flow);
    if (m_xml.str().size() == before) {
        plain_paragraph(flow.body_style, "");
    }
    separate_tables();
}

void StoryWriter::blocks(Blocks const& content, Flow const& flow) {
    bool after_quote = false;
    for (Block const& node : content) {
        bool const is_quote = std::holds_alternative<Quote>(node.node);
        if (is_quote && after_quote && !flow.in_quote) {
            m_state.lose("quotations that follow each other (they became one)");
        }
        after_quote = is_quote;
        block(node, flow);
    }
}

void StoryWriter::block(Block const& block, Flow const& flow) {
    match(
        block,
        [&](Paragraph const& node) { paragraph(node, flow); },
        [&](Heading const& node) { heading(node, flow); },
        [&](List const& node) { list(node, flow); },
        [&](Quote const& node) { quote(node, flow); },
        [&](Verbatim const& node) { verbatim(node, flow); },
        [&](Box<Table> const& node) {
            lose_container(flow, "tables");
            write_table(*this, *node, flow);
        },
        [&](PageBreak const&) {
            lose_container(flow, "page breaks");
            page_break();
        });
}

/// Styles tell that a paragraph is quoted or goes on in a list item; other blocks have no such
/// place. They are written, but what is around them does not read back.
void StoryWriter::lose_container(Flow const& flow, std::string_view what) {
    if (flow.in_quote) {
        m_state.lose(std::string{what} + " inside a quotation");
    } else if (flow.lists > 0) {
        m_state.lose(std::string{what} + " inside a list item");
    }
}

void StoryWriter::paragraph(Paragraph const& node, Flow const& flow) {
    paragraph(node, {style_of(node, flow), 0, 0, {}, {}, false}, flow);
}

void StoryWriter::paragraph(
    Paragraph const& node, ParagraphProperties properties, Flow const& flow) {
    properties.indent = node.first_line_indent;
    properties.align = node.align ? node.align : flow.align;
    properties.grows = has_picture(node.children);
    properties.keep_next = flow.keep_next;
    begin_paragraph(properties);
    inlines(node.children, 0, flow);
    end_paragraph();
}

void StoryWriter::heading(Heading const& node, Flow const& flow) {
    constexpr std::array<std::string_view, 9> ids{
        "Heading1",
        "Heading2",
        "Heading3",
        "Heading4",
        "Heading5",
        "Heading6",
        "Heading7",
        "Heading8",
        "Heading9"};
    lose_container(flow, "headings");
    auto const level = static_cast<std::size_t>(std::clamp(node.level, 1, 9));
    begin_paragraph({ids.at(level - 1), 0, 0, {}, flow.align, has_picture(node.children)});
    inlines(node.children, 0, flow);
    end_paragraph();
}

void StoryWriter::list(List const& node, Flow const& flow) {
    if (flow.in_quote) {
        m_state.lose("lists inside a quotation");
    }
    if (flow.lists >= list_levels) {
        m_state.lose("lists more than nine deep");
    }
    int const level = std::min(flow.lists, list_levels - 1);
    bool const is_compact = flow.in_cell || m_kind != StoryKind::Body;
    ListNumbers const numbers =
        m_state.numbering.add(node, level, is_compact ? ListLayout::Compact : ListLayout::Text);
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        list_item(node.items[i], numbers.of(i), level, flow);
    }
}

void StoryWriter::list_item(ListItem const& item, int number, int level, Flow const& flow) {
    std::string_view first_style = flow.body_style.empty() ? style::list_item : flow.body_style;
    if (flow.lists > 0) {
        first_style = flow.in_cell ? style::cell : style::list_item;
    }
    Flow inside = flow;
    inside.lists = flow.lists + 1;
    inside.body_style = style::list_continue.at(static_cast<std::size_t>(level));

    Paragraph const* const first =
        item.children.empty() ? nullptr : std::get_if<Paragraph>(&item.children.front().node);
    if (first == nullptr) {
        begin_paragraph({first_style, number, level, {}, {}, false});
        end_paragraph();
        blocks(item.children, inside);
        return;
    }
    Flow labelled = inside;
    labelled.body_style = first_style;
    paragraph(*first, {style_of(*first, labelled), number, level, {}, {}, false}, labelled);
    for (std::size_t i = 1; i < item.children.size(); ++i) {
        block(item.children[i], inside);
    }
}

void StoryWriter::quote(Quote const& node, Flow const& flow) {
    if (flow.in_quote) {
        m_state.lose("quotations inside a quotation");
    } else if (flow.lists > 0) {
        m_state.lose("quotations inside a list item");
    }
    Flow inside = flow;
    inside.in_quote = true;
    inside.body_style = style::quote;
    blocks(node.children, inside);
}

void StoryWriter::verbatim(Verbatim const& node, Flow const& flow) {
    lose_container(flow, "verbatim text");
    plain_paragraph(style::verbatim, node.text);
}

void StoryWriter::page_break() {
    begin_paragraph({});
    m_xml.raw(R"(<w:r><w:br w:type="page"/></w:r>)");
    end_paragraph();
}

} // namespace gouji::docx

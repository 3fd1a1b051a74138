#include "gouji/formats/pdf/write/block_layout.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "gouji/formats/pdf/structure_names.hpp"
#include "gouji/formats/pdf/write/attributes.hpp"
#include "gouji/formats/pdf/write/table_strip.hpp"
#include "gouji/model/text.hpp"

namespace gouji::pdf_write {

namespace {

/// A label stands beside what it labels.
class LabelStrip final : public Strip {
public:
    LabelStrip(std::unique_ptr<Strip> label, std::unique_ptr<Strip> body)
        : m_label(std::move(label)), m_body(std::move(body)) {
        space_before = m_body->space_before;
        keep_with_next = m_body->keep_with_next;
    }
    [[nodiscard]] float height() const override { return m_body->height(); }
    [[nodiscard]] float least_height() const override { return m_body->least_height(); }
    [[nodiscard]] bool is_done() const override { return m_body->is_done(); }
    void collect_notes(std::vector<std::size_t>& notes) const override {
        m_body->collect_notes(notes);
    }
    float draw(PageBuilder& page, Room const& room, bool forced) override {
        if (m_label != nullptr) {
            (void)m_label->draw(page, room, true);
            m_label.reset();
        }
        Room inside = room;
        inside.x += m_body->indent;
        return m_body->draw(page, inside, forced);
    }

private:
    std::unique_ptr<Strip> m_label;
    std::unique_ptr<Strip> m_body;
};

/// Where a new page begins.
class PageBreakStrip final : public Strip {
public:
    PageBreakStrip() { starts_page = true; }
    [[nodiscard]] float height() const override { return 0; }
    [[nodiscard]] bool is_done() const override { return m_is_done; }
    float draw(PageBuilder&, Room const&, bool) override {
        m_is_done = true;
        return 0;
    }

private:
    bool m_is_done = false;
};

std::string_view type_of(Role role) {
    switch (role) {
    case Role::Body:
        return "P";
    case Role::Title:
        return pdf_names::title;
    case Role::Subtitle:
        return pdf_names::subtitle;
    case Role::Signature:
        return pdf_names::signature;
    case Role::Date:
        return pdf_names::date;
    case Role::Caption:
        return pdf_names::caption_text;
    case Role::Note:
        return pdf_names::note_text;
    }
    return "P";
}

/// How a block of text is set.
struct BlockStyle {
    TextLook look;
    Align align = Align::Justify;
    float first_indent = 0; ///< in characters
    float right_indent = 0; ///< in characters
    float space_before = 0;
    float space_after = 0;
    bool keep_with_next = false;
    bool is_balanced = false;
};

/// GB/T 9704-2012, 7.3: the look of the parts of an official document.
BlockStyle style_of(Role role, FlowContext const& context) {
    BlockStyle style;
    style.look = context.look;
    style.align = context.align;
    switch (role) {
    case Role::Body:
        style.first_indent = context.is_page ? 2 : 0;
        break;
    case Role::Title:
        style.look = {FontRole::Title, 22, 34, false};
        style.align = Align::Center;
        style.is_balanced = true; // 7.3.1: the meaning of words is not torn
        style.space_before = 14;
        style.space_after = 14;
        style.keep_with_next = true;
        break;
    case Role::Subtitle:
        style.look = {FontRole::Heading2, body_size, body_line, false};
        style.align = Align::Center;
        style.space_after = 14;
        break;
    case Role::Signature:
        style.align = Align::End;
        style.right_indent = 2;
        style.keep_with_next = true;
        break;
    case Role::Date:
        style.align = Align::End;
        style.right_indent = 4;
        break;
    case Role::Caption:
        style.look = {FontRole::Heading1, 12, 18, false};
        style.align = Align::Center;
        break;
    case Role::Note:
        style.look.size = std::min(context.look.size, 12.0F);
        style.look.line_height = style.look.size * 1.5F;
        break;
    }
    if (!context.is_page) {
        style.look.size = std::min(style.look.size, context.look.size);
        style.look.line_height = std::min(style.look.line_height, context.look.line_height);
        style.space_before = 0;
        style.space_after = 0;
    }
    return style;
}

/// 一、 in Hei, （一） in Kai, the others in the face of the text.
BlockStyle style_of_heading(int level, FlowContext const& context) {
    BlockStyle style = style_of(Role::Body, context);
    style.keep_with_next = true;
    style.look.role = level == 1   ? FontRole::Heading1
                      : level == 2 ? FontRole::Heading2
                                   : context.look.role;
    style.look.bold = level == 3;
    style.space_before = context.is_page && level == 1 ? 6.0F : 0.0F;
    return style;
}

/// Texts that bring their own indent as blanks are not indented once more.
bool begins_blank(Inlines const& children) {
    if (children.empty()) {
        return false;
    }
    auto const* const text = std::get_if<Text>(&children.front().node);
    std::size_t at = 0;
    return text != nullptr && !text->utf8.empty() && is_blank(next_code_point(text->utf8, at));
}

class BlockLayout {
public:
    BlockLayout(WriterState& state, StripColumn& column, FlowContext const& context)
        : m_state(state), m_column(column), m_context(context) {}

    /// Returns the space that the last block wants below it.
    float run(Block const& block, float space) {
        m_space_after = space;
        m_state.source = block.source.known() ? block.source : m_state.source;
        add(block);
        return m_space_after;
    }

    void paragraph(Paragraph const& node, ElementId element) {
        BlockStyle style = style_of(node.role, m_context);
        style.align = node.align.value_or(style.align);
        bool const is_plain =
            !node.align || *node.align == Align::Justify || *node.align == Align::Start;
        if (node.first_line_indent) {
            style.first_indent = std::clamp(*node.first_line_indent, 0.0F, 20.0F);
        } else if (!is_plain || begins_blank(node.children)) {
            style.first_indent = 0;
        }
        add_text(node.children, style, element, -1);
    }

private:
    void add(Block const& block) {
        match(
            block,
            [&](Paragraph const& node) {
                paragraph(node, add_element(type_of(node.role), paragraph_entries(node)));
            },
            [&](Heading const& node) { heading(node); },
            [&](List const& node) { list(node); },
            [&](Quote const& node) { quote(node); },
            [&](Verbatim const& node) { verbatim(node); },
            [&](Box<Table> const& node) { table(*node); },
            [&](PageBreak const&) { page_break(); });
    }

    ElementId add_element(std::string_view type, std::string entries = {}) {
        ElementId const parent = m_context.parent;
        return is_artifact(parent) ? parent : m_state.tree.add(parent, type, std::move(entries));
    }

    /// Adds the strips of a block; the first keeps the distance to what is above.
    void append(StripColumn&& strips, float space_before, float space_after) {
        bool is_first = true;
        for (std::unique_ptr<Strip>& strip : strips.strips()) {
            if (is_first) {
                strip->space_before = std::max({strip->space_before, space_before, m_space_after});
                is_first = false;
            }
            m_column.add(std::move(strip));
        }
        m_space_after = space_after;
    }

    std::shared_ptr<ParagraphText> make_text(TextLook const& look, ElementId element, float width) {
        return std::make_shared<ParagraphText>(
            m_state, look, element, width, m_context.picture_height);
    }

    /// Where a text stands.
    struct TextPlace {
        ElementId element = no_element;
        float width = 0;
        int outline = -1;
    };
    void add_lines_of(
        StripColumn& lines,
        Inlines const& children,
        BlockStyle const& style,
        TextPlace const& place) {
        float const right = style.right_indent * style.look.size;
        float const width = std::max(place.width - right, style.look.size);
        std::shared_ptr<ParagraphText> const text = make_text(style.look, place.element, width);
        text->add(children);
        LineSetting setting{width, 0, style.align, place.outline};
        setting.first_indent =
            std::min(style.first_indent * style.look.size, width - style.look.size);
        setting.is_balanced = style.is_balanced;
        add_lines(lines, text, setting);
        set_keeps(lines, style.keep_with_next);
    }

    void
    add_text(Inlines const& children, BlockStyle const& style, ElementId element, int outline) {
        StripColumn lines;
        add_lines_of(lines, children, style, {element, m_context.width, outline});
        append(std::move(lines), style.space_before, style.space_after);
    }

    /// A heading stays with what follows; the first two lines of a paragraph stay together.
    void set_keeps(StripColumn& lines, bool keep_with_next) const {
        auto& strips = lines.strips();
        if (keep_with_next) {
            std::for_each(strips.begin(), strips.end(), [](auto& s) { s->keep_with_next = true; });
        } else if (m_context.is_page && strips.size() > 1) {
            strips.front()->keep_with_next = true;
        }
    }

    void heading(Heading const& node) {
        constexpr std::array<std::string_view, 9> types{
            "H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8", "H9"};
        int const level = std::clamp(node.level, 1, 9);
        ElementId element = m_context.parent;
        if (m_state.in_note && !is_artifact(element)) {
            element = add_element("P", heading_entries(level, 0));
        } else if (!is_artifact(element)) {
            int const written = m_state.headings.next(level);
            element = add_element(
                types.at(static_cast<std::size_t>(written) - 1), heading_entries(level, written));
        }
        int outline = -1;
        if (!is_artifact(element)) {
            outline = static_cast<int>(m_state.outline.size());
            m_state.outline.push_back({plain_text(node.children), level, 0, 0});
        }
        BlockStyle style = style_of_heading(level, m_context);
        style.first_indent = begins_blank(node.children) ? 0 : style.first_indent;
        add_text(node.children, style, element, outline);
    }

    void list(List const& node) {
        m_state.is_accessible = m_state.is_accessible && !node.items.empty();
        ElementId const whole = add_element("L", list_entries(node));
        for (ListItem const& item : node.items) {
            list_item(item, whole);
        }
    }

    void list_item(ListItem const& item, ElementId whole) {
        auto const add_kid = [&](ElementId parent, std::string_view type) {
            return is_artifact(parent) ? parent : m_state.tree.add(parent, type);
        };
        ElementId const whole_item = add_kid(whole, "LI");
        ElementId const label = add_kid(whole_item, "Lbl");
        FlowContext inside = m_context;
        inside.parent = add_kid(whole_item, "LBody");
        inside.is_page = false;
        TextLook const& look = m_context.look;
        std::shared_ptr<ParagraphText> const text = make_text(look, label, m_context.width);
        text->add(item.label);
        // Labels of one length stand under each other; a long one pushes its text to the right.
        float const least = look.size * (m_context.is_page ? 2.0F : 1.5F);
        // Deep lists are not pushed off the page.
        float const narrowest = look.size * 4;
        float const indent = std::min(
            std::max(least, natural_width(*text) + look.size * 0.3F),
            std::max(m_context.width - narrowest, 0.0F));
        inside.width = m_context.width - indent;
        StripColumn body;
        lay_out_content(m_state, body, item.children, inside);
        StripColumn out;
        add_labelled(m_state, out, item.label, label, look, indent, std::move(body));
        append(std::move(out), 0, 0);
    }

    void quote(Quote const& node) {
        FlowContext inside = m_context;
        inside.parent = add_element("BlockQuote");
        inside.look.role = FontRole::Heading2;
        inside.is_page = false;
        float const indent = std::min(m_context.look.size * 2, m_context.width * 0.1F);
        inside.width = m_context.width - 2 * indent;
        StripColumn body;
        lay_out_content(m_state, body, node.children, inside);
        for (std::unique_ptr<Strip>& strip : body.strips()) {
            strip->indent += indent;
        }
        append(std::move(body), 0, 0);
    }

    void verbatim(Verbatim const& node) {
        TextLook look = m_context.look;
        look.role = FontRole::Mono;
        look.size = std::min(look.size, 10.5F);
        look.line_height = look.size * 1.35F;
        ElementId const element = add_element(pdf_names::verbatim);
        std::shared_ptr<ParagraphText> const text = make_text(look, element, m_context.width);
        text->add(node.text);
        StripColumn lines;
        add_lines(lines, text, {m_context.width, 0, Align::Start, -1});
        append(std::move(lines), m_context.is_page ? 6.0F : 0.0F, m_context.is_page ? 6.0F : 0.0F);
    }

    /// A table that is too wide for the page stands on a page that is turned.
    void table(Table const& node) {
        bool const turns =
            m_context.turned_width > m_context.width && !fits_width(node, m_context.width);
        FlowContext context = m_context;
        context.width = turns ? m_context.turned_width : m_context.width;
        ElementId const element = add_element("Table", table_entries(node));
        StripColumn strips;
        if (!node.caption.empty()) {
            bool const has_tree = !is_artifact(element);
            ElementId const caption = has_tree ? m_state.tree.add(element, "Caption") : element;
            BlockStyle style = style_of(Role::Caption, m_context);
            style.keep_with_next = true;
            add_lines_of(strips, node.caption, style, {caption, context.width, -1});
        }
        strips.add(make_table_strip(m_state, node, element, context));
        for (std::unique_ptr<Strip>& strip : strips.strips()) {
            strip->turned = turns;
        }
        append(std::move(strips), m_context.is_page ? 6.0F : 0.0F, m_context.is_page ? 8.0F : 1.0F);
    }

    void page_break() {
        (void)add_element(pdf_names::page_break);
        if (m_context.is_page) {
            m_column.add(std::make_unique<PageBreakStrip>());
            m_space_after = 0;
        }
    }

    WriterState& m_state;
    StripColumn& m_column;
    FlowContext const& m_context;
    float m_space_after = 0;
};

/// One paragraph about which there is nothing to say but its text.
Paragraph const* only_plain_paragraph(Blocks const& blocks) {
    if (blocks.size() != 1) {
        return nullptr;
    }
    auto const* const paragraph = std::get_if<Paragraph>(&blocks.front().node);
    bool const is_plain = paragraph != nullptr && paragraph->role == Role::Body &&
                          !paragraph->align && !paragraph->first_line_indent &&
                          !paragraph->children.empty();
    return is_plain ? paragraph : nullptr;
}

} // namespace

void lay_out(
    WriterState& state, StripColumn& column, Blocks const& blocks, FlowContext const& context) {
    float space = 0;
    for (Block const& block : blocks) {
        space = lay_out_block(state, column, block, context, space);
    }
}

float lay_out_block(
    WriterState& state,
    StripColumn& column,
    Block const& block,
    FlowContext const& context,
    float space) {
    return BlockLayout{state, column, context}.run(block, space);
}

void lay_out_content(
    WriterState& state, StripColumn& column, Blocks const& blocks, FlowContext const& context) {
    if (Paragraph const* const paragraph = only_plain_paragraph(blocks)) {
        state.source = blocks.front().source.known() ? blocks.front().source : state.source;
        BlockLayout{state, column, context}.paragraph(*paragraph, context.parent);
        return;
    }
    lay_out(state, column, blocks, context);
}

StripColumn lay_out_note(WriterState& state, std::size_t note, float width, float picture_height) {
    constexpr float indent = 24;
    ElementId const element = state.notes[note].element;
    FlowContext context;
    context.parent = element;
    context.look = {FontRole::Body, 10.5F, 16, false};
    context.picture_height = picture_height;
    context.width = width - indent;
    std::string const mark = state.notes[note].mark;
    ElementId const label = state.tree.add(element, "Lbl");
    bool const was_in_note = std::exchange(state.in_note, true);
    StripColumn body;
    lay_out_content(state, body, state.notes[note].note->children, context);
    state.in_note = was_in_note;
    StripColumn strips;
    add_labelled(state, strips, mark, label, context.look, indent, std::move(body));
    return strips;
}

void add_labelled(
    WriterState& state,
    StripColumn& column,
    std::string_view label,
    ElementId element,
    TextLook const& look,
    float indent,
    StripColumn&& body) {
    auto const text = std::make_shared<ParagraphText>(state, look, element, 1e4F, 1e4F);
    text->add(label);
    StripColumn lines;
    add_lines(lines, text, {1e4F, 0, Align::Start, -1});
    std::unique_ptr<Strip> line = std::move(lines.strips().front());
    bool is_first = true;
    // Where there is no room beside the text, the label stands above it.
    if (natural_width(*text) > indent && !body.empty()) {
        line->keep_with_next = true;
        column.add(std::move(line));
        is_first = false;
    }
    for (std::unique_ptr<Strip>& strip : body.strips()) {
        strip->indent += indent;
        column.add(
            is_first ? std::make_unique<LabelStrip>(std::move(line), std::move(strip))
                     : std::move(strip));
        is_first = false;
    }
    if (is_first) {
        column.add(std::move(line));
    }
}

} // namespace gouji::pdf_write

#include "gouji/formats/html/tree_reader.hpp"

#include <algorithm>
#include <array>

#include "gouji/formats/html/chrome.hpp"
#include "gouji/formats/html/form_controls.hpp"
#include "gouji/formats/html/inline_edges.hpp"
#include "gouji/formats/html/own_markup.hpp"
#include "gouji/formats/html/table_parts.hpp"
#include "gouji/formats/html/tag_scanner.hpp"
#include "gouji/formats/html/text_tags.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji::html {

namespace {

/// Looking at an element means reading all of it; nested candidates are not looked at for ever.
constexpr std::int32_t max_chrome_looks = 8;

/// What a frame or an embedded object would show; empty for anything else.
std::string_view embedded_target(Node const& node) {
    switch (tag_of(node)) {
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
        return trim_html(attribute(node, "src"));
    case GUMBO_TAG_OBJECT:
        return trim_html(attribute(node, "data"));
    default:
        return {};
    }
}

std::int32_t heading_level(Node const& node) {
    GumboTag const tag = tag_of(node);
    std::int64_t level = 0;
    if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) {
        level = tag - GUMBO_TAG_H1 + 1;
    } else if (has_role(node, "heading")) {
        level = 2; // the default of the ARIA role
    }
    std::int64_t stated = 0;
    if (level != 0 && parse_integer(attribute(node, "aria-level"), stated) && stated > 0) {
        level = stated;
    }
    return static_cast<std::int32_t>(std::min<std::int64_t>(level, 9));
}

void collect_visible(Node const& node, std::string& out) {
    GumboTag const tag = tag_of(node);
    if (is_silent(tag)) {
        return;
    }
    bool const block = tag != GUMBO_TAG_LAST && (has_trait(tag, BlockBox) || tag == GUMBO_TAG_BR);
    bool const cell = tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH || tag == GUMBO_TAG_OPTION;
    if (block && !out.empty() && out.back() != '\n') {
        out += '\n';
    }
    for (char const c : text_of(node)) {
        char const folded = is_html_space(c) ? ' ' : c;
        if (folded != ' ' || (!out.empty() && out.back() != ' ' && out.back() != '\n')) {
            out += folded;
        }
    }
    for (Node const* const child : children_of(node)) {
        collect_visible(*child, out);
    }
    if (!out.empty() && out.back() != '\n' && (block || cell)) {
        out += block ? '\n' : ' ';
    }
}

} // namespace

std::string visible_text(Node const& node) {
    std::string text;
    collect_visible(node, text);
    return std::string{trim(text)};
}

LineRange TreeReader::lines_since(std::uint32_t first) const {
    std::uint32_t const count = lines() - first;
    return count == 0 ? LineRange{} : LineRange{first, count};
}

std::uint32_t TreeReader::add_line(std::string_view text, std::int64_t offset) {
    LineOrigin origin;
    offset = m_reading.frame_offset.value_or(offset);
    origin.offset = offset < 0 ? -1 : offset + m_reading.offset_shift;
    return m_reading.document.source.add_line(text, origin);
}

LineRange TreeReader::add_lines(InlineBuilder::Content const& content) {
    std::uint32_t const first = lines();
    std::string const all = plain_text(content.inlines);
    std::string_view rest = all;
    for (std::size_t line = 0;; ++line) {
        std::size_t const end = rest.find('\n');
        add_line(rest.substr(0, end), line < content.offsets.size() ? content.offsets[line] : -1);
        if (end == std::string_view::npos) {
            return lines_since(first);
        }
        rest.remove_prefix(end + 1);
    }
}

void TreeReader::keep_apart(Node const& node) {
    if (std::string_view const target = embedded_target(node);
        !target.empty() && !target.starts_with("about:")) {
        Place place;
        place.offset = offset_of(node);
        m_diagnostics.add(
            Code::BadReference,
            place,
            {{"what", gumbo_normalized_tagname(tag_of(node))}, {"target", std::string{target}}});
    }
    keep_apart(visible_text(node), offset_of(node));
}

void TreeReader::keep_apart(std::string_view text, std::int64_t offset) {
    if (is_blank(text)) {
        return;
    }
    std::uint32_t const first = lines();
    for (std::string_view rest = text;;) {
        std::size_t const end = rest.find('\n');
        add_line(rest.substr(0, end), offset);
        if (end == std::string_view::npos) {
            break;
        }
        rest.remove_prefix(end + 1);
        offset = -1;
    }
    m_reading.document.furniture.push_back(
        {FurnitureKind::SiteChrome, std::string{text}, lines_since(first)});
    ++m_reading.furniture;
}

Blocks TreeReader::read_flow(Node const& parent, Context const& context) {
    Flow flow;
    walk_children(parent, flow, context);
    flush(flow, context);
    return std::move(flow.blocks);
}

Inlines TreeReader::read_line(Node const& parent, Context const& context) {
    Inlines line;
    auto const append = [&line](Inlines& inlines) {
        if (!line.empty()) {
            line.push_back({LineBreak{}});
        }
        std::move(inlines.begin(), inlines.end(), std::back_inserter(line));
    };
    for (Block& block : read_flow(parent, context)) {
        if (auto* const paragraph = std::get_if<Paragraph>(&block.node)) {
            append(paragraph->children);
        } else if (auto* const heading = std::get_if<Heading>(&block.node)) {
            append(heading->children);
        } else {
            Blocks one;
            one.push_back(std::move(block));
            Inlines rest = make_inlines(plain_text(one));
            append(rest);
        }
    }
    return line;
}

void TreeReader::walk_children(Node const& node, Flow& flow, Context const& context) {
    for (Node const* const child : children_of(node)) {
        walk(*child, flow, context);
    }
}

void TreeReader::walk(Node const& node, Flow& flow, Context const& context) {
    if (is_text(node)) {
        flow.inlines.add_text(text_of(node), offset_of(node), context.white_space);
    } else if (is_element(node)) {
        walk_element(node, flow, context);
    }
}

void TreeReader::walk_element(Node const& node, Flow& flow, Context const& context) {
    GumboTag const tag = tag_of(node);
    // A form is filled in inside tables; elsewhere controls belong to the site.
    if (std::string const text = context.in_table ? filled_in(node) : std::string{};
        !text.empty() && !style_of(node).hidden) {
        flow.inlines.add_text(text, offset_of(node), context.white_space);
        return;
    }
    if (is_silent(tag)) {
        m_reading.style_dropped = m_reading.style_dropped || tag == GUMBO_TAG_STYLE;
        return;
    }
    // Our list of doubts is said by the marks already, also in a page that others have saved since.
    if (attribute(node, "data-gouji") == own::doubts) {
        flush(flow, context);
        return;
    }
    if (m_reading.own && walk_own(node, flow, context)) {
        return;
    }
    ElementStyle const style = style_of(node);
    m_reading.style_dropped = m_reading.style_dropped || style.decorated || tag == GUMBO_TAG_FONT;
    if (walk_special(node, style, flow, context)) {
        return;
    }
    if (has_trait(tag, BlockBox) || tag == GUMBO_TAG_LEGEND || has_role(node, "heading")) {
        flush(flow, context);
        if (style.break_before) {
            push(flow, {PageBreak{}, {}});
        }
        walk_block(node, style, flow, context);
        if (style.break_after) {
            push(flow, {PageBreak{}, {}});
        }
        return;
    }
    walk_inline(node, style, flow, context);
}

/// What our writer says in ways of its own. True when the element is dealt with.
bool TreeReader::walk_own(Node const& node, Flow& flow, Context const& context) {
    bool const header = has_class(node, own::page_header);
    if (!header && !has_class(node, own::page_footer)) {
        return false;
    }
    flush(flow, context);
    Document& document = m_reading.document;
    (header ? document.header : document.footer) = read_flow(node, Context{});
    return true;
}

/// What is kept apart, and the ends of notes. True when the element is dealt with.
bool TreeReader::walk_special(
    Node const& node, ElementStyle const& style, Flow& flow, Context const& context) {
    GumboTag const tag = tag_of(node);
    NoteIndex::Target const* const note = m_reading.notes.at(node);
    if ((note != nullptr && note->used) || m_reading.notes.is_spent_list(node)) {
        flush(flow, context);
        return true;
    }
    if (tag == GUMBO_TAG_IFRAME && !style.hidden && read_frame(node, flow, context)) {
        return true;
    }
    if ((style.hidden || is_control(tag)) && &node != m_reading.hidden_page) {
        keep_apart(node);
        return true;
    }
    if (m_reading.own || context.chrome_looks >= max_chrome_looks ||
        !looks_like_chrome(node, context.in_content)) {
        return false;
    }
    if (may_be_chrome(node)) {
        flush(flow, context);
        keep_apart(node);
        return true;
    }
    Context inner = context;
    ++inner.chrome_looks;
    if (has_trait(tag, BlockBox)) {
        flush(flow, context);
        read_container(node, style, flow, inner);
    } else {
        walk_inline(node, style, flow, inner);
    }
    return true;
}

void TreeReader::walk_block(
    Node const& node, ElementStyle const& style, Flow& flow, Context const& context) {
    if (std::int32_t const level = heading_level(node);
        level != 0 && !own::role_of(attribute(node, "class"))) {
        read_heading(node, level, flow, context);
        return;
    }
    switch (tag_of(node)) {
    case GUMBO_TAG_OL:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_MENU:
        read_list(node, style, flow, context);
        return;
    case GUMBO_TAG_BLOCKQUOTE:
        read_quote(node, flow, context);
        return;
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_PLAINTEXT:
        read_verbatim(node, flow, context);
        return;
    case GUMBO_TAG_TABLE:
        read_table_block(node, flow, context);
        return;
    case GUMBO_TAG_HR:
        if (has_class(node, own::page_break)) {
            push(flow, {PageBreak{}, {}});
        }
        return;
    default:
        if (is_drawn_table(node, style)) {
            read_table_block(node, flow, context);
        } else {
            read_container(node, style, flow, context);
        }
        return;
    }
}

/// A paragraph, or anything that holds paragraphs and adds nothing but its looks.
void TreeReader::read_container(
    Node const& node, ElementStyle const& style, Flow& flow, Context const& context) {
    GumboTag const tag = tag_of(node);
    Context inner = context;
    inner.word_list_level = style.word_list_level;
    if (style.align) {
        inner.align = style.align;
    } else if (tag == GUMBO_TAG_CENTER) {
        inner.align = Align::Center;
    }
    if (style.indent) {
        inner.indent = *style.indent == 0 ? std::nullopt : style.indent;
    }
    inner.white_space = style.white_space.value_or(context.white_space);
    if (auto const role = own::role_of(attribute(node, "class"))) {
        inner.role = *role;
    }
    inner.keep_blank = m_reading.own && has_class(node, own::blank);
    inner.in_content = context.in_content || tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN ||
                       tag == GUMBO_TAG_SECTION || has_role(node, "main");
    walk_children(node, flow, inner);
    flush(flow, inner);
}

void TreeReader::push(Flow& flow, Block block) {
    flow.word_list = false;
    flow.blocks.push_back(std::move(block));
}

/// Ends the paragraph at hand, if there is one.
void TreeReader::flush(Flow& flow, Context const& context) {
    if (flow.inlines.empty() && flow.word_label.empty() && !context.keep_blank) {
        return;
    }
    InlineBuilder::Content content = flow.inlines.take();
    if (!m_reading.own) {
        StrippedBreaks const stripped = strip_breaks(content.inlines);
        auto& offsets = content.offsets;
        offsets.resize(offsets.size() - stripped.last);
        offsets.erase(
            offsets.begin(), offsets.begin() + static_cast<std::ptrdiff_t>(stripped.first));
    }
    std::string const label = std::exchange(flow.word_label, {});
    if (!content.visible && label.empty() && !context.keep_blank) {
        return;
    }
    bool const may_be_bar = !m_reading.own && !context.in_table && context.role == Role::Body;
    if (may_be_bar) {
        std::string const text = plain_text(content.inlines);
        if (is_chrome_line(text)) {
            keep_apart(text, content.offsets.empty() ? -1 : content.offsets.front());
            return;
        }
    }
    LineRange const lines = add_lines(content);
    Block block{
        Paragraph{std::move(content.inlines), context.indent, context.align, context.role}, lines};
    if (label.empty()) {
        push(flow, std::move(block));
        return;
    }
    List list;
    list.items.push_back({label, {}});
    list.items.back().children.push_back(std::move(block));
    Block item{std::move(list), lines};
    add_word_item(std::move(item), context.word_list_level, flow);
}

} // namespace gouji::html

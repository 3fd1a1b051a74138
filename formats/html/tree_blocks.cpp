#include <algorithm>

#include "gouji/formats/html/list_markers.hpp"
#include "gouji/formats/html/nesting_guard.hpp"
#include "gouji/formats/html/own_markup.hpp"
#include "gouji/formats/html/table_reader.hpp"
#include "gouji/formats/html/tag_scanner.hpp"
#include "gouji/formats/html/tree_reader.hpp"
#include "gouji/model/text.hpp"

// The part of TreeReader that reads blocks which hold others.

namespace gouji::html {

namespace {

bool is_paragraph(Block const& block) {
    return std::holds_alternative<Paragraph>(block.node);
}

/// What an item inherits: nothing of a paragraph's looks.
Context inside(Context const& context) {
    Context inner = context;
    inner.role = Role::Body;
    inner.indent.reset();
    inner.word_list_level = 0;
    inner.keep_blank = false;
    return inner;
}

void append_text(Node const& node, std::string& out) {
    out += text_of(node);
    if (is_element(node, GUMBO_TAG_BR)) {
        out += '\n';
    }
    GumboTag const tag = tag_of(node);
    if (tag != GUMBO_TAG_SCRIPT && tag != GUMBO_TAG_STYLE) {
        for (Node const* const child : children_of(node)) {
            append_text(*child, out);
        }
    }
}

/// Whether there are blocks or images inside, so that more than characters would be lost.
bool holds_structure(Node const& node) {
    auto const children = children_of(node);
    return std::any_of(children.begin(), children.end(), [](Node const* child) {
        GumboTag const tag = tag_of(*child);
        bool const structure = tag != GUMBO_TAG_LAST && tag != GUMBO_TAG_BR &&
                               (has_trait(tag, BlockBox) || tag == GUMBO_TAG_IMG);
        return structure || holds_structure(*child);
    });
}

/// The bullet that Word writes out, in the symbol fonts it uses, as a character.
std::string word_bullet(std::string_view label) {
    if (label == "·") {
        return "•";
    }
    if (label == "o") {
        return "◦";
    }
    if (label == "§") {
        return "▪";
    }
    return std::string{label};
}

bool is_bullet(std::string_view label) {
    std::size_t at = 0;
    next_code_point(label, at);
    bool const letter_or_digit = std::any_of(label.begin(), label.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    return at == label.size() && !letter_or_digit;
}

} // namespace

/// A heading that holds one paragraph, or several in lines. One that holds more (a table laid out
/// inside) is only its content.
void TreeReader::read_heading(
    Node const& node, std::int32_t level, Flow& flow, Context const& context) {
    std::uint32_t const first = lines();
    Context inner = inside(context);
    inner.in_table = true; // nothing of a heading is a page control
    Blocks blocks = read_flow(node, inner);
    if (!std::all_of(blocks.begin(), blocks.end(), is_paragraph)) {
        for (Block& block : blocks) {
            push(flow, std::move(block));
        }
        return;
    }
    Heading heading;
    heading.level = level;
    for (Block& block : blocks) {
        Inlines& part = std::get<Paragraph>(block.node).children;
        if (!heading.children.empty()) {
            heading.children.push_back({LineBreak{}});
        }
        std::move(part.begin(), part.end(), std::back_inserter(heading.children));
    }
    if (!blocks.empty()) {
        push(flow, {std::move(heading), lines_since(first)});
    }
}

void TreeReader::read_quote(Node const& node, Flow& flow, Context const& context) {
    std::uint32_t const first = lines();
    Quote quote{read_flow(node, inside(context))};
    if (!quote.children.empty()) {
        push(flow, {std::move(quote), lines_since(first)});
    }
}

void TreeReader::read_verbatim(Node const& node, Flow& flow, Context const& context) {
    if (holds_structure(node)) {
        Context inner = inside(context);
        inner.white_space = WhiteSpace::Keep;
        walk_children(node, flow, inner);
        flush(flow, inner);
        return;
    }
    Verbatim verbatim;
    append_text(node, verbatim.text);
    std::erase(verbatim.text, '\r');
    if (verbatim.text.ends_with('\n')) {
        verbatim.text.pop_back(); // ends the last line
    }
    if (!m_reading.own && is_blank(verbatim.text)) {
        return;
    }
    std::uint32_t const first = lines();
    std::int64_t offset = offset_of(node);
    for (std::string_view rest = verbatim.text;;) {
        std::size_t const end = rest.find('\n');
        add_line(rest.substr(0, end), std::exchange(offset, -1));
        if (end == std::string_view::npos) {
            break;
        }
        rest.remove_prefix(end + 1);
    }
    push(flow, {std::move(verbatim), lines_since(first)});
}

namespace {

/// The counter of a list while its items are read.
struct Counter {
    std::string style;
    std::int64_t next = 1;
    std::int64_t step = 1;
};

/// The list-style-type: a CSS value, a string of its own, or the type attribute.
std::string stated_style(Node const& node, ElementStyle const& style, std::string_view otherwise) {
    if (style.list_style_type) {
        std::string_view const stated = find_list_style(*style.list_style_type);
        return std::string{stated.empty() ? otherwise : stated};
    }
    std::string_view const type = style_of_type(attribute(node, "type"));
    return std::string{type.empty() ? otherwise : type};
}

std::string label_of(Node const& item, Counter& counter) {
    std::int64_t value = 0;
    if (parse_integer(attribute(item, "value"), value)) {
        counter.next = value;
    }
    std::string const style = stated_style(item, style_of(item), counter.style);
    std::int64_t const number = std::exchange(counter.next, counter.next + counter.step);
    auto text = parse_css_string(style);
    if (!text) {
        return marker(style, number);
    }
    if (text->ends_with(' ')) {
        text->pop_back(); // keeps the label off the text
    }
    return text->empty() ? std::string{"•"} : *text;
}

Counter counter_of(Node const& node, ElementStyle const& style, std::int32_t depth) {
    bool const ordered = is_element(node, GUMBO_TAG_OL);
    Counter counter{
        stated_style(node, style, ordered ? std::string_view{"decimal"} : bullet_style(depth)),
        1,
        1};
    std::int64_t start = 0;
    bool const has_start = parse_integer(attribute(node, "start"), start);
    if (ordered && has_attribute(node, "reversed")) {
        counter.step = -1;
        counter.next = std::count_if(
            children_of(node).begin(), children_of(node).end(), [](Node const* child) {
                return is_element(*child, GUMBO_TAG_LI);
            });
    }
    if (ordered && has_start) {
        counter.next = start;
    }
    return counter;
}

} // namespace

void TreeReader::read_list(
    Node const& node, ElementStyle const& style, Flow& flow, Context const& context) {
    Context inner = inside(context);
    Counter counter = counter_of(node, style, context.list_depth);
    ++inner.list_depth;
    // Without markers the list only lays out its content.
    if (equals_ignoring_case(counter.style, "none")) {
        for (Node const* const child : children_of(node)) {
            walk(*child, flow, inner);
            flush(flow, inner);
        }
        return;
    }
    std::uint32_t const first = lines();
    List list;
    list.ordered = is_element(node, GUMBO_TAG_OL);
    for (Node const* const child : children_of(node)) {
        if (is_element(*child, GUMBO_TAG_LI)) {
            if (style_of(*child).hidden) {
                keep_apart(*child);
                continue;
            }
            std::string label = label_of(*child, counter);
            list.items.push_back({std::move(label), read_flow(*child, inner)});
            continue;
        }
        // What stands between the items belongs to the one before, as a browser indents it.
        Flow between;
        walk(*child, between, inner);
        flush(between, inner);
        if (!between.blocks.empty() && list.items.empty()) {
            list.items.push_back({marker(counter.style, counter.next), {}});
        }
        for (Block& block : between.blocks) {
            list.items.back().children.push_back(std::move(block));
        }
    }
    if (!list.items.empty()) {
        push(flow, {std::move(list), lines_since(first)});
    }
}

/// Puts a paragraph of Word's list number lfo, level `level`, into the list that the last block
/// is, or begins one.
void TreeReader::add_word_item(Block paragraph, std::int32_t level, Flow& flow) {
    List& fresh = std::get<List>(paragraph.node);
    fresh.items.front().label = word_bullet(fresh.items.front().label);
    fresh.ordered = !is_bullet(fresh.items.front().label);
    LineRange const lines = paragraph.source;
    Blocks* blocks = &flow.blocks;
    bool const continues = flow.word_list;
    for (std::int32_t depth = 1; continues && depth <= level && !blocks->empty(); ++depth) {
        Block& last = blocks->back();
        auto* const list = std::get_if<List>(&last.node);
        if (list == nullptr) {
            break;
        }
        last.source.count = lines.end() - last.source.first;
        if (depth == level) {
            list->items.push_back(std::move(fresh.items.front()));
            return;
        }
        blocks = &list->items.back().children;
    }
    blocks->push_back(std::move(paragraph));
    flow.word_list = true;
}

/// https://html.spec.whatwg.org/multipage/iframe-embed-object.html#attr-iframe-srcdoc: programs
/// that save a page as one file put the pages of its frames there. Frames in those are not read.
bool TreeReader::read_frame(Node const& node, Flow& flow, Context const& context) {
    std::string_view const page = attribute(node, "srcdoc");
    constexpr std::size_t most_frames = 256;
    if (trim_html(page).empty() || m_reading.frame_offset ||
        m_reading.frames.size() == most_frames) {
        return false;
    }
    std::string text{page};
    GuardReport const guard = guard_nesting(text, m_reading.limits.depth);
    if (guard.elements > m_reading.limits.html_elements) {
        return false;
    }
    flush(flow, context);
    m_reading.frames.push_back(std::make_unique<FramedPage>(std::move(text)));
    m_reading.frame_offset = offset_of(node);
    for (Node const* const part : children_of(m_reading.frames.back()->tree.root())) {
        if (is_element(*part, GUMBO_TAG_BODY)) {
            walk_children(*part, flow, context);
            flush(flow, context);
        }
    }
    m_reading.frame_offset.reset();
    return true;
}

void TreeReader::read_table_block(Node const& node, Flow& flow, Context const& context) {
    Context inner = inside(context);
    inner.align.reset();
    inner.white_space = WhiteSpace::Collapse;
    TableReader reader{*this, node, inner};
    for (Block& block : reader.read()) {
        push(flow, std::move(block));
    }
}

} // namespace gouji::html

#include <algorithm>
#include <array>

#include "gouji/formats/html/data_uri.hpp"
#include "gouji/formats/html/own_markup.hpp"
#include "gouji/formats/html/tag_scanner.hpp"
#include "gouji/formats/html/tree_reader.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

// The part of TreeReader that reads inlines.

namespace gouji::html {

namespace {

std::optional<Style> style_of_tag(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_B:
    case GUMBO_TAG_STRONG:
        return Style::Strong;
    case GUMBO_TAG_I:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_VAR:
        return Style::Emphasis;
    case GUMBO_TAG_U:
    case GUMBO_TAG_INS:
        return Style::Underline;
    case GUMBO_TAG_S:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_DEL:
        return Style::Strike;
    case GUMBO_TAG_SUP:
        return Style::Superscript;
    case GUMBO_TAG_SUB:
        return Style::Subscript;
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_TT:
        return Style::Code;
    default:
        return std::nullopt;
    }
}

/// The styles of an element: by its name, unless its CSS denies that, and by its CSS.
std::vector<Style> styles_of(GumboTag tag, ElementStyle const& style) {
    std::vector<Style> styles;
    auto const add = [&styles](Style one) {
        if (std::find(styles.begin(), styles.end(), one) == styles.end()) {
            styles.push_back(one);
        }
    };
    auto const by_name = style_of_tag(tag);
    bool const denied = (by_name == Style::Strong && style.bold == false) ||
                        (by_name == Style::Emphasis && style.italic == false);
    if (by_name && !denied) {
        add(*by_name);
    }
    if (style.bold == true) {
        add(Style::Strong);
    }
    if (style.italic == true) {
        add(Style::Emphasis);
    }
    if (style.underline && tag != GUMBO_TAG_A) {
        add(Style::Underline);
    }
    if (style.strike) {
        add(Style::Strike);
    }
    if (style.superscript) {
        add(Style::Superscript);
    }
    if (style.subscript) {
        add(Style::Subscript);
    }
    return styles;
}

/// Millimetres of a width or height; a bare number is pixels.
float millimetres(std::optional<Length> length) {
    if (length && length->unit.empty()) {
        length->unit = "px";
    }
    constexpr float per_point = 25.4F / 72;
    auto const points = to_points(length);
    return points && *points > 0 ? *points * per_point : 0;
}

} // namespace

/// Elements that are something rather than style something. False for others.
bool TreeReader::walk_atom(
    Node const& node, ElementStyle const& style, Flow& flow, Context const& context) {
    switch (tag_of(node)) {
    case GUMBO_TAG_BR:
        if (style.break_before) {
            flush(flow, context);
            push(flow, {PageBreak{}, {}});
        } else {
            flow.inlines.add_break();
        }
        return true;
    case GUMBO_TAG_IMG:
        walk_image(node, style, flow);
        return true;
    case GUMBO_TAG_RUBY:
        walk_ruby(node, flow, context);
        return true;
    case GUMBO_TAG_EMBED:
        keep_apart(node);
        return true;
    default:
        break;
    }
    if (!style.word_list_label) {
        return false;
    }
    std::string const label{trim(visible_text(node))};
    if (context.word_list_level > 0) {
        flow.word_label += label;
    } else if (!label.empty()) {
        // "1.2 总则" but "一、总则".
        bool const ascii = static_cast<unsigned char>(label.back()) < 0x80;
        flow.inlines.add_text(ascii ? label + ' ' : label, offset_of(node), WhiteSpace::Collapse);
    }
    return true;
}

void TreeReader::walk_inline(
    Node const& node, ElementStyle const& style, Flow& flow, Context const& context) {
    if (walk_atom(node, style, flow, context)) {
        return;
    }
    GumboTag const tag = tag_of(node);
    Context inner = context;
    inner.white_space = style.white_space.value_or(context.white_space);
    std::vector<Style> const styles = styles_of(tag, style);
    for (Style const one : styles) {
        flow.inlines.open(one);
    }
    std::string_view const note = attribute(node, "data-note");
    if (tag == GUMBO_TAG_A) {
        walk_link(node, flow, inner);
    } else if (!note.empty() && walk_note(node, note, flow, inner)) {
        // A reference to a note inside a link.
    } else if (tag == GUMBO_TAG_Q) {
        flow.inlines.add_text("“", -1, WhiteSpace::Collapse);
        walk_children(node, flow, inner);
        flow.inlines.add_text("”", -1, WhiteSpace::Collapse);
    } else {
        walk_children(node, flow, inner);
    }
    for (std::size_t i = 0; i < styles.size(); ++i) {
        flow.inlines.close();
    }
}

void TreeReader::walk_link(Node const& node, Flow& flow, Context const& context) {
    std::string_view const target = trim_html(attribute(node, "href"));
    if (target.empty()) {
        walk_children(node, flow, context);
        return;
    }
    if (target.starts_with('#') && walk_note(node, target.substr(1), flow, context)) {
        return;
    }
    flow.inlines.open_link(std::string{target});
    walk_children(node, flow, context);
    flow.inlines.close();
}

/// A reference to a note takes the note's text in. True also for the way back from note to
/// reference, which is nothing.
bool TreeReader::walk_note(
    Node const& node, std::string_view target, Flow& flow, Context const& context) {
    // Word: the reference is <a href="#_ftn1" name="_ftnref1">, the text stands in <div id="ftn1">;
    // of comments <a href="#_msocom_1"> and <div id="_com_1">.
    bool const footnote = target.starts_with("_ftn") || target.starts_with("_edn");
    bool const comment = target.starts_with("_msocom_");
    if ((footnote && target.substr(4).starts_with("ref")) || target.starts_with("_msoanchor_") ||
        has_role(node, "doc-backlink") || has_class(node, "footnote-back")) {
        return true;
    }
    std::string const id = footnote  ? std::string{target.substr(1)}
                           : comment ? "_com_" + std::string{target.substr(8)}
                                     : std::string{target};
    NoteIndex::Target* const note = m_reading.notes.find(id);
    if (note == nullptr || note->used) {
        return false;
    }
    note->used = true;
    Context inner;
    inner.in_table = true; // no site puts controls into notes
    inner.chrome_looks = context.chrome_looks;
    flow.inlines.add(
        {Box<Note>{Note{note->kind, std::string{note->author}, read_flow(*note->node, inner)}}});
    return true;
}

void TreeReader::walk_image(Node const& node, ElementStyle const& style, Flow& flow) {
    std::string_view source = trim_html(attribute(node, "src"));
    if (source.empty()) {
        source = trim_html(attribute(node, "data-src"));
    }
    Image image;
    image.alt = std::string{attribute(node, "alt")};
    if (find_ignoring_case(source.substr(0, 5), "data:") == 0) {
        image.media = media_of(source);
    } else {
        image.target = std::string{source};
    }
    if (image.media.empty() && image.target.empty() && image.alt.empty()) {
        return;
    }
    image.width = millimetres(style.width);
    image.height = millimetres(style.height);
    flow.inlines.add({Box<Image>{std::move(image)}});
}

/// The key in Document::media of what a data: URI holds; equal ones share it.
std::string TreeReader::media_of(std::string_view uri) {
    auto const [entry, is_new] = m_reading.media.try_emplace(uri);
    if (!is_new) {
        return entry->second;
    }
    std::optional<Media> media = parse_data_uri(uri);
    if (!media) {
        m_diagnostics.add(
            Code::BadReference,
            {},
            {{"what", "image"}, {"target", std::string{uri.substr(0, 60)}}});
        return {};
    }
    auto& all = m_reading.document.media;
    entry->second =
        "image" + std::to_string(all.size() + 1) + std::string{extension_of(media->mime)};
    all.emplace(entry->second, std::move(*media));
    return entry->second;
}

/// https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-ruby-element: each rt reads
/// the base that stands before it.
void TreeReader::walk_ruby(Node const& node, Flow& flow, Context const& context) {
    flow.inlines.open_group();
    for (Node const* const child : children_of(node)) {
        GumboTag const tag = tag_of(*child);
        if (tag == GUMBO_TAG_RP) {
            continue;
        }
        if (tag != GUMBO_TAG_RT && tag != GUMBO_TAG_RTC) {
            walk(*child, flow, context);
            continue;
        }
        Ruby ruby{flow.inlines.take_group(), plain_text(read_line(*child, Context{}))};
        if (!ruby.base.empty()) {
            flow.inlines.add({Box<Ruby>{std::move(ruby)}});
        }
        flow.inlines.open_group();
    }
    flow.inlines.close();
}

} // namespace gouji::html

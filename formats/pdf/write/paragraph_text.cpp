#include "gouji/formats/pdf/write/paragraph_text.hpp"

#include <algorithm>
#include <numeric>

#include "gouji/formats/pdf/structure_names.hpp"
#include "gouji/formats/pdf/write/attributes.hpp"
#include "gouji/formats/pdf/write/syntax.hpp"
#include "gouji/model/text.hpp"

namespace gouji::pdf_write {

namespace {

constexpr float points_per_millimetre = 72.0F / 25.4F;
constexpr float points_per_pixel = 0.75F; // 96 to the inch
constexpr float small_scale = 0.62F;      // of superscripts, subscripts
constexpr float reading_scale = 0.5F;     // of ruby texts

/// Characters that draw nothing in any font (default ignorables, controls).
bool is_silent(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

/// Of blanks that fonts often lack, in ems.
float blank_width(char32_t c) {
    if (c == '\t') {
        return 2;
    }
    return c == 0x3000 || c == 0x2001 || c == 0x2003 ? 1.0F : c == 0xA0 ? 0.25F : 0.5F;
}

std::string_view type_of(Style style) {
    switch (style) {
    case Style::Emphasis:
        return pdf_names::emphasis;
    case Style::Strong:
        return pdf_names::strong;
    case Style::Underline:
        return pdf_names::underline;
    case Style::Strike:
        return pdf_names::strike;
    case Style::Superscript:
        return pdf_names::superscript;
    case Style::Subscript:
        return pdf_names::subscript;
    case Style::Code:
        return "Code";
    }
    return "Span";
}

/// Superscripts of superscripts stay readable.
float smaller(float size) {
    constexpr float least = 4;
    return std::max(std::min(size, least), size * small_scale);
}

void apply(Style style, RunFormat& format) {
    switch (style) {
    case Style::Emphasis:
        format.slanted = true;
        break;
    case Style::Strong:
        // Chinese emphasis is another face, not a heavier one.
        format.bold = format.bold || format.role == FontRole::Heading1;
        format.role = FontRole::Heading1;
        break;
    case Style::Underline:
        format.underlined = true;
        break;
    case Style::Strike:
        format.struck = true;
        break;
    case Style::Superscript:
        format.rise += format.size * 0.4F;
        format.size = smaller(format.size);
        break;
    case Style::Subscript:
        format.rise -= format.size * 0.12F;
        format.size = smaller(format.size);
        break;
    case Style::Code:
        format.role = FontRole::Mono;
        break;
    }
}

float width_of(std::vector<TextItem> const& items) {
    return std::accumulate(items.begin(), items.end(), 0.0F, [](float sum, TextItem const& item) {
        return sum + item.advance;
    });
}

} // namespace

bool hangs(TextItem const& item) {
    return (item.kind == TextItem::Kind::Glyph || item.kind == TextItem::Kind::Silent) &&
           is_blank(item.character);
}

ParagraphText::ParagraphText(
    WriterState& state,
    TextLook const& look,
    ElementId element,
    float most_width,
    float most_height)
    : m_state(state), m_look(look), m_most_width(most_width), m_most_height(most_height) {
    m_nodes.push_back({});
    m_nodes.front().element = element;
}

void ParagraphText::add(Inlines const& inlines) {
    RunFormat format;
    format.role = m_look.role;
    format.size = m_look.size;
    format.bold = m_look.bold;
    add(inlines, 0, format);
}

void ParagraphText::add(std::string_view text) {
    RunFormat format;
    format.role = m_look.role;
    format.size = m_look.size;
    format.bold = m_look.bold;
    add_text(text, 0, format);
}

void ParagraphText::add(Inlines const& inlines, std::int32_t node, RunFormat const& format) {
    for (Inline const& element : inlines) {
        match(
            element,
            [&](Text const& text) { add_text(text.utf8, node, format); },
            [&](LineBreak const&) { add_text("\n", node, format); },
            [&](Styled const& styled) { add_styled(styled, node, format); },
            [&](Box<Link> const& link) { add_link(*link, node, format); },
            [&](Box<Image> const& image) { add_image(*image, node, format); },
            [&](Box<Ruby> const& ruby) { add_ruby(*ruby, node, format); },
            [&](Box<Note> const& note) { add_note(*note, node, format); });
    }
}

std::int32_t
ParagraphText::add_node(std::int32_t parent, std::string_view type, std::string entries) {
    m_nodes.push_back({parent, type, std::move(entries), nullptr, -1, no_element});
    return static_cast<std::int32_t>(m_nodes.size()) - 1;
}

std::uint16_t ParagraphText::add_format(RunFormat const& format) {
    // A paragraph with more runs than this is drawn in its last formats.
    if (m_formats.size() < UINT16_MAX) {
        m_formats.push_back(format);
    }
    return static_cast<std::uint16_t>(m_formats.size() - 1);
}

void ParagraphText::add_text(std::string_view text, std::int32_t node, RunFormat const& format) {
    std::uint16_t const index = add_format(format);
    for (std::size_t at = 0; at < text.size();) {
        char32_t const c = next_code_point(text, at);
        if (c == '\r' && at < text.size() && text[at] == '\n') {
            continue;
        }
        if (c == '\n' || c == '\r') {
            TextItem item;
            item.kind = TextItem::Kind::Break;
            item.character = '\n';
            item.format = index;
            item.node = add_node(node, pdf_names::line_break);
            m_items.push_back(item);
        } else {
            add_character(c, node, index);
        }
    }
}

void ParagraphText::add_character(
    char32_t character, std::int32_t node, std::uint16_t format_index) {
    RunFormat const& format = m_formats[format_index];
    TextItem item;
    item.character = character;
    item.format = format_index;
    item.node = node;
    item.kind = TextItem::Kind::Silent;
    if (character == '\t') {
        item.advance = blank_width(character) * format.size;
    } else if (!is_silent(character)) {
        FontGlyph found = m_state.fonts.find(format.role, character);
        item.kind = TextItem::Kind::Glyph;
        if (found.glyph == 0 && is_blank(character)) {
            item.kind = TextItem::Kind::Silent;
            found.advance = blank_width(character);
        } else if (found.glyph == 0) {
            m_state.miss(character);
            item.kind = TextItem::Kind::Missing;
            for (char32_t const box : {U'□', U'�', U'?'}) {
                found = found.glyph == 0 ? m_state.fonts.find(format.role, box) : found;
            }
        }
        item.glyph = found.glyph;
        item.font = found.font;
        item.advance = found.advance * format.size;
    }
    m_items.push_back(item);
}

void ParagraphText::add_styled(Styled const& styled, std::int32_t node, RunFormat format) {
    apply(styled.style, format);
    add(styled.children, add_node(node, type_of(styled.style)), format);
}

void ParagraphText::add_link(Link const& link, std::int32_t node, RunFormat const& format) {
    std::int32_t const inside = add_node(node, "Link", link_entries(link));
    m_nodes[static_cast<std::size_t>(inside)].link = &link;
    add(link.children, inside, format);
}

void ParagraphText::add_image(Image const& image, std::int32_t node, RunFormat const& format) {
    Picture picture;
    picture.image = &image;
    picture.stored = image.media.empty() ? nullptr : m_state.images.find(image.media);
    bool const has_pixels = picture.stored != nullptr && picture.stored->pixels.width > 0;
    float width = image.width * points_per_millimetre;
    float height = image.height * points_per_millimetre;
    float const natural_width =
        has_pixels ? static_cast<float>(picture.stored->pixels.width) * points_per_pixel : 160;
    float const natural_height =
        has_pixels ? static_cast<float>(picture.stored->pixels.height) * points_per_pixel : 60;
    // Written so that a NaN fails it.
    width = width > 0 && width < 1e5F ? width : 0;
    height = height > 0 && height < 1e5F ? height : 0;
    if (width == 0) {
        width = height > 0 ? natural_width * height / natural_height : natural_width;
    }
    height = height > 0 ? height : natural_height * width / natural_width;
    float const scale = std::min({1.0F, m_most_width / width, m_most_height / height});
    // Specks are no pictures to readers, ours included.
    constexpr float least = 4;
    picture.width = std::max(least, width * scale);
    picture.height = std::max(least, height * scale);

    bool const is_told = !is_blank(image.alt) || is_artifact(root());
    m_state.is_accessible = m_state.is_accessible && is_told;
    std::int32_t const inside = add_node(node, "Figure", figure_entries(image, picture.stored));
    if (picture.stored == nullptr || !picture.stored->is_shown) {
        RunFormat small = format;
        small.size = std::min(format.size, 9.0F);
        std::size_t const first = m_items.size();
        add_text(image.alt.empty() ? std::string_view{"[图]"} : image.alt, inside, small);
        picture.label = take_items_from(first);
        if (picture.stored != nullptr) {
            m_state.lose(
                "images of the type " + m_state.document.media.at(image.media).mime +
                " so that programs show them");
        }
    }
    TextItem item;
    item.kind = TextItem::Kind::Picture;
    item.character = U'\uFFFC';
    item.glyph = static_cast<std::uint32_t>(m_pictures.size());
    item.format = add_format(format);
    item.node = inside;
    item.advance = picture.width;
    m_pictures.push_back(std::move(picture));
    m_items.push_back(item);
}

std::vector<TextItem> ParagraphText::take_items_from(std::size_t first) {
    auto const begin = m_items.begin() + static_cast<std::ptrdiff_t>(first);
    std::vector<TextItem> taken(begin, m_items.end());
    m_items.erase(begin, m_items.end());
    return taken;
}

void ParagraphText::add_ruby(Ruby const& ruby, std::int32_t node, RunFormat const& format) {
    std::int32_t const whole = add_node(node, "Ruby");
    std::int32_t const base = add_node(whole, "RB");
    std::int32_t const reading = add_node(whole, "RT");
    RubyText out;
    std::size_t const first = m_items.size();
    add(ruby.base, base, format);
    out.base = take_items_from(first);
    RunFormat small = format;
    small.size = format.size * reading_scale;
    small.underlined = false;
    add_text(ruby.reading, reading, small);
    out.reading = take_items_from(first);
    out.base_node = base;
    out.reading_node = reading;
    out.base_width = width_of(out.base);
    out.reading_width = width_of(out.reading);

    TextItem item;
    item.kind = TextItem::Kind::Ruby;
    item.character = U'字';
    item.glyph = static_cast<std::uint32_t>(m_rubies.size());
    item.format = add_format(format);
    item.node = whole;
    item.advance = std::max(out.base_width, out.reading_width);
    m_rubies.push_back(std::move(out));
    m_items.push_back(item);
}

/// The mark stands here, the note at the foot of the page or at the end of the document.
void ParagraphText::add_note(Note const& note, std::int32_t node, RunFormat format) {
    auto const [known, is_new] = m_state.note_numbers.try_emplace(&note, m_state.notes.size());
    if (is_new) {
        PendingNote& pending = m_state.notes.emplace_back();
        pending.note = &note;
        pending.mark = '[' + std::to_string(known->second + 1) + ']';
        if (!is_artifact(root())) {
            pending.element = m_state.tree.add_detached("Note", note_entries(note, known->second));
            pending.label = m_state.tree.add(pending.element, "Lbl");
            pending.is_at_foot = note.kind == NoteKind::Footnote && !m_state.in_note;
        }
    }
    std::int32_t const inside = add_node(node, "Lbl");
    m_nodes[static_cast<std::size_t>(inside)].note = static_cast<int>(known->second);
    apply(Style::Superscript, format);
    std::string const mark = m_state.notes[known->second].mark;
    add_text(mark, inside, format);
}

ElementId ParagraphText::element_of_node(std::int32_t node) {
    Node& here = m_nodes[static_cast<std::size_t>(node)];
    if (here.element != no_element || here.parent < 0) {
        return here.element;
    }
    ElementId const parent = element_of_node(here.parent);
    if (is_artifact(parent)) {
        here.element = parent;
    } else if (here.note >= 0) {
        here.element = refer_to_note(static_cast<std::size_t>(here.note), parent);
    } else {
        here.element = m_state.tree.add(parent, here.type, std::move(here.entries));
    }
    return here.element;
}

/// Returns the element of the mark.
ElementId ParagraphText::refer_to_note(std::size_t note, ElementId parent) {
    PendingNote& pending = m_state.notes[note];
    if (!pending.is_drawn) {
        pending.is_drawn = true;
        m_state.tree.attach(parent, pending.element);
        if (pending.is_at_foot) {
            m_state.foot.refer(note);
        }
    }
    return pending.label;
}

int ParagraphText::foot_note_of(TextItem const& item) const {
    int const note = m_nodes[static_cast<std::size_t>(item.node)].note;
    return note >= 0 && m_state.notes[static_cast<std::size_t>(note)].is_at_foot ? note : -1;
}

std::int32_t ParagraphText::link_of(TextItem const& item) const {
    std::int32_t node = item.node;
    while (node >= 0 && m_nodes[static_cast<std::size_t>(node)].link == nullptr) {
        node = m_nodes[static_cast<std::size_t>(node)].parent;
    }
    return node;
}

} // namespace gouji::pdf_write

#include "gouji/formats/pdf/write/line_strips.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "gouji/formats/pdf/write/attributes.hpp"
#include "gouji/formats/pdf/write/line_filler.hpp"
#include "gouji/formats/pdf/write/syntax.hpp"
#include "gouji/model/text.hpp"

namespace gouji::pdf_write {

namespace {

/// Of the em box of Chinese fonts.
constexpr float ascent = 0.88F;
/// A justified line opens gaps beside Han characters by at most this (ems). Text extractors take
/// wider ones for blanks: pdftotext from 0.1.
constexpr float widest_gap = 0.09F;
/// The blanks of a justified line grow by at most this (ems).
constexpr float widest_blank = 0.6F;

bool is_wide(TextItem const& item) {
    char32_t const c = item.character;
    return c >= 0x2E80 || (c >= 0x2010 && c <= 0x2027);
}

/// A line may open after `item` when a neighbour is Chinese; within Latin words never.
bool opens(TextItem const& item, TextItem const& next) {
    return !is_blank(item.character) && !is_blank(next.character) &&
           (is_wide(item) || is_wide(next));
}

/// Text extractors take radicals for the characters that look like them, and rightly so in most
/// files: here the text is told, whatever the font says.
bool is_radical(char32_t c) {
    return c >= 0x2E80 && c <= 0x2FDF;
}

/// A blank that can grow.
bool stretches(TextItem const& item) {
    return item.advance > 0 && is_blank(item.character);
}

/// One line, laid out.
class LineStrip final : public Strip {
public:
    LineStrip(
        std::shared_ptr<ParagraphText> text,
        LinePlan const& plan,
        LineSetting const& setting,
        bool is_first)
        : m_text(std::move(text)), m_plan(plan), m_outline(is_first ? setting.outline : -1) {
        m_x = is_first ? setting.first_indent : 0;
        float const spare = setting.width - m_x - plan.width;
        if (setting.align == Align::Center) {
            m_x += std::max(spare, 0.0F) / 2;
        } else if (setting.align == Align::End) {
            m_x += std::max(spare, 0.0F);
        } else if (setting.align == Align::Justify && plan.wraps && spare > 0) {
            justify(spare);
        }
        measure();
    }

    [[nodiscard]] float height() const override { return m_height; }
    [[nodiscard]] bool is_done() const override { return m_is_done; }
    void collect_notes(std::vector<std::size_t>& notes) const override;

    float draw(PageBuilder& page, Room const& room, bool) override;

private:
    [[nodiscard]] std::vector<TextItem> const& items() const { return m_text->items(); }

    void justify(float spare) {
        std::size_t gaps = 0;
        std::size_t blanks = 0;
        for (std::size_t i = m_plan.begin; i + 1 < m_plan.shown; ++i) {
            gaps += opens(items()[i], items()[i + 1]) ? 1U : 0U;
            blanks += stretches(items()[i]) ? 1U : 0U;
        }
        float const size = m_text->look().size;
        float const most = static_cast<float>(gaps) * widest_gap * size +
                           static_cast<float>(blanks) * widest_blank * size;
        // Behind a word that did not fit, a ragged line looks better than a torn one.
        if (spare > most) {
            return;
        }
        if (gaps > 0) {
            m_gap = std::min(spare / static_cast<float>(gaps), widest_gap * size);
            spare -= m_gap * static_cast<float>(gaps);
        }
        if (blanks > 0) {
            m_blank = spare / static_cast<float>(blanks);
        }
    }

    /// A picture or a reading above the text makes the line higher.
    void measure() {
        TextLook const& look = m_text->look();
        m_height = look.line_height;
        m_baseline = (look.line_height - look.size) / 2 + ascent * look.size;
        float above = 0;
        for (std::size_t i = m_plan.begin; i < m_plan.end; ++i) {
            TextItem const& item = items()[i];
            if (item.kind == TextItem::Kind::Picture) {
                above = std::max(above, m_text->picture(item).height + 2 - m_baseline);
            } else if (item.kind == TextItem::Kind::Ruby) {
                above = std::max(above, m_text->format(item).size * (ascent + 0.55F) - m_baseline);
            }
        }
        m_baseline += above;
        m_height += above;
    }

    void draw_items(PageBuilder& page, std::vector<TextItem> const& drawn, float x, float baseline);
    float draw_item(PageBuilder& page, TextItem const& item, float x, float baseline);
    void draw_break(PageBuilder& page, TextItem const& item, float x, float baseline);
    void draw_glyph(PageBuilder& page, TextItem const& item, float x, float baseline);
    void draw_picture(PageBuilder& page, TextItem const& item, float x, float baseline);
    void draw_ruby(PageBuilder& page, TextItem const& item, float x, float baseline);
    void decorate(PageBuilder& page, TextItem const& item, float x, float next, float baseline);

    struct LinkBox {
        std::int32_t node = -1;
        Rect box;
    };
    void extend_link(PageBuilder& page, TextItem const& item, float x, float next, float top);
    void finish_links(PageBuilder& page);

    std::shared_ptr<ParagraphText> m_text;
    LinePlan m_plan;
    int m_outline;
    float m_x = 0;
    float m_gap = 0;   ///< between Chinese characters
    float m_blank = 0; ///< after a blank
    float m_height = 0;
    float m_baseline = 0; ///< below the top
    bool m_is_done = false;
    LinkBox m_link;
};

void LineStrip::collect_notes(std::vector<std::size_t>& notes) const {
    if (m_text == nullptr || m_text->state().notes.empty() || is_artifact(m_text->root())) {
        return;
    }
    for (std::size_t i = m_plan.begin; i < m_plan.end; ++i) {
        int const note = m_text->foot_note_of(items()[i]);
        if (note >= 0 && (notes.empty() || notes.back() != static_cast<std::size_t>(note))) {
            notes.push_back(static_cast<std::size_t>(note));
        }
    }
}

float LineStrip::draw(PageBuilder& page, Room const& room, bool) {
    float x = room.x + m_x;
    float const baseline = room.top + m_baseline;
    if (m_outline >= 0) {
        OutlineEntry& entry = m_text->state().outline[static_cast<std::size_t>(m_outline)];
        entry.page = page.page();
        entry.top = page.height() - room.top;
    }
    for (std::size_t i = m_plan.begin; i < m_plan.end; ++i) {
        TextItem const& item = items()[i];
        float next = draw_item(page, item, x, baseline);
        if (i + 1 < m_plan.shown) {
            next += stretches(item) ? m_blank : 0;
            next += opens(item, items()[i + 1]) ? m_gap : 0;
        }
        decorate(page, item, x, next, baseline);
        extend_link(page, item, x, next, room.top);
        x = next;
    }
    finish_links(page);
    m_is_done = true;
    m_text.reset();
    return m_height;
}

float LineStrip::draw_item(PageBuilder& page, TextItem const& item, float x, float baseline) {
    if (item.kind == TextItem::Kind::Break) {
        draw_break(page, item, x, baseline);
        return x;
    }
    ElementId const element = m_text->element_of(item);
    switch (item.kind) {
    case TextItem::Kind::Break:
        break;
    case TextItem::Kind::Glyph:
    case TextItem::Kind::Missing:
    case TextItem::Kind::Silent:
        page.mark(element);
        draw_glyph(page, item, x, baseline);
        break;
    case TextItem::Kind::Picture:
        page.mark(element);
        draw_picture(page, item, x, baseline);
        break;
    case TextItem::Kind::Ruby:
        draw_ruby(page, item, x, baseline);
        break;
    }
    return x + item.advance;
}

/// An element between two sequences of the text around it; in artifacts, which have no elements, a
/// character of the text.
void LineStrip::draw_break(PageBuilder& page, TextItem const& item, float x, float baseline) {
    if (is_artifact(m_text->root())) {
        page.mark(m_text->root());
        page.begin_actual_text("\n", x, baseline);
        page.end_actual_text();
        return;
    }
    page.end_mark();
    (void)m_text->element_of(item);
}

void LineStrip::draw_glyph(PageBuilder& page, TextItem const& item, float x, float baseline) {
    WriterState& state = m_text->state();
    RunFormat const& format = m_text->format(item);
    bool told = item.kind == TextItem::Kind::Glyph && !is_radical(item.character) &&
                !is_private_use(item.character); // ISO 19005-2, 6.2.11.7.3
    bool const is_drawn = item.kind != TextItem::Kind::Silent && item.glyph != 0;
    std::uint16_t code = 0;
    if (is_drawn) {
        bool same = true;
        code = state.fonts.face(item.font).use(
            item.glyph, item.kind == TextItem::Kind::Glyph ? item.character : U'□', same);
        told = told && same;
    }
    if (!told) {
        std::string text;
        append_utf8(text, item.character);
        page.begin_actual_text(text, x, baseline - format.rise);
    }
    if (is_drawn) {
        Pen const pen{item.font, format.size, format.slanted, format.bold};
        page.show(pen, x, baseline - format.rise, code, item.advance);
    }
    if (!told) {
        page.end_actual_text();
    }
}

void LineStrip::draw_items(
    PageBuilder& page, std::vector<TextItem> const& drawn, float x, float baseline) {
    for (TextItem const& item : drawn) {
        x = draw_item(page, item, x, baseline);
    }
}

void LineStrip::draw_picture(PageBuilder& page, TextItem const& item, float x, float baseline) {
    ParagraphText::Picture const& picture = m_text->picture(item);
    Rect const box{x, baseline - picture.height, x + picture.width, baseline};
    if (picture.stored != nullptr) {
        page.image(picture.stored->name, box);
    }
    if (!picture.label.empty()) {
        page.frame(box);
        float at = x + 3;
        for (TextItem const& glyph : picture.label) {
            if (at + glyph.advance > box.x1) {
                break;
            }
            at = draw_item(page, glyph, at, baseline - picture.height / 2);
        }
    }
    // 14.8.5.4.3: a figure says where it stands.
    std::string entries = "/O/Layout/Placement/Inline/BBox[";
    append_numbers(entries, box.x0, page.height() - box.y1, box.x1, page.height() - box.y0);
    entries.back() = ']';
    ElementId const element = m_text->element_of(item);
    if (!is_artifact(element)) {
        m_text->state().tree.add_attribute(element, "<<" + entries + ">>");
    }
}

/// Base and reading stand in the middle of the wider one.
void LineStrip::draw_ruby(PageBuilder& page, TextItem const& item, float x, float baseline) {
    ParagraphText::RubyText const& ruby = m_text->ruby(item);
    float const size = m_text->format(item).size;
    for (std::int32_t const node : {ruby.base_node, ruby.reading_node}) {
        (void)m_text->element_of_node(node); // both, even without text (14.8.4.4.1)
    }
    draw_items(page, ruby.base, x + (item.advance - ruby.base_width) / 2, baseline);
    draw_items(
        page, ruby.reading, x + (item.advance - ruby.reading_width) / 2, baseline - size * 0.92F);
}

void LineStrip::decorate(
    PageBuilder& page, TextItem const& item, float x, float next, float baseline) {
    RunFormat const& format = m_text->format(item);
    if (item.kind == TextItem::Kind::Break || next <= x) {
        return;
    }
    float const y = baseline - format.rise;
    if (format.underlined) {
        page.line(x, y + format.size * 0.12F, next, y + format.size * 0.12F, 0.6F);
    }
    if (format.struck) {
        page.line(x, y - format.size * 0.32F, next, y - format.size * 0.32F, 0.6F);
    }
}

void LineStrip::extend_link(
    PageBuilder& page, TextItem const& item, float x, float next, float top) {
    std::int32_t const node = m_text->link_of(item);
    if (node != m_link.node) {
        finish_links(page);
        m_link = {node, {x, top, next, top + m_height}};
    }
    m_link.box.x1 = next;
}

/// One annotation a line (14.8.4.4.2).
void LineStrip::finish_links(PageBuilder& page) {
    if (m_link.node < 0) {
        m_link = {};
        return;
    }
    Link const& link = m_text->link_at(m_link.node);
    ElementId const element = m_text->element_of_node(m_link.node);
    std::optional<std::string> const uri = is_artifact(element) ? std::nullopt : uri_of(link);
    if (uri) {
        page.annotate(
            m_link.box,
            "/Subtype/Link/Border[0 0 0]/Contents" + text_string(link.target) + "/A<</S/URI/URI" +
                literal_string(*uri) + ">>",
            element);
    }
    m_link = {};
}

} // namespace

void add_lines(
    StripColumn& column, std::shared_ptr<ParagraphText> const& text, LineSetting const& setting) {
    std::vector<LinePlan> const lines = fill_lines(*text, setting);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        column.add(std::make_unique<LineStrip>(text, lines[i], setting, i == 0));
    }
}

float natural_width(ParagraphText const& text) {
    float widest = 0;
    float width = 0;
    for (TextItem const& item : text.items()) {
        width = item.kind == TextItem::Kind::Break ? 0 : width + item.advance;
        widest = std::max(widest, width);
    }
    return widest;
}

} // namespace gouji::pdf_write

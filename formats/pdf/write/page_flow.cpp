#include "gouji/formats/pdf/write/page_flow.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace gouji::pdf_write {

namespace {

constexpr float points_per_millimetre = 72.0F / 25.4F;
constexpr float tolerance = 0.01F;

class RuleStrip final : public Strip {
public:
    RuleStrip() { keep_with_next = true; }
    [[nodiscard]] float height() const override { return 18; }
    [[nodiscard]] bool is_done() const override { return m_is_done; }
    float draw(PageBuilder& page, Room const& room, bool) override {
        constexpr float length = 120;
        page.line(room.x, room.top + 12, room.x + length, room.top + 12, 0.5F);
        m_is_done = true;
        return height();
    }

private:
    bool m_is_done = false;
};

} // namespace

PageFlow::PageFlow(WriterState& state, PageSetup const& page)
    : m_state(state), m_page(page), m_left(page.left * points_per_millimetre),
      m_right((page.width - page.right) * points_per_millimetre),
      m_top(page.top * points_per_millimetre),
      m_bottom((page.height - page.bottom) * points_per_millimetre) {}

void PageFlow::add(StripColumn&& strips) {
    for (std::unique_ptr<Strip>& strip : strips.strips()) {
        bool const is_last = !strip->keep_with_next;
        m_held.push_back(std::move(strip));
        if (is_last) {
            place_held();
        }
    }
}

/// Strips that belong together go to the next page together, where that has room for them.
void PageFlow::place_held() {
    if (m_held.empty()) {
        return;
    }
    float need = 0;
    for (std::unique_ptr<Strip> const& strip : m_held) {
        bool const is_last = &strip == &m_held.back();
        need += strip->space_before + (is_last ? strip->least_height() : strip->height());
    }
    if (m_state.pages.is_open() && !m_is_empty && need > m_bottom - m_y + tolerance &&
        need <= height()) {
        finish_page();
    }
    for (std::unique_ptr<Strip> const& strip : m_held) {
        place(*strip);
    }
    m_held.clear();
}

void PageFlow::place(Strip& strip) {
    if (strip.starts_page) {
        if (!m_state.pages.is_open()) {
            begin_page();
        }
        finish_page();
        return;
    }
    while (!strip.is_done()) {
        if (!m_state.pages.is_open()) {
            begin_page();
        }
        float const before = m_is_empty ? 0 : strip.space_before;
        Room const room{m_left + strip.indent, m_y + before, m_bottom - m_y - before, height()};
        bool const fits = strip.least_height() <= room.height + tolerance;
        float const drawn = fits || m_is_empty ? strip.draw(m_state.pages, room, m_is_empty) : 0.0F;
        if (drawn > 0) {
            m_y += before + drawn;
            m_is_empty = false;
        }
        if (!strip.is_done()) {
            finish_page();
        }
    }
}

void PageFlow::begin_page() {
    m_state.pages.begin_page(
        m_page.width * points_per_millimetre, m_page.height * points_per_millimetre);
    m_y = m_top;
    m_is_empty = true;
}

void PageFlow::finish_page() {
    Document const& document = m_state.document;
    draw_story(document.header, artifact_header, m_top * 0.42F, m_top);
    float const page_bottom = m_page.height * points_per_millimetre;
    float const footer_top = m_bottom + (page_bottom - m_bottom) * 0.52F;
    draw_story(document.footer, artifact_footer, footer_top, page_bottom);
    draw_page_number();
    m_state.pages.finish_page();
    m_is_empty = true;
}

/// As much of the header or footer as its margin holds.
void PageFlow::draw_story(Blocks const& blocks, ElementId artifact, float top, float bottom) {
    if (blocks.empty()) {
        return;
    }
    FlowContext context;
    context.parent = artifact;
    context.width = width();
    context.picture_height = (bottom - top) * 0.8F;
    context.look = {FontRole::Body, 10.5F, 14, false};
    context.align = Align::Center;
    for (Block const& block : blocks) {
        StripColumn strips;
        (void)lay_out_block(m_state, strips, block, context, 0);
        // A sequence a paragraph: the reader takes them apart again.
        m_state.pages.end_mark();
        for (std::unique_ptr<Strip> const& strip : strips.strips()) {
            if (top + strip->height() > bottom) {
                return;
            }
            Room const room{m_left + strip->indent, top, bottom - top, bottom - top};
            top += strip->draw(m_state.pages, room, true);
        }
    }
}

/// GB/T 9704-2012, 7.5: size 4 (14 points) between dashes, 7 mm below the text, outside: at the
/// right of odd pages, at the left of even ones, one character from the edge.
void PageFlow::draw_page_number() {
    int const number = m_state.pages.page_count() + 1;
    TextLook const look{FontRole::Table, 14, 14, false};
    auto const text = std::make_shared<ParagraphText>(
        m_state, look, static_cast<ElementId>(artifact_page_number), width(), 0.0F);
    text->add("— " + std::to_string(number) + " —");
    StripColumn lines;
    add_lines(
        lines,
        text,
        {std::max(width() - 2 * look.size, 1.0F),
         0,
         number % 2 == 1 ? Align::End : Align::Start,
         -1});
    float const top = m_bottom + 7 * points_per_millimetre;
    float const room = m_page.height * points_per_millimetre - top;
    if (room > look.size) {
        (void)lines.strips().front()->draw(
            m_state.pages, {m_left + look.size, top, room, room}, true);
    }
}

void PageFlow::add_rule() {
    StripColumn strips;
    strips.add(std::make_unique<RuleStrip>());
    add(std::move(strips));
}

void PageFlow::finish() {
    place_held();
    if (!m_state.pages.is_open() && m_state.pages.page_count() == 0) {
        begin_page();
    }
    if (m_state.pages.is_open()) {
        finish_page();
    }
}

} // namespace gouji::pdf_write

#include "gouji/formats/pdf/write/page_flow.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "gouji/formats/support/page_sizes.hpp"

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

PageFlow::Frame PageFlow::frame_of(PageSetup const& page) {
    return {
        page.width * points_per_millimetre,
        page.height * points_per_millimetre,
        page.left * points_per_millimetre,
        (page.width - page.right) * points_per_millimetre,
        page.top * points_per_millimetre,
        (page.height - page.bottom) * points_per_millimetre};
}

PageFlow::PageFlow(WriterState& state, PageSetup const& page)
    : m_state(state), m_upright(frame_of(page)) {
    constexpr float least = 100; // points of height
    Frame const turned = frame_of(turned_page(page));
    state.foot.set_page(width(), height());
    if (page.width < page.height && turned.bottom - turned.top > least) {
        m_turned = turned;
    }
}

bool PageFlow::is_page_size() const {
    constexpr float most = 14'400;
    return m_upright.page_width <= most && m_upright.page_height <= most;
}

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
    bool const turns = m_held.front()->turned != m_is_turned;
    float need = 0;
    std::vector<Strip const*> strips;
    for (std::unique_ptr<Strip> const& strip : m_held) {
        bool const is_last = &strip == &m_held.back();
        need += strip->space_before + (is_last ? strip->least_height() : strip->height());
        strips.push_back(strip.get());
    }
    need += height_of_notes(strips);
    Frame const& page = frame();
    if (!turns && m_state.pages.is_open() && !m_is_empty && need > bottom() - m_y + tolerance &&
        need <= page.bottom - page.top) {
        finish_page();
    }
    for (std::unique_ptr<Strip> const& strip : m_held) {
        place(*strip);
    }
    m_held.clear();
}

float PageFlow::height_of_notes(std::vector<Strip const*> const& strips) {
    std::vector<std::size_t> notes;
    if (!m_state.notes.empty()) {
        for (Strip const* const strip : strips) {
            strip->collect_notes(notes);
        }
    }
    return notes.empty() ? 0 : m_state.foot.height_with(m_state, notes);
}

void PageFlow::place(Strip& strip) {
    if (strip.starts_page) {
        if (!m_state.pages.is_open()) {
            begin_page();
        }
        finish_page();
        return;
    }
    if (strip.turned != m_is_turned && m_state.pages.is_open()) {
        finish_page();
    }
    m_is_turned = strip.turned;
    while (!strip.is_done()) {
        if (!m_state.pages.is_open()) {
            begin_page();
        }
        float const before = m_is_empty ? 0 : strip.space_before;
        Room room{
            frame().left + strip.indent,
            m_y + before,
            bottom() - m_y - before,
            frame().bottom - frame().top};
        bool const fits =
            strip.least_height() + height_of_notes({&strip}) <= room.height + tolerance;
        if (!fits && m_is_empty) {
            room.height = frame().bottom - m_y - before; // footnotes go on behind it
        }
        float const drawn = fits || m_is_empty ? strip.draw(m_state.pages, room, m_is_empty) : 0.0F;
        m_state.foot.settle(m_state);
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
    m_state.pages.begin_page(frame().page_width, frame().page_height);
    m_y = frame().top;
    m_is_empty = true;
}

void PageFlow::finish_page() {
    Document const& document = m_state.document;
    Frame const& page = frame();
    m_state.foot.draw(m_state.pages, page.left, m_y, page.bottom, m_is_empty);
    draw_story(document.header, artifact_header, page.top * 0.42F, page.top);
    float const footer_top = page.bottom + (page.page_height - page.bottom) * 0.52F;
    draw_story(document.footer, artifact_footer, footer_top, page.page_height);
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
    context.width = frame().right - frame().left;
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
            Room const room{frame().left + strip->indent, top, bottom - top, bottom - top};
            top += strip->draw(m_state.pages, room, true);
        }
    }
}

/// GB/T 9704-2012, 7.5: size 4 (14 points) between dashes, 7 mm below the text, outside: at the
/// right of odd pages, at the left of even ones, one character from the edge.
void PageFlow::draw_page_number() {
    int const number = m_state.pages.page_count() + 1;
    TextLook const look{FontRole::Table, 14, 14, false};
    float const width = frame().right - frame().left;
    auto const text =
        std::make_shared<ParagraphText>(m_state, look, artifact_page_number, width, 0.0F);
    text->add("— " + std::to_string(number) + " —");
    StripColumn lines;
    add_lines(
        lines,
        text,
        {std::max(width - 2 * look.size, 1.0F),
         0,
         number % 2 == 1 ? Align::End : Align::Start,
         -1});
    float const top = frame().bottom + 7 * points_per_millimetre;
    float const room = frame().page_height - top;
    if (room > look.size) {
        (void)lines.strips().front()->draw(
            m_state.pages, {frame().left + look.size, top, room, room}, true);
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
    // Footnotes that have no room yet go on on pages of their own.
    while (m_state.pages.is_open() || !m_state.foot.empty()) {
        if (!m_state.pages.is_open()) {
            begin_page();
        }
        finish_page();
    }
}

} // namespace gouji::pdf_write

#include "gouji/formats/pdf/write/foot_notes.hpp"

#include <algorithm>
#include <utility>

#include "gouji/formats/pdf/write/block_layout.hpp"

namespace gouji::pdf_write {

namespace {

/// Between the text and the notes, with the rule in it.
constexpr float rule_height = 14;

} // namespace

void FootNotes::set_page(float width, float height) {
    m_width = width;
    m_height = height;
}

void FootNotes::lay_out(WriterState& state, std::size_t note) const {
    if (!state.notes[note].is_laid_out) {
        StripColumn strips = lay_out_note(state, note, m_width, m_height * 0.3F);
        state.notes[note].is_laid_out = true;
        state.notes[note].strips = std::move(strips);
    }
}

void FootNotes::settle(WriterState& state) {
    for (std::size_t const note : std::exchange(m_referred, {})) {
        lay_out(state, note);
        for (std::unique_ptr<Strip>& strip : state.notes[note].strips.strips()) {
            m_waiting.add(std::move(strip));
        }
        state.notes[note].strips = {};
    }
}

float FootNotes::height() const {
    return m_waiting.is_done() ? 0 : std::min(m_waiting.height() + rule_height, most());
}

float FootNotes::height_with(WriterState& state, std::vector<std::size_t> const& notes) const {
    float sum = 0;
    for (std::size_t const note : notes) {
        if (!state.notes[note].is_drawn) {
            lay_out(state, note);
            sum += state.notes[note].strips.height();
        }
    }
    if (sum == 0) {
        return 0;
    }
    sum += m_waiting.is_done() ? rule_height : 0;
    return std::min(sum, most() - height());
}

void FootNotes::draw(PageBuilder& page, float x, float top, float bottom, bool forced) {
    if (m_waiting.is_done()) {
        return;
    }
    float const room = bottom - top - rule_height;
    float const begin = bottom - std::min(m_waiting.height(), room);
    if (m_waiting.draw(page, {x, begin, bottom - begin, room}, forced) > 0) {
        constexpr float length = 120;
        constexpr float above = 5;
        page.line(x, begin - above, x + length, begin - above, 0.5F);
    }
}

} // namespace gouji::pdf_write

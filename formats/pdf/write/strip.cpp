#include "gouji/formats/pdf/write/strip.hpp"

namespace gouji::pdf_write {

float StripColumn::height() const {
    float sum = 0;
    for (std::size_t i = m_next; i < m_strips.size(); ++i) {
        sum += m_strips[i]->height() + (i == m_next ? 0 : m_strips[i]->space_before);
    }
    return sum;
}

void StripColumn::collect_notes(std::vector<std::size_t>& notes) const {
    for (std::size_t i = m_next; i < m_strips.size(); ++i) {
        m_strips[i]->collect_notes(notes);
    }
}

float StripColumn::draw(PageBuilder& page, Room const& room, bool forced) {
    constexpr float tolerance = 0.01F;
    float used = 0;
    while (m_next < m_strips.size()) {
        Strip& strip = *m_strips[m_next];
        float const before = used > 0 ? strip.space_before : 0;
        Room inside = room;
        inside.x += strip.indent;
        inside.top += used + before;
        inside.height -= used + before;
        bool const must = forced && used == 0;
        if (!must && strip.least_height() > inside.height + tolerance) {
            break;
        }
        float const drawn = strip.draw(page, inside, must);
        used += drawn > 0 ? before + drawn : 0;
        if (!strip.is_done()) {
            break;
        }
        // Its text is on the page: the memory is free for what follows.
        m_strips[m_next++].reset();
    }
    return used;
}

} // namespace gouji::pdf_write

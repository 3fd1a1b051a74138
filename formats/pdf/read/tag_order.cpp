#include "gouji/formats/pdf/read/tag_order.hpp"

#include <algorithm>

#include "gouji/formats/layout/page/page_geometry.hpp"

namespace gouji::pdfread {

/// All runs that were asked for, as they were.
std::vector<RunPlace> TagOrder::all_turns() const {
    std::vector<RunPlace> turns;
    for (std::size_t page = 0; page < m_content.pages().size(); ++page) {
        for (std::size_t i = 0; i < runs_of(page).size(); ++i) {
            if (m_content.owner_of(page, i) != TaggedContent::nobody) {
                turns.emplace_back(page, i);
            }
        }
    }
    std::sort(turns.begin(), turns.end(), [&](RunPlace const& a, RunPlace const& b) {
        return m_content.turn_of(a.first, a.second) < m_content.turn_of(b.first, b.second);
    });
    return turns;
}

TagOrder::TagOrder(TaggedContent const& content)
    : m_content(content), m_last_turns(content.pages().size()) {
    std::vector<std::optional<RunPlace>> ends(m_last_turns.size());
    std::vector<bool> is_seen(m_last_turns.size(), false);
    std::optional<RunPlace> last;
    for (RunPlace const& turn : all_turns()) {
        if (!is_seen[turn.first]) {
            is_seen[turn.first] = true;
            m_last_turns[turn.first] = last;
        }
        ends[turn.first] = turn;
        last = turn;
    }
    // A page without tags comes behind the one before it.
    for (std::size_t page = 1; page < ends.size(); ++page) {
        if (!is_seen[page]) {
            m_last_turns[page] = ends[page - 1];
            ends[page] = ends[page - 1];
        }
    }
}

std::optional<std::size_t> TagOrder::above(std::size_t page, TextRun const& loose) const {
    std::optional<std::size_t> found;
    auto const rank = [&](std::size_t i) {
        TextRun const& run = runs_of(page)[i];
        bool const over = overlap(run.box.x0, run.box.x1, loose.box.x0, loose.box.x1) > 0;
        return std::pair(run.baseline + (over ? 2 * loose.size : 0), run.box.x0);
    };
    for (std::size_t i = 0; i < runs_of(page).size(); ++i) {
        bool const tagged = m_content.owner_of(page, i) != TaggedContent::nobody;
        if (tagged && is_content(runs_of(page)[i]) &&
            runs_of(page)[i].baseline <= loose.baseline + same_line &&
            (!found || rank(i) > rank(*found))) {
            found = i;
        }
    }
    return found;
}

} // namespace gouji::pdfread

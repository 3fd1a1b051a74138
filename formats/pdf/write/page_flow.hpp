#pragma once
#include <memory>
#include <vector>

#include "gouji/formats/pdf/write/block_layout.hpp"
#include "gouji/formats/pdf/write/strip.hpp"
#include "gouji/formats/pdf/write/writer_state.hpp"

namespace gouji::pdf_write {

/// Puts strips on pages, one after another, with header, footer, and page number.
class PageFlow {
public:
    PageFlow(WriterState& state, PageSetup const& page);

    /// Of the text between the margins, in points.
    [[nodiscard]] float width() const { return m_right - m_left; }
    [[nodiscard]] float height() const { return m_bottom - m_top; }

    /// Adds strips below what is there. What must stay with the next is held back until it comes.
    void add(StripColumn&& strips);
    /// Draws what is held back, and finishes the last page; there is always one.
    void finish();
    /// Draws what is held back.
    void place_held();
    /// A short line between what is above and what follows, an artifact.
    void add_rule();

private:
    void place(Strip& strip);
    void begin_page();
    void finish_page();
    void draw_story(Blocks const& blocks, ElementId artifact, float top, float bottom);
    void draw_page_number();

    WriterState& m_state;
    PageSetup m_page;
    float m_left;
    float m_right;
    float m_top;
    float m_bottom;
    float m_y = 0;          ///< below what is on the page
    bool m_is_empty = true; ///< the page
    std::vector<std::unique_ptr<Strip>> m_held;
};

} // namespace gouji::pdf_write

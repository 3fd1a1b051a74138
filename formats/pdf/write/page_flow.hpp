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
    [[nodiscard]] float width() const { return m_upright.right - m_upright.left; }
    [[nodiscard]] float height() const { return m_upright.bottom - m_upright.top; }
    /// The width of text on a turned page; 0 where the page is not upright.
    [[nodiscard]] float turned_width() const { return m_turned.right - m_turned.left; }

    /// False where the pages are larger than PDF/A allows (ISO 19005-2, 6.1.13).
    [[nodiscard]] bool is_page_size() const;

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
    /// Points that the footnotes of strips that are not drawn will take.
    [[nodiscard]] float height_of_notes(std::vector<Strip const*> const& strips);
    /// The end of the page's text, above its footnotes.
    [[nodiscard]] float bottom() const { return frame().bottom - m_state.foot.height(); }
    void begin_page();
    void finish_page();
    void draw_story(Blocks const& blocks, ElementId artifact, float top, float bottom);
    void draw_page_number();

    /// A page and its margins, in points.
    struct Frame {
        float page_width = 0;
        float page_height = 0;
        float left = 0;
        float right = 0;
        float top = 0;
        float bottom = 0;
    };
    [[nodiscard]] static Frame frame_of(PageSetup const& page);
    [[nodiscard]] Frame const& frame() const { return m_is_turned ? m_turned : m_upright; }

    WriterState& m_state;
    Frame m_upright; ///< as the document has it
    Frame m_turned;  ///< the paper turned with its margins
    bool m_is_turned = false;
    float m_y = 0;          ///< below what is on the page
    bool m_is_empty = true; ///< the page
    std::vector<std::unique_ptr<Strip>> m_held;
};

} // namespace gouji::pdf_write

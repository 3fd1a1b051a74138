#pragma once
#include <cstddef>
#include <vector>

#include "gouji/formats/pdf/write/strip.hpp"

namespace gouji::pdf_write {

struct WriterState;

/// Footnotes on their way to the foot of the page that their reference stands on. What has no room
/// there goes on at the foot of the next page. Notes are indexes into WriterState::notes; lengths
/// are points.
class FootNotes {
public:
    /// Of the text between the margins.
    void set_page(float width, float height);

    /// The reference of a note is drawn now.
    void refer(std::size_t note) { m_referred.push_back(note); }
    /// Lays out the notes that were referred to.
    void settle(WriterState& state);

    /// What is kept free at the foot of the page for settled notes.
    [[nodiscard]] float height() const;
    /// What these notes would add to it.
    [[nodiscard]] float
    height_with(WriterState& state, std::vector<std::size_t> const& notes) const;
    [[nodiscard]] bool empty() const { return m_waiting.is_done(); }

    /// Draws, between `top` and `bottom`, as many lines as have room. `forced`: at least one.
    void draw(PageBuilder& page, float x, float top, float bottom, bool forced);

private:
    void lay_out(WriterState& state, std::size_t note) const;
    /// Notes take no more of a page than this.
    [[nodiscard]] float most() const { return m_height * 0.4F; }

    float m_width = 0;
    float m_height = 0;
    std::vector<std::size_t> m_referred;
    StripColumn m_waiting; ///< lines that are not drawn yet
};

} // namespace gouji::pdf_write

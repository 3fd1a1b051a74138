#pragma once
#include <cstddef>
#include <memory>
#include <vector>

#include "gouji/formats/pdf/write/page_builder.hpp"

namespace gouji::pdf_write {

/// Where a strip may draw.
struct Room {
    float x = 0;
    float top = 0;
    float height = 0;      ///< left on the page
    float full_height = 0; ///< of an empty page
};

/// A piece of the flow: a line of text, a table. Strips are laid out first and drawn, from the top
/// down, when it is known on which page they stand.
class Strip {
public:
    Strip() = default;
    Strip(Strip const&) = delete;
    Strip& operator=(Strip const&) = delete;
    virtual ~Strip() = default;

    /// Of all that is not drawn yet.
    [[nodiscard]] virtual float height() const = 0;
    /// What must fit so that drawing can begin.
    [[nodiscard]] virtual float least_height() const { return height(); }
    /// Draws as much as fits and returns its height. `forced`: something, even where it does not
    /// fit (the page is empty, and no other has more room).
    virtual float draw(PageBuilder& page, Room const& room, bool forced) = 0;
    [[nodiscard]] virtual bool is_done() const = 0;
    /// Adds the footnotes (indexes into WriterState::notes) that what is not drawn yet refers to,
    /// where it is drawn at once. What is drawn row by row looks after them itself.
    virtual void collect_notes(std::vector<std::size_t>& /*notes*/) const {}

    float indent = 0;       ///< added to Room::x
    float space_before = 0; ///< left out at the top of a page
    bool keep_with_next = false;
    bool starts_page = false;
    bool turned = false; ///< stands on a page of landscape format
};

/// Strips below each other, and how far they are drawn.
class StripColumn {
public:
    void add(std::unique_ptr<Strip> strip) { m_strips.push_back(std::move(strip)); }
    [[nodiscard]] bool empty() const { return m_strips.empty(); }
    [[nodiscard]] bool is_done() const { return m_next == m_strips.size(); }
    /// Of what is not drawn yet.
    [[nodiscard]] float height() const;
    /// Draws what fits; the same rules as for a strip.
    float draw(PageBuilder& page, Room const& room, bool forced);
    void collect_notes(std::vector<std::size_t>& notes) const;
    [[nodiscard]] std::vector<std::unique_ptr<Strip>>& strips() { return m_strips; }

private:
    std::vector<std::unique_ptr<Strip>> m_strips;
    std::size_t m_next = 0;
};

} // namespace gouji::pdf_write

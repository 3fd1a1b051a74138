#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "gouji/formats/html/tag_traits.hpp"

namespace gouji::html {

/// The parser's stack of open elements and its list of active formatting elements, followed tag by
/// tag (section 13.2.4 of the HTML standard). Where the rules are intricate an element stays open:
/// size() is an upper bound, but for a few elements that the parser inserts.
class OpenElements {
public:
    enum class Ended : std::uint8_t { Nothing, Something };

    /// The closings that a start tag implies: p before a block, li before li, td before td …
    void imply_ends(GumboTag tag);
    /// `tag` is now open; `look` stands for its attributes.
    void push(GumboTag tag, std::size_t look);
    Ended end(GumboTag tag);
    /// Formatting elements that were cut off by the end of a block open again before text.
    void reconstruct();

    [[nodiscard]] std::size_t size() const { return m_stack.size(); }
    [[nodiscard]] std::size_t active() const { return m_active.size(); }
    [[nodiscard]] std::size_t reconstructed() const { return m_reconstructed; }
    [[nodiscard]] bool has(GumboTag tag) const;

private:
    struct Element {
        GumboTag tag;
        std::uint32_t serial;       ///< of its entry in m_active; 0 for none
        std::size_t active_at_push; ///< for markers: what is older is out of reach
    };
    struct ActiveElement {
        GumboTag tag;
        std::uint32_t serial;
        std::size_t look;
        bool open;
    };
    /// The end tag was misnested: the element still counts for the depth until its parent ends.
    static constexpr GumboTag dead = GUMBO_TAG_LAST;
    static constexpr std::size_t npos = SIZE_MAX;

    template <class IsIt, class IsBarrier>
    [[nodiscard]] std::size_t find(IsIt is_it, IsBarrier is_barrier) const;
    [[nodiscard]] std::size_t find_in_scope(GumboTag tag) const;
    [[nodiscard]] std::size_t find_in_table(std::initializer_list<GumboTag> tags) const;
    void shrink(std::size_t size);
    void end_if_open(std::size_t at);
    void imply_table_ends(GumboTag tag);
    void push_implied(GumboTag tag);
    Ended end_formatting(GumboTag tag);
    void add_active(GumboTag tag, std::uint32_t serial, std::size_t look);
    void forget_active(std::uint32_t serial);

    std::vector<Element> m_stack;
    std::vector<ActiveElement> m_active;
    std::size_t m_base = 0; ///< first entry of m_active behind the last marker
    std::size_t m_reconstructed = 0;
    std::uint32_t m_serial = 0;
};

} // namespace gouji::html

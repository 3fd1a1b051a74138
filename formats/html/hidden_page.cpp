#include "gouji/formats/html/hidden_page.hpp"

#include <string_view>

#include "gouji/formats/html/element_style.hpp"
#include "gouji/formats/html/tag_scanner.hpp"
#include "gouji/formats/html/text_tags.hpp"

namespace gouji::html {

namespace {

/// Less is no page, but a hint, a menu or a form: bytes without white space, three a Han character.
constexpr std::size_t shortest_page = 150;

/// Few elements say anything about being seen; their style is read in full.
bool is_hidden(Node const& node) {
    std::string_view const css = attribute(node, "style");
    auto const says = [css](std::string_view word) {
        return find_ignoring_case(css, word) != std::string_view::npos;
    };
    bool const may_be =
        has_attribute(node, "hidden") || says("none") || says("hid") || says("collapse");
    return may_be && style_of(node).hidden;
}

class HiddenPage {
public:
    /// Counts what is shown of the children; the largest of the hidden elements is remembered.
    std::size_t count_shown(Node const& parent) {
        std::size_t bytes = 0;
        for (Node const* const child : children_of(parent)) {
            for (char const c : text_of(*child)) {
                bytes += is_html_space(c) ? 0U : 1U;
            }
            if (!is_element(*child) || is_silent(tag_of(*child))) {
                continue;
            }
            bool const hidden = is_hidden(*child);
            if (!m_inside && (hidden || is_element(*child, GUMBO_TAG_NOSCRIPT))) {
                m_inside = true;
                consider(*child, count_shown(*child));
                m_inside = false;
            } else if (!hidden && !is_control(tag_of(*child))) {
                bytes += count_shown(*child);
            }
        }
        return bytes;
    }

    [[nodiscard]] Node const* larger_than(std::size_t bytes) const {
        return m_bytes > bytes && m_bytes >= shortest_page ? m_largest : nullptr;
    }

private:
    void consider(Node const& node, std::size_t bytes) {
        if (bytes > m_bytes) {
            m_bytes = bytes;
            m_largest = &node;
        }
    }

    bool m_inside = false; ///< a hidden element
    Node const* m_largest = nullptr;
    std::size_t m_bytes = 0;
};

} // namespace

Node const* find_hidden_page(Node const& body) {
    HiddenPage page;
    std::size_t const shown = page.count_shown(body);
    return page.larger_than(shown);
}

} // namespace gouji::html

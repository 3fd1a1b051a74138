#include "gouji/formats/html/inline_edges.hpp"

#include <algorithm>

#include "gouji/model/text.hpp"

namespace gouji::html {

namespace {

enum class Edge : std::uint8_t { First, Last };

Inline const& at(Inlines const& inlines, Edge edge) {
    return edge == Edge::First ? inlines.front() : inlines.back();
}

bool has_break(Inlines const& inlines, Edge edge) {
    if (inlines.empty()) {
        return false;
    }
    return match(
        at(inlines, edge),
        [](Text const&) { return false; },
        [](LineBreak const&) { return true; },
        [&](Styled const& styled) { return has_break(styled.children, edge); },
        [&](Box<Link> const& link) { return has_break(link->children, edge); },
        [](Box<Image> const&) { return false; },
        [](Box<Ruby> const&) { return false; },
        [](Box<Note> const&) { return false; });
}

/// Takes the break that has_break has seen.
void take_break(Inlines& inlines, Edge edge) {
    Inline& item = edge == Edge::First ? inlines.front() : inlines.back();
    Inlines* children = nullptr;
    if (auto* const styled = std::get_if<Styled>(&item.node)) {
        children = &styled->children;
    } else if (auto* const link = std::get_if<Box<Link>>(&item.node)) {
        children = &(*link)->children;
    }
    if (children != nullptr) {
        take_break(*children, edge);
        if (!children->empty()) {
            return;
        }
    }
    inlines.erase(edge == Edge::First ? inlines.begin() : inlines.end() - 1);
}

} // namespace

bool begins_with_break(Inlines const& inlines) {
    return has_break(inlines, Edge::First);
}
bool ends_with_break(Inlines const& inlines) {
    return has_break(inlines, Edge::Last);
}

bool take_first_break(Inlines& inlines) {
    bool const found = has_break(inlines, Edge::First);
    if (found) {
        take_break(inlines, Edge::First);
    }
    return found;
}

bool take_last_break(Inlines& inlines) {
    bool const found = has_break(inlines, Edge::Last);
    if (found) {
        take_break(inlines, Edge::Last);
    }
    return found;
}

bool is_visible(Inlines const& inlines) {
    return std::any_of(inlines.begin(), inlines.end(), [](Inline const& item) {
        return match(
            item,
            [](Text const& text) { return !is_blank(text.utf8); },
            [](LineBreak const&) { return false; },
            [](Styled const& styled) { return is_visible(styled.children); },
            [](Box<Link> const& link) { return is_visible(link->children); },
            [](Box<Image> const&) { return true; },
            [](Box<Ruby> const&) { return true; },
            [](Box<Note> const&) { return true; });
    });
}

} // namespace gouji::html

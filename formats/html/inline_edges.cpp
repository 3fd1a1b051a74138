#include "gouji/formats/html/inline_edges.hpp"

#include <algorithm>
#include <optional>
#include <type_traits>

#include "gouji/model/text.hpp"

namespace gouji::html {

namespace {

std::optional<std::size_t> only_breaks(Inlines const& inlines);

/// How many breaks an inline holds that holds nothing else (perhaps nothing at all).
std::optional<std::size_t> only_breaks(Inline const& item) {
    if (auto const* const text = std::get_if<Text>(&item.node)) {
        return text->utf8.empty() ? std::optional{std::size_t{0}} : std::nullopt;
    }
    if (std::holds_alternative<LineBreak>(item.node)) {
        return 1;
    }
    if (auto const* const styled = std::get_if<Styled>(&item.node)) {
        return only_breaks(styled->children);
    }
    if (auto const* const link = std::get_if<Box<Link>>(&item.node)) {
        return only_breaks((*link)->children);
    }
    return std::nullopt;
}

std::optional<std::size_t> only_breaks(Inlines const& inlines) {
    std::size_t breaks = 0;
    for (Inline const& item : inlines) {
        auto const held = only_breaks(item);
        if (!held) {
            return std::nullopt;
        }
        breaks += *held;
    }
    return breaks;
}

/// What a style or link holds; null for other inlines.
Inlines* children_of(Inline& item) {
    if (auto* const styled = std::get_if<Styled>(&item.node)) {
        return &styled->children;
    }
    auto* const link = std::get_if<Box<Link>>(&item.node);
    return link == nullptr ? nullptr : &(*link)->children;
}

Inlines const* children_of(Inline const& item) {
    if (auto const* const styled = std::get_if<Styled>(&item.node)) {
        return &styled->children;
    }
    auto const* const link = std::get_if<Box<Link>>(&item.node);
    return link == nullptr ? nullptr : &(*link)->children;
}

/// Whether the first inline that `begin` … `end` show is a break.
template <class Iterator> bool meets_break(Iterator begin, Iterator end) {
    for (; begin != end; ++begin) {
        if (std::holds_alternative<LineBreak>(begin->node)) {
            return true;
        }
        if (only_breaks(*begin) == 0U) {
            continue;
        }
        Inlines const* const inner = children_of(*begin);
        return inner != nullptr &&
               (std::is_same_v<Iterator, Inlines::const_iterator> ? begins_with_break(*inner)
                                                                  : ends_with_break(*inner));
    }
    return false;
}

std::size_t strip_first(Inlines& inlines) {
    std::size_t breaks = 0;
    auto item = inlines.begin();
    for (; item != inlines.end(); ++item) {
        auto const held = only_breaks(*item);
        if (!held) {
            Inlines* const inner = children_of(*item);
            breaks += inner == nullptr ? 0 : strip_first(*inner);
            break;
        }
        breaks += *held;
    }
    inlines.erase(inlines.begin(), item);
    return breaks;
}

std::size_t strip_last(Inlines& inlines) {
    std::size_t breaks = 0;
    while (!inlines.empty()) {
        auto const held = only_breaks(inlines.back());
        if (!held) {
            Inlines* const inner = children_of(inlines.back());
            return breaks + (inner == nullptr ? 0 : strip_last(*inner));
        }
        breaks += *held;
        inlines.pop_back();
    }
    return breaks;
}

} // namespace

bool begins_with_break(Inlines const& inlines) {
    return meets_break(inlines.cbegin(), inlines.cend());
}

bool ends_with_break(Inlines const& inlines) {
    return meets_break(inlines.crbegin(), inlines.crend());
}

bool take_last_break(Inlines& inlines) {
    while (!inlines.empty()) {
        if (std::holds_alternative<LineBreak>(inlines.back().node)) {
            inlines.pop_back();
            return true;
        }
        Inlines* const inner = children_of(inlines.back());
        bool const taken = inner != nullptr && take_last_break(*inner);
        if (only_breaks(inlines.back()) != 0U) {
            return taken;
        }
        inlines.pop_back();
        if (taken) {
            return true;
        }
    }
    return false;
}

StrippedBreaks strip_breaks(Inlines& inlines) {
    StrippedBreaks stripped;
    stripped.last = strip_last(inlines);
    stripped.first = strip_first(inlines);
    return stripped;
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

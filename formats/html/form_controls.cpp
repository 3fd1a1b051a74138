#include "gouji/formats/html/form_controls.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "gouji/formats/html/tag_scanner.hpp"
#include "gouji/model/text.hpp"

namespace gouji::html {

namespace {

/// A field that a script empties at the first click, or that says it is one to search with.
bool is_for_search(Node const& control) {
    constexpr std::array handlers{"onfocus", "onclick"};
    if (std::any_of(handlers.begin(), handlers.end(), [&](char const* handler) {
            return find_ignoring_case(attribute(control, handler), "value") !=
                   std::string_view::npos;
        })) {
        return true;
    }
    constexpr std::array words{"search", "keyword", "query"};
    constexpr std::array names{"name", "id", "class", "type"};
    return std::any_of(names.begin(), names.end(), [&](char const* name) {
        std::string_view const value = attribute(control, name);
        return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
            return find_ignoring_case(value, word) != std::string_view::npos;
        });
    });
}

/// https://html.spec.whatwg.org/multipage/input.html#attr-input-type: types that it does not know
/// are fields of text.
std::string text_of_input(Node const& input) {
    std::string_view const type = trim_html(attribute(input, "type"));
    auto const is_type = [type](std::string_view name) { return equals_ignoring_case(type, name); };
    if (is_type("checkbox") || is_type("radio")) {
        return has_attribute(input, "checked") ? "☑" : "☐";
    }
    constexpr std::array textless{
        "hidden", "submit", "button", "reset", "image", "password", "file", "color", "range"};
    if (std::any_of(textless.begin(), textless.end(), is_type) || is_for_search(input)) {
        return {};
    }
    return std::string{trim(attribute(input, "value"))};
}

/// The option that a list shows closed: the last one selected, else the first.
void find_option(Node const& parent, Node const*& shown) {
    for (Node const* const child : children_of(parent)) {
        if (is_element(*child, GUMBO_TAG_OPTION)) {
            shown = shown == nullptr || has_attribute(*child, "selected") ? child : shown;
        } else if (is_element(*child)) {
            find_option(*child, shown);
        }
    }
}

std::string text_inside(Node const& node) {
    std::string text;
    for (Node const* const child : children_of(node)) {
        text += text_of(*child);
    }
    return std::string{trim(text)};
}

} // namespace

std::string filled_in(Node const& control) {
    switch (tag_of(control)) {
    case GUMBO_TAG_INPUT:
        return text_of_input(control);
    case GUMBO_TAG_TEXTAREA:
        return text_inside(control);
    case GUMBO_TAG_SELECT: {
        Node const* shown = nullptr;
        find_option(control, shown);
        return shown == nullptr || is_for_search(control) ? std::string{} : text_inside(*shown);
    }
    default:
        return {};
    }
}

} // namespace gouji::html

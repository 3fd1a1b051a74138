#include "gouji/formats/html/dom.hpp"

#include <algorithm>

#include "gouji/formats/html/tag_scanner.hpp"

namespace gouji::html {

void Tree::Destroy::operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
}

Tree::Tree(std::string_view utf8) {
    GumboOptions options = kGumboDefaultOptions;
    // Each recorded error holds a copy of the stack of open elements; nobody reads them here.
    options.max_errors = 0;
    m_output.reset(gumbo_parse_with_options(&options, utf8.data(), utf8.size()));
}

bool is_element(Node const& node) {
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

bool is_element(Node const& node, GumboTag tag) {
    return is_element(node) && node.v.element.tag == tag;
}

GumboTag tag_of(Node const& node) {
    return is_element(node) ? node.v.element.tag : GUMBO_TAG_LAST;
}

bool is_text(Node const& node) {
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
           node.type == GUMBO_NODE_CDATA;
}

std::string_view text_of(Node const& node) {
    return is_text(node) ? std::string_view{node.v.text.text} : std::string_view{};
}

std::span<Node const* const> children_of(Node const& node) {
    if (!is_element(node) || node.v.element.children.length == 0) {
        return {};
    }
    GumboVector const& children = node.v.element.children;
    return {reinterpret_cast<Node const* const*>(children.data), children.length};
}

std::string_view attribute(Node const& node, char const* name) {
    if (!is_element(node)) {
        return {};
    }
    GumboAttribute const* const found = gumbo_get_attribute(&node.v.element.attributes, name);
    return found == nullptr ? std::string_view{} : std::string_view{found->value};
}

bool has_attribute(Node const& node, char const* name) {
    return is_element(node) && gumbo_get_attribute(&node.v.element.attributes, name) != nullptr;
}

bool has_word(std::string_view words, std::string_view word) {
    while (!words.empty()) {
        std::size_t const end = std::min(words.find_first_of(" \t\n\f\r"), words.size());
        if (words.substr(0, end) == word) {
            return true;
        }
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

bool has_class(Node const& node, std::string_view name) {
    return has_word(attribute(node, "class"), name);
}

bool has_role(Node const& node, std::string_view role) {
    return has_word(attribute(node, "role"), role);
}

std::int64_t offset_of(Node const& node) {
    if (is_text(node)) {
        return node.v.text.start_pos.offset;
    }
    bool const written = is_element(node) && node.v.element.original_tag.length != 0;
    return written ? std::int64_t{node.v.element.start_pos.offset} : -1;
}

bool parse_integer(std::string_view text, std::int64_t& value) {
    constexpr std::int64_t most = 1'000'000'000;
    text = trim_html(text);
    bool const negative = text.starts_with('-');
    if (negative || text.starts_with('+')) {
        text.remove_prefix(1);
    }
    if (text.empty() || text.front() < '0' || text.front() > '9') {
        return false;
    }
    std::int64_t number = 0;
    for (char const c : text) {
        if (c < '0' || c > '9') {
            break;
        }
        number = std::min(number * 10 + (c - '0'), most);
    }
    value = negative ? -number : number;
    return true;
}

} // namespace gouji::html

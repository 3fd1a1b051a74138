#pragma once
#include <gumbo.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "gouji/formats/html/tag_traits.hpp"

/// The parsed tree, as gumbo builds it by the HTML standard.

namespace gouji::html {

using Node = GumboNode;

/// Owns a tree. The text it was made from must outlive it.
class Tree {
public:
    explicit Tree(std::string_view utf8);
    [[nodiscard]] Node const& root() const { return *m_output->root; }

private:
    struct Destroy {
        void operator()(GumboOutput* output) const;
    };
    std::unique_ptr<GumboOutput, Destroy> m_output;
};

[[nodiscard]] bool is_element(Node const& node);
[[nodiscard]] bool is_element(Node const& node, GumboTag tag);
/// GUMBO_TAG_LAST for what is no element.
[[nodiscard]] GumboTag tag_of(Node const& node);
/// True for text and white space (not comments); `text_of` gives it.
[[nodiscard]] bool is_text(Node const& node);
[[nodiscard]] std::string_view text_of(Node const& node);
/// None for what is no element.
[[nodiscard]] std::span<Node const* const> children_of(Node const& node);

/// Empty when absent.
[[nodiscard]] std::string_view attribute(Node const& node, char const* name);
[[nodiscard]] bool has_attribute(Node const& node, char const* name);
/// Whether the white-space separated words of an attribute hold `word`.
[[nodiscard]] bool has_word(std::string_view words, std::string_view word);
[[nodiscard]] bool has_class(Node const& node, std::string_view name);
[[nodiscard]] bool has_role(Node const& node, std::string_view role);

/// Byte of the tag or text in the parsed text; -1 for what the parser made up.
[[nodiscard]] std::int64_t offset_of(Node const& node);

/// The rules for parsing integers (section 2.3.4.1): leading white space and what follows the
/// digits are passed over. False when there is no integer; the result is clamped to 10^9.
bool parse_integer(std::string_view text, std::int64_t& value);

} // namespace gouji::html

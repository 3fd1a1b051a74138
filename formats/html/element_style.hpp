#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gouji/formats/html/dom.hpp"
#include "gouji/model/document.hpp"

namespace gouji::html {

enum class WhiteSpace : std::uint8_t { Collapse, KeepBreaks, Keep };

/// A width as stated: 120 (pixels), 12.5%, 3cm.
struct Length {
    float value = 0;
    std::string_view unit; ///< "", "px", "%", "pt", "em" …
};

/// What an element's own attributes say of its looks, as far as the model has a place for it.
/// Views point into the tree.
struct ElementStyle {
    std::optional<Align> align;
    std::optional<VAlign> valign;
    std::optional<WhiteSpace> white_space;
    std::optional<float> indent; ///< of the first line, in characters
    std::optional<Length> width;
    std::optional<Length> height;
    std::optional<bool> bold;
    std::optional<bool> italic;
    std::optional<std::string_view> list_style_type;
    bool underline = false;
    bool strike = false;
    bool superscript = false;
    bool subscript = false;
    bool hidden = false;
    bool break_before = false;
    bool break_after = false;
    bool decorated = false;           ///< fonts, colours, borders: not kept
    bool word_list_label = false;     ///< mso-list:Ignore: the bullet that Word wrote out
    std::int32_t word_list_level = 0; ///< of a paragraph with mso-list:l0 level1 lfo1
    std::string_view display;         ///< of CSS
    std::string_view word_element;    ///< mso-element:footnote-list
};

[[nodiscard]] ElementStyle style_of(Node const& element);

/// "12.5%" -> 12.5 and "%"; nothing for what is no number.
[[nodiscard]] std::optional<Length> parse_length(std::string_view text);
/// In points; nothing for relative units.
[[nodiscard]] std::optional<float> to_points(std::optional<Length> const& length);
/// The text of a CSS string ('…' or "…") with its escapes resolved; nothing for anything else.
[[nodiscard]] std::optional<std::string> parse_css_string(std::string_view text);

} // namespace gouji::html

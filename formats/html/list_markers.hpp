#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What CSS shows before a list item, as text: what a reader sees and a writer asks for.
/// https://www.w3.org/TR/css-counter-styles-3/

namespace gouji::html {

/// The label of number `number` in a counter style ("decimal" -> "3.", "cjk-ideographic" ->
/// "三、", "disc" -> "•"); an unknown style is decimal, as browsers have it.
[[nodiscard]] std::string marker(std::string_view style, std::int64_t number);
/// The number that `label` shows in `style`, if it is exactly marker(style, number) for one.
[[nodiscard]] std::optional<std::int64_t>
marker_number(std::string_view style, std::string_view label);
/// The style of a ul inside so many other lists.
[[nodiscard]] std::string_view bullet_style(std::int32_t depth);
/// The part of a list-style that tells the marker: a counter style known here, a quoted string, or
/// "none"; empty when there is none of them ("url(x.png) inside").
[[nodiscard]] std::string_view find_list_style(std::string_view value);
/// "a" -> "lower-alpha", for the type attribute; empty for anything unknown.
[[nodiscard]] std::string_view style_of_type(std::string_view type);

} // namespace gouji::html

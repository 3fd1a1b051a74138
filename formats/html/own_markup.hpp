#pragma once
#include <optional>
#include <string_view>

#include "gouji/model/document.hpp"

/// The names by which our writer says what HTML has no element for, and our reader takes it back.

namespace gouji::html::own {

inline constexpr std::string_view generator = "Gouji";
inline constexpr std::string_view page_header = "page-header";
inline constexpr std::string_view page_footer = "page-footer";
inline constexpr std::string_view page_break = "page-break";
inline constexpr std::string_view blank = "blank";    ///< a paragraph that is meant to be empty
inline constexpr std::string_view head_rows = "head"; ///< a tbody of header rows
inline constexpr std::string_view foot_rows = "foot"; ///< a tbody of footer rows
inline constexpr std::string_view doubts = "doubts";  ///< data-gouji of our list of doubts
inline constexpr std::string_view page_meta = "gouji-page";
inline constexpr std::string_view metadata_prefix = "gouji-";

/// The class of a paragraph's role; empty for body.
[[nodiscard]] std::string_view class_of(Role role);
/// The role that a class attribute names, in our words or Word's.
[[nodiscard]] std::optional<Role> role_of(std::string_view classes);

} // namespace gouji::html::own

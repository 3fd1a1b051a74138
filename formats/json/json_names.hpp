#pragma once
#include <array>
#include <cstddef>
#include <string_view>

#include "gouji/model/document.hpp"

/// The names that enumerations have in JSON, in the order of their arms.

namespace gouji::json {

template <class Enum> inline constexpr std::array<std::string_view, 0> names{};

template <>
inline constexpr std::array<std::string_view, 7> names<Style>{
    "emphasis", "strong", "underline", "strike", "superscript", "subscript", "code"};
template <>
inline constexpr std::array<std::string_view, 3> names<NoteKind>{"footnote", "endnote", "comment"};
template <>
inline constexpr std::array<std::string_view, 4> names<Align>{"start", "center", "end", "justify"};
template <>
inline constexpr std::array<std::string_view, 3> names<VAlign>{"top", "middle", "bottom"};
template <>
inline constexpr std::array<std::string_view, 3> names<RowGroup>{"head", "body", "foot"};
template <>
inline constexpr std::array<std::string_view, 7> names<Role>{
    "body", "title", "subtitle", "signature", "date", "caption", "note"};
template <>
inline constexpr std::array<std::string_view, 5> names<FurnitureKind>{
    "header", "footer", "page_number", "site_chrome", "gloss"};
template <>
inline constexpr std::array<std::string_view, 7> names<Evidence>{
    "stated", "repaired", "inferred", "ambiguous", "empty", "missing", "decided"};

template <class Enum> [[nodiscard]] constexpr std::string_view name_of(Enum value) {
    return names<Enum>.at(static_cast<std::size_t>(value));
}

} // namespace gouji::json

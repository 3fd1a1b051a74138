#pragma once
#include <cstdint>

#include "gouji/formats/html/dom.hpp"
#include "gouji/formats/html/element_style.hpp"

/// What an element is in a table: by its name, else by its ARIA role, else by its CSS (CSS 2.2
/// section 17.2). Pages draw tables with elements of no meaning, too.

namespace gouji::html {

enum class TableRole : std::uint8_t {
    None,
    Table,
    Caption,
    Column,
    Head,
    Body,
    Foot,
    Row,
    Cell,
    HeaderCell,
};

[[nodiscard]] TableRole part_of(Node const& element);

/// An element that is no table by its name, but holds rows of several cells as one does: two at
/// least, since a single row lays out a page.
[[nodiscard]] bool is_drawn_table(Node const& element, ElementStyle const& style);

} // namespace gouji::html

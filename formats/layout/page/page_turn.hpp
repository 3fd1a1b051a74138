#pragma once
#include <cstdint>

#include "gouji/formats/layout/page/page_content.hpp"

namespace gouji {

/// How a page is turned so that most of its text can be read: tables wider than a page are often
/// printed sideways.
enum class PageTurn : std::uint8_t {
    None,
    Clockwise,        ///< its text is written upwards
    Counterclockwise, ///< its text is written downwards
};

/// Turns the page, where most of its characters are written upwards or downwards.
PageTurn turn_upright(PageContent& page);

/// The place on the page as it was before, of a box on the page as turned.
[[nodiscard]] Rect turn_back(Rect const& box, PageTurn turn, PageContent const& turned);

} // namespace gouji

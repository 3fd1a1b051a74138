#pragma once
#include <vector>

#include "gouji/formats/pdf/read/pdf_object.hpp"

namespace gouji::pdfread {

/// A page with what it inherits (ISO 32000-1, 7.7.3.4).
struct Page {
    Object dictionary;
    Object resources;
    Rect crop;        ///< in user space: x0 < x1, y0 < y1, y upwards
    int rotation = 0; ///< clockwise: 0, 90, 180, 270
    double user_unit = 1;
};

/// The pages in order, at most `limit`. Loops and counts that lie do no harm. `complete` is false
/// where a node of the tree is not there or is no page.
struct PageList {
    std::vector<Page> pages;
    bool complete = true;
    bool limit_reached = false;
};
[[nodiscard]] PageList list_pages(ObjectFile const& file, std::size_t limit);

} // namespace gouji::pdfread

#pragma once
#include <cstddef>
#include <vector>

#include "gouji/formats/pdf/write/line_strips.hpp"

namespace gouji::pdf_write {

/// A line of a paragraph: indexes into its items.
struct LinePlan {
    std::size_t begin = 0;
    std::size_t end = 0;   ///< with the blanks that hang and the break
    std::size_t shown = 0; ///< end without them
    float width = 0;       ///< of what is shown
    bool wraps = false;    ///< the paragraph goes on
};

/// Breaks a text into lines, with as much in each as fits; one for a text that is empty.
[[nodiscard]] std::vector<LinePlan>
fill_lines(ParagraphText const& text, LineSetting const& setting);

} // namespace gouji::pdf_write

#pragma once
#include <string>
#include <variant>
#include <vector>

#include "gouji/formats/layout/page/page_items.hpp"

namespace gouji {

/// Lines that are one paragraph.
struct ParagraphItem {
    std::string text; ///< wrapped lines joined
    LineRange source;
    Rect first_line;
    float size = 0;
    float column_left = 0;
    float column_right = 0;
    std::size_t lines = 0;
    bool bold = false;
};

/// What the pages hold, lines joined.
struct FlowItem {
    std::variant<ParagraphItem, TableItem, PagePicture> node;
    std::int32_t page = 0;
};

/// Joins lines into paragraphs, over columns and pages too. A line goes on in the next one when it
/// had no room for that one's first word, and spacing, indent, size and weight say nothing else.
[[nodiscard]] std::vector<FlowItem> join_lines(std::vector<ReadPage> pages);

} // namespace gouji

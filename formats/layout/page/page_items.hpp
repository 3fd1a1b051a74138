#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "gouji/formats/layout/page/page_content.hpp"
#include "gouji/formats/layout/page/ruled_grid.hpp"

/// What a page holds, in reading order, when its words are read: what the stages over all pages
/// (furniture, tables over pages, paragraphs) work on.

namespace gouji {

/// A line of text in its column.
struct LineItem {
    std::string text; ///< words with one blank between them
    Rect box;
    float baseline = 0;
    float size = 0;
    float first_token_width = 0; ///< what must fit into the line above, were this no new paragraph
    float left = 0;              ///< of its column
    float right = 0;
    std::uint32_t source_line = 0;
    bool bold = false;
    bool gaps = false; ///< wide gaps keep parts of it apart
};

struct TableItem;

struct CellItem {
    GridCell slot;
    std::string text; ///< wrapped lines joined; "\n" where the source breaks a line
    SourceRef source;
    std::uint32_t colour = 0; ///< of its background; 0 is white
    bool bold = false;
    bool cut = false; ///< so narrow that words are cut, and its last line has no room left
    std::vector<TableItem> nested;
};

struct TableItem {
    Rect box;
    std::vector<float> xs; ///< column borders
    std::int32_t rows = 0;
    std::vector<CellItem> cells; ///< by row, then column
    std::int32_t head_rows = 0;
    bool ruled = true;
    LineRange lines;

    [[nodiscard]] std::int32_t columns() const { return static_cast<std::int32_t>(xs.size()) - 1; }
};

struct PageItem {
    std::variant<LineItem, TableItem, PagePicture> node;
    std::int32_t page = 0; ///< 1-based
};

/// A drawn row that is no table on its own, and was read as lines: the rest of a table that goes on
/// over pages, perhaps.
struct TableFragment {
    TableItem table;
    std::vector<std::uint32_t> source_lines; ///< ascending
};

/// One page, read.
struct ReadPage {
    std::int32_t number = 0;
    float width = 0;
    float height = 0;
    std::vector<PageItem> items;
    std::vector<LineItem> artifacts; ///< marked as page furniture by its producer
    std::vector<TableFragment> fragments;
};

} // namespace gouji

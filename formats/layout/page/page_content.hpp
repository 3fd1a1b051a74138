#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "gouji/model/source.hpp"

/// What a page shows, for the stages that find lines, columns and tables in it. No stage knows
/// which format drew the page.

namespace gouji {

/// A piece of text that one operator drew: one font, one size, one direction. Boxes are in points,
/// origin at the top left of the page as a reader holds it (page rotation applied).
struct TextRun {
    std::string text; ///< UTF-8; blanks as drawn
    Rect box;         ///< advance width by ascent and descent
    float baseline = 0;
    float size = 0;           ///< font size in points, as shown
    std::vector<float> stops; ///< x after each code point of `text`; y where `upright` is false
    std::uint32_t order = 0;  ///< in the order of drawing
    std::int32_t marked_content = -1; ///< MCID of the innermost marked content; -1: none
    bool upright = true;              ///< written left to right; false: turned by 90 degrees
    bool bold = false;
    bool artifact = false;  ///< marked as page furniture by its producer
    bool invisible = false; ///< drawn with render mode 3: the text layer of a scan
};

/// A ruling line (also one drawn as a thin filled box), as a thin upright rectangle. The sides of
/// filled boxes need not be given: they are found from `fills`.
struct RuleLine {
    Rect box;
};

/// A filled box that is no thin line: the background of a cell, a row, a paragraph; a bar of a
/// chart. Its sides are lines to the eye only where what is beside them has another colour.
struct FilledBox {
    Rect box;
    std::uint32_t colour = 0; ///< equal where the colours are equal; 0 is white, the bare page
};

/// A picture; its bytes are the format's matter.
struct PagePicture {
    Rect box;
    std::string media; ///< key of Document::media, empty when the bytes were not kept
};

struct PageContent {
    std::int32_t number = 0; ///< 1-based
    float width = 0;
    float height = 0;
    std::vector<TextRun> runs; ///< in the order of drawing
    std::vector<RuleLine> rules;
    std::vector<FilledBox> fills; ///< in the order of drawing; white ones hide what is below them
    std::vector<PagePicture> pictures;
};

} // namespace gouji

#pragma once
#include <memory>

#include "gouji/formats/pdf/write/paragraph_text.hpp"
#include "gouji/formats/pdf/write/strip.hpp"

namespace gouji::pdf_write {

/// How the lines of a paragraph are set.
struct LineSetting {
    float width = 0;        ///< of the lines
    float first_indent = 0; ///< of the first line
    Align align = Align::Start;
    int outline = -1;         ///< index into the state's outline: the paragraph is that heading
    bool is_balanced = false; ///< lines about equally long, that end between words
};

/// Breaks a text into lines and adds them to `column`. An empty text is one empty line.
void add_lines(
    StripColumn& column, std::shared_ptr<ParagraphText> const& text, LineSetting const& setting);

/// Width of the widest line when nothing is wrapped.
[[nodiscard]] float natural_width(ParagraphText const& text);

} // namespace gouji::pdf_write

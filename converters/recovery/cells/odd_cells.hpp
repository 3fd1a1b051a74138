#pragma once
#include <cstddef>

#include "gouji/converters/recovery/cells/cell_stream.hpp"

/// What a cell is that stands where a row's values do, and is no number.

namespace gouji {

/// Text where a number is expected ("未增未减"): short, and no sentence.
[[nodiscard]] bool is_text_value(StreamCell const& found);

/// What is left of a value, or of the markup around it: digits among marks ("12//003"), tags.
[[nodiscard]] bool is_illegible(StreamCell const& found);

/// Values that ran together with their units or strokes ("4件6件0件", "0无无0"), or glyphs that may
/// be several.
[[nodiscard]] bool holds_several(StreamCell const& found);

/// What looks like the number of a page, "- 2 -", and may be a row of `columns` columns, too.
[[nodiscard]] bool is_row_of_strokes(StreamCell const& found, std::size_t columns);

} // namespace gouji

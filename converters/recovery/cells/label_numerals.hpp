#pragma once
#include <cstddef>

#include "gouji/converters/recovery/cells/cell_stream.hpp"
#include "gouji/converters/recovery/labels/form_labels.hpp"

namespace gouji {

/// A digit before a text that begins with the mark behind a numeral ("3" above ".保护第三方",
/// "3 . 保 护", or "3." above "其他") is the label's numeral and no value, from cell `begin` on.
void rejoin_numerals(CellStream& stream, std::size_t begin, LabelIndex const& index);

} // namespace gouji

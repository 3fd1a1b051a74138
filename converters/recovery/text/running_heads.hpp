#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "gouji/converters/recovery/labels/form_labels.hpp"
#include "gouji/model/source.hpp"

namespace gouji {

/// The lines of a text that are heads or feet of pages: the same short line, no label of any form,
/// that comes again beside page numbers, or the title or the office's name where it comes again and
/// again. In order; the title and the signature themselves are not among them. `text`: its lines,
/// in order.
[[nodiscard]] std::vector<std::uint32_t>
running_heads(SourceMap const& source, std::span<LineRange const> text, LabelIndex const& labels);

} // namespace gouji

#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "gouji/model/source.hpp"

namespace gouji {

/// The lines of a text that only say which of how many pages they stand on: "3/9", "3 / 9". One
/// alone may be values around a stroke, so they count on, pages apart from each other. In order.
/// `text`: its lines, in order.
[[nodiscard]] std::vector<std::uint32_t>
page_counts(SourceMap const& source, std::span<LineRange const> text);

} // namespace gouji

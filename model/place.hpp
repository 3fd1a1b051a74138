#pragma once
#include <string>
#include <string_view>

#include "gouji/model/diagnostics.hpp"
#include "gouji/model/json_writer.hpp"

namespace gouji {

/// "a.txt:57", "a.pdf:page 3", "a.docx:word/document.xml#4711"
[[nodiscard]] std::string place_text(std::string_view input, Place const& place);

/// An object of what is known: line, page, part, offset.
void write_place(Place const& place, JsonWriter& json);

} // namespace gouji

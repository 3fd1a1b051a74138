#pragma once
#include <string>
#include <string_view>

#include "gouji/formats/html/html.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/diagnostics.hpp"

namespace gouji::test {

/// What read_html makes of `html`; fails the test when it makes nothing.
[[nodiscard]] Document read(std::string_view html, Diagnostics& diagnostics);
[[nodiscard]] Document read(std::string_view html);
[[nodiscard]] std::string write(Document const& document, Diagnostics& diagnostics);
[[nodiscard]] std::string write(Document const& document);
/// The outline (model/outline.hpp) of what read_html makes of `html`.
[[nodiscard]] std::string outlined(std::string_view html);
/// The first table of a document; fails the test when there is none.
[[nodiscard]] Table const& first_table(Document const& document);
/// One line a row, cells as "text" with their spans: "[A 2x1][B] head".
[[nodiscard]] std::string sketch(Table const& table);
[[nodiscard]] std::string read_file(std::string const& path);

} // namespace gouji::test

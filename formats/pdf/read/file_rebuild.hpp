#pragma once
#include <optional>
#include <string>

#include "gouji/formats/pdf/read/pdf_object.hpp"

namespace gouji::pdfread {

/// A file that lost its end, and with it the trailer, with a new one: the catalog and the pages are
/// looked for among the objects that are left. Nothing where there is no page.
[[nodiscard]] std::optional<std::string> rebuild_trailer(Bytes input);

} // namespace gouji::pdfread

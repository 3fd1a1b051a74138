#pragma once
#include <map>
#include <string>

#include "gouji/formats/pdf/read/pdf_object.hpp"

namespace gouji::pdfread {

/// Title, author and the like of the information dictionary (ISO 32000-1, 14.3.3) and the language
/// of the catalog, by the names of Document::metadata. What is empty is left out.
[[nodiscard]] std::map<std::string, std::string> read_metadata(ObjectFile const& file);

} // namespace gouji::pdfread

#pragma once
#include <optional>

#include "gouji/formats/format.hpp"
#include "gouji/formats/pdf/write/font_set.hpp"

namespace gouji::pdf_write {

/// What WriteOptions::extra says to the PDF writer (pdf.hpp).
struct PdfOptions {
    std::optional<PageSetup> page; ///< instead of the document's own
    FontChoices fonts;
};

/// Error: UnknownOption for a key or a page name that is none of these, or a font that is not
/// installed.
[[nodiscard]] Result<PdfOptions> read_options(FormatOptions const& extra);

} // namespace gouji::pdf_write

#pragma once
#include <optional>

#include "gouji/formats/docx/docx_writer_parts.hpp"
#include "gouji/formats/format.hpp"

namespace gouji::docx {

/// What WriteOptions::extra says to the DOCX writer:
///
///     page            "A4", "A3", "A5", "B5", "letter"; with "-landscape" turned
///     font.body       the Chinese font of running text
///     font.title, font.heading1, font.heading2, font.table
struct DocxOptions {
    std::optional<PageSetup> page; ///< instead of the document's own
    StyleLook look;
};

/// Error: UnknownOption for a key or a page name that is none of these.
[[nodiscard]] Result<DocxOptions> read_options(FormatOptions const& extra);

} // namespace gouji::docx

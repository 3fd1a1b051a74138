#pragma once
#include "gouji/formats/pdf/read/media_loader.hpp"
#include "gouji/formats/pdf/read/pdf_document.hpp"

namespace gouji::pdfread {

/// Fills blocks, source, header, footer and furniture of `document` from the structure tree. False,
/// with TagsIgnored, where the tree does not fit what the pages show; false without a word where
/// there is none. The document is as it was then.
[[nodiscard]] bool read_tagged(
    ReadDocument& read, ReadOptions const& options, Document& document, Diagnostics& diagnostics);

} // namespace gouji::pdfread

#pragma once
#include <string>
#include <string_view>

#include "gouji/formats/pdf/write/writer_state.hpp"

/// The parts of a file beside its pages.

namespace gouji::pdf_write {

/// What the document says of itself, in the words of PDF.
struct DocumentFacts {
    std::string title;
    std::string author;
    std::string language; ///< BCP 47
    std::string created;  ///< "2023-01-17T00:00:00Z", or empty
};
[[nodiscard]] DocumentFacts facts_of(Document const& document);

/// The document information dictionary; returns its object.
int write_info(ObjectFile& file, DocumentFacts const& facts);
/// What a file may say of itself.
struct Claims {
    bool archival = false;   ///< PDF/A-2a
    bool accessible = false; ///< PDF/UA-1
};
/// The same as XMP (ISO 16684-1), unpacked, as PDF/A wants it, with its claims.
int write_metadata(ObjectFile& file, DocumentFacts const& facts, Claims const& claims);
/// The output intent: colours are sRGB.
int write_output_intent(ObjectFile& file);
/// The outline; 0 when there are no headings.
int write_outline(ObjectFile& file, std::vector<OutlineEntry> const& entries);

} // namespace gouji::pdf_write

#pragma once
#include <memory>
#include <string>
#include <vector>

#include "gouji/formats/pdf/read/page_reader.hpp"

namespace gouji::pdfread {

/// A PDF that was opened, repaired where it had to be, and whose pages were read.
struct ReadDocument {
    std::string repaired; ///< the bytes that `file` reads, where it is a repaired one
    bool was_damaged = false;
    std::unique_ptr<ObjectFile> file;
    PageList list;
    std::unique_ptr<DocumentResources> resources;
    std::vector<ReadPage> pages;
};

/// Says in diagnostics what was repaired, hidden, or not there.
[[nodiscard]] Result<ReadDocument>
read_document(Bytes input, ReadOptions const& options, Diagnostics& diagnostics);

} // namespace gouji::pdfread

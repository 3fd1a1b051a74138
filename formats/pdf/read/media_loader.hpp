#pragma once
#include <cstddef>
#include <string>
#include <unordered_map>

#include "gouji/formats/pdf/read/pdf_object.hpp"
#include "gouji/model/document.hpp"

namespace gouji::pdfread {

/// Keeps the bytes of a document's pictures, each once: JPEG as it stands, plain gray, RGB and
/// indexed pixels as PNG.
class MediaLoader {
public:
    explicit MediaLoader(Document& document) : m_document(document) {}

    /// The picture's key in Document::media; empty when its bytes cannot be kept.
    [[nodiscard]] std::string load(Object const& image);

private:
    Document& m_document;
    std::unordered_map<void const*, std::string> m_keys;
    std::size_t m_bytes = 0;
};

} // namespace gouji::pdfread

#pragma once
#include <cstddef>
#include <cstdint>

#include "gouji/converters/statutory/decisions.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// In which characters a document is handed on (`--script`).
enum class Script : std::uint8_t {
    Keep, ///< as the input has them
    Hans, ///< simplified ones
};

/// Replaces the traditional characters of the document's text by their simplified forms, one for
/// one (no words: 軟體 becomes 软体), and returns how many were replaced. Text is what a reader of
/// the document sees: paragraphs, headings, lists, cells and their candidates, captions, notes,
/// page headers and furniture, descriptions of images, and the metadata; a language of traditional
/// Chinese among these becomes zh-CN. Everything else is as it was: the SourceMap and what a mended
/// cell printed (both are the input, verbatim), the targets of links, media, what is bound to a
/// form.
std::size_t simplify(Document& document);

/// The same for the values that were decided, so that they meet the candidates of such a document.
void simplify(Decisions& decisions);

} // namespace gouji

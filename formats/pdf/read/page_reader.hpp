#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "gouji/formats/layout/page/page_content.hpp"
#include "gouji/formats/pdf/read/cmap.hpp"
#include "gouji/formats/pdf/read/font.hpp"
#include "gouji/formats/pdf/read/optional_content.hpp"
#include "gouji/formats/pdf/read/page_tree.hpp"

namespace gouji::pdfread {

/// A sequence that its producer marked as furniture (ISO 32000-1, 14.8.2.2).
struct ArtifactSequence {
    std::string subtype;         ///< "Header", "Footer", "PageNum", …; may be empty
    std::uint32_t first_run = 0; ///< by TextRun::order
    std::uint32_t last_run = 0;  ///< past the end
};

/// A page with what only the structure tree asks for.
struct ReadPage {
    PageContent content;
    std::vector<ArtifactSequence> artifacts;
    /// Pictures by the marked content they stand in; index into content.pictures.
    std::vector<std::int32_t> picture_content;
    std::vector<Object> picture_objects; ///< image XObjects; null for inline images
    bool turned = false;                 ///< the whole page was turned upright
};

/// Marked content of a form XObject that has a key of its own in the parent tree is told apart from
/// the page's: TextRun::marked_content is `form << 20 | MCID` then (14.7.4.3).
inline constexpr std::int32_t form_shift = 20;
inline constexpr std::int32_t max_mcid = (1 << form_shift) - 1;

/// What the pages of one document share. Not shared between threads.
struct DocumentResources {
    DocumentResources(ObjectFile const& file, Limits const& document_limits);
    Font* font(Object const& dictionary);
    /// The number of a form XObject, from 1, for marked content keys; 0 when there are too many.
    std::int32_t form_number(Object const& form);
    /// The same of a form that was drawn; 0 for another one.
    [[nodiscard]] std::int32_t known_form(Object const& form) const;

    CMapStore maps;
    bool is_own; ///< our writer tagged the document
    OptionalContent optional_content;
    Limits limits;
    // What one document may ask for, in proportion to Limits::inflated_bytes.
    std::size_t page_bytes;      ///< of the content of one page or form
    std::size_t glyphs_per_page; ///< forms can multiply content
    std::size_t operators_left;  ///< of the whole document
    std::size_t bytes_left;      ///< of inflated content
    bool cut = false;            ///< content was left out for a limit
    std::size_t unknown_glyphs = 0;
    std::int32_t unknown_page = 0; ///< of the first of them
    std::size_t hidden_pieces = 0;

private:
    std::unordered_map<void const*, std::int32_t> m_forms;
    std::unordered_map<void const*, std::unique_ptr<Font>> m_fonts;
};

/// Interprets a page's content and the appearances of its annotations.
[[nodiscard]] ReadPage
read_page(Page const& page, std::int32_t number, DocumentResources& resources);

} // namespace gouji::pdfread

#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/formats/pdf/write/corner_store.hpp"
#include "gouji/formats/pdf/write/font_set.hpp"
#include "gouji/formats/pdf/write/foot_notes.hpp"
#include "gouji/formats/pdf/write/heading_levels.hpp"
#include "gouji/formats/pdf/write/image_store.hpp"
#include "gouji/formats/pdf/write/line_breaker.hpp"
#include "gouji/formats/pdf/write/page_builder.hpp"
#include "gouji/formats/pdf/write/structure_tree.hpp"
#include "gouji/model/diagnostics.hpp"
#include "gouji/model/document.hpp"

namespace gouji::pdf_write {

/// A heading for the outline.
struct OutlineEntry {
    std::string title;
    int level = 1;
    int page = 0;  ///< object number; 0 until it is drawn
    float top = 0; ///< from the bottom of the page
};

/// A note whose reference has been laid out.
struct PendingNote {
    Note const* note = nullptr;
    ElementId element = no_element; ///< in the tree when its reference is drawn
    ElementId label = no_element;   ///< of its reference
    std::string mark;               ///< "[1]"
    bool is_at_foot = false;        ///< of its page; else at the end of the document
    bool is_drawn = false;          ///< its reference
    bool is_laid_out = false;
    StripColumn strips; ///< of a footnote, until they are on their way to a page
};

/// What all parts of one writing share.
struct WriterState {
    WriterState(
        Document const& written,
        Diagnostics& where_to,
        ObjectFile& to,
        FontChoices choices,
        bool with_marks)
        : document(written), diagnostics(where_to), file(to), fonts(std::move(choices)),
          images(to, written), pages(to, tree), corners(to), marks(with_marks) {}

    Document const& document;
    Diagnostics& diagnostics;
    ObjectFile& file;
    FontSet fonts;
    ImageStore images;
    StructureTree tree;
    PageBuilder pages;
    CornerStore corners;
    LineBreaker breaker;
    HeadingLevels headings;
    bool marks;

    // What docs/pdf-conformance.md lists holds of everything so far; else the file does not say so.
    bool is_archival = true; ///< PDF/A-2a (ISO 19005-2)
    bool is_accessible =
        true; ///< PDF/UA-1 (ISO 14289-1), which no document is that is not archival

    std::vector<OutlineEntry> outline;
    std::vector<PendingNote> notes;
    std::map<Note const*, std::size_t> note_numbers; ///< index into `notes`
    FootNotes foot;
    bool in_note = false; ///< what is laid out now stands in a note

    LineRange source; ///< of the block that is being laid out

    /// Counts something that PDF cannot express; reported once a kind.
    void lose(std::string_view what, std::size_t times = 1);
    /// Remembers a character that no font has.
    void miss(char32_t character);
    void report() const;

private:
    struct Missing {
        std::size_t count = 0;
        Place place;
    };
    std::map<std::string, std::size_t, std::less<>> m_losses;
    std::map<char32_t, Missing> m_missing;
};

} // namespace gouji::pdf_write

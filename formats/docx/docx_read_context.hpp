#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "gouji/formats/docx/docx_numbering.hpp"
#include "gouji/formats/docx/docx_package.hpp"
#include "gouji/formats/docx/docx_styles.hpp"
#include "gouji/model/document.hpp"

namespace gouji::docx::reading {

/// A footnote, endnote or comment.
struct NoteContent {
    std::string author;
    Blocks blocks;
};
using NotesById = std::unordered_map<std::string, NoteContent>;

/// A header or footer that a section refers to.
struct PageStoryReference {
    bool header = true;
    std::string type;         ///< "default", "first", "even"
    std::string relationship; ///< of the main part
};
/// A w:sectPr.
struct Section {
    std::string type; ///< how it starts: "nextPage" where it does not say
    std::optional<PageSetup> page;
    bool first_page_differs = false;
    std::vector<PageStoryReference> stories;
};

/// What all stories of one document share while it is read.
struct ReadContext {
    Package& package;
    Document& document;
    Diagnostics& diagnostics;
    Limits const& limits;

    Styles styles{};
    Numbering numbering{};
    NotesById comments{};

    /// Notes whose content is read after the text. They live in boxes, so that they stay where
    /// they are while the blocks around them move; `dropped` keeps those of unused blocks alive.
    struct PendingNote {
        std::string id;
        Note* note = nullptr;
    };
    std::vector<PendingNote> footnotes{};
    std::vector<PendingNote> endnotes{};
    std::vector<Blocks> dropped{};

    std::vector<Section> sections{};
    std::size_t revisions = 0;
    std::size_t hidden = 0;          ///< pieces of text that Word does not show
    std::size_t charts = 0;          ///< charts and diagrams
    std::size_t chunks = 0;          ///< documents inside the document
    bool ornate = false;             ///< fonts, colours, borders were there
    bool flattened = false;          ///< something was nested too deep
    std::set<std::string> missing{}; ///< parts that were reported as missing
};

} // namespace gouji::docx::reading

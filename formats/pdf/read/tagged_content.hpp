#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "gouji/formats/pdf/read/page_reader.hpp"

namespace gouji::pdfread {

/// The runs and pictures of all pages by their marked content, and what in the structure tree asked
/// for each run.
class TaggedContent {
public:
    explicit TaggedContent(std::vector<ReadPage> const& pages);

    /// Who asked for a run: a table (its number, from 0), or one of these.
    static constexpr std::int32_t nobody = -1;
    static constexpr std::int32_t text = -2;
    static constexpr std::int32_t fixed = -3; ///< what the tags know better: lists, pictures, notes
    /// Who asks from now on; returns who did.
    std::int32_t set_owner(std::int32_t owner);

    struct Found {
        std::vector<TextRun const*> runs;  ///< in the order of drawing
        std::vector<std::size_t> pictures; ///< indices into content.pictures
    };
    /// What a sequence of a page shows; remembers that it was asked for, and when.
    [[nodiscard]] Found take(std::int32_t page, std::int32_t content);

    /// The same text without taking it.
    [[nodiscard]] std::string text_of(std::int32_t page, std::int32_t content) const;

    [[nodiscard]] ReadPage const& page(std::int32_t index) const {
        return m_pages[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] std::vector<ReadPage> const& pages() const { return m_pages; }
    [[nodiscard]] std::int32_t owner_of(std::size_t page, std::size_t run) const {
        return m_asked[page][run].owner;
    }
    /// The place of a run among all that were asked for.
    [[nodiscard]] std::uint32_t turn_of(std::size_t page, std::size_t run) const {
        return m_asked[page][run].turn;
    }

private:
    struct Entry {
        std::int32_t content;
        std::uint32_t index; ///< of the run or picture
        bool operator<(Entry const& other) const {
            return std::pair(content, index) < std::pair(other.content, other.index);
        }
    };
    struct Asked {
        std::int32_t owner = nobody;
        std::uint32_t turn = 0;
    };
    [[nodiscard]] static std::span<Entry const> entries_of(
        std::vector<std::vector<Entry>> const& entries, std::int32_t page, std::int32_t content);

    std::vector<ReadPage> const& m_pages;
    std::vector<std::vector<Entry>> m_runs;     ///< by page
    std::vector<std::vector<Entry>> m_pictures; ///< by page
    std::vector<std::vector<Asked>> m_asked;    ///< by page and run
    std::int32_t m_owner = text;
    std::uint32_t m_turn = 0;
};

/// Whether a run shows text of the document.
[[nodiscard]] bool is_content(TextRun const& run);

} // namespace gouji::pdfread

#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "gouji/formats/pdf/read/page_reader.hpp"

namespace gouji::pdfread {

/// The runs and pictures of all pages by their marked content.
class TaggedContent {
public:
    explicit TaggedContent(std::vector<ReadPage> const& pages);

    struct Found {
        std::vector<TextRun const*> runs;  ///< in the order of drawing
        std::vector<std::size_t> pictures; ///< indices into content.pictures
    };
    /// What a sequence of a page shows; remembers that it was asked for.
    [[nodiscard]] Found take(std::int32_t page, std::int32_t content);

    /// The same text without taking it.
    [[nodiscard]] std::string text(std::int32_t page, std::int32_t content) const;

    [[nodiscard]] ReadPage const& page(std::int32_t index) const {
        return m_pages[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] std::vector<ReadPage> const& pages() const { return m_pages; }
    /// Characters that no element asked for and that are no furniture, and all that are none.
    [[nodiscard]] std::pair<std::size_t, std::size_t> count_outside() const;

private:
    struct Entry {
        std::int32_t content;
        std::uint32_t index; ///< of the run or picture
        bool operator<(Entry const& other) const {
            return std::pair(content, index) < std::pair(other.content, other.index);
        }
    };
    [[nodiscard]] static std::span<Entry const> entries_of(
        std::vector<std::vector<Entry>> const& entries, std::int32_t page, std::int32_t content);

    std::vector<ReadPage> const& m_pages;
    std::vector<std::vector<Entry>> m_runs;     ///< by page
    std::vector<std::vector<Entry>> m_pictures; ///< by page
    std::vector<std::vector<bool>> m_taken;     ///< runs, by page
};

} // namespace gouji::pdfread

#pragma once
#include <vector>

#include "gouji/formats/layout/page/line_text.hpp"
#include "gouji/formats/layout/page/page_items.hpp"
#include "gouji/formats/layout/page/page_turn.hpp"
#include "gouji/formats/layout/page/table_nesting.hpp"

namespace gouji {

/// Where the words of a page stand in the SourceMap, line by line as they are read.
class SourceLines {
public:
    /// `page` as turned by `turn`.
    SourceLines(PageText const& text, PageContent const& page, PageTurn turn, SourceMap& source)
        : m_text(text), m_page(page), m_turn(turn), m_source(source) {}
    SourceLines(PageText&&, PageContent const&, PageTurn, SourceMap&) = delete;

    /// Adds the line that `words` (of one visual line) are; returns its index.
    std::uint32_t add_line(WordIndices words);
    /// The place of a word that was added.
    [[nodiscard]] SourceRef of(std::uint32_t word) const {
        return word < m_refs.size() ? m_refs[word] : SourceRef{};
    }
    [[nodiscard]] PageContent const& page() const { return m_page; }
    [[nodiscard]] std::uint32_t next_line() const { return m_source.size(); }

private:
    PageText const& m_text;
    PageContent const& m_page;
    PageTurn m_turn;
    SourceMap& m_source;
    std::vector<SourceRef> m_refs;
};

/// The texts of a row whose lines were read already.
[[nodiscard]] TableFragment
read_fragment(PageText const& text, FoundTable const& table, SourceLines const& source);

/// Reads the texts of a table and of those in it; its visual lines go to `source`, each whole.
[[nodiscard]] TableItem
read_table(PageText const& text, NestedTable const& table, SourceLines& source);

} // namespace gouji

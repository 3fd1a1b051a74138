#pragma once
#include <optional>
#include <utility>
#include <vector>

#include "gouji/formats/pdf/read/tagged_content.hpp"

namespace gouji::pdfread {

using RunPlace = std::pair<std::size_t, std::size_t>; ///< page and run

/// Where text that no element has goes in the order that the structure tree gives to the rest.
class TagOrder {
public:
    static constexpr float same_line = 2; ///< points between the baselines of one line

    /// `content` was asked for all that the tree has, and outlives this.
    explicit TagOrder(TaggedContent const& content);

    /// What the tags have before anything of the page; nothing where it comes first.
    [[nodiscard]] std::optional<RunPlace> const& last_before(std::size_t page) const {
        return m_last_turns[page];
    }
    /// The run with tags that stands above `loose`, or beside it; the nearest, and rather in line
    /// with it. Looks at all of the page.
    [[nodiscard]] std::optional<std::size_t> above(std::size_t page, TextRun const& loose) const;

private:
    [[nodiscard]] std::vector<TextRun> const& runs_of(std::size_t page) const {
        return m_content.pages()[page].content.runs;
    }
    [[nodiscard]] std::vector<RunPlace> all_turns() const;

    TaggedContent const& m_content;
    std::vector<std::optional<RunPlace>> m_last_turns; ///< by page
};

} // namespace gouji::pdfread

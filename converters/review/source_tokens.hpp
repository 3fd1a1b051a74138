#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "gouji/model/source.hpp"

namespace gouji {

/// Where a cell's text stands in its line, counted as JavaScript counts: in UTF-16 units.
struct SourceToken {
    std::uint32_t line = 0;
    std::size_t begin = 0;
    std::size_t length =
        0; ///< 0: the text is not in the line as it stands; the line is all we know
};

/// Finds the cells of a table in their lines, in linear time where those of a line are asked for
/// one after the other.
class SourceTokens {
public:
    /// `source` must outlive it.
    explicit SourceTokens(SourceMap const& source) : m_source(source) {}

    /// The place of a cell's text; nothing when its line is not known. Of a text of several lines
    /// the first counts, and of one that goes on in the next line of the source what is in this
    /// one.
    [[nodiscard]] std::optional<SourceToken> find(SourceRef where, std::string_view text);

private:
    [[nodiscard]] std::size_t units_before(std::uint32_t line, std::size_t byte);

    SourceMap const& m_source;
    /// So many UTF-16 units stand before this byte of m_line.
    struct Mark {
        std::size_t byte = 0;
        std::size_t units = 0;
    };
    std::uint32_t m_line = no_line;
    std::vector<Mark> m_marks; ///< from the line's start on, some hundred bytes apart
};

} // namespace gouji

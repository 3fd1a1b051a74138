#pragma once
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "gouji/converters/recovery/cells/cell_stream.hpp"
#include "gouji/converters/recovery/words/noise.hpp"
#include "gouji/model/document.hpp"

namespace gouji {

/// What is known of a document's lines before they are read. The lines stand in order.
struct LineFacts {
    Glosses glosses;
    TextMeasure measure = TextMeasure::Columns;
    bool tabs_part_cells = true;              ///< else a tab behind a line is dirt
    bool tight_bars_keep_blanks = false;      ///< else bars that touch at a row's end are padding
    std::vector<std::uint32_t> running_heads; ///< none of the text
    std::vector<std::uint32_t> torn;          ///< cannot be parted between two reports
};

/// A tab stands before a text or beside another one on some line.
[[nodiscard]] bool tabs_part_cells(SourceMap const& source);
/// keeps_blanks_between_tight_bars() of some line of the document, tables on pages left out.
[[nodiscard]] bool tight_bars_keep_blanks(Document const& document);

/// Calls `take` with each line of a block that may hold cells: lines of the source that are not
/// blank, with their index there, or else lines of its text, with no_line. For blocks that are no
/// table but one drawn in lines.
void for_each_line(
    Block const& block,
    SourceMap const& source,
    std::function<void(std::string_view line, std::uint32_t index)> const& take);

/// Whether a bar alone on its line is an empty cell, where cells close with a bar on their own
/// line, or only parts cells, where these have none.
class LoneBars {
public:
    /// To be asked of every line. True for a lone bar that only parts cells.
    bool only_separates(std::string_view line);

private:
    bool m_after_bare_text = false; ///< the last line has no bar
    bool m_separate = false;        ///< cells have lines of their own between the bars
};

/// Writes the blocks of a document, one behind the other, as the cells of a stream.
class StreamBuilder {
public:
    /// Both must outlive the builder.
    StreamBuilder(SourceMap const& source, LineFacts const& facts)
        : m_source(source), m_facts(facts) {}

    /// The lines of the block, or the cells of a table that no lines draw.
    void append(CellStream& stream, Block const& block, std::uint32_t block_index);

    /// Goes over a block of lines that has no cells on the stream.
    void pass(Block const& block);

private:
    /// Where a line stands: its block, and its index in the SourceMap.
    struct LinePlace {
        std::uint32_t block;
        std::uint32_t line;
    };

    static void drop_hash_signs(CellStream& stream, std::size_t first);
    void append_line(CellStream& stream, std::string_view line, LinePlace place);
    [[nodiscard]] bool is_left_out(std::string_view line, std::uint32_t index) const;
    bool continues_row(std::string_view line, std::uint32_t index);
    [[nodiscard]] bool closes_blank_cell(std::uint32_t index) const;
    [[nodiscard]] std::uint16_t blank_lines_before(std::uint32_t index) const;
    [[nodiscard]] LineContext context(LinePlace place, std::uint16_t blank_lines) const {
        return {
            place.block,
            {place.line, 0},
            blank_lines,
            m_facts.measure,
            m_facts.tight_bars_keep_blanks};
    }

    SourceMap const& m_source;
    LineFacts const& m_facts;
    LoneBars m_lone_bars;
    std::uint32_t m_open_row = no_line; ///< the last line of a row that may go on behind it
};

/// A table read from lines has several cells on one line, or each cell on its own; those lines tell
/// more than its cells (padding, kept blanks). Not so a drawn grid, nor a table on a page: there
/// the cells are exact.
[[nodiscard]] bool drawn_in_lines(Table const& table, SourceMap const& source);

} // namespace gouji

#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "gouji/converters/recovery/cells/stream_builder.hpp"
#include "gouji/converters/recovery/labels/label_words.hpp"
#include "gouji/converters/recovery/words/line_words.hpp"

namespace gouji {

/// Where a line of two reports is parted.
struct Cut {
    std::size_t byte = 0; ///< where the right one's begins; the line's size when there is none
    bool sure = false;
    std::size_t left_end = 0; ///< where the left one's ends, without what parts cells
};

/// The place in a line of a byte of the line without its glosses.
[[nodiscard]] std::size_t with_glosses(std::vector<Glosses::Span> const& glosses, std::size_t byte);

/// The lines whose cells are those of a row of each of two reports.
struct CellLines {
    std::string_view separator; ///< "|" for bars and tabs, " " for words, else a kind of comma
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

/// Finds and parts lines that hold the cells of a row of one report and then those of a row of
/// another one, whatever parts the cells: labels stand behind values there that stand before
/// values on the same line, or on one near it.
class CellGutter {
public:
    /// All must outlive it.
    CellGutter(SourceMap const& source, LabelIndex const& index, LineFacts const& facts)
        : m_source(source), m_facts(facts), m_labels(index), m_longest_row(longest_row(index)) {}

    /// Where bars or tabs part cells; the cells of lines without any are what two blanks part.
    [[nodiscard]] std::optional<CellLines> find_between_bars();
    /// Where commas or single blanks do.
    [[nodiscard]] std::optional<CellLines> find_elsewhere();
    /// Sure where one label alone, or what is like one, stands behind a value, where a label or a
    /// whole text stands twice, where no label does, or where lines of as many cells around it are
    /// parted at one cell. Of a line among those found.
    [[nodiscard]] Cut cut(std::uint32_t line) const;

private:
    using Cells = std::vector<LineWord>;
    /// Where the cells of a line are parted.
    struct Parted {
        std::size_t cells = 0;
        std::optional<std::size_t> right; ///< the right one's first cell; nullopt: not sure
        std::size_t values = 0;           ///< cells up to the left one's last value
        std::size_t filled = 0;           ///< cells up to its last one with a text
        bool has_gap = false; ///< a blank cell parts the two on each of the lines around it
    };

    static std::size_t longest_row(LabelIndex const& index);
    [[nodiscard]] std::optional<CellLines> find(std::span<std::string_view const> separators);
    [[nodiscard]] std::optional<CellLines> find(std::string_view separator);
    [[nodiscard]] CellLines with_neighbours(CellLines lines) const;
    void part_lines();
    void settle_groups();
    [[nodiscard]] Parted parted(Cells const& cells);
    [[nodiscard]] std::optional<std::size_t> right_of_texts(Cells const& cells);
    [[nodiscard]] std::optional<std::size_t> right_of_row(Cells const& cells);
    [[nodiscard]] std::optional<std::size_t> first_of_labels(Cells const& cells);
    [[nodiscard]] std::optional<std::size_t> right_of_values(Cells const& cells) const;
    [[nodiscard]] std::optional<std::size_t> second_label(Cells const& cells, bool with_values);

    SourceMap const& m_source;
    LineFacts const& m_facts;
    LabelWords m_labels;
    std::size_t m_longest_row; ///< values
    CellLines m_lines;
    std::vector<Parted> m_parted; ///< by line, from m_lines.first on
};

} // namespace gouji

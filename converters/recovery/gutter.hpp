#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gouji/converters/recovery/form_labels.hpp"
#include "gouji/converters/recovery/line_words.hpp"
#include "gouji/converters/recovery/stream_builder.hpp"

namespace gouji {

/// Two reports beside each other: where the right one begins, and on which lines.
struct Gutter {
    /// In the document's measure; nullopt where labels stand twice on lines, but in no columns.
    std::optional<std::size_t> column;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    bool in_cells = false; ///< the rows of both stand on lines whose cells bars or tabs part
};

/// Where a line of two reports is parted.
struct Cut {
    std::size_t byte = 0; ///< where the right one's begins; the line's size when there is none
    bool sure = false;
};

/// Finds two reports beside each other by labels that stand twice at one distance, or twice on
/// their lines (between bars or tabs: with a value between them), and parts lines between
/// them. Labels that a form has twice tell nothing.
class GutterFinder {
public:
    /// All must outlive the finder.
    GutterFinder(SourceMap const& source, LabelIndex const& index, LineFacts const& facts)
        : m_source(source), m_index(index), m_facts(facts) {}

    [[nodiscard]] std::optional<Gutter> find() const;
    /// Sure where nothing lies across the gutter, or where a label stands twice on the line.
    [[nodiscard]] Cut cut(std::uint32_t line, Gutter const& gutter) const;
    /// Columns of text before the right one's part of a line.
    [[nodiscard]] std::size_t indent(std::uint32_t line, Cut cut, Gutter const& gutter) const;

private:
    [[nodiscard]] std::string stripped(std::uint32_t line) const {
        return m_facts.glosses.strip(m_source.text(line));
    }
    [[nodiscard]] bool may_be_label(std::string_view word) const;
    [[nodiscard]] std::optional<Gutter> find_in_columns() const;
    [[nodiscard]] std::optional<Gutter> find_in_cells() const;
    [[nodiscard]] Cut cut_in_cells(std::uint32_t line) const;
    [[nodiscard]] std::optional<std::size_t>
    find_twin(std::vector<LineWord> const& cells, bool with_values, std::u32string& label) const;
    [[nodiscard]] bool may_hold_twin(std::uint32_t line) const;
    [[nodiscard]] bool has_words_apart() const;
    [[nodiscard]] std::u32string unique_label(LineWord const& word) const;
    [[nodiscard]] std::size_t left_margin(std::uint32_t first, std::uint32_t last) const;

    SourceMap const& m_source;
    LabelIndex const& m_index;
    LineFacts const& m_facts;
};

} // namespace gouji

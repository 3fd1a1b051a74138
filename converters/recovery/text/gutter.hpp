#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gouji/converters/recovery/cells/stream_builder.hpp"
#include "gouji/converters/recovery/labels/form_labels.hpp"
#include "gouji/converters/recovery/labels/label_words.hpp"
#include "gouji/converters/recovery/text/cell_gutter.hpp"
#include "gouji/converters/recovery/words/line_words.hpp"

namespace gouji {

/// Two reports beside each other: where the right one begins, and on which lines.
struct Gutter {
    /// In the document's measure; nullopt where labels stand twice on lines, but in no columns.
    std::optional<std::size_t> column;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::string_view separator; ///< of cells, where the rows of both stand in cells of one line
};

/// Finds two reports beside each other by labels that stand twice at one distance, or twice on
/// their lines, and parts lines between them: at columns of text, or else at cells. Labels that a
/// form has twice tell nothing.
class GutterFinder {
public:
    /// All must outlive the finder.
    GutterFinder(SourceMap const& source, LabelIndex const& index, LineFacts const& facts)
        : m_source(source), m_facts(facts), m_labels(index), m_cells(source, index, facts) {}

    [[nodiscard]] std::optional<Gutter> find();
    /// Sure where nothing lies across the gutter, or where a label stands twice on the line.
    [[nodiscard]] Cut cut(std::uint32_t line, Gutter const& gutter);
    /// Columns of text before the right one's part of a line.
    [[nodiscard]] std::size_t indent(std::uint32_t line, Cut cut, Gutter const& gutter) const;

private:
    [[nodiscard]] std::string stripped(std::uint32_t line) const {
        return m_facts.glosses.strip(m_source.text(line));
    }
    [[nodiscard]] std::optional<Gutter> find_in_columns() const;
    [[nodiscard]] Cut cut_in_columns(std::uint32_t line, Gutter const& gutter) const;
    [[nodiscard]] bool may_hold_twin(std::uint32_t line) const;
    [[nodiscard]] bool has_words_apart() const;
    [[nodiscard]] std::size_t left_margin(std::uint32_t first, std::uint32_t last) const;

    SourceMap const& m_source;
    LineFacts const& m_facts;
    LabelWords m_labels;
    CellGutter m_cells;
};

} // namespace gouji

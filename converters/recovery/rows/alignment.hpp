#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "gouji/converters/recovery/cells/cell_stream.hpp"
#include "gouji/converters/recovery/labels/form_labels.hpp"

/// Which cells of a stream are which labels of a form: a dynamic programme over both sequences with
/// a cost for each kind of damage.

namespace gouji {

/// Labels [label, label + labels) stand in the cells [cell, cell + cells): one to one, one label
/// split over several cells, or several labels run together in one cell.
struct LabelMatch {
    std::size_t label = 0;
    std::size_t labels = 1;
    std::size_t cell = 0; ///< index into the stream
    std::size_t cells = 1;
    double similarity = 1;
};

struct Alignment {
    FormLabels const* form = nullptr;
    std::vector<LabelMatch> matches; ///< in order
    /// Comparable between the editions of one table: parts of which no label is there do not count.
    double score = 0;
    std::size_t matched = 0; ///< labels that have a match
};

/// The best alignment of the labels of `form` with the cells [begin, end) of `stream`. Cells
/// before the first and behind the last match cost nothing.
[[nodiscard]] Alignment
align(FormLabels const& form, CellStream const& stream, std::size_t begin, std::size_t end);

/// The same where each label of the form stands in a cell of its own, in words that the form knows,
/// in order, and no other text: most tables, told at a glance. nullopt where anything differs.
[[nodiscard]] std::optional<Alignment>
align_exactly(FormLabels const& form, CellStream const& stream);

} // namespace gouji

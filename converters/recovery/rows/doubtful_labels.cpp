#include "gouji/converters/recovery/rows/doubtful_labels.hpp"

#include <algorithm>

namespace gouji {

namespace {

/// `found` is the label in one of its wordings, or its beginning.
bool may_be(FormLabel const& label, std::u32string const& found) {
    return label.keys.front().starts_with(found) ||
           std::find(label.keys.begin(), label.keys.end(), found) != label.keys.end();
}

std::u32string found_key(LabelMatch const& match, CellStream const& stream) {
    std::u32string found;
    for (std::size_t i = 0; i < match.cells; ++i) {
        found += stream[match.cell + i].key;
    }
    return found;
}

bool is_sure(LabelMatch const& match, FormLabels const& form, CellStream const& stream) {
    std::u32string const found = found_key(match, stream);
    auto const labels =
        std::count_if(form.labels.begin(), form.labels.end(), [&](FormLabel const& label) {
            return may_be(label, found);
        });
    return labels <= 1; // none: misspelt, and still most like the one that was matched
}

/// The row that the match names, where the form has a label for it.
RowReading* named_row(LabelMatch const& match, Alignment const& alignment, TableReading& reading) {
    std::int32_t const row = alignment.form->labels[match.label + match.labels - 1].row;
    bool const named =
        row >= 0 && alignment.form->form->rows[static_cast<std::size_t>(row)].label_cell >= 0;
    return named ? &reading.rows[static_cast<std::size_t>(row)] : nullptr;
}

void lose(RowReading& row) {
    row.lost = true;
    row.exact = false;
}

/// The beginning of the label is missing, and the row's values are: they may stand beside it.
bool lost_its_beginning(
    LabelMatch const& match, Alignment const& alignment, CellStream const& stream) {
    constexpr std::size_t telling = 2;
    std::u32string const& label = alignment.form->labels[match.label].keys.front();
    std::u32string const found = found_key(match, stream);
    return match.labels == 1 && match.similarity < 1 &&
           !label.starts_with(std::u32string_view{found}.substr(0, telling));
}

/// The label above is missing, and on the line in its place stands an unknown text without values:
/// if it is that label, the values behind both may be either row's.
bool shares_values(
    std::vector<LabelMatch> const& matches,
    std::size_t index,
    Alignment const& alignment,
    CellStream const& stream) {
    LabelMatch const& match = matches[index];
    std::size_t const known = index == 0 ? 0 : matches[index - 1].cell + matches[index - 1].cells;
    std::size_t const label = match.label;
    bool const above_is_missing = index > 0 && label > 0 &&
                                  matches[index - 1].label + matches[index - 1].labels < label &&
                                  alignment.form->labels[label - 1].row >= 0;
    return above_is_missing && match.cell > known && stream[match.cell].starts_line &&
           stream[match.cell - 1].kind == CellKind::Text && stream[match.cell - 1].starts_line;
}

} // namespace

void lose_doubtful_rows(
    TableReading& reading, Alignment const& alignment, CellStream const& stream) {
    // The order of whole rows tells them all, whatever became of their labels.
    bool const told_by_order =
        std::all_of(reading.rows.begin(), reading.rows.end(), [](RowReading const& row) {
            return row.exact && row.rule == "order.tuples";
        });
    if (told_by_order) {
        return;
    }
    std::vector<LabelMatch> const& matches = alignment.matches;
    for (std::size_t begin = 0; begin < matches.size();) {
        std::size_t end = begin + 1;
        while (end < matches.size() &&
               matches[end].label == matches[end - 1].label + matches[end - 1].labels) {
            ++end;
        }
        auto const first = matches.begin() + static_cast<std::ptrdiff_t>(begin);
        auto const last = matches.begin() + static_cast<std::ptrdiff_t>(end);
        bool const any_sure = std::any_of(first, last, [&](LabelMatch const& match) {
            return is_sure(match, *alignment.form, stream);
        });
        for (auto match = first; match != last; ++match) {
            RowReading* const row = named_row(*match, alignment, reading);
            if (row == nullptr) {
                continue;
            }
            bool const emptied = row->values.empty() && !row->blanks_shown &&
                                 lost_its_beginning(*match, alignment, stream);
            auto const index = static_cast<std::size_t>(match - matches.begin());
            if (!any_sure || emptied || shares_values(matches, index, alignment, stream)) {
                lose(*row);
            }
        }
        begin = end;
    }
}

} // namespace gouji

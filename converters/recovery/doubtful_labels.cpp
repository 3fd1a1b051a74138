#include "gouji/converters/recovery/doubtful_labels.hpp"

#include <algorithm>

namespace gouji {

namespace {

/// `found` is the label in one of its wordings, or its beginning.
bool may_be(FormLabel const& label, std::u32string const& found) {
    return label.keys.front().starts_with(found) ||
           std::find(label.keys.begin(), label.keys.end(), found) != label.keys.end();
}

bool is_sure(LabelMatch const& match, FormLabels const& form, CellStream const& stream) {
    std::u32string found;
    for (std::size_t i = 0; i < match.cells; ++i) {
        found += stream[match.cell + i].key;
    }
    auto const labels =
        std::count_if(form.labels.begin(), form.labels.end(), [&](FormLabel const& label) {
            return may_be(label, found);
        });
    return labels <= 1; // none: misspelt, and still most like the one that was matched
}

} // namespace

void lose_doubtful_rows(
    TableReading& reading, Alignment const& alignment, CellStream const& stream) {
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
        for (auto match = first; match != last && !any_sure; ++match) {
            std::int32_t const row = alignment.form->labels[match->label + match->labels - 1].row;
            bool const named =
                row >= 0 &&
                alignment.form->form->rows[static_cast<std::size_t>(row)].label_cell >= 0;
            if (named) {
                RowReading& found = reading.rows[static_cast<std::size_t>(row)];
                found.lost = true;
                found.exact = false;
            }
        }
        begin = end;
    }
}

} // namespace gouji

#include "gouji/converters/recovery/rows/foreign_labels.hpp"

#include <algorithm>

namespace gouji {

std::size_t foreign_labels(
    TableReading const& reading,
    FormLabels const& form,
    LabelIndex const& index,
    CellStream const& stream) {
    auto const is_foreign = [&](std::size_t cell) {
        constexpr std::size_t telling = 6; // glyphs
        std::u32string const& key = stream[cell].key;
        return stream[cell].kind == CellKind::Text && key.size() >= telling &&
               !has_label_piece(form, key) &&
               std::any_of(
                   index.forms().begin(), index.forms().end(), [&](FormLabels const& other) {
                       return other.form->table == form.form->table && has_label_piece(other, key);
                   });
    };
    auto const leftovers =
        std::count_if(reading.leftovers.begin(), reading.leftovers.end(), is_foreign);
    auto const extras =
        std::count_if(reading.extras.begin(), reading.extras.end(), [&](ExtraReading const& extra) {
            return is_foreign(extra.label.cell);
        });
    return static_cast<std::size_t>(leftovers + extras);
}

} // namespace gouji

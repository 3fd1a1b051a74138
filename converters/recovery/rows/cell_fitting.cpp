#include "gouji/converters/recovery/rows/cell_fitting.hpp"

#include <algorithm>
#include <numeric>

#include "gouji/converters/forms/amount.hpp"

namespace gouji {

namespace {

/// The indices of the values where each stands there once more for each of its `copies`, or none
/// when the cells are not of that pattern.
std::vector<std::size_t>
firsts_of_copies(RowReading const& reading, std::vector<std::size_t> const& copies) {
    std::vector<std::size_t> firsts;
    std::size_t at = 0;
    for (std::size_t const count : copies) {
        if (at + count >= reading.values.size()) {
            return {};
        }
        firsts.push_back(at);
        for (std::size_t i = 0; i < count; ++i, ++at) {
            if (reading.values[at].text != reading.values[at + 1].text) {
                return {};
            }
        }
        ++at;
    }
    return at == reading.values.size() ? firsts : std::vector<std::size_t>{};
}

/// How many copies the label over each of the row's values has, for the slots of its span.
std::vector<std::size_t>
copies_over(FormRow const& row, Alignment const& alignment, CellStream const& stream) {
    std::vector<std::size_t> copies;
    for (std::int32_t const value_cell : row.cells) {
        std::int32_t const label = label_over(*alignment.form, value_cell);
        auto const match = std::find_if(
            alignment.matches.begin(), alignment.matches.end(), [&](LabelMatch const& found) {
                return static_cast<std::int32_t>(found.label) == label;
            });
        copies.push_back(match == alignment.matches.end() ? 0 : stream[match->cell].copies);
    }
    return copies;
}

/// The row where each value stands there once more for each of its `copies`: beside what else the
/// cells may mean, where that is something else.
void add_copied_values(RowReading& reading, std::vector<std::size_t> const& copies) {
    std::vector<std::size_t> repeated = firsts_of_copies(reading, copies);
    auto const says_the_same = [&](std::vector<std::size_t> const& choice) {
        return std::equal(
            choice.begin(),
            choice.end(),
            repeated.begin(),
            repeated.end(),
            [&](std::size_t left, std::size_t right) {
                return reading.values[left].text == reading.values[right].text;
            });
    };
    if (!repeated.empty() &&
        std::none_of(reading.choices.begin(), reading.choices.end(), says_the_same)) {
        reading.choices.push_back(std::move(repeated));
    }
}

/// Some tools write a value into every column of its span, on the official grid or on another one
/// that is as wide for each value. The labels over it need not tell.
void add_repeated_spans(RowReading& reading, FormRow const& row, Form const& form) {
    std::vector<std::size_t> copies;
    for (std::int32_t const cell : row.cells) {
        std::int32_t const span = form.cells[static_cast<std::size_t>(cell)].col_span;
        copies.push_back(static_cast<std::size_t>(std::max(span, 1) - 1));
    }
    add_copied_values(reading, copies);
    std::size_t const times = reading.values.size() / copies.size();
    add_copied_values(reading, std::vector<std::size_t>(copies.size(), times - 1));
}

/// The row as the official grid draws it, a blank cell for every further column of a span:
/// the indices of its values, or none when the cells are not of that pattern.
std::vector<std::size_t>
drawn_columns(RowReading const& reading, FormRow const& row, Form const& form) {
    std::vector<std::size_t> drawn;
    std::size_t at = 0;
    auto const skip_span = [&](std::int32_t cell_index) {
        FormCell const& form_cell = form.cells[static_cast<std::size_t>(cell_index)];
        for (std::int32_t i = 1; i < form_cell.col_span; ++i, ++at) {
            if (at >= reading.values.size() || !reading.values[at].text.empty()) {
                return false;
            }
        }
        return true;
    };
    bool fits = row.label_cell < 0 || skip_span(row.label_cell);
    for (std::int32_t const cell_index : row.cells) {
        drawn.push_back(at++);
        fits = fits && skip_span(cell_index);
    }
    return fits && at == reading.values.size() ? drawn : std::vector<std::size_t>{};
}

/// Blanks at the end may only fill the row up: then fewer of those before it, or none, stand for
/// the span of its label.
void add_windows(RowReading& reading, std::size_t columns) {
    std::vector<FoundValue> const& values = reading.values;
    auto const is_blank_cell = [](FoundValue const& value) { return value.text.empty(); };
    std::size_t const surplus = values.size() - columns;
    for (std::size_t offset = 0; offset < surplus; ++offset) {
        auto const first = values.begin() + static_cast<std::ptrdiff_t>(offset);
        auto const behind = first + static_cast<std::ptrdiff_t>(columns);
        std::vector<std::size_t> window(columns);
        std::iota(window.begin(), window.end(), offset);
        if (std::all_of(values.begin(), first, is_blank_cell) &&
            std::all_of(behind, values.end(), is_blank_cell) &&
            !std::all_of(first, behind, is_blank_cell) && window != reading.choices.front()) {
            reading.choices.push_back(std::move(window));
        }
    }
}

/// Every way to drop as many blank cells as there are too many.
void drop_blanks(RowReading& reading, std::size_t columns) {
    constexpr std::size_t most_choices = 256;
    std::vector<FoundValue> const& values = reading.values;
    std::vector<std::vector<std::size_t>> partial{{}};
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::vector<std::vector<std::size_t>> next;
        for (std::vector<std::size_t> const& kept : partial) {
            std::size_t const dropped = i - kept.size();
            // Of a run of blanks it is all one which are dropped: the last ones.
            bool const after_dropped =
                i > 0 && (kept.empty() || kept.back() + 1 != i) && values[i - 1].text.empty();
            bool const blank = values[i].text.empty();
            if (kept.size() < columns && !(blank && after_dropped)) {
                next.push_back(kept);
                next.back().push_back(i);
            }
            if (blank && dropped + columns < values.size()) {
                next.push_back(kept);
            }
        }
        partial = std::move(next);
        if (partial.size() > most_choices) {
            return;
        }
    }
    for (std::vector<std::size_t>& kept : partial) {
        if (kept.size() == columns) {
            reading.choices.push_back(std::move(kept));
        }
    }
}

/// Values that stand one a line beyond the row's columns are another row's, or these are
/// columns.
void lose_lines_of_surplus(RowReading& reading, CellStream const& stream) {
    bool const on_lines =
        std::any_of(reading.surplus.begin(), reading.surplus.end(), [&](FoundValue const& value) {
            StreamCell const& found = stream[value.cell];
            return found.kind == CellKind::Value && found.starts_line && found.slot.row < 0 &&
                   found.pads == 0 && !found.row_line;
        });
    if (on_lines) {
        reading.lost = true;
        reading.choices.clear();
    }
}

/// "1 0" or "12 345" among the values: one blank alone may part the digits of one number, too.
bool may_be_joined(RowReading const& reading, CellStream const& stream) {
    for (std::size_t i = 1; i < reading.values.size(); ++i) {
        StreamCell const& left = stream[reading.values[i - 1].cell];
        StreamCell const& right = stream[reading.values[i].cell];
        auto const digits = [](StreamCell const& found) {
            return parse_number(found.text) ? found.key.size() : 0;
        };
        bool const single = digits(left) == 1 && digits(right) == 1;
        std::size_t const integer = std::min(right.text.find('.'), digits(right));
        bool const group = digits(left) > 0 && digits(left) <= 3 && integer == 3;
        if (right.close && (single || group)) {
            return true;
        }
    }
    return false;
}

void fit_surplus(RowReading& reading, std::size_t columns) {
    std::vector<FoundValue> const& values = reading.values;
    auto const says_nothing = [](FoundValue const& value) {
        auto const number = parse_number(value.text);
        return value.text.empty() || is_stroke(value.text) || (number && number->amount.is_zero());
    };
    auto const end = values.begin() + static_cast<std::ptrdiff_t>(columns);
    reading.surplus.assign(end, values.end());
    bool const only_zeros = std::all_of(end, values.end(), says_nothing) &&
                            std::none_of(values.begin(), end, [](FoundValue const& value) {
                                return value.text.empty();
                            });
    for (std::size_t offset = 0; offset + columns <= values.size(); ++offset) {
        if (offset == 0 || !only_zeros) {
            std::vector<std::size_t> window(columns);
            std::iota(window.begin(), window.end(), offset);
            reading.choices.push_back(std::move(window));
        }
    }
}

} // namespace

std::size_t slots_of(FormRow const& row, Alignment const& alignment, CellStream const& stream) {
    std::vector<std::size_t> const copies = copies_over(row, alignment, stream);
    return std::accumulate(copies.begin(), copies.end(), row.columns.size());
}

void fit_cells(
    RowReading& reading,
    FormRow const& row,
    bool beside_label,
    Alignment const& alignment,
    CellStream const& stream) {
    std::size_t const columns = row.columns.size();
    reading.exact = reading.values.size() == columns;
    if (reading.values.size() <= columns) {
        return;
    }
    reading.squeezed = true;
    std::vector<std::size_t> drawn = firsts_of_copies(reading, copies_over(row, alignment, stream));
    // Labels in each slot of their spans tell that the row has one cell a slot.
    bool const slots_are_sure = !drawn.empty() && !stream[reading.values.back().cell].maybe_pad;
    if (drawn.empty() && beside_label) {
        drawn = drawn_columns(reading, row, *alignment.form->form);
    }
    if (!drawn.empty()) {
        reading.choices.push_back(drawn);
        if (!slots_are_sure) {
            add_windows(reading, columns);
        }
    } else {
        drop_blanks(reading, columns);
    }
    if (reading.choices.empty()) {
        bool const joined = may_be_joined(reading, stream);
        fit_surplus(reading, columns);
        lose_lines_of_surplus(reading, stream);
        if (joined) {
            reading.lost = true;
            reading.choices.clear();
        }
    }
    if (drawn.empty() && !reading.lost) {
        add_repeated_spans(reading, row, *alignment.form->form);
    }
    if (reading.choices.size() == 1) {
        std::vector<FoundValue> kept;
        for (std::size_t const index : reading.choices.front()) {
            kept.push_back(std::move(reading.values[index]));
        }
        reading.values = std::move(kept);
        reading.choices.clear();
        reading.exact = true;
    }
}

} // namespace gouji

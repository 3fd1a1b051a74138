#include "gouji/tests/converters/recovery/simulator/layouts.hpp"

#include <algorithm>
#include <array>

#include "gouji/converters/forms/amount.hpp"

namespace gouji::simulation {

namespace {

// clang-format off
constexpr std::array layouts{
    Layout{"L1", "bars, right padded; blanks cut, counted by the padding", Fate::BlanksCut, draw_padded_bars},
    Layout{"L1b", "bars, right padded; a blank breaks the line", Fate::BlanksKept, draw_padded_bars_broken_at_blanks},
    Layout{"L2", "bars; blanks cut without a trace", Fate::BlanksCut, draw_bare_bars},
    Layout{"L3", "bars; blanks and placeholders of row spans kept", Fate::BlanksKept, draw_bars_with_placeholders},
    Layout{"L3c", "bars; a cell for each slot of the grid", Fate::BlanksKept, draw_bars_on_the_grid},
    Layout{"L3b", "leading bars, indented, blank lines between rows; blanks kept", Fate::BlanksKept, draw_leading_bars, true},
    Layout{"L4", "a document's tables with true spans", Fate::BlanksKept, nullptr, false, true, nullptr, true},
    Layout{"L4b", "a document's tables with faulty spans", Fate::BlanksKept, nullptr, false, true, nullptr, true},
    Layout{"L5", "page text in content order, a row a line; blanks cut", Fate::BlanksCut, draw_page_raw},
    Layout{"L5b", "page text in columns; blanks seen as gaps", Fate::BlanksKept, draw_page_layout, true},
    Layout{"L6", "two reports side by side", Fate::BlanksKept, draw_page_layout, true, false, nullptr, false, true},
    Layout{"L7", "a cell a line with bars, padding glued; blanks cut", Fate::BlanksCut, draw_cell_lines_padded},
    Layout{"L8", "a cell a line with bars; blanks kept as a bar alone", Fate::LastBlanksUnsure, draw_cell_lines_kept},
    Layout{"L9", "tabs, a blank line behind each row; blanks kept", Fate::BlanksKept, draw_tabbed_lines, true},
    Layout{"L10", "a cell a line between blank lines; blanks cut", Fate::BlanksCut, draw_blank_separated, true},
    Layout{"L11", "a cell a line; blanks cut", Fate::BlanksCut, draw_bare_lines},
    Layout{"L12", "a cell a line; blanks kept as blank lines", Fate::BlanksKept, draw_blanks_as_lines},
    Layout{"L13", "indented cells over several lines, closed by bars", Fate::BlanksKept, draw_cells_over_lines},
    Layout{"L14", "page text column by column", Fate::ColumnMajor, draw_column_major, true},
    Layout{"L15", "wrapped labels and value rows interleaved", Fate::BlanksKept, draw_wrapped_rows},
    Layout{"L16", "small tables with invented heads", Fate::BlanksKept, draw_mini_tables, true},
    Layout{"L17", "digits of a row glued", Fate::Glued, draw_glued_digits},
    Layout{"L18", "page text, heads shredded glyph by glyph; blanks cut", Fate::BlanksCut, draw_shredded_heads},
    Layout{"L19", "repeated lines removed: no value is sure", Fate::Everything, draw_bare_lines, false, true, remove_repeated_lines},
    Layout{"L20", "titles only: the tables were images", Fate::NoTables},
    Layout{"L22", "records between commas; spans are blank fields", Fate::BlanksKept, draw_comma_records},
    Layout{"L22b", "records between commas; spans repeat their text", Fate::BlanksKept, draw_comma_records_repeating},
    Layout{"L21", "free text of the years before the forms", Fate::NoTables},
};
// clang-format on

bool contradicts_axioms(FilledTable const& table, std::size_t at) {
    FormRow const& row = table.form->rows[at];
    for (FormIdentity const& identity : table.form->identities) {
        if (identity.along != FormIdentity::Along::Row) {
            continue;
        }
        auto const total = column_index(row, identity.total_column);
        if (!total) {
            continue;
        }
        bool const any_addend =
            std::any_of(identity.left.begin(), identity.left.end(), [&](FormTerm const& term) {
                auto const column = column_index(row, term.column);
                return column && !table.values[at][*column].empty();
            });
        std::string const& text = table.values[at][*total];
        auto const number = parse_number(text);
        bool const nonzero = number && !number->amount.is_zero();
        if (text.empty() ? any_addend : nonzero && !any_addend) {
            return true;
        }
    }
    return false;
}

bool all_single_digits(std::vector<std::string> const& texts) {
    return std::all_of(texts.begin(), texts.end(), [](std::string const& text) {
        return text.size() == 1 && text[0] >= '0' && text[0] <= '9';
    });
}

bool has_values(FilledTable const& table) {
    return std::any_of(table.values.begin(), table.values.end(), [](auto const& values) {
        return std::any_of(
            values.begin(), values.end(), [](auto const& text) { return !text.empty(); });
    });
}

Remains cut_remains(FilledTable const& table, std::size_t row) {
    auto const& texts = table.values[row];
    auto const filled =
        std::count_if(texts.begin(), texts.end(), [](auto const& text) { return !text.empty(); });
    if (static_cast<std::size_t>(filled) == texts.size()) {
        return Remains::Exact;
    }
    if (filled == 0) { // a cut cell is blank; but a table without any value may have lost them
        return has_values(table) ? Remains::Exact : Remains::Lost;
    }
    return contradicts_axioms(table, row) ? Remains::Unjudged : Remains::Candidates;
}

} // namespace

std::span<Layout const> all_layouts() {
    return layouts;
}

Layout const* find_layout(std::string_view name) {
    auto const* const found = std::find_if(
        layouts.begin(), layouts.end(), [&](Layout const& layout) { return layout.name == name; });
    return found == layouts.end() ? nullptr : found;
}

Remains remains_of(Fate fate, FilledTable const& table, std::size_t row) {
    auto const& texts = table.values[row];
    bool const any_blank =
        std::any_of(texts.begin(), texts.end(), [](auto const& text) { return text.empty(); });
    switch (fate) {
    case Fate::BlanksKept:
        return Remains::Exact;
    case Fate::BlanksCut:
        return cut_remains(table, row);
    case Fate::LastBlanksUnsure:
        return texts.front().empty() ? Remains::Candidates : Remains::Exact;
    case Fate::Glued:
        return all_single_digits(texts) ? Remains::Exact
               : texts.size() == 1      ? cut_remains(table, row)
               : any_blank              ? Remains::Lost
                                        : Remains::Candidates;
    case Fate::ColumnMajor: {
        bool const table_has_blank =
            std::any_of(table.values.begin(), table.values.end(), [](auto const& values) {
                return std::any_of(
                    values.begin(), values.end(), [](auto const& text) { return text.empty(); });
            });
        return table_has_blank ? Remains::Lost : Remains::Exact;
    }
    case Fate::Everything:
    case Fate::NoTables:
        return Remains::Lost;
    }
    return Remains::Lost;
}

} // namespace gouji::simulation

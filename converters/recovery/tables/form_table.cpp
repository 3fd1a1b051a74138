#include "gouji/converters/recovery/tables/form_table.hpp"

#include <algorithm>

#include "gouji/converters/recovery/words/label_key.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

std::uint16_t index_of(std::vector<std::string> const& names, std::string const& name) {
    return static_cast<std::uint16_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

class Builder {
public:
    Builder(Rebuilding const& from, RuleNames& rules, Diagnostics& diagnostics)
        : m_from(from), m_form(*from.alignment.form->form), m_rules(rules),
          m_diagnostics(diagnostics), m_match_of_label(from.alignment.form->labels.size(), nullptr),
          m_inserted(static_cast<std::size_t>(m_form.grid_rows), 0) {
        for (LabelMatch const& match : from.alignment.matches) {
            for (std::size_t i = 0; i < match.labels; ++i) {
                m_match_of_label[match.label + i] = &match;
            }
        }
        for (ExtraReading const& extra : from.reading.extras) {
            ++m_inserted[grid_row_of(extra)];
        }
    }

    Table run() {
        m_binding = name_binding(m_form);
        m_table.rows.resize(
            static_cast<std::size_t>(m_form.grid_rows) + m_from.reading.extras.size());
        for (std::int32_t row = 0; row < m_form.head_rows; ++row) {
            m_table.rows[static_cast<std::size_t>(row)].group = RowGroup::Head;
        }
        add_cells();
        for (std::size_t i = 0; i < m_form.rows.size(); ++i) {
            report_row(i);
        }
        add_extras();
        m_table.form = std::move(m_binding);
        report_table();
        return std::move(m_table);
    }

private:
    [[nodiscard]] std::size_t grid_row_of(ExtraReading const& extra) const {
        return static_cast<std::size_t>(
            m_form.rows[static_cast<std::size_t>(extra.after_row)].grid_row);
    }

    /// Where a row of the form stands once the extra rows are in.
    [[nodiscard]] std::int32_t shifted(std::int32_t grid_row) const {
        std::int32_t extra = 0;
        for (std::int32_t row = 0; row < grid_row; ++row) {
            extra += m_inserted[static_cast<std::size_t>(row)];
        }
        return grid_row + extra;
    }

    /// A span grows by the rows that are inserted inside it.
    [[nodiscard]] std::int32_t grown(FormCell const& cell) const {
        std::int32_t const last = cell.slot.row + cell.row_span - 1;
        return shifted(last) - shifted(cell.slot.row) + 1;
    }

    void add_cells() {
        std::size_t label = 0;
        for (FormCell const& form_cell : m_form.cells) {
            Cell cell;
            cell.row_span = grown(form_cell);
            cell.col_span = form_cell.col_span;
            GridPosition const slot{shifted(form_cell.slot.row), form_cell.slot.column};
            if (form_cell.is_value) {
                fill_value(cell, form_cell, slot);
            } else {
                fill_label(cell, form_cell, slot, label++);
            }
            m_table.rows[static_cast<std::size_t>(slot.row)].cells.push_back(std::move(cell));
        }
    }

    void fill_value(Cell& cell, FormCell const& form_cell, GridPosition slot) {
        auto const row = static_cast<std::size_t>(form_cell.row);
        auto const column = static_cast<std::size_t>(form_cell.column);
        RowPlacement const& placement = m_from.placements[row];
        PlacedValue const& value = placement.values[column];
        cell.content = make_cell_content(value.text);
        cell.evidence = value.evidence;
        cell.source = value.source;
        cell.rule =
            value.evidence == Evidence::Stated || value.evidence == Evidence::Empty
                ? RuleId::None
                : m_rules.intern(
                      value.evidence == Evidence::Repaired ? mended_rule
                                                           : std::string_view{placement.rule});
        if (!value.printed.empty()) {
            m_table.printed.push_back({slot, value.printed});
            report_mended(
                value.text, value.printed, place_of(m_from.source, value.source), m_diagnostics);
        }
        m_binding.values.push_back(
            {slot,
             static_cast<std::uint16_t>(row),
             index_of(m_binding.columns, m_form.rows[row].columns[column])});
    }

    void fill_label(Cell& cell, FormCell const& form_cell, GridPosition slot, std::size_t label) {
        LabelMatch const* const match = m_match_of_label[label];
        std::string text = form_cell.text;
        if (match == nullptr) {
            cell.evidence = Evidence::Inferred;
            cell.rule = m_rules.intern("label.form");
        } else {
            std::string const printed = printed_label(m_from.stream, *match);
            cell.source = m_from.stream[match->cell].source;
            FormLabel const& known = m_from.alignment.form->labels[label];
            if (match->labels == 1 && known.is_of_other_edition(label_key(printed))) {
                text = printed;
                report_other_edition(cell, printed);
            } else if (match->labels == 1 && match->similarity == 1 && is_wording(known, printed)) {
                text = printed;
            } else {
                repair_label(cell, form_cell, slot, printed, match->labels > 1);
            }
        }
        cell.content = make_cell_content(text);
        if (form_cell.row >= 0) {
            m_binding.labels.push_back({slot, static_cast<std::uint16_t>(form_cell.row)});
        }
    }

    /// The print says the label, without anything mended.
    static bool is_wording(FormLabel const& label, std::string const& printed) {
        return std::find(label.keys.begin(), label.keys.end(), label_key(printed)) !=
               label.keys.end();
    }

    void report_other_edition(Cell const& cell, std::string const& printed) {
        m_diagnostics.add(
            Code::LabelOtherEdition,
            place_of(m_from.source, cell.source),
            {{"printed", printed}, {"table", m_form.table}, {"edition", m_form.edition}});
    }

    void repair_label(
        Cell& cell,
        FormCell const& form_cell,
        GridPosition slot,
        std::string const& printed,
        bool was_merged) {
        cell.evidence = Evidence::Repaired;
        cell.rule = m_rules.intern(was_merged ? "label.merged" : "label.damaged");
        m_table.printed.push_back({slot, printed});
        m_diagnostics.add(
            Code::LabelRepaired,
            place_of(m_from.source, cell.source),
            {{"printed", printed}, {"label", form_cell.text}});
    }

    [[nodiscard]] Place place_of_row(std::size_t row) const {
        std::int32_t const label = m_from.alignment.form->label_of_row[row];
        LabelMatch const* const match =
            label < 0 ? nullptr : m_match_of_label[static_cast<std::size_t>(label)];
        return match == nullptr ? Place{}
                                : place_of(m_from.source, m_from.stream[match->cell].source);
    }

    void report_row(std::size_t index) {
        FormRow const& row = m_form.rows[index];
        RowPlacement const& placement = m_from.placements[index];
        RowReading const& reading = m_from.reading.rows[index];
        if (!reading.present) {
            m_diagnostics.add(
                Code::LabelMissing,
                {},
                {{"row", row.id}, {"label", row.label}, {"table", m_form.table}});
        } else if (
            !placement.values.empty() && placement.values.front().evidence == Evidence::Missing) {
            m_diagnostics.add(
                Code::ValueMissing, place_of_row(index), {{"row", row.id}, {"label", row.label}});
        }
        if (!reading.surplus.empty()) {
            m_diagnostics.add(
                Code::ExtraCells,
                place_of_row(index),
                {{"row", row.id}, {"table", m_form.table}, {"values", joined(reading.surplus)}});
        }
        if (!placement.candidates.empty()) {
            add_doubt(index, placement);
        }
    }

    static std::string joined(std::vector<FoundValue> const& values) {
        std::string out;
        for (FoundValue const& value : values) {
            out += (out.empty() ? "" : ", ") + value.text;
        }
        return out;
    }

    void add_doubt(std::size_t index, RowPlacement const& placement) {
        FormRow const& row = m_form.rows[index];
        Doubt doubt;
        std::string shown;
        std::string columns;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            FormCell const& cell = m_form.cells[static_cast<std::size_t>(row.cells[i])];
            doubt.slots.push_back({shifted(cell.slot.row), cell.slot.column});
            PlacedValue const& value = placement.values[i];
            if (value.evidence == Evidence::Ambiguous && !value.text.empty()) {
                shown += (shown.empty() ? "" : " ") + value.text;
                columns += (columns.empty() ? "" : ", ") + row.columns[i];
            }
        }
        doubt.candidates = placement.candidates;
        doubt.candidate_count = placement.candidate_count;
        doubt.bound_reached = placement.bound_reached;
        doubt.rule = m_rules.intern(placement.rule);
        m_table.doubts.push_back(std::move(doubt));
        m_diagnostics.add(
            Code::ValueAmbiguous,
            place_of_row(index),
            {{"row", row.id},
             {"table", m_form.table},
             {"value", shown},
             {"columns", columns},
             {"count", std::to_string(placement.candidate_count)}});
    }

    void add_extras() {
        std::size_t after_same_row = 0;
        std::size_t previous = SIZE_MAX;
        for (ExtraReading const& extra : m_from.reading.extras) {
            after_same_row = grid_row_of(extra) == previous ? after_same_row + 1 : 0;
            previous = grid_row_of(extra);
            auto const row = shifted(static_cast<std::int32_t>(previous)) + 1 +
                             static_cast<std::int32_t>(after_same_row);
            add_extra(extra, row);
        }
    }

    /// An extra row is drawn like the row above it: its label where that row's label is.
    void add_extra(ExtraReading const& extra, std::int32_t table_row) {
        FormRow const& above = m_form.rows[static_cast<std::size_t>(extra.after_row)];
        std::vector<Cell>& cells = m_table.rows[static_cast<std::size_t>(table_row)].cells;
        FormBinding::ExtraRow bound{above.id, {table_row, 0}, {}};
        FormCell const& first = m_form.cells[static_cast<std::size_t>(above.cells.front())];
        std::int32_t label_column = first.slot.column;
        while (label_column > 0 && !covered_from_above(table_row, label_column - 1)) {
            --label_column;
        }
        bound.label.column = label_column;
        Cell label;
        label.col_span = std::max(1, first.slot.column - label_column);
        label.content = make_cell_content(extra.label.text);
        label.source = extra.label.source;
        cells.push_back(std::move(label));
        for (std::size_t i = 0; i < above.cells.size(); ++i) {
            FormCell const& model = m_form.cells[static_cast<std::size_t>(above.cells[i])];
            Cell value;
            value.col_span = model.col_span;
            FoundValue const& found = extra.values[i];
            value.content = make_cell_content(found.printed.empty() ? found.text : found.printed);
            value.source = found.source;
            value.evidence = found.text.empty() ? Evidence::Empty : Evidence::Stated;
            cells.push_back(std::move(value));
            bound.values.push_back({table_row, model.slot.column});
        }
        m_binding.extra_rows.push_back(std::move(bound));
        m_diagnostics.add(
            Code::ExtraRow,
            place_of(m_from.source, extra.label.source),
            {{"label", extra.label.text}, {"table", m_form.table}});
    }

    [[nodiscard]] bool covered_from_above(std::int32_t table_row, std::int32_t column) const {
        return std::any_of(m_form.cells.begin(), m_form.cells.end(), [&](FormCell const& cell) {
            std::int32_t const top = shifted(cell.slot.row);
            return top < table_row && top + grown(cell) > table_row && cell.slot.column <= column &&
                   column < cell.slot.column + cell.col_span;
        });
    }

    void report_table() {
        m_diagnostics.add(
            Code::TableRecovered,
            place_of(m_from.source, m_from.stream[m_from.reading.begin].source),
            {{"table", m_form.table},
             {"edition", m_form.edition},
             {"values", std::to_string(m_table.form->values.size())}});
    }

    Rebuilding const& m_from;
    Form const& m_form;
    RuleNames& m_rules;
    Diagnostics& m_diagnostics;
    std::vector<LabelMatch const*> m_match_of_label;
    std::vector<std::int32_t> m_inserted; ///< extra rows behind each grid row
    FormBinding m_binding;
    Table m_table;
};

} // namespace

std::string printed_label(CellStream const& stream, LabelMatch const& match) {
    std::string text;
    for (std::size_t i = 0; i < match.cells; ++i) {
        text += stream[match.cell + i].text;
    }
    return text;
}

FormBinding name_binding(Form const& form) {
    FormBinding binding;
    binding.form = form.id;
    binding.table = form.table;
    binding.edition = form.edition;
    binding.title = form.title;
    binding.edition_assumed = form.same_in_all_editions;
    for (FormRow const& row : form.rows) {
        binding.rows.push_back({row.id, row.label});
        for (std::string const& column : row.columns) {
            if (std::find(binding.columns.begin(), binding.columns.end(), column) ==
                binding.columns.end()) {
                binding.columns.push_back(column);
            }
        }
    }
    return binding;
}

Table build_form_table(Rebuilding const& from, RuleNames& rules, Diagnostics& diagnostics) {
    return Builder(from, rules, diagnostics).run();
}

void report_mended(
    std::string const& value,
    std::string const& printed,
    Place const& place,
    Diagnostics& diagnostics) {
    diagnostics.add(Code::ValueRepaired, place, {{"printed", printed}, {"value", value}});
}

} // namespace gouji

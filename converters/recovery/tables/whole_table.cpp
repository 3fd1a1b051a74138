#include "gouji/converters/recovery/tables/whole_table.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "gouji/converters/recovery/cells/cell_stream.hpp"
#include "gouji/converters/recovery/cells/repeated_labels.hpp"
#include "gouji/converters/recovery/rows/alignment.hpp"
#include "gouji/converters/recovery/rows/foreign_labels.hpp"
#include "gouji/converters/recovery/rows/row_values.hpp"
#include "gouji/converters/recovery/tables/form_table.hpp"
#include "gouji/converters/recovery/text/regions.hpp"
#include "gouji/converters/recovery/words/marked_number.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/table_grid.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// Every part of the form that has any label here has all its labels, each in one cell.
bool labels_whole(Alignment const& alignment) {
    FormLabels const& labels = *alignment.form;
    Form const& form = *labels.form;
    std::vector<bool> found(labels.labels.size(), false);
    std::vector<bool> part_present(std::max<std::size_t>(form.part_rows.size(), 1), false);
    for (LabelMatch const& match : alignment.matches) {
        if (match.labels != 1 || match.cells != 1) {
            return false;
        }
        found[match.label] = true;
        part_present[part_of_label(labels, match.label)] = true;
    }
    for (std::size_t label = 0; label < found.size(); ++label) {
        if (!found[label] && part_present[part_of_label(labels, label)]) {
            return false;
        }
    }
    return true;
}

/// Every row that is there has exactly its value cells, on one row of the table.
bool values_whole(TableReading const& reading) {
    return std::all_of(reading.rows.begin(), reading.rows.end(), [](RowReading const& row) {
        return !row.present ||
               (row.exact &&
                std::all_of(row.values.begin(), row.values.end(), [&](FoundValue const& value) {
                    return value.slot.row == row.values.front().slot.row;
                }));
    });
}

std::size_t present_rows(TableReading const& reading) {
    return static_cast<std::size_t>(
        std::count_if(reading.rows.begin(), reading.rows.end(), [](RowReading const& row) {
            return row.present;
        }));
}

/// The rows of a whole table. Blank rows below the last one only carry the widths of the columns,
/// as Word and Excel write them, and are no values.
std::optional<TableReading> read_whole(Alignment const& alignment, CellStream const& stream) {
    TableReading all = read_rows(alignment, stream, stream.size());
    if (values_whole(all)) {
        return all;
    }
    std::size_t const present = present_rows(all);
    for (std::size_t end = stream.size();
         end-- > 0 && stream[end].kind == CellKind::Blank && stream[end].slot.row > 0;) {
        if (!stream[end].starts_line) {
            continue;
        }
        TableReading reading = read_rows(alignment, stream, end);
        if (values_whole(reading) && present_rows(reading) == present) {
            return reading;
        }
    }
    return std::nullopt;
}

Cell* cell_at(Table& table, TableGrid const& grid, GridPosition slot) {
    TableGrid::Placed const* const placed = grid.covering(slot.row, slot.column);
    if (placed == nullptr) {
        return nullptr;
    }
    return &table.rows[static_cast<std::size_t>(placed->stated_row)]
                .cells[static_cast<std::size_t>(placed->stated_cell)];
}

FormBinding
make_binding(Alignment const& alignment, TableReading const& reading, CellStream const& stream) {
    FormLabels const& labels = *alignment.form;
    Form const& form = *labels.form;
    FormBinding binding = name_binding(form);
    for (LabelMatch const& match : alignment.matches) {
        auto const cell = static_cast<std::size_t>(labels.labels[match.label].cell);
        if (form.cells[cell].row >= 0) {
            binding.labels.push_back(
                {stream[match.cell].slot, static_cast<std::uint16_t>(form.cells[cell].row)});
        }
    }
    for (std::size_t row = 0; row < reading.rows.size(); ++row) {
        for (std::size_t i = 0; i < reading.rows[row].values.size(); ++i) {
            auto const column = std::find(
                binding.columns.begin(), binding.columns.end(), form.rows[row].columns[i]);
            binding.values.push_back(
                {reading.rows[row].values[i].slot,
                 static_cast<std::uint16_t>(row),
                 static_cast<std::uint16_t>(column - binding.columns.begin())});
        }
    }
    for (ExtraReading const& extra : reading.extras) {
        FormBinding::ExtraRow bound;
        bound.after = form.rows[static_cast<std::size_t>(extra.after_row)].id;
        bound.label = extra.label.slot;
        for (FoundValue const& value : extra.values) {
            bound.values.push_back(value.slot);
        }
        binding.extra_rows.push_back(std::move(bound));
    }
    return binding;
}

/// Rows that this table does not hold are not the binding's business.
void drop_absent_rows(FormBinding& binding) {
    std::vector<std::int32_t> new_index(binding.rows.size(), -1);
    std::vector<FormBinding::RowName> kept;
    for (FormBinding::Value const& value : binding.values) {
        new_index[value.row] = 0;
    }
    for (std::size_t i = 0; i < new_index.size(); ++i) {
        if (new_index[i] == 0) {
            new_index[i] = static_cast<std::int32_t>(kept.size());
            kept.push_back(std::move(binding.rows[i]));
        }
    }
    std::erase_if(
        binding.labels, [&](FormBinding::Label const& label) { return new_index[label.row] < 0; });
    for (FormBinding::Value& value : binding.values) {
        value.row = static_cast<std::uint16_t>(new_index[value.row]);
    }
    for (FormBinding::Label& label : binding.labels) {
        label.row = static_cast<std::uint16_t>(new_index[label.row]);
    }
    binding.rows = std::move(kept);
}

/// Numbers whose print was damaged become those that they stand for; the print is kept beside them.
void mend_values(
    Table& table,
    TableGrid const& grid,
    TableReading const& reading,
    SourceMap const& source,
    RuleNames& rules,
    Diagnostics& diagnostics) {
    for (RowReading const& row : reading.rows) {
        for (FoundValue const& value : row.values) {
            Cell* const cell = value.printed.empty() ? nullptr : cell_at(table, grid, value.slot);
            if (cell == nullptr || cell->evidence != Evidence::Stated) {
                continue;
            }
            cell->content = make_cell_content(value.text);
            cell->evidence = Evidence::Repaired;
            cell->rule = rules.intern(mended_rule);
            table.printed.push_back({value.slot, value.printed});
            report_mended(value.text, value.printed, place_of(source, value.source), diagnostics);
        }
    }
}

void report_labels(
    Alignment const& alignment,
    CellStream const& stream,
    SourceMap const& source,
    Diagnostics& diagnostics) {
    for (LabelMatch const& match : alignment.matches) {
        FormLabel const& known = alignment.form->labels[match.label];
        if (known.is_of_other_edition(stream[match.cell].key)) {
            Form const& form = *alignment.form->form;
            diagnostics.add(
                Code::LabelOtherEdition,
                place_of(source, stream[match.cell].source),
                {{"printed", stream[match.cell].text},
                 {"table", form.table},
                 {"edition", form.edition}});
        } else if (match.similarity < 1) {
            auto const cell = static_cast<std::size_t>(alignment.form->labels[match.label].cell);
            diagnostics.add(
                Code::LabelRepaired,
                place_of(source, stream[match.cell].source),
                {{"printed", stream[match.cell].text},
                 {"label", alignment.form->form->cells[cell].text}});
        }
    }
}

/// What a person decided is a value, whatever it says, unless it is a label of a form.
void take_decided_as_values(CellStream& stream, TableGrid const& grid, LabelIndex const& index) {
    for (StreamCell& found : stream) {
        auto const* const placed = grid.covering(found.slot.row, found.slot.column);
        bool const is_decided = placed != nullptr && placed->cell->evidence == Evidence::Decided;
        if (is_decided && found.kind == CellKind::Text && index.find(found.key).empty()) {
            found.kind = CellKind::Value;
        }
    }
}

/// The ways to read the table as one of its editions, best first.
std::vector<Alignment>
alignments_of(CellStream const& stream, std::string_view table, LabelIndex const& index) {
    std::vector<Alignment> alignments;
    for (FormLabels const& form : index.forms()) {
        if (form.form->table == table) {
            if (std::optional<Alignment> exact = align_exactly(form, stream)) {
                return {std::move(*exact)};
            }
        }
    }
    for (FormLabels const& form : index.forms()) {
        if (form.form->table == table) {
            alignments.push_back(align(form, stream, 0, stream.size()));
        }
    }
    std::stable_sort(
        alignments.begin(), alignments.end(), [](Alignment const& left, Alignment const& right) {
            return left.score > right.score;
        });
    return alignments;
}

/// How a whole table is read.
struct Whole {
    Alignment alignment;
    TableReading reading;
};

std::optional<Whole> find_whole(CellStream& stream, LabelIndex const& index) {
    // Where labels stand in each slot of their spans, values do so too.
    fold_repeated_labels(stream, 0, index);
    bool const repeats = std::any_of(stream.begin(), stream.end(), [](StreamCell const& cell) {
        return cell.kind == CellKind::Copy;
    });
    std::vector<Region> const regions =
        repeats ? std::vector<Region>{} : find_regions(stream, 0, index);
    if (regions.size() != 1) {
        return std::nullopt;
    }
    // The edition that fits best need not be whole where one that fits almost as well is.
    for (Alignment& alignment : alignments_of(stream, regions.front().table, index)) {
        if (alignment.matches.empty() || !labels_whole(alignment)) {
            continue;
        }
        std::optional<TableReading> reading = read_whole(alignment, stream);
        if (reading && foreign_labels(*reading, *alignment.form, index, stream) == 0) {
            return Whole{std::move(alignment), std::move(*reading)};
        }
    }
    return std::nullopt;
}

/// Takes the cells of columns out in which no text begins, left of others: they only keep columns
/// apart. False when there are none.
bool drop_empty_columns(CellStream& stream, TableGrid const& grid) {
    std::vector<bool> used(static_cast<std::size_t>(std::max(grid.columns(), 0)), false);
    std::size_t last = 0; // in which a text begins
    for (StreamCell const& cell : stream) {
        auto const column = static_cast<std::size_t>(cell.slot.column);
        if (cell.kind != CellKind::Blank) {
            used[column] = true;
            last = std::max(last, column);
        }
    }
    CellStream kept;
    kept.reserve(stream.size());
    bool row_begins = false;
    for (StreamCell& cell : stream) {
        row_begins = row_begins || cell.starts_line;
        auto const column = static_cast<std::size_t>(cell.slot.column);
        if (column >= last || used[column]) {
            cell.starts_line = std::exchange(row_begins, false);
            kept.push_back(std::move(cell));
        }
    }
    bool const dropped = kept.size() != stream.size();
    stream = std::move(kept);
    return dropped;
}

} // namespace

bool bind_whole(
    Table& table,
    SourceMap const& source,
    LabelIndex const& index,
    RuleNames& rules,
    Diagnostics& diagnostics) {
    Diagnostics unused;
    TableGrid const grid = form_grid(table, source, unused);
    CellStream stream;
    stream.reserve(grid.cells().size());
    append_table_cells(stream, grid, 0);
    take_decided_as_values(stream, grid, index);
    if (grid.defects() != 0) {
        return false;
    }
    std::optional<Whole> whole = find_whole(stream, index);
    if (!whole && drop_empty_columns(stream, grid)) {
        whole = find_whole(stream, index);
    }
    if (!whole) {
        return false;
    }
    auto const& [alignment, reading] = *whole;
    FormBinding binding = make_binding(alignment, reading, stream);
    drop_absent_rows(binding);
    for (FormBinding::Value const& value : binding.values) {
        Cell* const cell = cell_at(table, grid, value.slot);
        if (cell == nullptr) {
            continue;
        }
        if (Blocks const& inner = framed_content(cell->content); &inner != &cell->content) {
            cell->content = Blocks{inner};
        }
        if (cell->evidence == Evidence::Stated && is_blank(plain_text(cell->content))) {
            cell->evidence = Evidence::Empty;
        }
    }
    mend_values(table, grid, reading, source, rules, diagnostics);
    table.form = std::move(binding);
    report_labels(alignment, stream, source, diagnostics);
    return true;
}

} // namespace gouji

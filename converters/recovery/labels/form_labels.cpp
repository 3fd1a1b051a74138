#include "gouji/converters/recovery/labels/form_labels.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "gouji/converters/recovery/words/label_key.hpp"
#include "gouji/converters/recovery/words/line_words.hpp"
#include "gouji/formats/support/simplified.hpp"

namespace gouji {

namespace {

FormLabels labels_of(Form const& form) {
    FormLabels out;
    out.form = &form;
    out.label_of_row.assign(form.rows.size(), -1);
    for (std::size_t i = 0; i < form.cells.size(); ++i) {
        FormCell const& cell = form.cells[i];
        if (!cell.is_value) {
            FormLabel label;
            label.cell = static_cast<std::int32_t>(i);
            label.keys.push_back(label_key(cell.text));
            for (std::string const& variant : cell.variants) {
                label.keys.push_back(label_key(variant));
            }
            out.labels.push_back(std::move(label));
            continue;
        }
        // Cells stand in row order, so the last label seen is the one the values follow.
        auto const row = static_cast<std::size_t>(cell.row);
        if (out.label_of_row[row] < 0 && !out.labels.empty()) {
            out.labels.back().row = cell.row;
            out.label_of_row[row] = static_cast<std::int32_t>(out.labels.size()) - 1;
        }
    }
    return out;
}

/// The labels over the values, by row id and number of the column.
std::map<std::pair<std::string, std::size_t>, std::size_t> head_of(FormLabels const& labels) {
    std::map<std::pair<std::string, std::size_t>, std::size_t> head;
    for (FormRow const& row : labels.form->rows) {
        for (std::size_t column = 0; column < row.cells.size(); ++column) {
            std::int32_t const label = label_over(labels, row.cells[column]);
            if (label >= 0) {
                head[{row.id, column}] = static_cast<std::size_t>(label);
            }
        }
    }
    return head;
}

void learn_other_edition(FormLabels& form, FormLabels const& other) {
    auto const theirs = head_of(other);
    for (auto const& [place, label] : head_of(form)) {
        auto const found = theirs.find(place);
        if (found == theirs.end()) {
            continue;
        }
        std::u32string const& key = other.labels[found->second].keys.front();
        FormLabel& ours = form.labels[label];
        bool const known = std::find(ours.keys.begin(), ours.keys.end(), key) != ours.keys.end() ||
                           ours.is_of_other_edition(key);
        if (!known) {
            ours.other_editions.push_back(key);
        }
    }
}

} // namespace

std::int32_t label_over(FormLabels const& labels, std::int32_t value_cell) {
    std::vector<FormCell> const& cells = labels.form->cells;
    GridPosition const slot = cells[static_cast<std::size_t>(value_cell)].slot;
    std::int32_t found = -1;
    std::int32_t lowest = -1;
    for (std::size_t i = 0; i < labels.labels.size(); ++i) {
        FormCell const& label = cells[static_cast<std::size_t>(labels.labels[i].cell)];
        bool const over = label.row < 0 && label.slot.row < slot.row &&
                          label.slot.column <= slot.column &&
                          slot.column < label.slot.column + label.col_span;
        if (over && label.slot.row > lowest) {
            lowest = label.slot.row;
            found = static_cast<std::int32_t>(i);
        }
    }
    return found;
}

std::size_t part_of_label(FormLabels const& labels, std::size_t label) {
    auto const cell = static_cast<std::size_t>(labels.labels[label].cell);
    std::int32_t const grid_row = labels.form->cells[cell].slot.row;
    std::vector<std::int32_t> const& part_rows = labels.form->part_rows;
    std::size_t part = 0;
    while (part + 1 < part_rows.size() && part_rows[part + 1] <= grid_row) {
        ++part;
    }
    return part;
}

bool FormLabel::is_of_other_edition(std::u32string const& key) const {
    return std::find(other_editions.begin(), other_editions.end(), key) != other_editions.end();
}

bool has_label_piece(FormLabels const& form, std::u32string_view key) {
    return !key.empty() &&
           std::any_of(form.labels.begin(), form.labels.end(), [&](FormLabel const& label) {
               return label.keys.front().find(key) != std::u32string::npos;
           });
}

bool holds_label_pieces(FormLabels const& form, std::string_view text) {
    bool all = true;
    for_each_word(text, TextMeasure::Columns, [&](LineWord const& word) {
        std::u32string const key = label_key(word.text);
        all = key.empty() || has_label_piece(form, key);
        return all;
    });
    return all;
}

LabelIndex::LabelIndex(FormLibrary const& library) {
    for (Form const& form : library.all()) {
        m_most_cells = std::max(m_most_cells, form.cells.size());
        m_forms.push_back(labels_of(form));
        auto const form_index = static_cast<std::uint16_t>(m_forms.size() - 1);
        std::vector<FormLabel> const& labels = m_forms.back().labels;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            for (std::u32string const& key : labels[i].keys) {
                m_uses[key].push_back({form_index, static_cast<std::uint16_t>(i)});
                m_longest = std::max(m_longest, key.size());
                if (!key.empty()) {
                    note_beginning(key.front());
                }
            }
        }
    }
    for (FormLabels& form : m_forms) {
        for (FormLabels const& other : m_forms) {
            if (&form != &other && form.form->table == other.form->table) {
                learn_other_edition(form, other);
            }
        }
    }
}

/// Labels begin with the character, or with what other regions write for it.
void LabelIndex::note_beginning(char32_t character) {
    std::u32string const regional = regional_characters(character);
    m_beginnings.insert(character);
    m_beginnings.insert(regional.begin(), regional.end());
}

bool LabelIndex::is_outgrown_by(Table const& table) const {
    constexpr std::size_t many_times = 20;
    std::size_t cells = 0;
    for (Row const& row : table.rows) {
        cells += row.cells.size();
    }
    return cells > many_times * m_most_cells;
}

std::span<LabelIndex::Use const> LabelIndex::find(std::u32string const& key) const {
    auto const found = m_uses.find(key);
    return found == m_uses.end() ? std::span<Use const>{} : std::span<Use const>{found->second};
}

} // namespace gouji

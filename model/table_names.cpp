#include "gouji/model/table_names.hpp"

#include <algorithm>
#include <charconv>

#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::string_view unbound_table = "table";
constexpr std::string_view label_column = "label";
constexpr std::string_view all_columns = "*";

/// The 0-based index that a 1-based number stands for; -1 when `text` is none.
std::int32_t index_of(std::string_view text) {
    std::int32_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? number - 1 : -1;
}

} // namespace

TableNames::TableNames(Table const& table)
    : m_form(table.form ? &*table.form : nullptr), m_table(unbound_table) {
    if (m_form == nullptr) {
        return;
    }
    m_table = without_blanks(m_form->table);
    for (FormBinding::Value const& value : m_form->values) {
        if (value.row < m_form->rows.size() && value.column < m_form->columns.size()) {
            m_values[value.slot] = &value;
        }
    }
    for (FormBinding::Label const& label : m_form->labels) {
        if (label.row < m_form->rows.size()) {
            m_labels[label.slot] = &label;
        }
    }
}

FormBinding::Value const* TableNames::value(GridPosition slot) const {
    auto const found = m_values.find(slot);
    return found == m_values.end() ? nullptr : found->second;
}

FormBinding::Label const* TableNames::label(GridPosition slot) const {
    auto const found = m_labels.find(slot);
    return found == m_labels.end() ? nullptr : found->second;
}

std::string TableNames::row(GridPosition slot) const {
    if (auto const* const of_value = value(slot)) {
        return without_blanks(m_form->rows[of_value->row].id);
    }
    if (auto const* const of_label = label(slot)) {
        return without_blanks(m_form->rows[of_label->row].id);
    }
    return std::to_string(slot.row + 1);
}

std::string TableNames::column(GridPosition slot) const {
    if (auto const* const of_value = value(slot)) {
        return without_blanks(m_form->columns[of_value->column]);
    }
    return label(slot) != nullptr ? std::string{label_column} : std::to_string(slot.column + 1);
}

std::vector<GridPosition>
TableNames::find(std::string_view table, std::string_view row, std::string_view column) const {
    if (m_form != nullptr && table == m_table) {
        return find_in_form(row, column);
    }
    GridPosition const slot{index_of(row), index_of(column)};
    if (table != unbound_table || slot.row < 0 || slot.column < 0) {
        return {};
    }
    return {slot};
}

std::vector<GridPosition>
TableNames::find_in_form(std::string_view row, std::string_view column) const {
    auto const is_named = [&](FormBinding::RowName const& name) {
        return without_blanks(name.id) == row;
    };
    auto const found = std::find_if(m_form->rows.begin(), m_form->rows.end(), is_named);
    if (found == m_form->rows.end()) {
        return {};
    }
    auto const index = found - m_form->rows.begin();
    std::vector<GridPosition> slots;
    if (column == label_column) {
        for (FormBinding::Label const& label : m_form->labels) {
            if (label.row == index) {
                slots.push_back(label.slot);
                return slots;
            }
        }
        return slots;
    }
    for (FormBinding::Value const& value : m_form->values) {
        if (value.row == index && value.column < m_form->columns.size() &&
            (column == all_columns || without_blanks(m_form->columns[value.column]) == column)) {
            slots.push_back(value.slot);
        }
    }
    std::sort(slots.begin(), slots.end());
    return slots;
}

} // namespace gouji

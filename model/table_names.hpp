#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/model/document.hpp"

namespace gouji {

/// The names that a table's cells have in marks: those of its form where it is bound to one, else
/// 1-based row and column numbers. `table` must outlive it, unchanged in its binding.
class TableNames {
public:
    explicit TableNames(Table const& table);

    /// "applications", or "table".
    [[nodiscard]] std::string const& table() const { return m_table; }
    [[nodiscard]] std::string row(GridPosition slot) const;
    [[nodiscard]] std::string column(GridPosition slot) const;

    /// The slots that three names stand for: one, several for the column "*", none when the names
    /// are not of this table.
    [[nodiscard]] std::vector<GridPosition>
    find(std::string_view table, std::string_view row, std::string_view column) const;

    /// The value or label that a slot of a bound table holds; null when it holds none.
    [[nodiscard]] FormBinding::Value const* value(GridPosition slot) const;
    [[nodiscard]] FormBinding::Label const* label(GridPosition slot) const;

private:
    [[nodiscard]] std::vector<GridPosition>
    find_in_form(std::string_view row, std::string_view column) const;

    FormBinding const* m_form;
    std::string m_table;
    std::map<GridPosition, FormBinding::Value const*> m_values;
    std::map<GridPosition, FormBinding::Label const*> m_labels;
};

} // namespace gouji

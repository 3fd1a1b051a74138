#include "gouji/converters/forms/form_file.hpp"

#include <set>
#include <utility>

namespace gouji {

namespace {

constexpr std::int32_t max_columns = 1000;

/// Places cells as HTML places td's: each in the first free slots of its line.
class GridLayout {
public:
    GridLayout(std::string const& file, Form& form, std::vector<FormFileLine> lines)
        : m_file(file), m_form(form), m_lines(std::move(lines)) {}

    Status run(std::vector<FormFileColumn> const& default_columns) {
        m_form.grid_rows = static_cast<std::int32_t>(m_lines.size());
        m_form.grid_columns = 0;
        for (auto const& cell : m_lines.front().cells) {
            m_form.grid_columns += cell.columns;
        }
        if (m_form.grid_columns < 1 || m_form.grid_columns > max_columns) {
            return wrong("must be 1 to " + std::to_string(max_columns) + " columns wide");
        }
        m_taken.assign(m_lines.size() * as_size(m_form.grid_columns), false);
        auto const* columns = &default_columns;
        for (m_line = 0; m_line < m_form.grid_rows; ++m_line) {
            auto& line = m_lines[as_size(m_line)];
            if (line.columns) {
                columns = &*line.columns;
            }
            if (auto const placed = place_line(line); !placed) {
                return placed.error();
            }
            if (auto const named = name_row(line, *columns); !named) {
                return named.error();
            }
        }
        return done();
    }

private:
    static std::size_t as_size(std::int32_t number) { return static_cast<std::size_t>(number); }

    [[nodiscard]] std::size_t slot(std::int32_t row, std::int32_t column) const {
        return as_size(row) * as_size(m_form.grid_columns) + as_size(column);
    }

    [[nodiscard]] Error wrong(std::string_view reason) const {
        return bad_form(m_file, "grid[" + std::to_string(m_line) + "]", reason);
    }

    [[nodiscard]] Error wrong(std::size_t cell, std::string_view reason) const {
        auto const* const list = m_lines[as_size(m_line)].is_array ? "][" : "].cells[";
        return bad_form(
            m_file, "grid[" + std::to_string(m_line) + list + std::to_string(cell) + "]", reason);
    }

    Status place_line(FormFileLine& line) {
        m_first_of_line = m_form.cells.size();
        std::int32_t column = 0;
        for (std::size_t index = 0; index < line.cells.size(); ++index) {
            auto& cell = line.cells[index];
            column = next_free(column);
            if (column + cell.columns > m_form.grid_columns) {
                return wrong(
                    index,
                    "does not fit: the grid has " + std::to_string(m_form.grid_columns) +
                        " columns, counted in its first line");
            }
            if (m_line + cell.rows > m_form.grid_rows) {
                return wrong(index, "spans more lines than the grid has");
            }
            if (!take(column, cell)) {
                return wrong(index, "overlaps a cell of a line above");
            }
            column += cell.columns;
        }
        if (auto const hole = next_free(0); hole < m_form.grid_columns) {
            return wrong("leaves column " + std::to_string(hole) + " without a cell");
        }
        return done();
    }

    [[nodiscard]] std::int32_t next_free(std::int32_t column) const {
        while (column < m_form.grid_columns && m_taken[slot(m_line, column)]) {
            ++column;
        }
        return column;
    }

    bool take(std::int32_t column, FormFileCell& cell) {
        for (auto r = m_line; r < m_line + cell.rows; ++r) {
            for (auto c = column; c < column + cell.columns; ++c) {
                if (m_taken[slot(r, c)]) {
                    return false;
                }
                m_taken[slot(r, c)] = true;
            }
        }
        auto& placed = m_form.cells.emplace_back();
        placed.slot = {m_line, column};
        placed.row_span = cell.rows;
        placed.col_span = cell.columns;
        placed.text = std::move(cell.text);
        placed.is_value = cell.is_value;
        return true;
    }

    /// Makes the row of the line, if it has values.
    Status name_row(FormFileLine const& line, std::vector<FormFileColumn> const& columns) {
        FormRow row;
        bool before_values = true;
        for (auto index = m_first_of_line; index < m_form.cells.size(); ++index) {
            auto const& cell = m_form.cells[index];
            if (cell.is_value) {
                before_values = false;
                row.cells.push_back(static_cast<std::int32_t>(index));
            } else if (before_values && cell.row_span == 1 && !cell.text.empty()) {
                row.label_cell = static_cast<std::int32_t>(index);
            }
        }
        if (line.row.empty()) {
            return row.cells.empty() ? done() : wrong("has values and no \"row\"");
        }
        if (row.cells.size() != columns.size()) {
            return wrong(
                "has " + std::to_string(row.cells.size()) + " values for " +
                std::to_string(columns.size()) + " columns");
        }
        if (!m_ids.insert(line.row).second) {
            return wrong("the row \"" + line.row + "\" is there twice");
        }
        row.id = line.row;
        row.grid_row = m_line;
        add_row(std::move(row), columns);
        return done();
    }

    void add_row(FormRow row, std::vector<FormFileColumn> const& columns) {
        auto const index = static_cast<std::int32_t>(m_form.rows.size());
        for (std::size_t column = 0; column < columns.size(); ++column) {
            auto& cell = m_form.cells[as_size(row.cells[column])];
            cell.row = index;
            cell.column = static_cast<std::int32_t>(column);
            row.columns.push_back(columns[column].name);
            row.kinds.push_back(columns[column].kind);
            row.units.push_back(columns[column].unit);
        }
        if (row.label_cell >= 0) {
            auto& label = m_form.cells[as_size(row.label_cell)];
            label.row = index;
            row.label = label.text;
        }
        m_form.rows.push_back(std::move(row));
    }

    std::string const& m_file;
    Form& m_form;
    std::vector<FormFileLine> m_lines;
    std::vector<bool> m_taken;
    std::set<std::string, std::less<>> m_ids;
    std::int32_t m_line = 0;
    std::size_t m_first_of_line = 0;
};

} // namespace

Status lay_out_grid(
    std::vector<FormFileLine> lines,
    std::vector<FormFileColumn> const& default_columns,
    std::string const& file,
    Form& form) {
    form.cells.clear();
    form.rows.clear();
    return GridLayout(file, form, std::move(lines)).run(default_columns);
}

} // namespace gouji

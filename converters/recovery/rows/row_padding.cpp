#include "gouji/converters/recovery/rows/row_padding.hpp"

#include <algorithm>
#include <optional>

namespace gouji {

namespace {

bool is_filled(FoundValue const& value) {
    return !value.text.empty() && value.cell != no_cell;
}

class Padding {
public:
    Padding(TableReading& reading, Alignment const& alignment, CellStream const& stream)
        : m_reading(reading), m_form(*alignment.form->form), m_stream(stream) {}

    void settle() {
        bool const any_open =
            std::any_of(m_reading.rows.begin(), m_reading.rows.end(), [](RowReading const& row) {
                return !row.choices.empty();
            });
        std::optional<std::size_t> const width = any_open ? width_of_rows() : std::nullopt;
        for (std::size_t i = 0; width && i < m_reading.rows.size(); ++i) {
            if (!m_reading.rows[i].choices.empty()) {
                drop_padding(i, *width);
            }
        }
    }

private:
    /// Cells that the form has in the row: labels that begin there, and values.
    [[nodiscard]] std::size_t cells_of(std::size_t row) const {
        return static_cast<std::size_t>(
            std::count_if(m_form.cells.begin(), m_form.cells.end(), [&](FormCell const& cell) {
                return cell.slot.row == m_form.rows[row].grid_row;
            }));
    }

    /// Bars behind a cell that may be padding, or blank cells.
    [[nodiscard]] std::size_t bars_behind(std::size_t cell) const {
        std::size_t bars = m_stream[cell].pads;
        while (++cell < m_stream.size() && m_stream[cell].kind == CellKind::Blank) {
            bars += 1U + m_stream[cell].pads;
        }
        return bars;
    }

    /// What every row that has all its values, and bars behind them, is filled up to.
    [[nodiscard]] std::optional<std::size_t> width_of_rows() const {
        constexpr std::size_t telling = 2;
        std::optional<std::size_t> width;
        std::size_t rows = 0;
        for (std::size_t i = 0; i < m_reading.rows.size(); ++i) {
            std::vector<FoundValue> const& values = m_reading.rows[i].values;
            std::size_t const columns = m_form.rows[i].columns.size();
            bool const complete = values.size() >= columns && columns > 1 &&
                                  std::all_of(
                                      values.begin(),
                                      values.begin() + static_cast<std::ptrdiff_t>(columns),
                                      is_filled);
            std::size_t const bars = complete ? bars_behind(values[columns - 1].cell) : 0;
            if (bars == 0) {
                continue; // the last row of a table has none
            }
            std::size_t const found = cells_of(i) + bars;
            if (width.value_or(found) != found) {
                return std::nullopt;
            }
            width = found;
            ++rows;
        }
        return rows >= telling ? width : std::nullopt;
    }

    void drop_padding(std::size_t index, std::size_t width) {
        RowReading& row = m_reading.rows[index];
        std::size_t const columns = m_form.rows[index].columns.size();
        std::size_t const surplus = row.values.size() - columns;
        auto const end = row.values.begin() + static_cast<std::ptrdiff_t>(columns);
        bool const blank_end = std::none_of(end, row.values.end(), is_filled);
        bool const as_wide =
            cells_of(index) + surplus + m_stream[row.values.back().cell].pads == width;
        if (blank_end && as_wide) {
            row.values.erase(end, row.values.end());
            row.choices.clear();
            row.surplus.clear();
            row.exact = true;
        }
    }

    TableReading& m_reading;
    Form const& m_form;
    CellStream const& m_stream;
};

} // namespace

void settle_padding(TableReading& reading, Alignment const& alignment, CellStream const& stream) {
    Padding(reading, alignment, stream).settle();
}

} // namespace gouji

#include "gouji/converters/recovery/rows/displaced_rows.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gouji/converters/recovery/rows/identities.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

class DisplacedRows {
public:
    DisplacedRows(TableReading& reading, Alignment const& alignment, CellStream const& stream)
        : m_reading(reading), m_alignment(alignment), m_form(*alignment.form->form),
          m_stream(stream) {
        for (RowReading const& row : reading.rows) {
            for (FoundValue const& value : row.values) {
                m_taken.insert(value.cell);
            }
        }
    }

    void lose() {
        std::set<std::size_t> lost;
        for (std::size_t row = 0; row < m_reading.rows.size(); ++row) {
            if (is_first_of_part(row) && (follows_values(row) || ends_without_values(row))) {
                for (std::size_t i = row; i < end_of_part(row); ++i) {
                    add(lost, i);
                }
                for (std::size_t i = end_of_part(row); i < m_reading.rows.size(); ++i) {
                    add_unproven(lost, i);
                }
            }
            if (goes_on_below(row) || holds_numeral(row) || is_inside_of_note(row)) {
                lost.insert(row);
            }
        }
        if (shares_lines()) {
            for (std::size_t row = 0; row < m_reading.rows.size(); ++row) {
                add_with_neighbours(lost, row);
            }
        }
        for (std::size_t const row : lost) {
            RowReading& reading = m_reading.rows[row];
            reading.lost = true;
            reading.exact = false;
            reading.rule.clear();
        }
    }

private:
    [[nodiscard]] std::int32_t part_of(std::size_t row) const {
        return label_over(*m_alignment.form, m_form.rows[row].cells.front());
    }

    [[nodiscard]] bool is_first_of_part(std::size_t row) const {
        return row == 0 || part_of(row) != part_of(row - 1);
    }

    [[nodiscard]] std::size_t end_of_part(std::size_t row) const {
        std::size_t end = row + 1;
        while (end < m_reading.rows.size() && !is_first_of_part(end)) {
            ++end;
        }
        return end;
    }

    /// The row's values are on the line of a text, or nothing tells lines.
    [[nodiscard]] bool stands_on_line_of_label(RowReading const& row) const {
        return std::all_of(row.values.begin(), row.values.end(), [&](FoundValue const& value) {
            return value.cell == no_cell || has_text_before(value.cell);
        });
    }

    [[nodiscard]] bool has_text_before(std::size_t cell) const {
        while (cell > 0 && !m_stream[cell].starts_line && m_stream[cell].kind != CellKind::Text) {
            --cell;
        }
        return m_stream[cell].kind == CellKind::Text;
    }

    [[nodiscard]] LabelMatch const* label_of(std::size_t row) const {
        std::int32_t const label = m_alignment.form->label_of_row[row];
        auto const match = std::find_if(
            m_alignment.matches.begin(), m_alignment.matches.end(), [&](LabelMatch const& found) {
                return static_cast<std::int32_t>(found.label + found.labels) == label + 1;
            });
        bool const found = m_form.rows[row].label_cell >= 0 && match != m_alignment.matches.end();
        return found ? &*match : nullptr;
    }

    /// A number that no row took, or several that no row can take.
    [[nodiscard]] bool is_stray(std::size_t cell) const {
        bool const number =
            m_stream[cell].kind == CellKind::Value || m_stream[cell].kind == CellKind::Torn;
        return number && m_stream[cell].slot.row < 0 && !m_stream[cell].marked_off &&
               !m_taken.contains(cell);
    }

    [[nodiscard]] std::size_t strays(std::size_t begin, std::size_t end) const {
        std::size_t count = 0;
        for (std::size_t cell = begin; cell < end; ++cell) {
            count += is_stray(cell) ? 1U : 0U;
        }
        return count;
    }

    /// Where what stands above the row's label begins: behind the row above, and its label.
    [[nodiscard]] std::size_t behind_row_above(std::size_t row, std::size_t label) const {
        std::size_t begin = m_reading.begin;
        for (LabelMatch const& match : m_alignment.matches) {
            std::int32_t const named = m_alignment.form->labels[match.label + match.labels - 1].row;
            if (named >= 0 && static_cast<std::size_t>(named) < row && match.cell < label) {
                begin = match.cell + match.cells;
            }
        }
        while (begin < label && (m_taken.contains(begin) || is_stray(begin))) {
            ++begin; // values behind a label are no others' because of it
        }
        return begin;
    }

    /// Values that no row took stand above the row's label, on lines of their own.
    [[nodiscard]] bool follows_values(std::size_t row) const {
        LabelMatch const* const match = label_of(row);
        if (match == nullptr || !m_stream[match->cell].starts_line) {
            return false;
        }
        std::size_t first = match->cell;
        while (first > 0 && is_stray(first - 1)) {
            --first;
        }
        bool const alone = first < match->cell && m_stream[first].starts_line;
        std::size_t const values =
            alone ? match->cell - first : strays(behind_row_above(row, match->cell), match->cell);
        // One number alone may be anything, where the last row's values stand behind its label.
        return values > 1 || (values == 1 && shows_nothing(m_reading.rows[end_of_part(row) - 1]));
    }

    /// Nothing stands behind the label of the part's last row, and many numbers that no row took
    /// among the rows: each row's may stand above its label.
    [[nodiscard]] bool ends_without_values(std::size_t first) const {
        std::size_t const end = end_of_part(first);
        RowReading const& last = m_reading.rows[end - 1];
        LabelMatch const* const begin_label = label_of(first);
        LabelMatch const* const end_label = label_of(end - 1);
        if (end - first < 2 || !last.present || !shows_nothing(last) || begin_label == nullptr ||
            end_label == nullptr) {
            return false;
        }
        constexpr std::size_t share =
            3; // one of so many: not only a label that a page break parted
        auto const values = std::count_if(
            m_stream.begin() + static_cast<std::ptrdiff_t>(begin_label->cell),
            m_stream.begin() + static_cast<std::ptrdiff_t>(end_label->cell),
            [](StreamCell const& cell) { return cell.kind == CellKind::Value; });
        return strays(begin_label->cell, end_label->cell) * share >
               static_cast<std::size_t>(values);
    }

    /// The label lacks its numeral, and a value ends in it: "74." beside what is left of label 4.
    [[nodiscard]] bool holds_numeral(std::size_t row) const {
        LabelMatch const* const match = label_of(row);
        if (match == nullptr) {
            return false;
        }
        std::u32string const& label = m_alignment.form->labels[match->label].keys.front();
        char32_t const numeral = label.empty() ? U'0' : label.front();
        if (numeral < U'1' || numeral > U'9' || m_stream[match->cell].key.starts_with(numeral)) {
            return false;
        }
        std::string const end{static_cast<char>(numeral), '.'};
        std::vector<FoundValue> const& values = m_reading.rows[row].values;
        return std::any_of(values.begin(), values.end(), [&](FoundValue const& value) {
            return value.cell != no_cell && m_stream[value.cell].text.ends_with(end);
        });
    }

    /// Above and below one of the row's values, in its column, stand the beginning and the end of a
    /// note: of "7（其中", "修订16" and "件）" only the middle is on the line of the label.
    [[nodiscard]] bool is_inside_of_note(std::size_t row) const {
        std::vector<FoundValue> const& values = m_reading.rows[row].values;
        return std::any_of(values.begin(), values.end(), [&](FoundValue const& value) {
            if (value.cell == no_cell || m_stream[value.cell].right == 0 ||
                m_stream[value.cell].marked_off || m_stream[value.cell].source.line == no_line) {
                return false;
            }
            auto const [begins, ends] = note_around(value.cell);
            return begins && ends;
        });
    }

    /// Whether a note that does not end begins above the cell, and one ends below that did not
    /// begin.
    [[nodiscard]] std::pair<bool, bool> note_around(std::size_t cell) const {
        constexpr std::size_t most_cells = 60;   // of the lines above and below
        constexpr std::int64_t highest_note = 3; // lines of it on one side
        StreamCell const& value = m_stream[cell];
        std::pair<bool, bool> found{false, false};
        std::size_t const end = std::min(cell + most_cells, m_stream.size());
        for (std::size_t i = cell - std::min(cell, most_cells); i < end; ++i) {
            StreamCell const& other = m_stream[i];
            bool const in_column = other.left < value.right && value.left < other.right;
            std::int64_t const below = other.source.line == no_line || !in_column
                                           ? 0
                                           : std::int64_t{other.source.line} - value.source.line;
            found.first |= below < 0 && -below <= highest_note && open_brackets(other.text) > 0;
            found.second |= below > 0 && below <= highest_note && open_brackets(other.text) < 0;
        }
        return found;
    }

    /// How many brackets the text opens more than it closes.
    static int open_brackets(std::string_view text) {
        int open = 0;
        for (std::size_t at = 0; at < text.size();) {
            char32_t const c = next_code_point(text, at);
            open += c == U'(' || c == U'（' ? 1 : c == U')' || c == U'）' ? -1 : 0;
        }
        return open;
    }

    /// Of the row's values that were found.
    static std::size_t last_cell(RowReading const& row) {
        std::size_t last = no_cell;
        for (FoundValue const& value : row.values) {
            last = value.cell == no_cell ? last : value.cell;
        }
        return last;
    }

    /// More numbers stand behind those of the row, below a piece of its label or in its columns:
    /// its own may go on there. One that was left out as no cell of the table counts only where the
    /// row does not add up.
    [[nodiscard]] bool goes_on_below(std::size_t row) const {
        RowReading const& found = m_reading.rows[row];
        if (found.values.empty() || found.rule.starts_with("order.") ||
            last_cell(found) == no_cell || m_stream[last_cell(found)].slot.row >= 0 ||
            m_stream[last_cell(found)].pads > 0) {
            return false;
        }
        std::size_t behind = last_cell(found) + 1;
        while (
            behind < m_stream.size() && is_stray(behind) &&
            (!m_stream[behind].starts_line || m_stream[behind].text == m_stream[behind - 1].text)) {
            ++behind; // on the row's line, or the same once more
        }
        std::size_t end = behind;
        while (end < m_stream.size() && (is_stray(end) || is_piece_of_label(row, end))) {
            ++end;
        }
        if (strays(behind, end) == 0) {
            return false;
        }
        bool const left_out = strays(behind, end) == 1 && is_stray(behind);
        std::vector<RowIdentity> const sums = identities_of(m_form, m_form.rows[row]);
        bool const fails =
            found.exact && std::any_of(sums.begin(), sums.end(), [&](RowIdentity const& sum) {
                return test(sum, texts_of(found)) == Test::Fails;
            });
        return fails || !left_out;
    }

    /// A text that is some of the wording of the row's label.
    [[nodiscard]] bool is_piece_of_label(std::size_t row, std::size_t cell) const {
        std::int32_t const label = m_alignment.form->label_of_row[row];
        std::u32string const& key = m_stream[cell].key;
        return m_stream[cell].kind == CellKind::Text && label >= 0 && !key.empty() &&
               m_alignment.form->labels[static_cast<std::size_t>(label)].keys.front().find(key) !=
                   std::u32string::npos;
    }

    static bool shows_nothing(RowReading const& row) {
        return std::all_of(row.values.begin(), row.values.end(), [](FoundValue const& value) {
            return value.text.empty();
        });
    }

    /// Some row's label and values stand on one line, set in columns.
    [[nodiscard]] bool shares_lines() const {
        return std::any_of(
            m_reading.rows.begin(), m_reading.rows.end(), [&](RowReading const& row) {
                return !shows_nothing(row) && stands_on_line_of_label(row) && is_set(row);
            });
    }

    [[nodiscard]] bool is_set(RowReading const& row) const {
        return std::all_of(row.values.begin(), row.values.end(), [&](FoundValue const& value) {
            return value.cell == no_cell ||
                   (m_stream[value.cell].right > 0 && !m_stream[value.cell].marked_off);
        });
    }

    void add(std::set<std::size_t>& lost, std::size_t row) const {
        RowReading const& found = m_reading.rows[row];
        bool const proven = found.rule.starts_with("order.");
        bool const full =
            found.exact &&
            std::none_of(found.values.begin(), found.values.end(), [](FoundValue const& value) {
                return value.text.empty();
            });
        if (!proven && !(full && stands_on_line_of_label(found))) {
            lost.insert(row);
        }
    }

    /// The rows stand column by column in a part of the form further down, and no sum tells so.
    void add_unproven(std::set<std::size_t>& lost, std::size_t row) const {
        bool const unproven = m_reading.rows[row].rule == "order.columns" &&
                              identities_of(m_form, m_form.rows[row]).empty();
        if (unproven) {
            lost.insert(row);
        }
    }

    void add_with_neighbours(std::set<std::size_t>& lost, std::size_t row) const {
        RowReading const& found = m_reading.rows[row];
        if (!found.present || found.values.empty() || stands_on_line_of_label(found) ||
            !is_set(found)) {
            return;
        }
        auto const may_own = [&](std::size_t other) {
            return m_reading.rows[other].present && shows_nothing(m_reading.rows[other]);
        };
        if (row > 0 && may_own(row - 1)) {
            add(lost, row - 1);
            add(lost, row);
        }
        if (row + 1 < m_reading.rows.size() && may_own(row + 1)) {
            add(lost, row + 1);
            add(lost, row);
        }
    }

    TableReading& m_reading;
    Alignment const& m_alignment;
    Form const& m_form;
    CellStream const& m_stream;
    std::set<std::size_t> m_taken; ///< cells that are some row's
};

} // namespace

void lose_displaced_rows(
    TableReading& reading, Alignment const& alignment, CellStream const& stream) {
    DisplacedRows(reading, alignment, stream).lose();
}

} // namespace gouji

#include "gouji/converters/recovery/rows/reading_order.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "gouji/converters/recovery/rows/column_runs.hpp"
#include "gouji/converters/recovery/rows/glued_digits.hpp"

namespace gouji {

namespace {

/// [begin, end) of the stream.
struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] std::size_t size() const { return end - begin; }
};

class Order {
public:
    Order(
        TableReading& reading,
        Alignment const& alignment,
        CellStream const& stream,
        std::size_t limit)
        : m_reading(reading), m_alignment(alignment), m_form(*alignment.form->form),
          m_stream(stream), m_limit(limit),
          m_padded(std::any_of(
              stream.begin() + static_cast<std::ptrdiff_t>(reading.begin),
              stream.begin() + static_cast<std::ptrdiff_t>(reading.end),
              [](StreamCell const& cell) { return cell.pads > 0; })) {}

    void settle() {
        if (m_reading.torn) {
            lose_incomplete({0, m_reading.rows.size()});
            return;
        }
        std::vector<std::size_t> const strays = stray_values();
        bool const complete =
            std::all_of(m_reading.rows.begin(), m_reading.rows.end(), [](auto const& row) {
                return row.exact;
            });
        if (complete && strays.empty() && !out_of_order()) {
            return;
        }
        if (out_of_order() || !strays.empty()) {
            if (!take_tuples()) {
                out_of_order() ? lose_all() : settle_between_anchors();
            }
        } else if (lacks_shown_cells()) {
            if (!take_tuples()) {
                settle_between_anchors();
            }
        } else if (
            !any_line_recurs() &&
            (repeats_removed() || label_repeats_removed() || lines_came_once())) {
            lose_all();
        }
    }

private:
    [[nodiscard]] bool is_value(std::size_t cell) const {
        StreamCell const& found = m_stream[cell];
        bool const kept_blank = found.kind == CellKind::Blank && !(found.maybe_pad && m_padded);
        return found.kind == CellKind::Value || kept_blank;
    }

    /// A line that opens and closes with a bar, all its cells blank.
    [[nodiscard]] bool begins_blank_row(std::size_t cell) const {
        if (!m_stream[cell].row_line || !m_stream[cell].starts_line) {
            return false;
        }
        std::size_t end = cell + 1;
        while (end < m_stream.size() && !m_stream[end].starts_line) {
            ++end;
        }
        auto const first = m_stream.begin() + static_cast<std::ptrdiff_t>(cell);
        return std::all_of(
            first, m_stream.begin() + static_cast<std::ptrdiff_t>(end), [](StreamCell const& one) {
                return one.kind == CellKind::Blank;
            });
    }

    /// Values inside the table that no row took, and the first cells of rows that are all blank.
    [[nodiscard]] std::vector<std::size_t> stray_values() const {
        std::set<std::size_t> taken;
        for (RowReading const& row : m_reading.rows) {
            for (FoundValue const& value : row.values) {
                taken.insert(value.cell);
            }
            for (FoundValue const& value : row.surplus) {
                taken.erase(value.cell);
            }
        }
        for (ExtraReading const& extra : m_reading.extras) {
            for (FoundValue const& value : extra.values) {
                taken.insert(value.cell);
            }
        }
        std::vector<std::size_t> strays;
        for (std::size_t cell = m_reading.begin; cell < m_reading.end; ++cell) {
            bool const counts = m_stream[cell].kind == CellKind::Value || begins_blank_row(cell);
            if (counts && !taken.contains(cell)) {
                strays.push_back(cell);
            }
        }
        return strays;
    }

    /// A text that is exactly the label of another row stands where the form does not have it.
    [[nodiscard]] bool out_of_order() const {
        return std::any_of(
            m_reading.leftovers.begin(), m_reading.leftovers.end(), [&](std::size_t cell) {
                return !is_heading_of_row(cell) &&
                       std::any_of(
                           m_alignment.form->labels.begin(),
                           m_alignment.form->labels.end(),
                           [&](FormLabel const& label) {
                               return label.row >= 0 && label.keys.front() == m_stream[cell].key &&
                                      m_form.cells[static_cast<std::size_t>(label.cell)].row >= 0;
                           });
            });
    }

    /// The next label is the same text: that of the row under it.
    [[nodiscard]] bool is_heading_of_row(std::size_t cell) const {
        std::vector<LabelMatch> const& matches = m_alignment.matches;
        auto const next = std::upper_bound(
            matches.begin(), matches.end(), cell, [](std::size_t at, LabelMatch const& match) {
                return at < match.cell;
            });
        return next != matches.end() && m_stream[next->cell].key == m_stream[cell].key;
    }

    /// Other rows show their blank cells, and a row shows no cell at all: its values stand
    /// elsewhere.
    [[nodiscard]] bool lacks_shown_cells() const {
        bool shows_blanks = false;
        bool lacks_cells = false;
        for (RowReading const& row : m_reading.rows) {
            lacks_cells |= row.present && row.values.empty() && !row.blanks_shown;
            shows_blanks |=
                row.exact &&
                std::any_of(row.values.begin(), row.values.end(), [](FoundValue const& v) {
                    return v.text.empty() && v.cell != no_cell;
                });
        }
        return shows_blanks && lacks_cells;
    }

    /// The values behind the last label.
    [[nodiscard]] Run tail() const {
        LabelMatch const& last = m_alignment.matches.back();
        Run run{last.cell + last.cells, last.cell + last.cells};
        while (run.end < m_limit && is_value(run.end)) {
            ++run.end;
        }
        return run;
    }

    [[nodiscard]] FoundValue found(std::size_t cell) const { return found_value(m_stream, cell); }

    /// The runs of values between texts, in order, are the form's rows in order, each run one or
    /// several whole rows: then they are these rows, wherever the labels stand.
    bool take_tuples() {
        std::vector<Run> rows;
        std::size_t runs = 0;
        std::size_t lines = 0; // that hold one row and nothing else
        std::size_t const end = std::max(m_reading.end, tail().end);
        for (std::size_t cell = m_reading.begin; cell < end;) {
            if (!is_value(cell)) {
                ++cell;
                continue;
            }
            ++runs;
            std::size_t run_end = cell;
            while (run_end < end && is_value(run_end)) {
                ++run_end;
            }
            if (!part_run({cell, run_end}, rows, lines)) {
                return false;
            }
            cell = run_end;
        }
        // Numbers all in one place may as well stand column by column.
        if (rows.size() != m_form.rows.size() || 2 * std::max(runs, lines) < rows.size() ||
            !agree_with_anchors(rows) || !(2 * lines >= rows.size() || stand_among_labels(rows))) {
            return false;
        }
        for (std::size_t row = 0; row < rows.size(); ++row) {
            give(row, values_of(rows[row]), "order.tuples");
        }
        m_reading.end = end;
        return true;
    }

    /// Some row's label is there, and stands behind the values of the first row and before those
    /// of the last one; or no row has a label.
    [[nodiscard]] bool stand_among_labels(std::vector<Run> const& rows) const {
        bool any_label = false;
        for (LabelMatch const& match : m_alignment.matches) {
            std::int32_t const row = m_alignment.form->labels[match.label + match.labels - 1].row;
            if (row >= 0 && m_form.rows[static_cast<std::size_t>(row)].label_cell >= 0) {
                any_label = true;
                if (rows.front().begin < match.cell && match.cell < rows.back().begin) {
                    return true;
                }
            }
        }
        return !any_label;
    }

    /// No row whose label stands on the line of its values would get others: that happens where a
    /// row is among them that the form does not know.
    [[nodiscard]] bool agree_with_anchors(std::vector<Run> const& rows) const {
        for (std::size_t row = 0; row < rows.size(); ++row) {
            if (anchor_label(row) && m_reading.rows[row].values.front().cell != rows[row].begin) {
                return false;
            }
        }
        return true;
    }

    /// Parts a run of values into whole rows of the form, behind those that `rows` has already, and
    /// counts those that have a line for themselves; false where it holds no whole rows.
    [[nodiscard]] bool part_run(Run run, std::vector<Run>& rows, std::size_t& lines) const {
        while (run.begin < run.end) {
            if (rows.size() == m_form.rows.size()) {
                return false;
            }
            std::size_t const columns = m_form.rows[rows.size()].columns.size();
            if (run.begin + columns > run.end) {
                return false;
            }
            // One value a line, several rows may as well stand column by column.
            bool const by_lines = columns > 1 && m_stream[run.begin + 1].starts_line;
            if (by_lines && run.begin + columns < run.end) {
                return false;
            }
            rows.push_back({run.begin, run.begin + columns});
            lines += columns > 1 && is_line(rows.back()) ? 1U : 0U;
            run.begin += columns;
        }
        return true;
    }

    /// The cells are all those of one line.
    [[nodiscard]] bool is_line(Run cells) const {
        auto const first = m_stream.begin() + static_cast<std::ptrdiff_t>(cells.begin);
        auto const end = m_stream.begin() + static_cast<std::ptrdiff_t>(cells.end);
        return first->starts_line && (end == m_stream.end() || end->starts_line) &&
               std::none_of(
                   first + 1, end, [](StreamCell const& cell) { return cell.starts_line; });
    }

    void give(std::size_t row, std::vector<FoundValue> values, std::string rule) {
        RowReading& reading = m_reading.rows[row];
        reading = {};
        reading.present = true;
        reading.exact = true;
        reading.values = std::move(values);
        reading.rule = std::move(rule);
        m_reading.has_values = true;
    }

    static void lose(RowReading& row) {
        row.lost = true;
        row.exact = false;
        row.values.clear();
        row.choices.clear();
        row.surplus.clear();
    }

    void lose_all() {
        for (RowReading& row : m_reading.rows) {
            lose(row);
        }
        m_reading.end = std::max(m_reading.end, tail().end);
    }

    /// The row's values have a line of their own, all on one.
    [[nodiscard]] bool on_own_line(RowReading const& row) const {
        std::vector<std::size_t> cells;
        for (FoundValue const& value : row.values) {
            if (value.cell != no_cell) {
                cells.push_back(value.cell);
            }
        }
        return cells.size() >= 2 && m_stream[cells[0]].starts_line &&
               !m_stream[cells[1]].starts_line;
    }

    /// Some values are no row's: a row that shows none, or too few, may own them, and a row whose
    /// values stand apart from its label may own others.
    void lose_incomplete(Run rows) {
        for (std::size_t i = rows.begin; i < rows.end; ++i) {
            RowReading& row = m_reading.rows[i];
            bool const all_glued =
                m_reading.gluing.sure && is_glued_row(row, m_form.rows[i].columns.size());
            bool const open = !row.exact && row.choices.empty() && !row.blanks_shown && !all_glued;
            if (row.present && (open || on_own_line(row))) {
                lose(row);
            }
        }
    }

    /// Around the table a value stands alone on two lines, or several texts do: nothing removed
    /// lines that stood before.
    [[nodiscard]] bool any_line_recurs() const {
        constexpr std::size_t telling_texts = 2;
        auto const [first, end] = surroundings();
        std::set<std::pair<std::string_view, std::uint32_t>> seen; // with their indentation
        std::set<std::string_view> again;
        for (std::size_t at = first; at < end; ++at) {
            StreamCell const& cell = m_stream[at];
            if (!is_alone(at) || cell.text.empty() || is_outside(cell.kind) || cell.glossed ||
                seen.insert({cell.text, cell.source.column}).second) {
                continue;
            }
            again.insert(cell.text);
            if (cell.kind == CellKind::Value || again.size() >= telling_texts) {
                return true;
            }
        }
        return false;
    }

    /// Cells of the table and on both sides of it.
    [[nodiscard]] std::pair<std::size_t, std::size_t> surroundings() const {
        constexpr std::size_t reach = 300;
        return {
            m_reading.begin - std::min(m_reading.begin, reach),
            std::min(m_stream.size(), m_reading.end + reach)};
    }

    /// The cell has a line of its own.
    [[nodiscard]] bool is_alone(std::size_t at) const {
        return m_stream[at].starts_line &&
               (at + 1 == m_stream.size() || m_stream[at + 1].starts_line);
    }

    /// The same between rows that are sure; there, as many lines of whole rows as rows lack theirs
    /// are these rows in order.
    void settle_between_anchors() {
        std::size_t cell = m_reading.begin;
        std::size_t const end = std::max(m_reading.end, tail().end);
        for (std::size_t row = 0; row < m_reading.rows.size();) {
            std::size_t next = row;
            while (next < m_reading.rows.size() && !anchor_label(next)) {
                ++next;
            }
            std::optional<std::size_t> const label =
                next < m_reading.rows.size() ? anchor_label(next) : std::nullopt;
            if (next > row && !take_lines({row, next}, {cell, label.value_or(end)})) {
                lose_incomplete({row, next});
            }
            if (label) {
                cell = m_reading.rows[next].values.back().cell + 1;
            }
            row = next + 1;
        }
    }

    /// The cell of the row's label, whole and on the line of the row's values.
    [[nodiscard]] std::optional<std::size_t> anchor_label(std::size_t row) const {
        RowReading const& reading = m_reading.rows[row];
        std::int32_t const label = m_alignment.form->label_of_row[row];
        if (!reading.exact || !reading.rule.empty() || label < 0) {
            return std::nullopt;
        }
        std::uint32_t const line = m_stream[reading.values.front().cell].source.line;
        for (LabelMatch const& match : m_alignment.matches) {
            bool const its_own = static_cast<std::int32_t>(match.label) == label &&
                                 match.labels == 1 && match.cells == 1 && match.similarity == 1;
            if (its_own && line != no_line && m_stream[match.cell].source.line == line) {
                return match.cell;
            }
        }
        return std::nullopt;
    }

    bool take_lines(Run rows, Run cells) {
        std::vector<Run> lines;
        for (std::size_t cell = cells.begin; cell < cells.end;) {
            if (!is_value(cell)) {
                ++cell;
                continue;
            }
            std::size_t const columns = lines.size() < rows.size()
                                            ? m_form.rows[rows.begin + lines.size()].columns.size()
                                            : 0;
            Run const line{cell, cell + columns};
            bool const whole = columns > 1 && line.end <= cells.end && is_line(line);
            if (!whole || !all_values(line)) {
                return false;
            }
            lines.push_back(line);
            cell = line.end;
        }
        if (lines.size() != rows.size()) {
            return false;
        }
        for (std::size_t i = 0; i < lines.size(); ++i) {
            give(rows.begin + i, values_of(lines[i]), "order.tuples");
        }
        m_reading.end = std::max(m_reading.end, lines.back().end);
        return true;
    }

    [[nodiscard]] bool all_values(Run cells) const {
        std::size_t cell = cells.begin;
        while (cell < cells.end && is_value(cell)) {
            ++cell;
        }
        return cell == cells.end;
    }

    [[nodiscard]] std::vector<FoundValue> values_of(Run cells) const {
        std::vector<FoundValue> values;
        for (std::size_t cell = cells.begin; cell < cells.end; ++cell) {
            values.push_back(found(cell));
        }
        return values;
    }

    /// One cell a line and no two values alike, in rows that are not complete: a tool removed the
    /// lines that stood somewhere before.
    [[nodiscard]] bool repeats_removed() const {
        constexpr std::size_t telling_rows = 5;
        bool const has_cut_rows =
            std::any_of(m_reading.rows.begin(), m_reading.rows.end(), [](RowReading const& row) {
                return row.present && !row.exact;
            });
        if (!has_cut_rows) {
            return false;
        }
        std::set<std::pair<std::string, std::uint32_t>> different; // with their indentation
        std::size_t values = 0;
        std::size_t present = 0;
        for (RowReading const& row : m_reading.rows) {
            present += row.present ? 1U : 0U;
            for (FoundValue const& value : row.values) {
                if (value.cell == no_cell || !m_stream[value.cell].starts_line ||
                    m_stream[value.cell].pads > 0) {
                    return false;
                }
                ++values;
                different.insert(
                    {value.printed.empty() ? value.text : value.printed,
                     m_stream[value.cell].source.column});
            }
        }
        return present >= telling_rows && values > 0 && values == different.size();
    }

    /// The same of labels: those that recur in the form all stand once, one cell a line; or no two
    /// cells are alike at all.
    [[nodiscard]] bool label_repeats_removed() const {
        constexpr std::size_t telling_labels = 3;
        constexpr std::size_t telling_repeats = 5;
        std::set<std::string_view> texts;
        std::map<std::u32string, std::size_t> in_form;
        for (FormLabel const& label : m_alignment.form->labels) {
            ++in_form[label.keys.front()];
        }
        std::map<std::u32string, std::size_t> in_text;
        for (std::size_t cell = m_reading.begin; cell < m_reading.end; ++cell) {
            StreamCell const& found = m_stream[cell];
            if (!found.starts_line || found.pads > 0 || found.slot.row >= 0) {
                return false;
            }
            texts.insert(found.text);
            auto const label = in_form.find(found.key);
            if (label != in_form.end() && label->second > 1 && ++in_text[found.key] > 1) {
                return false;
            }
        }
        bool const form_repeats =
            in_form.size() + telling_repeats <= m_alignment.form->labels.size();
        bool const all_different = texts.size() == m_reading.end - m_reading.begin;
        return in_text.size() >= telling_labels || (form_repeats && all_different);
    }

    /// The same of the text around the table, whatever is left of the table itself.
    [[nodiscard]] bool lines_came_once() const {
        constexpr std::size_t telling_lines = 25;
        constexpr std::size_t telling_values = 3;
        auto const [first, end] = surroundings();
        std::set<std::string_view> texts;
        std::size_t values = 0;
        for (std::size_t at = first; at < end; ++at) {
            StreamCell const& cell = m_stream[at];
            bool const alone = is_alone(at);
            if (cell.pads > 0 || cell.kind == CellKind::Blank) {
                return false;
            }
            if (alone && !is_outside(cell.kind) && !texts.insert(cell.text).second) {
                return false;
            }
            values += alone && cell.kind == CellKind::Value ? 1U : 0U;
        }
        bool const any_cut =
            std::any_of(m_reading.rows.begin(), m_reading.rows.end(), [](RowReading const& row) {
                return row.present && !row.exact;
            });
        return any_cut && texts.size() >= telling_lines && values >= telling_values;
    }

    TableReading& m_reading;
    Alignment const& m_alignment;
    Form const& m_form;
    CellStream const& m_stream;
    std::size_t m_limit;
    bool m_padded; ///< rows are filled up with bars
};

} // namespace

void settle_order(
    TableReading& reading,
    Alignment const& alignment,
    CellStream const& stream,
    std::size_t limit) {
    settle_column_runs(reading, alignment, stream, limit);
    Order(reading, alignment, stream, limit).settle();
}

} // namespace gouji

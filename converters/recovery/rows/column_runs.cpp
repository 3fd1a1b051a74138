#include "gouji/converters/recovery/rows/column_runs.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>

#include "gouji/converters/recovery/rows/identities.hpp"

namespace gouji {

namespace {

/// Labels of several rows, and behind them the values of them all.
struct Stretch {
    std::vector<std::size_t> rows; ///< of the form
    std::size_t begin = 0;         ///< its values: cells of the stream, [begin, end)
    std::size_t end = 0;
    bool by_columns = false;        ///< its values cannot be the last row's alone
    std::vector<std::size_t> cells; ///< the values in [begin, end), without numbers of pages
    [[nodiscard]] std::size_t size() const { return cells.size(); }
};

/// Where a value goes: a row of the stretch, and a column of that row.
struct Target {
    std::size_t row = 0;
    std::size_t column = 0;
};
/// One target a value, in the order of the values.
using Order = std::vector<Target>;

class ColumnRuns {
public:
    ColumnRuns(
        TableReading& reading,
        Alignment const& alignment,
        CellStream const& stream,
        std::size_t limit)
        : m_reading(reading), m_alignment(alignment), m_form(*alignment.form->form),
          m_stream(stream), m_limit(limit) {}

    void settle() {
        std::vector<Stretch> const found = stretches();
        bool const columns_seen = std::any_of(
            found.begin(), found.end(), [](Stretch const& stretch) { return stretch.by_columns; });
        if (!columns_seen) {
            return; // rows without values are blank ones
        }
        for (Stretch const& stretch : found) {
            if (std::optional<Order> const order = proven_order(stretch)) {
                fill(stretch, *order);
            } else if (!settle_with_lost_labels(stretch)) {
                lose(stretch);
            }
            m_reading.end = std::max(m_reading.end, stretch.end);
        }
    }

private:
    [[nodiscard]] bool is_bare_value(std::size_t cell) const {
        StreamCell const& found = m_stream[cell];
        return found.kind == CellKind::Value && found.starts_line && found.pads == 0 &&
               !found.row_line && found.slot.row < 0;
    }

    /// The values, one a line, between a matched label and the next text.
    [[nodiscard]] Stretch values_behind(std::size_t match) const {
        std::vector<LabelMatch> const& matches = m_alignment.matches;
        std::size_t const limit = match + 1 == matches.size() ? m_limit : matches[match + 1].cell;
        Stretch run;
        run.begin = matches[match].cell + matches[match].cells;
        run.end = run.begin;
        for (std::size_t at = run.begin;
             at < limit && (is_bare_value(at) || m_stream[at].kind == CellKind::PageNumber);
             ++at) {
            if (m_stream[at].kind != CellKind::PageNumber) {
                run.cells.push_back(at);
                run.end = at + 1;
            }
        }
        return run;
    }

    /// Blank lines part values, or values from labels, but no labels: what looks like one row are
    /// several columns, of few values each, or a column of which one value is left.
    [[nodiscard]] bool parted_like_columns(Stretch const& run) const {
        bool const labels_parted = m_stream[run.begin - 1].blank_lines > 0;
        return !labels_parted &&
               std::any_of(run.cells.begin(), run.cells.end(), [&](std::size_t cell) {
                   return m_stream[cell].blank_lines > 0;
               });
    }

    /// Stretches of two and more rows of which only the last one has values behind it.
    [[nodiscard]] std::vector<Stretch> stretches() const {
        std::vector<Stretch> found;
        std::vector<std::size_t> waiting; // rows without values so far
        std::vector<LabelMatch> const& matches = m_alignment.matches;
        for (std::size_t i = 0; i < matches.size(); ++i) {
            std::size_t const last_label = matches[i].label + matches[i].labels - 1;
            std::int32_t const row = m_alignment.form->labels[last_label].row;
            Stretch run = values_behind(i);
            if (row >= 0 && !m_reading.rows[static_cast<std::size_t>(row)].rule.empty()) {
                waiting.clear(); // its blank cells are known
                continue;
            }
            if (row >= 0) {
                waiting.push_back(static_cast<std::size_t>(row));
            }
            if (run.size() == 0) {
                bool const shown =
                    row >= 0 && m_reading.rows[static_cast<std::size_t>(row)].blanks_shown;
                if (shown) {
                    waiting.clear();
                }
                continue;
            }
            if (row >= 0 && waiting.size() >= 2) {
                run.rows = waiting;
                run.by_columns =
                    run.size() > m_form.rows[static_cast<std::size_t>(row)].columns.size() ||
                    parted_like_columns(run);
                found.push_back(std::move(run));
            }
            waiting.clear();
        }
        return found;
    }

    /// The targets of the rows, one column of the grid behind the other.
    [[nodiscard]] Order by_columns(std::span<std::size_t const> rows) const {
        std::map<std::int32_t, Order> columns;
        for (std::size_t const row : rows) {
            std::vector<std::int32_t> const& cells = m_form.rows[row].cells;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                columns[m_form.cells[static_cast<std::size_t>(cells[i])].slot.column].push_back(
                    {row, i});
            }
        }
        Order order;
        for (auto const& [column, targets] : columns) {
            order.insert(order.end(), targets.begin(), targets.end());
        }
        return order;
    }

    [[nodiscard]] Order by_rows(std::span<std::size_t const> rows) const {
        Order order;
        for (std::size_t const row : rows) {
            for (std::size_t i = 0; i < m_form.rows[row].columns.size(); ++i) {
                order.push_back({row, i});
            }
        }
        return order;
    }

    /// All orders that a page gives the numbers: row by row, column by column, and column by column
    /// again behind a page break.
    [[nodiscard]] std::vector<Order> possible_orders(Stretch const& stretch) const {
        std::vector<Order> orders{by_columns(stretch.rows), by_rows(stretch.rows)};
        std::span<std::size_t const> const rows = stretch.rows;
        for (std::size_t cut = 1; cut < rows.size(); ++cut) {
            orders.push_back(by_columns(rows.first(cut)));
            Order const rest = by_columns(rows.subspan(cut));
            orders.back().insert(orders.back().end(), rest.begin(), rest.end());
        }
        return orders;
    }

    using Texts = std::map<std::size_t, RowTexts>;

    [[nodiscard]] Texts texts_in(Stretch const& stretch, Order const& order) const {
        Texts texts;
        for (std::size_t const row : stretch.rows) {
            texts[row].resize(m_form.rows[row].columns.size());
        }
        for (std::size_t i = 0; i < order.size(); ++i) {
            texts[order[i].row][order[i].column] = found_value(m_stream, stretch.cells[i]).text;
        }
        return texts;
    }

    /// Blank lines stand exactly where one column of the order ends and the next begins.
    [[nodiscard]] bool parted_by_columns(Stretch const& stretch, Order const& order) const {
        bool any = false;
        bool all = true; // blank lines everywhere tell nothing
        for (std::size_t i = 1; i < order.size(); ++i) {
            bool const parted = m_stream[stretch.cells[i]].blank_lines > 0;
            bool const next_column = grid_column(order[i]) != grid_column(order[i - 1]);
            if (parted != next_column) {
                return false;
            }
            any |= parted;
            all &= parted;
        }
        return any && !all;
    }

    [[nodiscard]] std::int32_t grid_column(Target target) const {
        std::int32_t const cell = m_form.rows[target.row].cells[target.column];
        return m_form.cells[static_cast<std::size_t>(cell)].slot.column;
    }

    /// No row between them whose label was not recognised: some of the values might be its own.
    [[nodiscard]] static bool adjoin(std::vector<std::size_t> const& rows) {
        return std::adjacent_find(
                   rows.begin(), rows.end(), [](std::size_t left, std::size_t right) {
                       return left + 1 != right;
                   }) == rows.end();
    }

    /// Every text above the values that is no known label stands where a label was not
    /// recognised, one of `rows`' or a head's, or in a head that is repeated; else some of the
    /// values may be its row's.
    [[nodiscard]] bool
    knows_labels_before(std::vector<std::size_t> const& rows, Stretch const& stretch) const {
        std::vector<std::size_t> texts;
        for (std::size_t const cell : m_reading.leftovers) {
            if (cell < stretch.begin && m_stream[cell].kind == CellKind::Text) {
                texts.push_back(cell);
            }
        }
        std::sort(texts.begin(), texts.end());
        for (std::size_t begin = 0; begin < texts.size();) {
            std::size_t end = begin + 1;
            while (end < texts.size() && texts[end] == texts[end - 1] + 1) {
                ++end;
            }
            std::span const run(texts.data() + begin, end - begin);
            if (!is_repeated_head(run) && !stands_for_label(rows, run.front())) {
                return false;
            }
            begin = end;
        }
        return true;
    }

    [[nodiscard]] bool is_repeated_head(std::span<std::size_t const> texts) const {
        constexpr std::size_t telling = 3;
        std::vector<FormLabel> const& labels = m_alignment.form->labels;
        return texts.size() >= telling &&
               std::all_of(texts.begin(), texts.end(), [&](std::size_t cell) {
                   return std::any_of(labels.begin(), labels.end(), [&](FormLabel const& label) {
                       return label.row < 0 && is_piece(cell, label);
                   });
               });
    }

    /// Between the labels around the cell one of the rows' is missing, or one that is no row's: of
    /// the head, or one that the text is a piece of.
    [[nodiscard]] bool
    stands_for_label(std::vector<std::size_t> const& rows, std::size_t cell) const {
        std::vector<FormLabel> const& labels = m_alignment.form->labels;
        std::size_t first = 0; // that was not found
        std::size_t end = labels.size();
        for (LabelMatch const& match : m_alignment.matches) {
            if (match.cell > cell) {
                end = match.label;
                break;
            }
            first = match.label + match.labels;
        }
        bool const in_head = std::none_of(
            labels.begin(),
            labels.begin() + static_cast<std::ptrdiff_t>(first),
            [](FormLabel const& label) { return label.row >= 0; });
        auto const begin = labels.begin();
        return std::any_of(
            begin + static_cast<std::ptrdiff_t>(first),
            begin + static_cast<std::ptrdiff_t>(end),
            [&](FormLabel const& label) {
                return label.row < 0
                           ? in_head || is_piece(cell, label)
                           : std::binary_search(
                                 rows.begin(), rows.end(), static_cast<std::size_t>(label.row));
            });
    }

    [[nodiscard]] bool is_piece(std::size_t cell, FormLabel const& label) const {
        return label.keys.front().find(m_stream[cell].key) != std::u32string::npos;
    }

    /// The one order that the blank lines, or else the identities, allow; orders that give the same
    /// table count as one.
    [[nodiscard]] std::optional<Order> proven_order(Stretch const& stretch) const {
        std::vector<Order> const orders = possible_orders(stretch);
        if (orders.front().size() != stretch.size() || !adjoin(stretch.rows) ||
            !knows_labels_before(stretch.rows, stretch)) {
            return std::nullopt;
        }
        std::vector<Order const*> parted;
        std::vector<Order const*> all;
        for (Order const& order : orders) {
            all.push_back(&order);
            if (parted_by_columns(stretch, order)) {
                parted.push_back(&order);
            }
        }
        for (auto const& candidates :
             {all, balanced(stretch, orders), parted, nearly_balanced(stretch, orders)}) {
            if (!candidates.empty() && all_alike(stretch, candidates)) {
                return *candidates.front();
            }
        }
        return std::nullopt;
    }

    /// The orders with which the identities hold.
    [[nodiscard]] std::vector<Order const*>
    balanced(Stretch const& stretch, std::vector<Order> const& orders) const {
        constexpr std::size_t telling = 2;
        std::vector<Order const*> out;
        for (Order const& order : orders) {
            RowTests const tests = test_rows(m_form, texts_in(stretch, order));
            if (tests.fail == 0 && tests.hold >= telling) {
                out.push_back(&order);
            }
        }
        return out;
    }

    /// A source may have an error: the order with which one row fails and many hold, and all those
    /// with which hardly more fail.
    [[nodiscard]] std::vector<Order const*>
    nearly_balanced(Stretch const& stretch, std::vector<Order> const& orders) const {
        constexpr std::size_t many = 6;
        constexpr std::size_t hardly_more = 4;
        std::vector<Order const*> out;
        bool proven = false;
        for (Order const& order : orders) {
            RowTests const tests = test_rows(m_form, texts_in(stretch, order));
            proven = proven || (tests.fail == 1 && tests.hold >= many);
            if (tests.fail <= hardly_more) {
                out.push_back(&order);
            }
        }
        return proven ? out : std::vector<Order const*>{};
    }

    [[nodiscard]] bool
    all_alike(Stretch const& stretch, std::vector<Order const*> const& orders) const {
        Texts const first = texts_in(stretch, *orders.front());
        return std::all_of(orders.begin(), orders.end(), [&](Order const* order) {
            return texts_in(stretch, *order) == first;
        });
    }

    /// Labels that were not recognised are those of rows between the others or beside them, where
    /// one choice of these explains the number of the values and the sums bear it out.
    bool settle_with_lost_labels(Stretch const& stretch) {
        std::vector<Stretch> fitting;
        for (std::vector<std::size_t>& rows : with_lost_labels(stretch.rows)) {
            if (by_rows(rows).size() == stretch.size() && knows_labels_before(rows, stretch)) {
                fitting.push_back(
                    {std::move(rows), stretch.begin, stretch.end, true, stretch.cells});
            }
        }
        if (fitting.size() != 1) {
            return false;
        }
        Stretch const& whole = fitting.front();
        std::vector<Order> const orders = possible_orders(whole);
        std::array const attempts{balanced(whole, orders), nearly_balanced(whole, orders)};
        auto const* const proven =
            std::find_if(attempts.begin(), attempts.end(), [&](auto const& candidates) {
                return !candidates.empty() && all_alike(whole, candidates) &&
                       adds_up_along_columns(texts_in(whole, *candidates.front()));
            });
        if (proven == attempts.end()) {
            return false;
        }
        fill(whole, *proven->front());
        return true;
    }

    /// The rows with all that are missing between them, and as many of those beside them as may be.
    [[nodiscard]] std::vector<std::vector<std::size_t>>
    with_lost_labels(std::vector<std::size_t> const& rows) const {
        auto const is_lost = [&](std::size_t row) { return !m_reading.rows[row].present; };
        std::size_t first = rows.front();
        while (first > 0 && is_lost(first - 1)) {
            --first;
        }
        std::size_t last = rows.back();
        while (last + 1 < m_form.rows.size() && is_lost(last + 1)) {
            ++last;
        }
        std::vector<std::vector<std::size_t>> out;
        for (std::size_t begin = first; begin <= rows.front(); ++begin) {
            for (std::size_t end = rows.back(); end <= last; ++end) {
                out.emplace_back(end + 1 - begin);
                std::iota(out.back().begin(), out.back().end(), begin);
            }
        }
        return out;
    }

    /// The sums along the columns can be tested on these rows, and hold, but for a few where the
    /// source may have an error.
    [[nodiscard]] bool adds_up_along_columns(Texts const& texts) const {
        int hold = 0; // that are not zero
        int fail = 0;
        for (RowIdentity const& identity : column_identities_of(m_form)) {
            for (std::string const& column : identity.identity->over) {
                RowTexts const line = texts_along(column, identity, texts);
                Test const result = line.empty() ? Test::Unknown : test(identity, line);
                hold += result == Test::Holds && !all_zero(line) ? 1 : 0;
                fail += result == Test::Fails ? 1 : 0;
            }
        }
        return hold > 2 * fail;
    }

    /// One text a row of the form, of those in `identity`; none where one of these is not known.
    [[nodiscard]] RowTexts
    texts_along(std::string const& column, RowIdentity const& identity, Texts const& texts) const {
        RowTexts line(m_form.rows.size());
        for (auto const* const terms : {&identity.left, &identity.right}) {
            for (auto const& [row, sign] : *terms) {
                auto const known = texts.find(row);
                auto const at = column_index(m_form.rows[row], column);
                if (known == texts.end() || !at) {
                    return {};
                }
                line[row] = known->second[*at];
            }
        }
        return line;
    }

    void fill(Stretch const& stretch, Order const& order) {
        for (std::size_t const row : stretch.rows) {
            RowReading& reading = m_reading.rows[row];
            reading = {};
            reading.present = true;
            reading.exact = true;
            reading.rule = "order.columns";
            reading.values.resize(m_form.rows[row].columns.size());
        }
        for (std::size_t i = 0; i < order.size(); ++i) {
            std::size_t const cell = stretch.cells[i];
            m_reading.rows[order[i].row].values[order[i].column] = found_value(m_stream, cell);
        }
        m_reading.has_values = true;
    }

    void lose(Stretch const& stretch) {
        for (std::size_t const row : stretch.rows) {
            RowReading& reading = m_reading.rows[row];
            reading = {};
            reading.present = true;
            reading.lost = true;
        }
    }

    TableReading& m_reading;
    Alignment const& m_alignment;
    Form const& m_form;
    CellStream const& m_stream;
    std::size_t m_limit;
};

} // namespace

void settle_column_runs(
    TableReading& reading,
    Alignment const& alignment,
    CellStream const& stream,
    std::size_t limit) {
    ColumnRuns(reading, alignment, stream, limit).settle();
}

} // namespace gouji

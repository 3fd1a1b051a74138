#include "gouji/converters/recovery/rows/kept_blanks.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "gouji/converters/recovery/rows/identities.hpp"

namespace gouji {

namespace {

/// The row with `values` in the columns that `columns` names, and blank cells in the others.
RowReading
spread(RowReading const& row, std::vector<std::size_t> const& columns, std::size_t width) {
    RowReading out;
    out.present = true;
    out.exact = true;
    out.blanks_shown = true;
    out.values.resize(width);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        out.values[columns[i]] = row.values[i];
    }
    return out;
}

/// Rows that the two readings below may fill up.
bool is_open(RowReading const& row, std::size_t width) {
    return row.present && !row.exact && !row.lost && !row.glued && !row.squeezed &&
           row.rule.empty() && row.values.size() < width;
}

/// Cells one a line, blank ones as blank lines: in every row the values and the blank lines before,
/// between and behind them are as many as the columns.
class BlankLines {
public:
    BlankLines(TableReading& reading, Alignment const& alignment, CellStream const& stream)
        : m_reading(reading), m_alignment(alignment), m_stream(stream) {}

    void settle() {
        std::vector<LabelMatch> const& matches = m_alignment.matches;
        if (!labels_adjoin()) {
            return; // blank lines part all cells
        }
        std::vector<Filled> filled;
        for (std::size_t i = 0; i < matches.size(); ++i) {
            FormLabel const& label =
                m_alignment.form->labels[matches[i].label + matches[i].labels - 1];
            if (label.row < 0) {
                continue;
            }
            auto const row = static_cast<std::size_t>(label.row);
            bool const last = i + 1 == matches.size();
            auto columns = columns_of(row, matches[i].cell + matches[i].cells, last);
            if (!columns) {
                return;
            }
            filled.push_back({row, std::move(*columns)});
        }
        for (Filled const& fill : filled) {
            RowReading& row = m_reading.rows[fill.row];
            std::size_t const width = m_alignment.form->form->rows[fill.row].columns.size();
            if (is_open(row, width)) {
                row = spread(row, fill.columns, width);
                row.rule = "place.blank-lines";
            }
        }
    }

private:
    struct Filled {
        std::size_t row;
        std::vector<std::size_t> columns;
    };

    /// No blank line parts labels that follow each other; several do.
    [[nodiscard]] bool labels_adjoin() const {
        constexpr std::size_t telling = 2;
        std::vector<LabelMatch> const& matches = m_alignment.matches;
        std::size_t adjoining = 0;
        for (std::size_t i = 1; i < matches.size(); ++i) {
            bool const next = matches[i].cell == matches[i - 1].cell + matches[i - 1].cells &&
                              m_alignment.form->labels[matches[i - 1].label].row < 0;
            if (next && m_stream[matches[i].cell].blank_lines > 0) {
                return false;
            }
            adjoining += next ? 1U : 0U;
        }
        return adjoining >= telling;
    }

    /// Which columns the values behind `begin` stand in; nullopt when they do not add up.
    [[nodiscard]] std::optional<std::vector<std::size_t>>
    columns_of(std::size_t row, std::size_t begin, bool last) const {
        std::vector<FoundValue> const& values = m_reading.rows[row].values;
        std::vector<std::size_t> columns;
        std::size_t column = 0;
        std::size_t cell = begin;
        for (FoundValue const& value : values) {
            StreamCell const& found = m_stream[cell];
            bool const bare = value.cell == cell && found.starts_line && found.pads == 0 &&
                              found.slot.row < 0 && found.kind != CellKind::Blank;
            if (!bare) {
                return std::nullopt;
            }
            column += found.blank_lines;
            columns.push_back(column++);
            ++cell;
        }
        std::size_t const behind = cell < m_stream.size() ? m_stream[cell].blank_lines : 0;
        std::size_t const width = m_alignment.form->form->rows[row].columns.size();
        // Behind the table blank lines may be there for another reason.
        bool const adds_up =
            last ? column <= width && width <= column + behind : column + behind == width;
        return adds_up ? std::optional{columns} : std::nullopt;
    }

    TableReading& m_reading;
    Alignment const& m_alignment;
    CellStream const& m_stream;
};

/// A row whose line opens with a bar and shows its blank cells lacks one cell: that bar ends a
/// blank one, the first, of which nothing else is left.
void add_first_blank(RowReading& row, CellStream const& stream, std::size_t width) {
    bool const lacks_one = is_open(row, width) && width > 1 && row.values.size() + 1 == width;
    if (!lacks_one) {
        return;
    }
    StreamCell const& first = stream[row.values.front().cell];
    bool const shows_blanks =
        std::any_of(row.values.begin(), row.values.end(), [](FoundValue const& value) {
            return value.text.empty();
        });
    if (first.starts_line && first.row_line && first.source.column > 0 && shows_blanks) {
        row.values.insert(row.values.begin(), FoundValue{});
        row.exact = true;
    }
}

/// Columns of text that the values of one column take, [left, right).
struct Extent {
    std::size_t left = 0;
    std::size_t right = 0;
    bool operator==(Extent const&) const = default;
    [[nodiscard]] bool meets(Extent const& other) const {
        return left < other.right && other.left < right;
    }
};

/// Values set in columns of text. The rows of one page stand in the same columns; each new page may
/// set them anew.
class TextColumns {
public:
    TextColumns(TableReading& reading, Alignment const& alignment, CellStream const& stream)
        : m_reading(reading), m_alignment(alignment), m_form(*alignment.form->form),
          m_stream(stream) {}

    void settle() {
        Page page;
        std::vector<Extent> last_head;
        for (std::size_t row = 0; row < m_reading.rows.size(); ++row) {
            auto const extents = extents_of(m_reading.rows[row]);
            if (!extents) {
                continue;
            }
            std::vector<Extent> const head = head_of(row);
            std::vector<Extent> wider = page.columns;
            bool const same_part = !page.rows.empty() && head == last_head;
            bool const fits = same_part && add(wider, *extents) && wider.size() <= width(row);
            if (same_part && !fits && next_fits(row, page)) {
                continue; // one line that came out of its columns
            }
            if (!fits) {
                close(page);
                page = {{}, same_part ? std::vector<Extent>{} : head, !same_part && !head.empty()};
                wider = page.columns;
                if (!add(wider, *extents)) { // the row does not stand under its head
                    page = {};
                    wider = *extents;
                }
            }
            page.columns = std::move(wider);
            page.rows.push_back(row);
            last_head = head;
        }
        close(page);
    }

private:
    /// Rows that stand in the same columns of text.
    struct Page {
        std::vector<std::size_t> rows;
        std::vector<Extent> columns;
        bool has_head = false; ///< the columns are those of the head's labels
    };

    /// The row behind `row` stands in the columns of the page.
    [[nodiscard]] bool next_fits(std::size_t row, Page const& page) const {
        std::vector<Extent> columns = page.columns;
        if (row + 1 >= m_reading.rows.size() || width(row + 1) != width(row)) {
            return false;
        }
        auto const extents = extents_of(m_reading.rows[row + 1]);
        return extents && add(columns, *extents) && columns.size() == page.columns.size();
    }

    [[nodiscard]] std::size_t width(std::size_t row) const {
        return m_form.rows[row].columns.size();
    }

    /// The columns of text in which the labels over the row's values stand; none when they cannot
    /// be told.
    [[nodiscard]] std::vector<Extent> head_of(std::size_t row) const {
        if (m_form.rows[row].label_cell < 0) {
            return shredded_head_of(row);
        }
        std::vector<Extent> head;
        for (std::int32_t const value : m_form.rows[row].cells) {
            StreamCell const* const label = head_cell(value);
            if (label == nullptr || label->right == 0 ||
                (!head.empty() && label->left < head.back().right)) {
                return shredded_head_of(row);
            }
            head.push_back({label->left, label->right});
        }
        return head;
    }

    /// The lowest label over the row's first value: rows under one head have it in common.
    [[nodiscard]] std::int32_t part_of(std::size_t row) const {
        return label_over(*m_alignment.form, m_form.rows[row].cells.front());
    }

    /// The cells between which the row's head stands, and where the labels of the rows under it do.
    struct HeadPlace {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::vector<Extent> row_labels;
    };
    [[nodiscard]] HeadPlace head_place(std::size_t row) const {
        HeadPlace place{m_reading.begin, m_reading.rows[row].values.front().cell, {}};
        for (LabelMatch const& match : m_alignment.matches) {
            std::int32_t const named = m_alignment.form->labels[match.label + match.labels - 1].row;
            bool const names_row =
                named >= 0 && m_form.rows[static_cast<std::size_t>(named)].label_cell >= 0;
            if (!names_row || match.cell >= place.end) {
                continue;
            }
            if (part_of(static_cast<std::size_t>(named)) == part_of(row)) {
                place.end = match.cell;
                break;
            }
            place.begin = match.cell + match.cells;
        }
        for (std::size_t cell = place.end; cell < m_reading.rows[row].values.front().cell; ++cell) {
            if (m_stream[cell].kind == CellKind::Text && m_stream[cell].right > 0) {
                place.row_labels.push_back({m_stream[cell].left, m_stream[cell].right});
            }
        }
        return place;
    }

    /// The same of a head that is broken into pieces: the narrow ones are the columns, the wide
    /// ones lie over several.
    [[nodiscard]] std::vector<Extent> shredded_head_of(std::size_t row) const {
        HeadPlace const place = head_place(row);
        std::vector<Extent> pieces;
        for (std::size_t cell = place.begin; cell < place.end; ++cell) {
            StreamCell const& found = m_stream[cell];
            Extent const piece{found.left, found.right};
            bool const over_labels = std::any_of(
                place.row_labels.begin(), place.row_labels.end(), [&](Extent const& label) {
                    return label.meets(piece);
                });
            if (found.kind == CellKind::Text && found.right > 0 && !over_labels) {
                pieces.push_back(piece);
            }
        }
        std::sort(pieces.begin(), pieces.end(), [](Extent const& left, Extent const& right) {
            return left.right - left.left < right.right - right.left;
        });
        std::vector<Extent> head;
        for (Extent const& piece : pieces) {
            add(head, {piece});
        }
        std::sort(head.begin(), head.end(), [](Extent const& left, Extent const& right) {
            return left.left < right.left;
        });
        return head.size() == width(row) && is_in_order(head, row) ? head : std::vector<Extent>{};
    }

    /// The labels over the row's values that were found whole stand in their columns.
    [[nodiscard]] bool is_in_order(std::vector<Extent> const& head, std::size_t row) const {
        std::vector<std::int32_t> const& values = m_form.rows[row].cells;
        for (std::size_t column = 0; column < values.size(); ++column) {
            StreamCell const* const label = head_cell(values[column]);
            if (label != nullptr && label->right > 0 &&
                !head[column].meets({label->left, label->right})) {
                return false;
            }
        }
        return true;
    }

    /// The cell of the stream that is the label over a value cell of the form.
    [[nodiscard]] StreamCell const* head_cell(std::int32_t value) const {
        std::int32_t const label = label_over(*m_alignment.form, value);
        auto const match = std::find_if(
            m_alignment.matches.begin(), m_alignment.matches.end(), [&](LabelMatch const& found) {
                return found.labels == 1 && static_cast<std::int32_t>(found.label) == label;
            });
        return match == m_alignment.matches.end() ? nullptr : &m_stream[match->cell];
    }

    [[nodiscard]] Extent extent(FoundValue const& value) const {
        return {m_stream[value.cell].left, m_stream[value.cell].right};
    }

    [[nodiscard]] std::optional<std::vector<Extent>> extents_of(RowReading const& row) const {
        std::vector<Extent> extents;
        for (FoundValue const& value : row.values) {
            bool const set_in_text =
                !value.text.empty() && extent(value).right > 0 &&
                m_stream[value.cell].source.line == m_stream[row.values.front().cell].source.line;
            if (!set_in_text) {
                return std::nullopt;
            }
            extents.push_back(extent(value));
        }
        bool const usable = row.present && !row.lost && !row.glued && !row.squeezed;
        return usable && !extents.empty() ? std::optional{extents} : std::nullopt;
    }

    /// Widens the columns by those of one more row; false when two columns would become one.
    static bool add(std::vector<Extent>& columns, std::vector<Extent> const& extents) {
        for (Extent const& extent : extents) {
            Extent* met = nullptr;
            for (Extent& column : columns) {
                if (column.meets(extent)) {
                    if (met != nullptr) {
                        return false;
                    }
                    met = &column;
                }
            }
            if (met == nullptr) {
                columns.push_back(extent);
            } else {
                met->left = std::min(met->left, extent.left);
                met->right = std::max(met->right, extent.right);
            }
        }
        return true;
    }

    /// Fills the rows of one page when every column of the form was seen, in the head or in one row
    /// that has all of them.
    void close(Page& page) {
        bool const any_complete = std::any_of(page.rows.begin(), page.rows.end(), [&](auto row) {
            return m_reading.rows[row].exact;
        });
        if (page.rows.empty() || !(page.has_head || any_complete) ||
            page.columns.size() != width(page.rows.front()) || page.columns.size() < 2) {
            return;
        }
        std::sort(
            page.columns.begin(), page.columns.end(), [](Extent const& left, Extent const& right) {
                return left.left < right.left;
            });
        for (std::size_t const row : page.rows) {
            fill(row, page.columns);
        }
    }

    void fill(std::size_t row, std::vector<Extent> const& columns) {
        RowReading& reading = m_reading.rows[row];
        if (!is_open(reading, columns.size())) {
            return;
        }
        std::vector<std::size_t> places;
        for (FoundValue const& value : reading.values) {
            auto const column = std::find_if(columns.begin(), columns.end(), [&](Extent const& c) {
                return c.meets(extent(value));
            });
            places.push_back(static_cast<std::size_t>(column - columns.begin()));
        }
        bool const in_order =
            std::adjacent_find(places.begin(), places.end(), std::greater_equal<>()) ==
            places.end();
        if (in_order) {
            RowReading placed = spread(reading, places, columns.size());
            if (agrees_with_sums(row, texts_of(placed))) {
                reading = std::move(placed);
                reading.rule = "place.columns";
            } else {
                reading.lost = true; // the sums and the columns place its values differently
            }
        }
    }

    /// A line that came out of its columns would show itself: by a sum that fails, or by a total
    /// that is blank beside its addends.
    [[nodiscard]] bool agrees_with_sums(std::size_t row, RowTexts const& texts) const {
        std::vector<RowIdentity> const identities = identities_of(m_form, m_form.rows[row]);
        return std::all_of(identities.begin(), identities.end(), [&](RowIdentity const& identity) {
            bool const has_addends =
                std::any_of(identity.left.begin(), identity.left.end(), [&](auto const& term) {
                    return !texts[term.first].empty();
                });
            bool const blank_total = identity.total && texts[*identity.total].empty();
            return test(identity, texts) != Test::Fails && !(has_addends && blank_total);
        });
    }

    TableReading& m_reading;
    Alignment const& m_alignment;
    Form const& m_form;
    CellStream const& m_stream;
};

} // namespace

void settle_kept_blanks(
    TableReading& reading, Alignment const& alignment, CellStream const& stream) {
    std::vector<FormRow> const& rows = alignment.form->form->rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        add_first_blank(reading.rows[i], stream, rows[i].columns.size());
    }
    BlankLines(reading, alignment, stream).settle();
    TextColumns(reading, alignment, stream).settle();
}

} // namespace gouji

#include "gouji/converters/recovery/rows/emptied_rows.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "gouji/converters/forms/amount.hpp"
#include "gouji/converters/recovery/words/label_key.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

/// Digits, and what may stand for them.
std::size_t digits_in(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        char32_t const c = half_width(next_code_point(text, at));
        bool const letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
        count += is_digit(c) || letter || is_zero_word(c) ? 1U : 0U;
    }
    return count;
}

bool is_emptied(RowReading const& row) {
    return std::all_of(row.values.begin(), row.values.end(), [](FoundValue const& value) {
        return value.text.empty();
    });
}

class EmptiedRows {
public:
    EmptiedRows(
        TableReading& reading,
        Alignment const& alignment,
        CellStream const& stream,
        std::size_t limit)
        : m_reading(reading), m_alignment(alignment), m_stream(stream), m_limit(limit) {
        for (RowReading const& row : m_reading.rows) {
            note(m_taken, row.values);
            note(m_taken, row.surplus);
        }
        for (ExtraReading const& extra : m_reading.extras) {
            note(m_extra, extra.values);
        }
    }

    void run() {
        for (RowReading& row : m_reading.rows) {
            row.lost |= holds_label(row);
        }
        std::vector<LabelMatch> const& matches = m_alignment.matches;
        for (std::size_t i = 0; i < matches.size(); ++i) {
            bool const last = i + 1 == matches.size();
            RowReading* const row = row_behind(matches[i], last);
            if (row == nullptr) {
                continue;
            }
            if (i > 0 && opens_with_values(matches[i])) {
                lose_above(matches[i - 1]);
            }
            settle(
                *row,
                matches[i],
                {matches[i].cell + matches[i].cells, last ? m_limit : matches[i + 1].cell, last});
        }
    }

private:
    /// The cells behind a label, up to the next one.
    struct Gap {
        std::size_t begin;
        std::size_t end;
        bool last; ///< then the rest of the text, too
    };

    /// The row that the label names; behind the last label, a row without one.
    [[nodiscard]] RowReading* row_behind(LabelMatch const& match, bool last) const {
        Form const& form = *m_alignment.form->form;
        std::int32_t const named = m_alignment.form->labels[match.label + match.labels - 1].row;
        if (named >= 0) {
            return &m_reading.rows[static_cast<std::size_t>(named)];
        }
        auto const unnamed = std::find_if(
            form.rows.begin(), form.rows.end(), [](auto const& row) { return row.label_cell < 0; });
        return last && unnamed != form.rows.end()
                   ? &m_reading.rows[static_cast<std::size_t>(unnamed - form.rows.begin())]
                   : nullptr;
    }

    void settle(RowReading& row, LabelMatch const& match, Gap gap) {
        bool const was_lost = row.lost;
        bool const more =
            (may_have_more(row) && holds_more(row, gap)) || (gap.last && leads_on(row));
        row.lost |= more || (is_open(row) && holds_digits(match)) ||
                    (is_open(row) && m_reading.ran_together && !m_reading.gluing.sure &&
                     may_be_several(row));
        // What nobody could place may be of any label above it.
        if (more || (was_lost && holds_values(row, gap))) {
            std::for_each(
                m_emptied.begin(), m_emptied.end(), [](RowReading* above) { above->lost = true; });
        }
        if (is_open(row) && is_emptied(row)) {
            m_emptied.push_back(&row);
        } else {
            m_emptied.clear();
        }
    }

    [[nodiscard]] bool holds_values(RowReading const& row, Gap gap) const {
        auto const first = m_stream.begin() + static_cast<std::ptrdiff_t>(gap.begin);
        auto const last = m_stream.begin() + static_cast<std::ptrdiff_t>(gap.end);
        return !row.values.empty() ||
               (!gap.last && std::any_of(first, last, [](StreamCell const& found) {
                   return found.kind == CellKind::Value;
               }));
    }

    [[nodiscard]] static bool is_open(RowReading const& row) {
        return row.present && !row.exact && !row.lost && !row.glued && row.choices.empty() &&
               row.rule.empty();
    }

    /// Open, or full by a text that may be no value of it.
    [[nodiscard]] bool may_have_more(RowReading const& row) const {
        return is_open(row) ||
               (row.exact && row.rule.empty() && !row.lost &&
                std::any_of(row.values.begin(), row.values.end(), [&](FoundValue const& value) {
                    return value.cell != no_cell && m_stream[value.cell].kind == CellKind::Text &&
                           m_stream[value.cell].starts_line;
                }));
    }

    static void note(std::set<std::size_t>& cells, std::vector<FoundValue> const& values) {
        for (FoundValue const& value : values) {
            if (value.cell != no_cell) {
                cells.insert(value.cell);
            }
        }
    }

    /// More numbers stand below those of the last row, one a line: they are columns, or other rows.
    [[nodiscard]] bool leads_on(RowReading const& row) const {
        if (!row.exact || row.lost || !row.rule.empty() || row.values.back().cell == no_cell) {
            return false;
        }
        auto const is_bare = [&](std::size_t at) {
            return at < m_limit && m_stream[at].kind == CellKind::Value &&
                   m_stream[at].starts_line && m_stream[at].pads == 0 && m_stream[at].slot.row < 0;
        };
        bool const close =
            std::any_of(row.values.begin(), row.values.end(), [&](auto const& value) {
                return value.cell != no_cell && m_stream[value.cell].close;
            });
        std::size_t const at = row.values.back().cell;
        // One more may be the number of a page.
        return (close || is_bare(at)) && is_bare(at + 1) && (close || is_bare(at + 2));
    }

    /// Digits that the form's label has not: the row's values may have run together with it.
    [[nodiscard]] bool holds_digits(LabelMatch const& match) const {
        std::size_t found = 0;
        std::size_t known = 0;
        for (std::size_t i = 0; i < match.cells; ++i) {
            found += digits_in(m_stream[match.cell + i].text);
        }
        for (std::size_t i = 0; i < match.labels; ++i) {
            known += digits_in(to_utf8(m_alignment.form->labels[match.label + i].keys.front()));
        }
        return found > known;
    }

    /// The label opens with digits that the form's has not: the end of the row above.
    [[nodiscard]] bool opens_with_values(LabelMatch const& match) const {
        auto const digits = [](std::u32string_view key) {
            return std::find_if_not(key.begin(), key.end(), is_digit) - key.begin();
        };
        return digits(m_stream[match.cell].key) >
               digits(m_alignment.form->labels[match.label].keys.front());
    }

    void lose_above(LabelMatch const& match) {
        std::int32_t const named = m_alignment.form->labels[match.label + match.labels - 1].row;
        if (named >= 0 && is_open(m_reading.rows[static_cast<std::size_t>(named)])) {
            m_reading.rows[static_cast<std::size_t>(named)].lost = true;
        }
    }

    /// One number where the form has several columns.
    [[nodiscard]] static bool may_be_several(RowReading const& row) {
        return row.values.size() == 1 && row.values.front().text.size() > 1;
    }

    /// A value that a damaged label ran together with: "1第二十条第（六土项".
    [[nodiscard]] bool holds_label(RowReading const& row) const {
        constexpr std::size_t least = 4; // of a unit or a note there are fewer
        constexpr double alike = 0.65;
        return std::any_of(row.values.begin(), row.values.end(), [&](FoundValue const& value) {
            if (value.cell == no_cell || m_stream[value.cell].kind != CellKind::Value) {
                return false;
            }
            std::u32string_view key = m_stream[value.cell].key;
            key.remove_prefix(static_cast<std::size_t>(
                std::find_if_not(key.begin(), key.end(), is_digit) - key.begin()));
            return key.size() >= least && is_like_label(key, alike);
        });
    }

    [[nodiscard]] bool is_like_label(std::u32string_view key, double alike) const {
        std::vector<FormLabel> const& labels = m_alignment.form->labels;
        return std::any_of(labels.begin(), labels.end(), [&](FormLabel const& label) {
            return key_similarity(label.keys.front(), key) >= alike;
        });
    }

    /// Behind the label stands a value that no row took, or a text that is none of the form's and
    /// may stand for one.
    [[nodiscard]] bool holds_more(RowReading const& row, Gap gap) const {
        bool const emptied = is_emptied(row);
        for (std::size_t at = gap.begin; at < gap.end; ++at) {
            StreamCell const& found = m_stream[at];
            if (is_outside(found.kind) || found.kind == CellKind::Blank || m_taken.contains(at)) {
                continue;
            }
            if (found.kind == CellKind::Value) {
                return true;
            }
            if (!has_label_piece(*m_alignment.form, found.key) &&
                !(found.key.empty() && is_label_marks(found.text))) {
                return may_be_value(at, emptied, gap);
            }
        }
        return false;
    }

    /// Whether the text at `at`, none of the form's, tells that the row is not all read. Behind the
    /// last row the document goes on.
    [[nodiscard]] bool may_be_value(std::size_t at, bool emptied, Gap gap) const {
        constexpr std::size_t longest = 10; // code points of a text for a number
        constexpr std::size_t far = 12;     // cells
        constexpr std::size_t near = 1;
        StreamCell const& found = m_stream[at];
        if (!gap.last) {
            return emptied || unread_value_follows(at, gap);
        }
        std::u32string_view key = found.key;
        std::u32string_view const end = key.substr(key.find_last_not_of(U"0123456789") + 1);
        key.remove_suffix(end.size());
        bool const piece_with_digits = !end.empty() && has_label_piece(*m_alignment.form, key);
        bool const goes_on =
            !found.starts_line && found.source.line == m_stream[gap.begin - 1].source.line;
        bool const is_short =
            to_utf32(found.text).size() <= longest && numbered_heading_level(found.text) != 1;
        return piece_with_digits || goes_on || is_short ||
               values_follow(at, emptied ? far : near, gap);
    }

    /// A value that no row has, not even one that the form does not know.
    [[nodiscard]] bool unread_value_follows(std::size_t at, Gap gap) const {
        for (; at < gap.end; ++at) {
            if (m_stream[at].kind == CellKind::Value && !m_taken.contains(at) &&
                !m_extra.contains(at)) {
                return true;
            }
        }
        return false;
    }

    /// A line begins with a value, no more than `reach` cells behind.
    [[nodiscard]] bool values_follow(std::size_t at, std::size_t reach, Gap gap) const {
        std::size_t const end = std::min(gap.end, at + 1 + reach);
        for (; at < end; ++at) {
            if (m_stream[at].kind == CellKind::Value && m_stream[at].starts_line) {
                return true;
            }
        }
        return false;
    }

    TableReading& m_reading;
    Alignment const& m_alignment;
    CellStream const& m_stream;
    std::size_t m_limit;
    std::set<std::size_t> m_taken;      ///< cells that a row has
    std::set<std::size_t> m_extra;      ///< those of rows that the form does not know
    std::vector<RowReading*> m_emptied; ///< right before, nothing between their labels
};

} // namespace

void lose_emptied_rows(
    TableReading& reading,
    Alignment const& alignment,
    CellStream const& stream,
    std::size_t limit) {
    EmptiedRows(reading, alignment, stream, limit).run();
}

} // namespace gouji

#include "gouji/converters/recovery/emptied_rows.hpp"

#include <algorithm>
#include <vector>

#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// Digits, and Latin letters that may stand for them.
std::size_t digits_in(std::u32string_view key) {
    return static_cast<std::size_t>(std::count_if(key.begin(), key.end(), [](char32_t c) {
        return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z');
    }));
}

class EmptiedRows {
public:
    EmptiedRows(
        TableReading& reading,
        Alignment const& alignment,
        CellStream const& stream,
        std::size_t limit)
        : m_reading(reading), m_alignment(alignment), m_stream(stream), m_limit(limit),
          m_taken(stream.size(), false) {}

    void run() {
        note_taken();
        std::vector<LabelMatch> const& matches = m_alignment.matches;
        for (std::size_t i = 0; i < matches.size(); ++i) {
            std::int32_t const named =
                m_alignment.form->labels[matches[i].label + matches[i].labels - 1].row;
            if (named < 0) {
                continue;
            }
            RowReading& row = m_reading.rows[static_cast<std::size_t>(named)];
            bool const last = i + 1 == matches.size();
            std::size_t const end = last ? m_limit : matches[i + 1].cell;
            if (is_open(row) &&
                (holds_digits(matches[i]) || holds_more(row, matches[i], end, last))) {
                row.lost = true;
            }
        }
    }

private:
    [[nodiscard]] static bool is_open(RowReading const& row) {
        return row.present && !row.exact && !row.lost && !row.glued && row.choices.empty() &&
               row.rule.empty();
    }

    void note_taken() {
        auto const note = [&](std::vector<FoundValue> const& values) {
            for (FoundValue const& value : values) {
                if (value.cell != no_cell) {
                    m_taken[value.cell] = true;
                }
            }
        };
        for (RowReading const& row : m_reading.rows) {
            note(row.values);
            note(row.surplus);
        }
        for (ExtraReading const& extra : m_reading.extras) {
            note(extra.values);
        }
    }

    /// Digits that the form's label has not: the row's values may have run together with it.
    [[nodiscard]] bool holds_digits(LabelMatch const& match) const {
        std::size_t found = 0;
        std::size_t known = 0;
        for (std::size_t i = 0; i < match.cells; ++i) {
            found += digits_in(m_stream[match.cell + i].key);
        }
        for (std::size_t i = 0; i < match.labels; ++i) {
            known += digits_in(m_alignment.form->labels[match.label + i].keys.front());
        }
        return found > known;
    }

    [[nodiscard]] bool is_label_piece(std::u32string const& key) const {
        std::vector<FormLabel> const& labels = m_alignment.form->labels;
        return !key.empty() &&
               std::any_of(labels.begin(), labels.end(), [&](FormLabel const& label) {
                   return label.keys.front().find(key) != std::u32string::npos;
               });
    }

    /// Between the label and the next one stands a value that no row took, or, where the row has
    /// none at all, a text that is none of the form's.
    [[nodiscard]] bool
    holds_more(RowReading const& row, LabelMatch const& match, std::size_t end, bool last) const {
        bool const emptied =
            std::all_of(row.values.begin(), row.values.end(), [](auto const& value) {
                return value.text.empty();
            });
        for (std::size_t at = match.cell + match.cells; at < end; ++at) {
            StreamCell const& found = m_stream[at];
            if (is_outside(found.kind) || found.kind == CellKind::Blank || m_taken[at]) {
                continue;
            }
            if (found.kind == CellKind::Value) {
                return true;
            }
            if (!is_label_piece(found.key)) {
                // Behind the table the text goes on.
                return emptied && (!last || is_short(found));
            }
        }
        return false;
    }

    [[nodiscard]] static bool is_short(StreamCell const& found) {
        constexpr std::size_t longest = 3; // code points of a text for a number
        return to_utf32(found.text).size() <= longest;
    }

    TableReading& m_reading;
    Alignment const& m_alignment;
    CellStream const& m_stream;
    std::size_t m_limit;
    std::vector<bool> m_taken; ///< by cell: a row has it
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

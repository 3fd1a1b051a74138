#include "gouji/converters/recovery/rows/row_values.hpp"

#include <algorithm>
#include <set>

#include "gouji/converters/recovery/cells/odd_cells.hpp"
#include "gouji/converters/recovery/rows/cell_fitting.hpp"
#include "gouji/converters/recovery/words/label_key.hpp"

namespace gouji {

namespace {

/// The cells between a matched label and the next one.
struct Gap {
    std::size_t label = 0; ///< where the matched label begins
    std::size_t begin = 0;
    std::size_t end = 0;
    bool last = false;        ///< nothing but the rest of the document follows
    bool skips = false;       ///< labels between its two labels were not found
    bool skips_row = false;   ///< one of them names a row
    bool behind_head = false; ///< the label before is a head: those behind it were not found
};

class RowReader {
public:
    RowReader(Alignment const& alignment, CellStream const& stream, std::size_t limit)
        : m_alignment(alignment), m_form(*alignment.form->form), m_stream(stream), m_limit(limit) {
        m_reading.rows.resize(m_form.rows.size());
    }

    TableReading run() {
        std::vector<LabelMatch> const& matches = m_alignment.matches;
        m_reading.begin = matches.front().cell;
        m_reading.end = matches.back().cell + matches.back().cells;
        m_padded = std::any_of(
            m_stream.begin() + static_cast<std::ptrdiff_t>(m_reading.begin),
            m_stream.begin() + static_cast<std::ptrdiff_t>(m_reading.end),
            [](StreamCell const& cell) { return cell.pads > 0; });
        m_ended = rows_are_ended();
        for (std::size_t i = 0; i < matches.size(); ++i) {
            bool const last = i + 1 == matches.size();
            std::size_t const label = matches[i].label + matches[i].labels - 1;
            std::size_t const next = last ? m_alignment.form->labels.size() : matches[i + 1].label;
            Gap const gap{
                matches[i].cell,
                matches[i].cell + matches[i].cells,
                last ? m_limit : matches[i + 1].cell,
                last,
                next > label + 1,
                names_row(label + 1, next),
                m_alignment.form->labels[label].row < 0};
            read_gap(row_behind(label, next), gap);
        }
        return std::move(m_reading);
    }

private:
    [[nodiscard]] StreamCell const& cell(std::size_t at) const { return m_stream[at]; }

    /// Every line with a label on it, the head's too, ends with a blank that may be no cell, or
    /// with the comma behind its last text. Rows of a table have lost theirs.
    [[nodiscard]] bool rows_are_ended() const {
        bool any = false;
        for (LabelMatch const& match : m_alignment.matches) {
            std::size_t end = match.cell + match.cells;
            while (end < m_limit && !cell(end).starts_line) {
                ++end;
            }
            StreamCell const& last = cell(end - 1);
            bool const ended = last.maybe_pad || last.text.ends_with(',');
            if (!ended && last.slot.row < 0) {
                return false;
            }
            any |= ended;
        }
        return any;
    }

    /// The row whose values may follow the matched label `label`, when the next one matched is
    /// `next`. A row without a label of its own follows the header, whose last labels may be lost.
    [[nodiscard]] std::int32_t row_behind(std::size_t label, std::size_t next) const {
        std::vector<FormLabel> const& labels = m_alignment.form->labels;
        if (labels[label].row >= 0) {
            return labels[label].row;
        }
        for (std::size_t lost = label + 1; lost < next; ++lost) {
            std::int32_t const row = labels[lost].row;
            if (row >= 0 && m_form.rows[static_cast<std::size_t>(row)].label_cell < 0) {
                return row;
            }
        }
        return -1;
    }

    /// One of the labels [first, end) does.
    [[nodiscard]] bool names_row(std::size_t first, std::size_t end) const {
        std::vector<FormLabel> const& labels = m_alignment.form->labels;
        for (std::size_t label = first; label < end; ++label) {
            if (labels[label].row >= 0) {
                return true;
            }
        }
        return false;
    }

    void read_gap(std::int32_t row, Gap gap) {
        std::size_t at = row >= 0 ? read_row(row, gap) : gap.begin;
        if (!gap.last) {
            leave(at, gap.end, [](CellKind kind) {
                return kind == CellKind::Text || is_outside(kind);
            });
        }
    }

    /// Reads the values of the row, and the rows behind it that the form does not know; returns the
    /// first cell that is of none.
    std::size_t read_row(std::int32_t row, Gap gap) {
        FormRow const& form_row = m_form.rows[static_cast<std::size_t>(row)];
        RowReading& reading = m_reading.rows[static_cast<std::size_t>(row)];
        reading.present = true;
        // Padding right behind the row's own label: all its cells are blank and cut.
        bool const all_cut = m_padded && cell(gap.begin - 1).pads > 0 && form_row.label_cell >= 0;
        std::size_t at = gap.begin;
        if (all_cut) {
            reading.blanks_shown = true;
        } else {
            Gap values = gap;
            values.begin = skip_shredded_head(row, gap);
            leave(gap.begin, values.begin, is_outside);
            at = collect(reading, slots_of(form_row, m_alignment, m_stream), values);
        }
        bool const beside_label = !reading.values.empty() &&
                                  same_line(cell(reading.values.front().cell), cell(gap.begin - 1));
        drop_unmarked(reading, form_row.columns.size());
        bool const has_surplus = reading.values.size() > form_row.columns.size() + 1;
        fit_cells(reading, form_row, beside_label, m_alignment, m_stream);
        lose_joined(reading);
        lose_two_rows(reading, has_surplus, gap);
        lose_torn(reading, gap.last ? std::min(at + 1, gap.end) : gap.end, gap);
        Gap rest = gap;
        rest.begin = at;
        return read_extras(row, form_row.columns.size(), rest);
    }

    /// Leaves those of the cells [begin, end) outside the table whose kind says so.
    template <typename Says> void leave(std::size_t begin, std::size_t end, Says const& says) {
        for (std::size_t at = begin; at < end; ++at) {
            if (says(cell(at).kind)) {
                m_reading.leftovers.push_back(at);
            }
        }
    }

    /// Behind the head of a row without a label of its own: the rest of that head, shredded into
    /// glyphs. Returns the first cell behind it.
    [[nodiscard]] std::size_t skip_shredded_head(std::int32_t row, Gap gap) const {
        std::size_t at = gap.begin;
        if (m_form.rows[static_cast<std::size_t>(row)].label_cell < 0) {
            auto const is_rest = [&](StreamCell const& found) {
                return is_outside(found.kind) ||
                       (found.kind == CellKind::Text && is_head_glyphs(found.key));
            };
            while (at < gap.end && is_rest(cell(at))) {
                ++at;
            }
        }
        return at < gap.end && cell(at).kind == CellKind::Value ? at : gap.begin;
    }

    [[nodiscard]] bool is_head_glyphs(std::u32string const& key) const {
        std::vector<FormLabel> const& labels = m_alignment.form->labels;
        return std::all_of(key.begin(), key.end(), [&](char32_t glyph) {
            return std::any_of(labels.begin(), labels.end(), [&](FormLabel const& label) {
                return label.keys.front().find(glyph) != std::u32string::npos;
            });
        });
    }

    /// An empty cell that opens the line of the next label stands for a row span from above.
    [[nodiscard]] bool opens_next_row(std::size_t at, Gap gap) const {
        return !gap.last && gap.end < m_stream.size() && cell(at).kind == CellKind::Blank &&
               same_line(cell(at), cell(gap.end)) && !same_line(cell(at), cell(gap.begin - 1));
    }

    static bool same_line(StreamCell const& left, StreamCell const& right) {
        return left.slot.row >= 0
                   ? left.block == right.block && left.slot.row == right.slot.row
                   : left.source.line != no_line && left.source.line == right.source.line;
    }

    /// The row cannot go on behind its last value: padding closed it, or it began on the label's
    /// line and that line is over.
    [[nodiscard]] bool
    row_closed(RowReading const& reading, StreamCell const& found, Gap gap) const {
        if (reading.values.empty()) {
            return false;
        }
        StreamCell const& first = cell(reading.values.front().cell);
        StreamCell const& previous = cell(reading.values.back().cell);
        bool const began_on_label_line = same_line(first, cell(gap.begin - 1)) ||
                                         (!m_padded && first.row_line && first.starts_line);
        return previous.pads > 0 ||
               (began_on_label_line && !same_line(first, found) && !found.continues_row);
    }

    /// The text stands on the line of the label, or behind another cell.
    [[nodiscard]] bool beside_row(StreamCell const& found, Gap gap) const {
        return !found.starts_line || same_line(found, cell(gap.begin - 1));
    }

    /// Cells have lines of their own and blank ones are kept: the next value is of the same row.
    [[nodiscard]] bool follows_kept_blanks(RowReading const& reading, std::size_t at) const {
        bool const cell_of_row = cell(at).kind == CellKind::Value ||
                                 (cell(at).kind == CellKind::Blank && !cell(at).maybe_pad);
        return cell_of_row && cell(at).blank_lines == 0 && at == reading.values.back().cell + 1 &&
               std::any_of(reading.values.begin(), reading.values.end(), [](auto const& value) {
                   return value.text.empty();
               });
    }

    [[nodiscard]] bool value_follows_on_line(std::size_t at) const {
        std::size_t next = at + 1;
        while (next < m_limit && !cell(next).starts_line && cell(next).kind == CellKind::Blank) {
            ++next;
        }
        return next < m_limit && !cell(next).starts_line && cell(next).kind == CellKind::Value;
    }

    [[nodiscard]] bool value_follows(std::size_t at, Gap gap) const {
        if (gap.last) { // of the last label a piece may follow, at most
            return at + 1 < gap.end && is_label_piece(cell(at)) &&
                   cell(at + 1).kind == CellKind::Value;
        }
        while (at < gap.end && cell(at).kind == CellKind::Text) {
            ++at;
        }
        return at < gap.end && cell(at).kind == CellKind::Value;
    }

    /// Blank cells on the line of `found` may stand for column spans: then it has room for more.
    [[nodiscard]] bool
    has_room(RowReading const& reading, StreamCell const& found, std::size_t slots) const {
        auto const filled = static_cast<std::size_t>(std::count_if(
            reading.values.begin(), reading.values.end(), [](FoundValue const& value) {
                return !value.text.empty();
            }));
        return filled < slots && same_line(cell(reading.values.front().cell), found);
    }

    [[nodiscard]] bool holds_close_values(RowReading const& reading) const {
        return std::any_of(reading.values.begin(), reading.values.end(), [&](FoundValue const& v) {
            return cell(v.cell).close;
        });
    }

    /// On the line of the row's last value.
    [[nodiscard]] bool behind_values(RowReading const& reading, StreamCell const& found) const {
        return !reading.values.empty() && !found.starts_line &&
               same_line(found, cell(reading.values.back().cell));
    }

    /// A text where a number is expected, for the moment: drop_odd_texts decides.
    [[nodiscard]] bool
    takes_text(RowReading const& reading, StreamCell const& found, bool full, Gap gap) const {
        bool const beside = beside_row(found, gap) || (m_padded && !is_label_piece(found));
        bool const may_follow =
            !gap.last || same_line(found, cell(gap.begin - 1)) || behind_values(reading, found);
        return !full && may_follow && is_text_value(found) && !is_label(found.key) &&
               (beside || (!gap.skips && !is_label_piece(found)));
    }

    /// The digits of a whole row ran together: nothing of it can follow.
    [[nodiscard]] bool all_glued(RowReading const& reading, std::size_t columns) const {
        constexpr std::size_t improbable = 7; // digits of one number of these reports
        if (columns < 2 || reading.values.size() != 1) {
            return false;
        }
        std::u32string const& key = cell(reading.values.front().cell).key; // half width
        return key.size() >= columns && (key.size() >= improbable || key.starts_with(U"00")) &&
               key.find_first_not_of(U"0123456789") == std::u32string::npos;
    }

    /// What is known while the cells of one row are taken.
    struct Progress {
        std::size_t close_neighbours = 0; ///< cells that no blank line parts from the one before
        bool may_be_row = false;          ///< what looks like the number of a page
        bool padded_up = false;           ///< the last line ends with a bar of padding
    };
    enum class Step : std::uint8_t { Take, Skip, Leave, End };

    /// Takes the cells of one row; returns the first cell that is not of it.
    std::size_t collect(RowReading& reading, std::size_t slots, Gap gap) {
        Progress progress;
        std::size_t at = gap.begin;
        for (; at < gap.end; ++at) {
            StreamCell const& found = cell(at);
            Step const step = step_at(at, reading, slots, gap, progress);
            if (step == Step::End) {
                break;
            }
            if (step == Step::Leave) {
                m_reading.leftovers.push_back(at);
            } else if (step == Step::Take) {
                progress.close_neighbours += found.blank_lines == 0 ? 1 : 0;
                reading.values.push_back(found_value(m_stream, at));
                reading.blanks_shown |= found.kind == CellKind::Blank || found.pads > 0;
            }
        }
        reading.blanks_shown |= progress.padded_up || cell(gap.begin - 1).pads > 0;
        reading.lost |= progress.may_be_row && reading.values.empty();
        drop_odd_texts(reading, slots, gap);
        for (FoundValue const& value : reading.values) {
            m_reading.has_values |= cell(value.cell).kind == CellKind::Value;
            m_reading.end = std::max(m_reading.end, value.cell + 1);
        }
        return at;
    }

    Step step_at(
        std::size_t at, RowReading& reading, std::size_t slots, Gap gap, Progress& progress) const {
        StreamCell const& found = cell(at);
        if (found.kind == CellKind::Copy) {
            return Step::Skip;
        }
        if (is_outside(found.kind)) {
            progress.may_be_row |= is_row_of_strokes(found, slots);
            return Step::Leave;
        }
        bool const of_head =
            gap.behind_head && reading.values.empty() && same_line(found, cell(gap.begin - 1));
        if (found.kind == CellKind::Text && of_head) {
            return Step::Leave;
        }
        bool const full = reading.values.size() >= slots;
        bool const beyond = gap.last && full && !same_line(found, cell(gap.begin - 1)) &&
                            !same_line(found, cell(reading.values.back().cell)) &&
                            !follows_kept_blanks(reading, at);
        if (row_closed(reading, found, gap) || beyond ||
            (progress.padded_up && found.starts_line)) {
            // Behind padding stands nothing: what looked like it were blank cells.
            reading.lost |= !full && found.kind != CellKind::Blank && behind_values(reading, found);
            return Step::End;
        }
        if (found.kind == CellKind::Blank) {
            return step_at_blank(at, of_head, gap, progress);
        }
        if (found.kind == CellKind::Text &&
            !takes_text(reading, found, full && !has_room(reading, found, slots), gap)) {
            // What follows may be this row's or that of a label that was not recognised.
            reading.lost |= behind_values(reading, found) &&
                            (has_room(reading, found, slots) ||
                             (is_text_value(found) && holds_close_values(reading)));
            reading.lost |=
                !full &&
                (is_illegible(found) ||
                 (!all_glued(reading, slots) && !beside_row(found, gap) && value_follows(at, gap)));
            // A blank cell before it may not have been the row's.
            reading.lost |= full && is_illegible(found) && !found.starts_line &&
                            reading.values.front().text.empty();
            return Step::End;
        }
        return Step::Take;
    }

    /// `of_head`: it stands on the line of the head, before any value.
    Step step_at_blank(std::size_t at, bool of_head, Gap gap, Progress& progress) const {
        StreamCell const& found = cell(at);
        bool const blank_line_ends_row = progress.close_neighbours > 0 && found.blank_lines > 0;
        if (blank_line_ends_row || opens_next_row(at, gap)) {
            return Step::End;
        }
        bool const pad = found.maybe_pad && (m_padded || m_ended || leads_to_values(at, gap));
        if (!pad && !(of_head && !value_follows_on_line(at))) {
            return Step::Take;
        }
        // "12 | |" where each cell has a line of its own.
        progress.padded_up |=
            m_padded && cell(at - 1).starts_line && same_line(cell(at - 1), found);
        return Step::Skip;
    }

    /// Nothing but the blank stands behind the label on its line, and the values do below it.
    [[nodiscard]] bool leads_to_values(std::size_t at, Gap gap) const {
        return at == gap.begin && at + 1 < gap.end && cell(at + 1).kind == CellKind::Value &&
               cell(at + 1).starts_line && same_line(cell(at), cell(at - 1));
    }

    /// A text may stand for a value ("unchanged") where the row has room for it and it is no piece
    /// of a label.
    void drop_odd_texts(RowReading& reading, std::size_t slots, Gap gap) {
        auto const is_text = [&](FoundValue const& value) {
            return cell(value.cell).kind == CellKind::Text;
        };
        auto const numbers = static_cast<std::size_t>(
            std::count_if(reading.values.begin(), reading.values.end(), [&](FoundValue const& v) {
                return cell(v.cell).kind == CellKind::Value;
            }));
        auto const texts = static_cast<std::size_t>(
            std::count_if(reading.values.begin(), reading.values.end(), is_text));
        bool const room = numbers + texts <= slots;
        bool const complete = reading.values.size() == slots;
        // A text on a line of its own that does not complete the row may be another row's label.
        reading.lost |=
            !complete && !m_padded &&
            std::any_of(reading.values.begin(), reading.values.end(), [&](FoundValue const& value) {
                return is_text(value) && !beside_row(cell(value.cell), gap);
            });
        lose_menu(reading);
        bool behind_value = false;
        std::erase_if(reading.values, [&](FoundValue const& value) {
            bool const of_label = !behind_value && is_label_piece(cell(value.cell)) &&
                                  (!complete || !cell(value.cell).starts_line);
            bool const odd = is_text(value) && (of_label || (!complete && !room));
            behind_value |= !odd && !value.text.empty();
            if (odd) {
                m_reading.leftovers.push_back(value.cell);
                reading.lost |= behind_value;
            }
            return odd;
        });
    }

    /// Several different texts in one row are no values: the words of a page's menu.
    void lose_menu(RowReading& reading) const {
        constexpr std::size_t most = 2;
        std::set<std::u32string> texts;
        for (FoundValue const& value : reading.values) {
            if (cell(value.cell).kind == CellKind::Text) {
                texts.insert(cell(value.cell).key);
            }
        }
        reading.lost |= texts.size() > most;
    }

    /// Or a longer one with a few damaged characters.
    [[nodiscard]] bool is_label(std::u32string const& key) const {
        constexpr std::size_t telling = 5; // characters
        constexpr double likeness = 0.6;
        std::vector<FormLabel> const& labels = m_alignment.form->labels;
        return std::any_of(labels.begin(), labels.end(), [&](FormLabel const& label) {
            std::u32string const& wording = label.keys.front();
            return wording == key || (key.size() >= telling && wording.size() >= telling &&
                                      key_similarity(wording, key) >= likeness);
        });
    }

    [[nodiscard]] bool is_label_piece(StreamCell const& found) const {
        return found.key.empty() ? is_label_marks(found.text)
                                 : has_label_piece(*m_alignment.form, found.key);
    }

    /// Only the last value has a blank line before it, and a line of its own.
    [[nodiscard]] bool follows_blank_line(RowReading const& reading) const {
        auto const is_parted = [&](FoundValue const& value) {
            return cell(value.cell).blank_lines > 0;
        };
        StreamCell const& last = cell(reading.values.back().cell);
        return last.kind == CellKind::Value && last.starts_line && last.blank_lines > 0 &&
               std::none_of(reading.values.begin(), reading.values.end() - 1, is_parted);
    }

    /// A number on a line without bars or tabs, or behind a blank line, beyond a row whose cells
    /// all have them, is the number of a page.
    void drop_unmarked(RowReading& reading, std::size_t columns) {
        auto const is_marked = [&](FoundValue const& value) { return cell(value.cell).marked_off; };
        auto const marked = static_cast<std::size_t>(
            std::count_if(reading.values.begin(), reading.values.end(), is_marked));
        if (reading.values.size() == columns + 1 && follows_blank_line(reading)) {
            m_reading.leftovers.push_back(reading.values.back().cell);
            reading.values.pop_back();
        }
        bool const values_marked =
            std::any_of(reading.values.begin(), reading.values.end(), [&](FoundValue const& value) {
                return is_marked(value) && !value.text.empty();
            });
        if (marked != columns || reading.values.size() == columns || !values_marked) {
            return;
        }
        std::erase_if(reading.values, [&](FoundValue const& value) {
            bool const drop = !is_marked(value);
            if (drop) {
                m_reading.leftovers.push_back(value.cell);
            }
            return drop;
        });
    }

    /// The label of the next row was not found, nor a text in its place: cells on more than one
    /// line, or on a line that goes on with other rows, may be those of both. `has_surplus`: more
    /// than a bar of padding explains.
    void lose_two_rows(RowReading& reading, bool has_surplus, Gap gap) const {
        bool const several_lines =
            reading.values.size() > 1 &&
            std::any_of(reading.values.begin(), reading.values.end(), [&](FoundValue const& value) {
                return !same_line(cell(value.cell), cell(reading.values.front().cell));
            });
        bool const one_line =
            reading.values.size() > 1 && !gap.last && same_line(cell(gap.begin - 1), cell(gap.end));
        bool const text_between = std::any_of(
            m_stream.begin() + static_cast<std::ptrdiff_t>(gap.begin),
            m_stream.begin() + static_cast<std::ptrdiff_t>(gap.end),
            [](StreamCell const& found) { return found.kind == CellKind::Text; });
        reading.lost |= gap.skips_row && (several_lines || one_line) && !text_between &&
                        (reading.squeezed ? has_surplus : !reading.exact);
    }

    /// A torn line among the pieces of the label, behind it, or before the next one may hold some
    /// of the row.
    void lose_torn(RowReading& reading, std::size_t end, Gap gap) {
        auto const first = m_stream.begin() + static_cast<std::ptrdiff_t>(gap.label);
        auto const last = m_stream.begin() + static_cast<std::ptrdiff_t>(end);
        bool const torn = std::any_of(
            first, last, [](StreamCell const& found) { return found.kind == CellKind::Torn; });
        reading.lost |= torn;
        reading.exact &= !torn;
        m_reading.torn |= torn;
    }

    /// Digits parted by a blank are one number where every column has its cell, else perhaps two;
    /// and what stands on one line is, where the cells of the row have lines of their own.
    void lose_joined(RowReading& reading) {
        std::size_t lines = 0;
        bool close = false;
        bool joined = false;
        for (FoundValue const& value : reading.values) {
            StreamCell const& found = cell(value.cell);
            lines += found.starts_line ? 1U : 0U;
            close |= found.close && found.kind == CellKind::Value;
            bool const several = holds_several(found);
            joined |= (found.mended && found.mended->joined) || several;
            m_reading.ran_together |= several && !reading.exact;
        }
        reading.lost |= (joined && !reading.exact) || (close && lines > 1);
    }

    /// A text with as many values behind it as the row above has columns; but a piece of a label
    /// may stand beside the values of the row it begins.
    std::size_t read_extras(std::int32_t row, std::size_t columns, Gap gap) {
        std::size_t at = gap.begin;
        while (at + columns < gap.end && cell(at).kind == CellKind::Text &&
               !is_label_piece(cell(at))) {
            auto const first = m_stream.begin() + static_cast<std::ptrdiff_t>(at) + 1;
            bool const complete = std::all_of(
                first, first + static_cast<std::ptrdiff_t>(columns), [](StreamCell const& value) {
                    return value.kind != CellKind::Text;
                });
            if (!complete) {
                break;
            }
            ExtraReading extra{row, {cell(at).text, cell(at).source, cell(at).slot, at}, {}};
            for (std::size_t i = at + 1; i <= at + columns; ++i) {
                extra.values.push_back(found_value(m_stream, i));
            }
            m_reading.extras.push_back(std::move(extra));
            at += columns + 1;
            m_reading.end = std::max(m_reading.end, at);
        }
        return at;
    }

    Alignment const& m_alignment;
    Form const& m_form;
    CellStream const& m_stream;
    std::size_t m_limit;
    bool m_padded = false;
    bool m_ended = false; ///< a blank at a line's end is no cell
    TableReading m_reading;
};

} // namespace

FoundValue found_value(CellStream const& stream, std::size_t index) {
    StreamCell const& cell = stream[index];
    FoundValue value{cell.text, cell.source, cell.slot, index};
    if (cell.mended) {
        value.text = cell.mended->digits;
        value.printed = cell.text;
    }
    return value;
}

TableReading read_rows(Alignment const& alignment, CellStream const& stream, std::size_t limit) {
    return RowReader(alignment, stream, limit).run();
}

} // namespace gouji

#include "gouji/converters/recovery/cells/wrapped_rows.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "gouji/converters/forms/amount.hpp"
#include "gouji/converters/recovery/cells/wrapped_labels.hpp"
#include "gouji/converters/recovery/words/label_key.hpp"
#include "gouji/converters/recovery/words/line_words.hpp"

namespace gouji {

namespace {

/// A number that no label's numeral can be.
bool is_number(std::string_view text) {
    return parse_number(text) && !text.ends_with('.');
}

/// A row of the form on the page.
struct PageRow {
    std::size_t label = 0;             ///< index into FormLabels::labels
    std::vector<std::size_t> pieces;   ///< words of the label
    std::vector<std::size_t> values;   ///< cells
    std::vector<std::size_t> outsides; ///< cells that are none of the table
    bool has_marks = false;            ///< marks of a label stand apart from its words
    bool has_numeral = false;          ///< so does its numeral
};

/// A table whose labels are told.
class Page {
public:
    Page(
        CellStream const& stream,
        std::vector<std::uint32_t> const& lines,
        RowLabels const& labels,
        std::span<LabelWord const> words,
        WrappedLabels found)
        : m_stream(stream), m_lines(lines), m_labels(labels), m_words(words),
          m_found(std::move(found)) {
        collect_pieces();
        collect_foreign_lines();
        collect_cells();
        collect_numerals();
        m_from_top = begin_at_top();
        m_width = m_set ? 0 : width_of_wrapped();
    }

    [[nodiscard]] std::size_t begin() const { return m_words.front().cell; }
    [[nodiscard]] std::size_t end() const { return m_words.back().cell + 1; }

    /// Labels go on below the first line of their row, and each value stands beside the label of
    /// one row.
    [[nodiscard]] bool is_wrapped() const {
        bool const wrapped = std::any_of(m_rows.begin(), m_rows.end(), [&](PageRow const& row) {
            return last_line(row) > first_line(row) && (m_set || !row.values.empty());
        });
        return wrapped && !follows_values() &&
               std::all_of(m_rows.begin(), m_rows.end(), [&](PageRow const& row) {
                   return stands_beside_label(row);
               });
    }

    void append_to(CellStream& out) const {
        std::set<std::size_t> written;
        for (PageRow const& row : m_rows) {
            for (std::size_t label = 0; label < row.label; ++label) {
                if (m_labels.row(label) < 0 && !m_pieces[label].empty() &&
                    written.insert(label).second) {
                    out.push_back(joined(label, m_pieces[label], nullptr));
                }
            }
            append_row(out, row);
        }
    }

private:
    void collect_pieces() {
        m_pieces.resize(m_labels.size());
        for (std::size_t word = 0; word < m_words.size(); ++word) {
            if (m_found.labels[word] >= 0) {
                m_pieces[static_cast<std::size_t>(m_found.labels[word])].push_back(word);
                m_label_cells.insert(m_words[word].cell);
            }
        }
        for (std::size_t const label : m_labels.rows()) {
            m_rows.push_back({label, m_pieces[label], {}, {}});
        }
    }

    /// The words that are no labels stand on lines of something else.
    void collect_foreign_lines() {
        for (std::size_t word = 0; word < m_words.size(); ++word) {
            if (m_found.labels[word] < 0 && !m_words[word].may_be_value) {
                m_foreign_lines.insert(m_words[word].line);
            }
        }
    }

    /// Takes a label's numeral that a tool wrote among the values to the label: "4."
    void collect_numerals() {
        for (PageRow& row : m_rows) {
            std::u32string const& label = m_labels.form().labels[row.label].keys.front();
            if (key_of(row.pieces) != label.substr(1)) {
                continue;
            }
            row.has_numeral = std::erase_if(row.values, [&](std::size_t cell) {
                                  return m_stream[cell].key == label.substr(0, 1) &&
                                         !is_number(m_stream[cell].text);
                              }) == 1;
        }
    }

    [[nodiscard]] std::u32string key_of(std::vector<std::size_t> const& pieces) const {
        std::u32string key;
        for (std::size_t const word : pieces) {
            key += m_words[word].key;
        }
        return key;
    }

    /// What stands between the beginnings of two rows' labels is of the first one.
    void collect_cells() {
        std::size_t row = 0;
        for (std::size_t at = begin(); at < end(); ++at) {
            m_set |= at > begin() && !m_stream[at].starts_line && m_stream[at].right > 0;
            while (row + 1 < m_rows.size() && m_words[m_rows[row + 1].pieces.front()].cell <= at) {
                ++row;
            }
            if (m_label_cells.contains(at)) {
                continue;
            }
            if (m_foreign_lines.contains(m_lines[at])) {
                m_rows[row].outsides.push_back(at);
                continue;
            }
            switch (m_stream[at].kind) {
            case CellKind::Value:
                m_rows[row].values.push_back(at);
                break;
            case CellKind::Text:
            case CellKind::Blank:
                m_rows[row].has_marks = true;
                break;
            case CellKind::PageNumber:
            case CellKind::Torn:
            case CellKind::Copy:
                m_rows[row].outsides.push_back(at);
                break;
            }
        }
    }

    [[nodiscard]] std::uint32_t first_line(PageRow const& row) const {
        return m_words[row.pieces.front()].line;
    }
    [[nodiscard]] std::uint32_t last_line(PageRow const& row) const {
        return m_words[row.pieces.back()].line;
    }

    /// Values stand on a line of the label or between two of them. Behind it they may stand where
    /// cells have one line each, or go on below those beside the label where these begin at its
    /// top. Else they could be those of the row above or below.
    [[nodiscard]] bool stands_beside_label(PageRow const& row) const {
        bool const may_follow = m_from_top ? row.values.empty() || begins_at_top(row)
                                           : !m_set && first_line(row) == last_line(row);
        return std::all_of(row.values.begin(), row.values.end(), [&](std::size_t cell) {
            std::uint32_t const line = m_lines[cell];
            return may_follow || (first_line(row) <= line && line <= last_line(row));
        });
    }

    [[nodiscard]] bool begins_at_top(PageRow const& row) const {
        return m_lines[row.values.front()] == first_line(row) + (m_set ? 0 : 1);
    }

    /// All values begin on the first line of their row's label, also where it has three or more.
    [[nodiscard]] bool begin_at_top() const {
        bool const any_tall = std::any_of(m_rows.begin(), m_rows.end(), [&](PageRow const& row) {
            return !row.values.empty() && begins_at_top(row) &&
                   last_line(row) > first_line(row) + (m_set ? 1 : row.values.size() + 1) &&
                   runs_of(row) == 1;
        });
        return any_tall && std::all_of(m_rows.begin(), m_rows.end(), [&](PageRow const& row) {
                   return row.values.empty() || begins_at_top(row);
               });
    }

    /// How many lines of values the row has; where cells have one line each, as far as pieces of
    /// its label part them.
    [[nodiscard]] std::size_t runs_of(PageRow const& row) const {
        std::size_t runs = 0;
        for (std::size_t i = 0; i < row.values.size(); ++i) {
            std::size_t const cell = row.values[i];
            bool const goes_on = i > 0 && (m_set ? m_lines[cell] == m_lines[row.values[i - 1]]
                                                 : row.values[i - 1] + 1 == cell);
            runs += goes_on ? 0U : 1U;
        }
        return runs;
    }

    /// Most digits of numbers that go on below, where cells have one line each.
    [[nodiscard]] std::size_t width_of_wrapped() const {
        std::size_t width = 0;
        for (PageRow const& row : m_rows) {
            for (std::size_t const cell : row.values) {
                std::size_t const digits = runs_of(row) > 1 ? m_stream[cell].text.size() : 0;
                width = std::max(width, digits);
            }
        }
        return width;
    }

    /// Numbers that go on below cannot be put together where nothing tells their columns.
    [[nodiscard]] bool may_be_broken(PageRow const& row) const {
        bool const long_number =
            m_width > 0 && std::any_of(row.values.begin(), row.values.end(), [&](std::size_t cell) {
                return m_stream[cell].text.size() + 1 >= m_width;
            });
        return !m_set && (runs_of(row) > 1 || long_number);
    }

    /// A line of values alone stands above the first label, or something beside it.
    [[nodiscard]] bool follows_values() const {
        std::size_t line = begin(); // the first cell of the line above
        while (line > 0 && m_lines[line - 1] + 1 >= m_lines[begin()]) {
            --line;
        }
        bool const only_values = std::all_of(
            m_stream.begin() + static_cast<std::ptrdiff_t>(line),
            m_stream.begin() + static_cast<std::ptrdiff_t>(begin()),
            [](StreamCell const& cell) { return cell.kind == CellKind::Value; });
        return !m_stream[begin()].starts_line || (m_set && line < begin() && only_values);
    }

    /// The label as one cell, where its first piece stands.
    [[nodiscard]] StreamCell
    joined(std::size_t label, std::vector<std::size_t> const& pieces, PageRow const* row) const {
        StreamCell cell = m_stream[m_words[pieces.front()].cell];
        cell.text.clear();
        cell.key = key_of(pieces);
        cell.mended.reset();
        cell.kind = CellKind::Text;
        cell.starts_line = true;
        for (std::size_t const word : pieces) {
            StreamCell const& piece = m_stream[m_words[word].cell];
            cell.text += m_words[word].text;
            cell.left = std::min(cell.left, piece.left);
            cell.right =
                piece.right == 0 || cell.right == 0 ? 0 : std::max(cell.right, piece.right);
        }
        FormLabels const& form = m_labels.form();
        std::u32string const& official = form.labels[label].keys.front();
        if (row != nullptr && (row->has_numeral || (row->has_marks && cell.key == official))) {
            cell.key = official;
            cell.text = form.form->cells[static_cast<std::size_t>(form.labels[label].cell)].text;
        }
        if (m_labels.row(label) < 0 && !m_found.heads_are_sure) {
            cell.right = 0;
        }
        return cell;
    }

    void append_row(CellStream& out, PageRow const& row) const {
        std::set<std::uint32_t> lines;
        for (std::size_t const cell : row.values) {
            lines.insert(m_lines[cell]);
        }
        bool const whole = m_set && lines.size() <= 1;
        out.push_back(joined(row.label, row.pieces, &row));
        out.back().whole_line = whole;
        bool const broken = may_be_broken(row);
        std::uint32_t line = row.values.empty() ? 0 : m_lines[row.values.front()];
        for (std::size_t const cell : row.values) {
            out.push_back(m_stream[cell]);
            if (broken) {
                out.back().kind = CellKind::Torn;
                out.back().mended.reset();
            } else if (m_set) {
                bool const below = m_lines[cell] != m_lines[row.values.front()];
                out.back().whole_line = whole;
                out.back().continues_row = below;
                out.back().starts_line |= m_lines[cell] != line;
                out.back().blank_lines = 0;
            }
            line = m_lines[cell];
        }
        for (std::size_t const cell : row.outsides) {
            out.push_back(m_stream[cell]);
        }
    }

    CellStream const& m_stream;
    std::vector<std::uint32_t> const& m_lines; ///< by cell
    RowLabels const& m_labels;
    std::span<LabelWord const> m_words;
    WrappedLabels m_found;
    std::vector<std::vector<std::size_t>> m_pieces; ///< by label
    std::set<std::size_t> m_label_cells;
    std::set<std::uint32_t> m_foreign_lines;
    std::vector<PageRow> m_rows;
    bool m_set = false;      ///< some line holds several cells, set in columns
    bool m_from_top = false; ///< values begin on the first line of their row's label
    std::size_t m_width = 0; ///< digits of the longest number that goes on below its line
};

class WrappedRows {
public:
    WrappedRows(CellStream& stream, std::size_t begin, LabelIndex const& index)
        : m_stream(stream), m_begin(begin) {
        for (FormLabels const& form : index.forms()) {
            m_forms.emplace_back(form);
        }
    }

    void run() {
        number_lines();
        collect_words();
        CellStream out;
        std::size_t kept = m_begin; // cells that are on `out`, or stay where they are
        bool changed = false;
        for (std::size_t word = 0; word < m_words.size();) {
            std::optional<Page> const page = page_from(word);
            if (!page) {
                ++word;
                continue;
            }
            if (page->is_wrapped()) {
                copy(kept, page->begin(), out);
                page->append_to(out);
                kept = page->end();
                changed = true;
            }
            word = m_behind;
        }
        if (changed) {
            copy(kept, m_stream.size(), out);
            m_stream.resize(m_begin);
            std::move(out.begin(), out.end(), std::back_inserter(m_stream));
        }
    }

private:
    /// The table whose labels begin with this word.
    std::optional<Page> page_from(std::size_t first) {
        for (RowLabels const& labels : m_forms) {
            if (labels.rows().empty() || !labels.may_begin(m_words[first].key)) {
                continue;
            }
            std::optional<WrappedLabels> found = find_wrapped_labels(labels, m_words, first);
            if (!found) {
                continue;
            }
            std::size_t const behind = first + found->labels.size();
            std::size_t const begin_cell = m_words[first].cell;
            std::size_t const last_cell = m_words[behind - 1].cell;
            bool const whole_cells = (first == 0 || m_words[first - 1].cell < begin_cell) &&
                                     (behind == m_words.size() || m_words[behind].cell > last_cell);
            if (whole_cells && are_bare(begin_cell, last_cell)) {
                m_behind = behind;
                std::span<LabelWord const> const words{m_words};
                return Page{
                    m_stream,
                    m_lines,
                    labels,
                    words.subspan(first, behind - first),
                    std::move(*found)};
            }
        }
        return std::nullopt;
    }

    /// No bars, tabs or cells of a table tell what stands in one cell.
    [[nodiscard]] bool are_bare(std::size_t first, std::size_t last) const {
        return std::none_of(
            m_stream.begin() + static_cast<std::ptrdiff_t>(first),
            m_stream.begin() + static_cast<std::ptrdiff_t>(last) + 1,
            [](StreamCell const& cell) {
                return cell.marked_off || cell.slot.row >= 0 || cell.kind == CellKind::Blank;
            });
    }

    void copy(std::size_t from, std::size_t to, CellStream& out) const {
        out.insert(
            out.end(),
            m_stream.begin() + static_cast<std::ptrdiff_t>(from),
            m_stream.begin() + static_cast<std::ptrdiff_t>(to));
    }

    void number_lines() {
        m_lines.resize(m_stream.size());
        std::uint32_t line = 0;
        for (std::size_t at = m_begin; at < m_stream.size(); ++at) {
            line += m_stream[at].starts_line ? 1U : 0U;
            m_lines[at] = line;
        }
    }

    void collect_words() {
        for (std::size_t at = m_begin; at < m_stream.size(); ++at) {
            StreamCell const& cell = m_stream[at];
            bool const number =
                cell.kind == CellKind::Value && (cell.mended || is_number(cell.text));
            if (is_outside(cell.kind) || cell.kind == CellKind::Blank || number) {
                continue;
            }
            for_each_word(cell.text, TextMeasure::Columns, [&](LineWord const& word) {
                std::u32string key = label_key(word.text);
                if (!key.empty()) {
                    m_words.push_back(
                        {std::move(key),
                         std::string{word.text},
                         at,
                         m_lines[at],
                         cell.kind == CellKind::Value});
                }
                return true;
            });
        }
    }

    CellStream& m_stream;
    std::size_t m_begin;
    std::vector<RowLabels> m_forms;
    std::vector<std::uint32_t> m_lines; ///< by cell
    std::vector<LabelWord> m_words;
    std::size_t m_behind = 0; ///< the word behind the table found last
};

} // namespace

void rejoin_wrapped_rows(CellStream& stream, std::size_t begin, LabelIndex const& index) {
    WrappedRows(stream, begin, index).run();
}

} // namespace gouji

#include "gouji/formats/layout/row_lines.hpp"

#include <algorithm>

namespace gouji {

namespace {

class Grouping {
public:
    explicit Grouping(ColumnGrid const& grid) : m_grid(grid), m_lines(grid.lines) {}

    std::vector<RowLines> run() {
        std::size_t at = group_head();
        while (at < m_lines.size()) {
            std::size_t const end = group_at(at);
            if (end == at) { // goes on from the row above
                m_rows.back().end = ++at;
                continue;
            }
            m_rows.push_back({at, end});
            at = end;
        }
        return std::move(m_rows);
    }

private:
    /// Lines of the header that span columns are rows of their own; those below each other that do
    /// not are one.
    std::size_t group_head() {
        for (std::size_t i = 0; i < m_grid.head_lines; ++i) {
            bool const joins = i > 0 && !m_lines[i].spans_columns() &&
                               !m_lines[i - 1].spans_columns() && !is_row_without_values(i);
            if (joins) {
                m_rows.back().end = i + 1;
            } else {
                m_rows.push_back({i, i + 1});
            }
        }
        return m_grid.head_lines;
    }

    /// A line below the first one, with a label and texts in columns of texts only, is a row whose
    /// values are blank: a header that goes on does so above values, too.
    [[nodiscard]] bool is_row_without_values(std::size_t at) const {
        auto const& spans = m_lines[at].spans;
        bool const texts = std::none_of(
            spans.begin(), spans.end(), [&](FieldSpan span) { return holds_values(span.first); });
        return !m_grid.ruled && m_lines[at].has_label() && spans.size() > 1 && texts &&
               std::any_of(spans.begin(), spans.end(), [&](FieldSpan span) {
                   return span.first != 0 && m_lines[0].field(span.first) != nullptr;
               });
    }
    /// Below the header.
    [[nodiscard]] bool holds_values(std::size_t column) const {
        return std::any_of(
            m_lines.begin() + static_cast<std::ptrdiff_t>(m_grid.head_lines),
            m_lines.end(),
            [&](PlacedLine const& line) {
                Field const* const field = line.field(column);
                return field != nullptr && is_value_field(field->text);
            });
    }

    /// Behind the last line of the row that begins at `at`; `at` when the line belongs to the row
    /// above.
    [[nodiscard]] std::size_t group_at(std::size_t at) const {
        if (m_lines[at].is_label_only() && is_headless(at + 1)) {
            bool const more =
                is_label_only(at + 2) && !is_headless(at + 3) && was_wrapped(at, at + 2);
            return at + (more ? 3U : 2U);
        }
        if (stands_around(at)) {
            return at + 3;
        }
        return goes_on(at) ? at : at + 1;
    }

    [[nodiscard]] bool is_label_only(std::size_t at) const {
        return at < m_lines.size() && m_lines[at].is_label_only();
    }
    /// Values without a label.
    [[nodiscard]] bool is_headless(std::size_t at) const {
        return at < m_lines.size() && !m_lines[at].has_label() && has_value(at);
    }
    [[nodiscard]] bool has_value(std::size_t at) const {
        auto const& fields = m_lines[at].line.fields;
        return std::any_of(fields.begin(), fields.end(), [](Field const& field) {
            return is_value_field(field.text);
        });
    }

    /// Whether the label below goes on where the one above had no room left.
    [[nodiscard]] bool was_wrapped(std::size_t above, std::size_t below) const {
        Field const& first = m_lines[above].line.fields[0];
        std::string_view const text = m_lines[below].line.fields[0].text;
        std::size_t const word = display_width(text.substr(0, text.find(' ')));
        bool const han = static_cast<unsigned char>(text.front()) >= 0xE3;
        std::size_t const needed = first.end + (han ? 2 : 1 + word);
        char const begin = text.front();
        return needed > m_grid.columns[0].end || begin == '(' || (begin >= 'a' && begin <= 'z');
    }

    /// Texts above and below a line, in columns that the line leaves free: cells of two lines
    /// beside cells of one in the middle.
    [[nodiscard]] bool stands_around(std::size_t at) const {
        if (at + 2 >= m_lines.size() || m_lines[at].has_label() || !m_lines[at + 1].has_label() ||
            m_lines[at + 2].has_label() || has_value(at) || has_value(at + 2)) {
            return false;
        }
        auto const& above = m_lines[at].spans;
        auto const& below = m_lines[at + 2].spans;
        return std::equal(
                   above.begin(),
                   above.end(),
                   below.begin(),
                   below.end(),
                   [](FieldSpan a, FieldSpan b) { return a.first == b.first; }) &&
               std::all_of(above.begin(), above.end(), [&](FieldSpan span) {
                   return m_lines[at + 1].field(span.first) == nullptr;
               });
    }

    /// A text without label or value, below cells that it can go on from, and above none that it
    /// could belong to.
    [[nodiscard]] bool goes_on(std::size_t at) const {
        if (at == m_grid.head_lines || m_lines[at].has_label() || has_value(at) ||
            m_lines[at].spans.size() * 2 > m_grid.columns.size()) {
            return false;
        }
        return std::all_of(m_lines[at].spans.begin(), m_lines[at].spans.end(), [&](FieldSpan span) {
            bool const above = m_rows.back().begin < m_lines.size() &&
                               m_lines[m_rows.back().begin].field(span.first) != nullptr;
            return above && (at + 1 == m_lines.size() || !m_lines[at + 1].has_label() ||
                             m_lines[at + 1].field(span.first) != nullptr);
        });
    }

    ColumnGrid const& m_grid;
    std::vector<PlacedLine> const& m_lines;
    std::vector<RowLines> m_rows;
};

} // namespace

std::vector<RowLines> group_rows(ColumnGrid const& grid) {
    return Grouping{grid}.run();
}

} // namespace gouji

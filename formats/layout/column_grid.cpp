#include "gouji/formats/layout/column_grid.hpp"

#include <algorithm>
#include <utility>

#include "gouji/formats/layout/bars.hpp"
#include "gouji/formats/layout/line_kinds.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::size_t fewest_lines = 3;
/// A single field that is wider is a sentence, not a cell (columns).
constexpr std::size_t widest_lone_field = 48;
/// How far a field may stand beside its column.
constexpr std::size_t reach = 2;

/// Whether a line may stand in a fixed-width table.
bool may_belong(LayoutLine const& line) {
    std::string_view const text = line.text;
    bool const other = text.size() > longest_field_line || has_bar_or_tab(text) ||
                       text.find('\f') != std::string_view::npos || trim_line(text).empty();
    if (other) {
        return false;
    }
    return is_table_rule(text) || has_fields(text) ||
           display_width(trim_line(text.substr(0, 4 * widest_lone_field + 1))) <= widest_lone_field;
}

/// The columns that some line fills, [begin, end).
std::vector<Field> cover(std::vector<FieldLine const*> const& lines) {
    std::size_t width = 0;
    for (FieldLine const* const line : lines) {
        width = std::max(width, line->fields.back().end);
    }
    std::vector<int> change(width + 1, 0);
    for (FieldLine const* const line : lines) {
        for (Field const& field : line->fields) {
            ++change[field.begin];
            --change[field.end];
        }
    }
    std::vector<Field> columns;
    int covered = 0;
    for (std::size_t i = 0; i <= width; ++i) {
        bool const was_free = covered == 0;
        covered += change[i];
        if (was_free && covered > 0) {
            columns.push_back({i, i, {}});
        } else if (!was_free && covered == 0) {
            columns.back().end = i;
        }
    }
    return columns;
}

std::size_t distance(std::size_t from, std::size_t to) {
    return from > to ? from - to : to - from;
}
/// Twice the middle, so that it is whole.
std::size_t middle(std::size_t begin, std::size_t end) {
    return begin + end;
}

class Placer {
public:
    explicit Placer(std::vector<Field> const& columns) : m_columns(columns) {}

    /// The columns that the field stands in or under; first > last when it touches none: it then
    /// stands before column `first`.
    [[nodiscard]] FieldSpan touched(Field const& field) const {
        auto const behind = [&field](Field const& column) { return column.end <= field.begin; };
        auto const first = std::partition_point(m_columns.begin(), m_columns.end(), behind);
        auto const after =
            std::partition_point(first, m_columns.end(), [&field](Field const& column) {
                return column.begin < field.end;
            });
        auto const index = static_cast<std::size_t>(first - m_columns.begin());
        auto const end = static_cast<std::size_t>(after - m_columns.begin());
        return end == index ? FieldSpan{index + 1, index} : FieldSpan{index, end - 1};
    }

    /// A field of a body line stands in one column, or right beside one.
    [[nodiscard]] bool place_in_body(Field const& field, FieldSpan& span) const {
        span = touched(field);
        if (span.first <= span.last) {
            return span.first == span.last;
        }
        std::size_t const right = span.last;
        std::size_t const to_right =
            right < m_columns.size() ? m_columns[right].begin - field.end : SIZE_MAX;
        std::size_t const to_left = right > 0 ? field.begin - m_columns[right - 1].end : SIZE_MAX;
        std::size_t const near = std::min(to_left, to_right);
        if (near > reach || std::max(to_left, to_right) <= 2 * near + 1) {
            return false;
        }
        span.first = span.last = to_left < to_right ? right - 1 : right;
        return true;
    }

    /// A field of a header line may be centred over several columns.
    [[nodiscard]] bool place_in_head(Field const& field, bool alone, FieldSpan& span) const {
        span = touched(field);
        std::size_t const last = m_columns.size() - 1;
        if (alone && span.first != 0 && last >= 2 && is_centred(field, {1, last})) {
            span = {1, last};
            return true;
        }
        if (span.first <= span.last) {
            return true;
        }
        std::size_t const right = span.last;
        if (right > 0 && right <= last && is_centred(field, {right - 1, right})) {
            span = {right - 1, right};
            return true;
        }
        return place_in_body(field, span);
    }

private:
    [[nodiscard]] bool is_centred(Field const& field, FieldSpan span) const {
        std::size_t const begin = m_columns[span.first].begin;
        std::size_t const end = m_columns[span.last].end;
        return distance(middle(field.begin, field.end), middle(begin, end)) <= 2 * reach;
    }

    std::vector<Field> const& m_columns;
};

/// Splits a line at the columns that a rule draws, where two blanks do not part its fields. What
/// runs on over the gap between two columns stays one field.
void split_at(FieldLine& line, std::vector<Field> const& columns, LineMeasure measure) {
    std::string_view const text = line.line.text;
    std::vector<Field> fields;
    std::size_t column = 0; // of the text
    std::size_t run_end = SIZE_MAX;
    std::size_t last = 0; // column of the grid
    std::size_t begin_byte = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const here = at;
        char32_t const code_point = next_code_point(text, at);
        std::size_t const width = columns_of(code_point, measure);
        if (!is_blank(code_point)) {
            std::size_t now = last;
            while (now + 1 < columns.size() && columns[now + 1].begin <= column) {
                ++now;
            }
            if (fields.empty() || (now != last && column != run_end)) {
                fields.push_back({column, column, {}});
                begin_byte = here;
            }
            last = now;
            run_end = column + width;
            fields.back().end = run_end;
            fields.back().text = text.substr(begin_byte, at - begin_byte);
        }
        column += width;
    }
    line.fields = std::move(fields);
}

class Layout {
public:
    Layout(LayoutLines lines, LineMeasure measure) : m_source(lines), m_measure(measure) {}

    std::optional<ColumnGrid> run(std::size_t& no_part) {
        while (m_lines.size() < std::min(m_source.size(), most_telling_lines) &&
               may_belong(m_source[m_lines.size()])) {
            m_lines.push_back(split_fields(m_source[m_lines.size()], m_measure));
        }
        no_part = m_lines.size();
        // Lines further down may belong to something else and hide the columns.
        std::size_t count = m_lines.size();
        for (std::size_t tries = 0; count >= fewest_lines && tries < most_tries; ++tries) {
            m_grid = {};
            std::size_t const placed = find_columns(count) ? place_first(count) : 0;
            if (placed == count) {
                extend();
                trim();
                return std::move(m_grid);
            }
            if (placed < m_head_end) {
                no_part = placed + 1;
            }
            count = placed >= fewest_lines ? placed : count / 2;
        }
        return std::nullopt;
    }

private:
    static constexpr std::size_t most_tries = 8;

    /// The columns as the first `count` lines tell them, and where the header ends.
    bool find_columns(std::size_t count) {
        m_head_end = 0;
        std::vector<FieldLine const*> data;
        std::vector<FieldLine const*> texts;
        for (std::size_t i = 0; i < count; ++i) {
            FieldLine const& line = m_lines[i];
            if (line.is_rule) {
                take_rule(line, i);
            } else if (line.fields.size() >= 2) {
                texts.push_back(&line);
                if (line.has_data) {
                    data.push_back(&line);
                }
            }
        }
        if (m_grid.drawn) {
            return true;
        }
        drop_leading_numbers(data);
        m_grid.has_data = data.size() >= 2;
        if (m_grid.has_data && m_head_end == 0) {
            m_head_end = static_cast<std::size_t>(data.front() - m_lines.data());
        }
        auto const& telling = m_grid.has_data ? data : texts;
        if (telling.size() >= 2) {
            m_grid.columns = cover(telling);
        }
        return m_grid.columns.size() >= 2;
    }

    /// A rule below some lines ends the header; one with several runs draws the columns.
    void take_rule(FieldLine const& rule, std::size_t index) {
        if (index > 0 && m_head_end == 0) {
            m_head_end = index;
            m_grid.ruled = true;
        }
        if (rule.fields.size() >= 2 && !m_grid.drawn) {
            m_grid.drawn = true;
            m_grid.columns = rule.fields;
            m_grid.columns.front().begin = 0;
            m_grid.columns.back().end = 2 * longest_field_line;
        }
    }

    /// Years above the columns are a header where the lines below have labels.
    static void drop_leading_numbers(std::vector<FieldLine const*>& data) {
        auto const labelled = [](FieldLine const* line) {
            return !is_value_field(line->fields[0].text);
        };
        auto const first = std::find_if(data.begin(), data.end(), labelled);
        if (first != data.end()) {
            data.erase(data.begin(), first);
        }
    }

    /// How many of the first `count` lines fit, from the first.
    std::size_t place_first(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            if (!m_lines[i].is_rule && !place(m_lines[i], i, i < m_head_end)) {
                return i;
            }
            m_grid.taken = i + 1;
        }
        return count;
    }

    bool place(FieldLine line, std::size_t index, bool head) {
        if (m_grid.drawn) {
            split_at(line, m_grid.columns, m_measure);
        }
        Placer const placer(m_grid.columns);
        PlacedLine placed{std::move(line), index, {}};
        for (Field const& field : placed.line.fields) {
            FieldSpan span;
            bool const alone = placed.line.fields.size() == 1;
            bool const fits =
                head ? placer.place_in_head(field, alone, span) : placer.place_in_body(field, span);
            if (!fits || (!placed.spans.empty() && span.first <= placed.spans.back().last)) {
                return false;
            }
            placed.spans.push_back(span);
        }
        // A title stands above a table, not in it.
        if (head && (placed.is_label_only() || (placed.has_label() && placed.spans_columns()))) {
            return false;
        }
        widen(placed, head);
        m_grid.head_lines += head ? 1U : 0U;
        m_grid.lines.push_back(std::move(placed));
        return true;
    }

    void widen(PlacedLine const& placed, bool head) {
        for (std::size_t i = 0; i < placed.spans.size() && !head; ++i) {
            Field& column = m_grid.columns[placed.spans[i].first];
            column.begin = std::min(column.begin, placed.line.fields[i].begin);
            column.end = std::max(column.end, placed.line.fields[i].end);
        }
    }

    /// Takes more lines as long as they fit, and goes on after a single blank line where numbers
    /// do.
    void extend() {
        for (std::size_t at = m_grid.taken; at < m_source.size(); ++at) {
            bool const blank = trim_line(m_source[at].text).empty();
            if (blank && (!m_grid.has_data || at + 1 == m_source.size())) {
                return;
            }
            at += blank ? 1U : 0U;
            if (!may_belong(m_source[at])) {
                return;
            }
            FieldLine line = split_fields(m_source[at], m_measure);
            bool const goes_on = !blank || line.has_data;
            if (!goes_on || (!line.is_rule && !place(std::move(line), at, false))) {
                return;
            }
            m_grid.taken = at + 1;
        }
    }

    /// Texts below the last row, without a line of data that they could be the label of, are notes.
    void trim() {
        auto& lines = m_grid.lines;
        while (lines.size() >= 2 && lines.back().is_label_only() &&
               (lines[lines.size() - 2].has_label())) {
            m_grid.taken = lines.back().index;
            lines.pop_back();
        }
    }

    LayoutLines m_source;
    LineMeasure m_measure;
    std::vector<FieldLine> m_lines;
    std::size_t m_head_end = 0;
    ColumnGrid m_grid;
};

} // namespace

Field const* PlacedLine::field(std::size_t column) const {
    auto const found = std::partition_point(
        spans.begin(), spans.end(), [column](FieldSpan span) { return span.first < column; });
    bool const begins = found != spans.end() && found->first == column;
    return begins ? &line.fields[static_cast<std::size_t>(found - spans.begin())] : nullptr;
}

bool PlacedLine::spans_columns() const {
    return std::any_of(
        spans.begin(), spans.end(), [](FieldSpan span) { return span.first != span.last; });
}

std::optional<ColumnGrid>
lay_out_columns(LayoutLines lines, LineMeasure measure, std::size_t& no_part) {
    return Layout{lines, measure}.run(no_part);
}

} // namespace gouji

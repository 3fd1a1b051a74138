#include "gouji/formats/layout/page/row_grouping.hpp"

#include <algorithm>

#include "gouji/formats/layout/page/heading_spans.hpp"
#include "gouji/formats/layout/page/page_geometry.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::size_t most_head_lines = 8;
/// Lines of one row stand this much closer than rows do.
constexpr float closer = 1.2F;

bool begins_lower(std::string_view text) {
    std::size_t at = 0;
    char32_t const first = text.empty() ? 0 : next_code_point(text, at);
    return (first >= 'a' && first <= 'z') || (first >= 0xDF && first <= 0xFF);
}

class Grouper {
public:
    Grouper(PlacedLines placed, std::vector<float> const& borders, std::span<RowRule const> rules)
        : m_placed(std::move(placed)), m_lines(m_placed.lines), m_borders(borders), m_rules(rules) {
    }

    RowGroups group() {
        std::size_t const head = head_end();
        span_headings(head);
        RowGroups groups;
        std::vector<std::size_t> row_of(m_lines.size());
        bool filled = !m_lines.front().only_label(); // the row so far has more than a label
        for (std::size_t i = 1; i < m_lines.size(); ++i) {
            bool const joins = i < head    ? joins_in_head(i)
                               : i == head ? false
                                           : joins_in_body(i, filled);
            row_of[i] = row_of[i - 1] + (joins ? 0 : 1);
            filled = (joins && filled) || !m_lines[i].only_label();
        }
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (row_of[i] == groups.rows.size()) {
                groups.rows.push_back({m_lines[i].top, m_lines[i].bottom, {}});
            }
            add(groups.rows.back(), m_lines[i]);
        }
        groups.head_rows = head == 0 ? 0 : static_cast<std::int32_t>(row_of[head - 1]) + 1;
        return groups;
    }

private:
    void span_headings(std::size_t head) {
        widen_over_rules(m_placed, head, m_borders, m_rules);
        for (std::size_t i = 0; i + 1 < head; ++i) {
            centre_headings(m_lines[i], m_lines[i + 1], m_placed.columns);
            std::size_t below = i + 1;
            while (below + 1 < head && m_lines[below].only_label()) {
                ++below;
            }
            if (!m_lines[i].only_label() && is_row_apart(below)) {
                align_headings(m_lines[i], m_lines[below]);
            }
        }
    }

    /// The lines above the first that has figures; a full rule below words ends the header before.
    [[nodiscard]] std::size_t head_end() const {
        std::size_t const most = std::min(m_lines.size() - 1, most_head_lines);
        for (std::size_t i = 1; i <= most; ++i) {
            if (m_lines[i].ruled_above) {
                bool const figures = std::any_of(
                    m_lines.begin(),
                    m_lines.begin() + static_cast<std::ptrdiff_t>(i),
                    [](RowLine const& line) { return line.has_figure() && line.has_label(); });
                return figures ? 0 : i;
            }
        }
        for (std::size_t i = 0; i <= most; ++i) {
            if (m_lines[i].has_figure()) {
                // A label that stands above its figures is of the body.
                std::size_t end = i;
                while (end > 0 && m_lines[end - 1].only_label()) {
                    --end;
                }
                return end;
            }
        }
        return 0;
    }

    [[nodiscard]] bool joins_in_head(std::size_t i) const {
        RowLine const& above = m_lines[i - 1];
        RowLine const& line = m_lines[i];
        if (line.ruled_above || (above.spans() != line.spans() && !line.only_label()) ||
            is_row_apart(i)) {
            return false;
        }
        if (line.only_label()) {
            return line.baseline - above.baseline < 2 * line.size;
        }
        // A rule below some of the headings parts these from what is below them.
        bool const ruled_partly =
            std::any_of(m_rules.begin(), m_rules.end(), [&](RowRule const& rule) {
                return rule.y > above.baseline - above.size / 4 && rule.y < line.baseline &&
                       std::any_of(
                           above.parts.begin(), above.parts.end(), [&](LinePart const& part) {
                               return overlap(rule.x0, rule.x1, part.x0, part.x1) > 0;
                           });
            });
        return !ruled_partly && line.baseline - above.baseline < 2 * line.size;
    }

    /// Whether a line of the header stands as far below the one above it (labels in the middle of
    /// several lines aside) as rows do, and further than wrapped lines would.
    [[nodiscard]] bool is_row_apart(std::size_t i) const {
        constexpr float leading = 1.35F; // of the font size
        std::size_t above = i;
        while (above > 0 && (above == i || m_lines[above].only_label())) {
            --above;
        }
        float const distance = m_lines[i].baseline - m_lines[above].baseline;
        return i > 0 && m_placed.pitch > 0 && !m_lines[i].only_label() && !is_closer(distance) &&
               distance > leading * m_lines[i].size;
    }

    /// Whether lines stand closer than rows of one line do.
    [[nodiscard]] bool is_closer(float distance) const {
        constexpr float clearly = 0.93F;
        return distance < clearly * m_placed.pitch;
    }

    /// Whether the text of `below` could not stand behind that of `above`.
    [[nodiscard]] bool is_wrapped(LinePart const& above, LinePart const& below, float size) const {
        float const right = m_placed.columns.right[static_cast<std::size_t>(above.column)];
        return right - above.x1 < below.first_token + 0.3F * size;
    }

    [[nodiscard]] bool joins_in_body(std::size_t i, bool filled) const {
        RowLine const& above = m_lines[i - 1];
        RowLine const& line = m_lines[i];
        float const distance = line.baseline - above.baseline;
        bool const tight = distance <= closer * std::max(m_placed.tightest, line.size * 0.9F);
        if (line.ruled_above || !tight) {
            return false;
        }
        if (line.only_label()) {
            return goes_on_from_label(above, line, i);
        }
        if (above.only_label()) {
            // The label began above its figures.
            LinePart const* const label = line.in_column(0);
            return !filled && label != nullptr && !label->value &&
                   (begins_lower(label->text) || is_closer(distance)) &&
                   label->x0 < above.parts.front().x0 + 0.5F * line.size;
        }
        if (line.has_value()) {
            return false;
        }
        // Texts only: each goes on from the one above it. A new label begins a new row.
        if (line.has_label() && above.has_label() && !begins_lower(line.parts.front().text)) {
            return false;
        }
        return std::all_of(line.parts.begin(), line.parts.end(), [&](LinePart const& part) {
            LinePart const* const over = above.in_column(part.column);
            return over != nullptr && !over->value &&
                   (is_wrapped(*over, part, line.size) || begins_lower(part.text));
        });
    }

    [[nodiscard]] bool
    goes_on_from_label(RowLine const& above, RowLine const& line, std::size_t i) const {
        LinePart const* const label = above.in_column(0);
        if (label == nullptr) {
            return false;
        }
        LinePart const& part = line.parts.front();
        bool const indented = part.x0 > label->x0 + 0.5F * line.size;
        bool const next_indented = i + 1 < m_lines.size() && m_lines[i + 1].has_label() &&
                                   m_lines[i + 1].parts.front().x0 > part.x0 + 0.5F * line.size;
        return begins_lower(part.text) || part.text.starts_with('(') ||
               (is_closer(line.baseline - above.baseline) && !next_indented) ||
               (is_wrapped(*label, part, line.size) && !next_indented && indented);
    }

    static void add(TableRow& row, RowLine const& line) {
        row.bottom = std::max(row.bottom, line.bottom);
        row.top = std::min(row.top, line.top);
        for (LinePart const& part : line.parts) {
            auto const found =
                std::find_if(row.cells.begin(), row.cells.end(), [&](RowCell const& cell) {
                    return cell.column < part.column + part.col_span &&
                           part.column < cell.column + cell.col_span;
                });
            if (found == row.cells.end()) {
                row.cells.push_back({part.column, part.col_span, part.words});
                continue;
            }
            std::int32_t const end =
                std::max(found->column + found->col_span, part.column + part.col_span);
            found->column = std::min(found->column, part.column);
            found->col_span = end - found->column;
            found->words.insert(found->words.end(), part.words.begin(), part.words.end());
        }
        settle(row);
    }

    /// Cells in order and apart: two that a wider line joins are one.
    static void settle(TableRow& row) {
        std::sort(row.cells.begin(), row.cells.end(), [](RowCell const& a, RowCell const& b) {
            return a.column < b.column;
        });
        std::vector<RowCell> cells;
        for (RowCell& cell : row.cells) {
            if (!cells.empty() && cell.column < cells.back().column + cells.back().col_span) {
                RowCell& last = cells.back();
                last.col_span = std::max(last.col_span, cell.column + cell.col_span - last.column);
                last.words.insert(last.words.end(), cell.words.begin(), cell.words.end());
                std::sort(last.words.begin(), last.words.end());
            } else {
                cells.push_back(std::move(cell));
            }
        }
        row.cells = std::move(cells);
    }

    PlacedLines m_placed;
    std::vector<RowLine>& m_lines; ///< of m_placed
    std::vector<float> const& m_borders;
    std::span<RowRule const> m_rules;
};

} // namespace

RowGroups group_rows(
    PageText const& text,
    std::span<TableLine const> lines,
    std::vector<float> const& borders,
    std::span<RowRule const> rules) {
    return lines.empty()
               ? RowGroups{}
               : Grouper(place_lines(text, lines, borders, rules), borders, rules).group();
}

} // namespace gouji

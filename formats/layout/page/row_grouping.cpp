#include "gouji/formats/layout/page/row_grouping.hpp"

#include <algorithm>
#include <cmath>

#include "gouji/formats/layout/page/line_text.hpp"
#include "gouji/formats/layout/page/page_geometry.hpp"
#include "gouji/formats/layout/page/table_header.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

/// Points by which words may reach over a border without spanning it.
constexpr float reach = 3.0F;
/// A rule of this part of the table's width crosses all of it.
constexpr float full_rule = 0.8F;
constexpr std::size_t most_head_lines = 8;
/// How far, in parts of the font size, a heading may stand from the middle of its columns.
constexpr float centre_slack = 1.2F;
/// Lines of one row stand this much closer than rows do.
constexpr float closer = 1.2F;

bool is_year(std::string_view text) {
    return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool begins_lower(std::string_view text) {
    std::size_t at = 0;
    char32_t const first = text.empty() ? 0 : next_code_point(text, at);
    return (first >= 'a' && first <= 'z') || (first >= 0xDF && first <= 0xFF);
}

/// One line's part in one cell.
struct Part {
    std::int32_t column = 0;
    std::int32_t col_span = 1;
    std::vector<std::uint32_t> words;
    std::string text;
    float x0 = 0;
    float x1 = 0;
    float first_token = 0;
    bool value = false;
};
struct Line {
    std::vector<Part> parts;
    float baseline = 0;
    float top = 0;
    float bottom = 0;
    float size = 0;
    bool ruled_above = false; ///< a rule stands between it and the line above
    [[nodiscard]] bool has_label() const { return !parts.empty() && parts.front().column == 0; }
    [[nodiscard]] bool only_label() const { return parts.size() == 1 && has_label(); }
    [[nodiscard]] bool has_value() const {
        return std::any_of(parts.begin(), parts.end(), [](Part const& part) {
            return part.value && part.column > 0;
        });
    }
    [[nodiscard]] bool has_figure() const {
        return std::any_of(parts.begin(), parts.end(), [](Part const& part) {
            return part.value && part.column > 0 && !is_year(part.text);
        });
    }
    [[nodiscard]] bool spans() const {
        return std::any_of(
            parts.begin(), parts.end(), [](Part const& part) { return part.col_span > 1; });
    }
    [[nodiscard]] Part const* in_column(std::int32_t column) const {
        for (Part const& part : parts) {
            if (part.column <= column && column < part.column + part.col_span) {
                return &part;
            }
        }
        return nullptr;
    }
};

class Grouper {
public:
    Grouper(
        PageText const& text,
        std::span<TableLine const> lines,
        std::vector<float> const& borders,
        std::span<RowRule const> rules)
        : m_text(text), m_borders(borders), m_rules(rules) {
        for (TableLine const& line : lines) {
            m_lines.push_back(place(line));
        }
        mark_rules();
        measure_columns();
        for (Line& line : m_lines) {
            cut_at_borders(line);
        }
    }

    RowGroups group() {
        std::size_t const head = head_end();
        widen_headings(head);
        for (std::size_t i = 0; i + 1 < head; ++i) {
            centre_headings(m_lines[i], m_lines[i + 1]);
            std::size_t below = i + 1;
            while (below + 1 < head && m_lines[below].only_label()) {
                ++below;
            }
            if (!m_lines[i].only_label() && is_row_apart(below)) {
                align_headings(m_lines[i], m_lines[below]);
            }
        }
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
    [[nodiscard]] std::int32_t column_at(float x) const {
        auto const above = std::upper_bound(m_borders.begin() + 1, m_borders.end() - 1, x);
        return static_cast<std::int32_t>(above - m_borders.begin()) - 1;
    }

    [[nodiscard]] Line place(TableLine const& from) const {
        Line line;
        line.baseline = from.baseline;
        line.top = from.box.y0;
        line.bottom = from.box.y1;
        line.size = from.size;
        for (LineChunk const& chunk : from.chunks) {
            std::int32_t first = column_at(chunk.x0 + std::min(reach, (chunk.x1 - chunk.x0) / 2));
            std::int32_t last = column_at(chunk.x1 - std::min(reach, (chunk.x1 - chunk.x0) / 2));
            last = std::max(first, last);
            auto const words = from.words_of(chunk);
            // An overlong label reaches into the next column, with nothing else there.
            bool const alone = from.chunks.size() == 1;
            if (alone && first == 0) {
                last = 0;
            }
            Part* const before = line.parts.empty() ? nullptr : &line.parts.back();
            if (before != nullptr && first < before->column + before->col_span) {
                before->words.insert(before->words.end(), words.begin(), words.end());
                before->col_span = std::max(before->col_span, last - before->column + 1);
                before->x1 = chunk.x1;
                continue;
            }
            Part part;
            part.column = first;
            part.col_span = last - first + 1;
            part.words.assign(words.begin(), words.end());
            part.x0 = chunk.x0;
            part.x1 = chunk.x1;
            line.parts.push_back(std::move(part));
        }
        for (Part& part : line.parts) {
            describe(part);
        }
        return line;
    }

    void mark_rules() {
        auto rule = m_rules.begin();
        for (std::size_t i = 1; i < m_lines.size(); ++i) {
            float const above = m_lines[i - 1].baseline - m_lines[i - 1].size / 4;
            while (rule != m_rules.end() && rule->y < above) {
                ++rule;
            }
            for (auto at = rule; at != m_rules.end() && at->y < m_lines[i].baseline; ++at) {
                // A rule beside a label parts what stands beside it.
                bool const beside = m_lines[i].only_label() && at->x0 > m_lines[i].parts[0].x1;
                m_lines[i].ruled_above = m_lines[i].ruled_above || (is_full(*at) && !beside);
            }
        }
    }
    [[nodiscard]] bool is_full(RowRule const& rule) const {
        return overlap(rule.x0, rule.x1, m_borders.front(), m_borders.back()) >=
               full_rule * (m_borders.back() - m_borders.front());
    }

    /// How far the texts of each column reach: where they begin, and where they are wrapped.
    void measure_columns() {
        measure_columns(m_left, m_right, [](Line const&) { return true; });
        measure_columns(m_body_left, m_body_right, [](Line const& line) {
            return line.has_label() && line.has_figure();
        });
        measure_spacing();
    }
    template <class Counts>
    void
    measure_columns(std::vector<float>& left, std::vector<float>& right, Counts const& counts) {
        left.assign(m_borders.size() - 1, m_borders.back());
        right.assign(m_borders.size() - 1, 0);
        for (Line const& line : m_lines) {
            if (!counts(line)) {
                continue;
            }
            for (Part const& part : line.parts) {
                auto const column = static_cast<std::size_t>(part.column);
                if (part.col_span == 1) {
                    left[column] = std::min(left[column], part.x0);
                    right[column] = std::max(right[column], part.x1);
                }
            }
        }
    }
    void measure_spacing() {
        for (std::size_t i = 1; i < m_lines.size(); ++i) {
            float const distance = m_lines[i].baseline - m_lines[i - 1].baseline;
            m_tightest = m_tightest == 0 ? distance : std::min(m_tightest, distance);
            if (m_lines[i].has_value() && m_lines[i - 1].has_value() && m_lines[i].has_label()) {
                m_pitch = m_pitch == 0 ? distance : std::min(m_pitch, distance);
            }
        }
    }

    /// Texts of two columns that stand close look like one over both: cut where both parts keep to
    /// the sides (or middles) of their columns, or the second is a value where its column has its
    /// values.
    void cut_at_borders(Line& line) const {
        for (std::size_t i = 0; i < line.parts.size(); ++i) {
            while (line.parts[i].col_span > 1 && cut_once(line, i)) {
            }
        }
    }
    bool cut_once(Line& line, std::size_t index) const {
        Part const whole = line.parts[index];
        for (std::size_t k = whole.words.size(); k-- > 1;) {
            Part left = part_of({whole.words.data(), k});
            Part right = part_of({whole.words.data() + k, whole.words.size() - k});
            bool const last = k + 1 == whole.words.size();
            if ((last && is_value_in_column(left, right)) || part_by_sides(whole, left, right)) {
                left.col_span = std::min(left.col_span, right.column - left.column);
                line.parts[index] = std::move(left);
                line.parts.insert(
                    line.parts.begin() + static_cast<std::ptrdiff_t>(index) + 1, std::move(right));
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] bool is_value_in_column(Part const& left, Part const& right) const {
        return right.col_span == 1 && right.column > left.column && right.value &&
               right.x0 >= m_body_left[static_cast<std::size_t>(right.column)] - reach;
    }
    /// Whether both pieces of a text keep to the same side (or the middle) of two columns, one
    /// behind the other; then they are of these.
    bool part_by_sides(Part const& whole, Part& left, Part& right) const {
        for (std::int32_t column = whole.column; column + 1 < whole.column + whole.col_span;
             ++column) {
            auto const at = static_cast<std::size_t>(column);
            auto const keeps = [&](auto const& side) {
                return side(left, m_body_left[at], m_body_right[at]) &&
                       side(right, m_body_left[at + 1], m_body_right[at + 1]);
            };
            bool const aligned = keeps([](Part const& part, float from, float) {
                                     return std::abs(part.x0 - from) < reach;
                                 }) ||
                                 keeps([](Part const& part, float, float to) {
                                     return std::abs(part.x1 - to) < reach;
                                 }) ||
                                 keeps([](Part const& part, float from, float to) {
                                     return std::abs(part.x0 + part.x1 - from - to) < 2 * reach;
                                 });
            if (aligned) {
                left.column = column;
                left.col_span = 1;
                right.col_span = whole.column + whole.col_span - column - 1;
                right.column = column + 1;
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] Part part_of(WordIndices words) const {
        Part part;
        part.words.assign(words.begin(), words.end());
        part.x0 = m_text.words[words.front()].box.x0;
        part.x1 = m_text.words[words.back()].box.x1;
        part.column = column_at(part.x0 + reach);
        part.col_span = std::max(column_at(part.x1 - reach) - part.column, 0) + 1;
        describe(part);
        return part;
    }
    void describe(Part& part) const {
        part.text = cell_line_text(m_text, part.words);
        part.value = is_value_text(part.text);
        part.first_token = first_token_width(m_text, m_text.words[part.words.front()]);
    }

    /// The lines above the first that has figures; a full rule below words ends the header before.
    [[nodiscard]] std::size_t head_end() const {
        std::size_t const most = std::min(m_lines.size() - 1, most_head_lines);
        for (std::size_t i = 1; i <= most; ++i) {
            if (m_lines[i].ruled_above) {
                bool const figures = std::any_of(
                    m_lines.begin(),
                    m_lines.begin() + static_cast<std::ptrdiff_t>(i),
                    [](Line const& line) { return line.has_figure() && line.has_label(); });
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

    /// A heading over a rule that crosses several columns, or over the gap between two, is over all
    /// of these.
    void widen_headings(std::size_t head) {
        for (std::size_t i = 0; i < head; ++i) {
            float const next = m_lines[i + 1 < m_lines.size() ? i + 1 : i].baseline;
            for (Part& part : m_lines[i].parts) {
                for (RowRule const& rule : m_rules) {
                    bool const below = rule.y > m_lines[i].baseline - m_lines[i].size / 4 &&
                                       rule.y < next && !is_full(rule);
                    bool const covers = rule.x0 <= part.x0 + reach && rule.x1 >= part.x1 - reach;
                    if (below && covers) {
                        widen_over(m_lines[i], part, rule);
                    }
                }
            }
        }
    }
    /// Over the columns whose contents the rule crosses.
    void widen_over(Line const& line, Part& part, RowRule const& rule) const {
        std::int32_t first = part.column;
        std::int32_t last = part.column + part.col_span - 1;
        for (std::size_t column = 0; column < m_left.size(); ++column) {
            float const width = m_right[column] - m_left[column];
            bool const crossed =
                overlap(rule.x0, rule.x1, m_left[column], m_right[column]) * 2 > width;
            if (width > 0 && crossed) {
                first = std::min(first, static_cast<std::int32_t>(column));
                last = std::max(last, static_cast<std::int32_t>(column));
            }
        }
        widen(line, part, first, last);
    }
    /// Headings without rules below them, in a line of few, are over the columns that they stand in
    /// the middle of, where these fill the table (but for the labels) and `below` has a heading for
    /// each.
    void centre_headings(Line& line, Line const& below) const {
        auto const end = static_cast<std::int32_t>(m_left.size());
        if (line.parts.size() < 2 || line.parts.size() >= below.parts.size() ||
            !all_headed(below, 1, end)) {
            return;
        }
        std::vector<std::int32_t> ends;
        std::int32_t first = 1;
        for (Part const& part : line.parts) {
            bool const last_part = &part == &line.parts.back();
            std::int32_t best = last_part ? end : first + 1;
            for (std::int32_t last = best; last <= end; ++last) {
                best = std::abs(offset(part, first, last)) < std::abs(offset(part, first, best))
                           ? last
                           : best;
            }
            if (first >= end || std::abs(offset(part, first, best)) > centre_slack * line.size) {
                return;
            }
            ends.push_back(best);
            first = best;
        }
        first = 1;
        for (std::size_t i = 0; i < line.parts.size(); ++i) {
            line.parts[i].column = first;
            line.parts[i].col_span = ends[i] - first;
            first = ends[i];
        }
    }
    /// The same for headings that begin (or end) where the first (or last) of their columns does,
    /// in rows that stand apart: "2023" over "cases | amount".
    static void align_headings(Line& line, Line const& below) {
        std::vector<Part*> headings;
        for (Part& part : line.parts) {
            if (part.column > 0) {
                headings.push_back(&part);
            }
        }
        auto const stands = [&](auto const& side) {
            return std::all_of(headings.begin(), headings.end(), [&](Part const* part) {
                Part const* const under = below.in_column(part->column);
                return part->col_span == 1 && under != nullptr && side(*part, *under);
            });
        };
        if (headings.empty() || headings.size() + 1 >= below.parts.size()) {
            return;
        }
        bool const from_left = stands([](Part const& part, Part const& under) {
            return std::abs(part.x0 - under.x0) < reach;
        });
        bool const from_right = stands([](Part const& part, Part const& under) {
            return std::abs(part.x1 - under.x1) < reach;
        });
        if (from_left == from_right) {
            return;
        }
        std::int32_t first = 1;
        for (std::size_t i = 0; i < headings.size(); ++i) {
            Part& part = *headings[i];
            std::int32_t const last =
                from_right ? part.column
                           : (i + 1 < headings.size() ? headings[i + 1]->column
                                                      : below.parts.back().column + 1) -
                                 1;
            first = from_right ? first : part.column;
            if (first < part.column + 1 && all_headed(below, first, last + 1)) {
                part.column = first;
                part.col_span = last - first + 1;
            }
            first = last + 1;
        }
    }
    /// How far the middle of a text is from that of the columns [first, last).
    [[nodiscard]] float offset(Part const& part, std::int32_t first, std::int32_t last) const {
        float const left = m_body_left[static_cast<std::size_t>(first)];
        float const right = m_body_right[static_cast<std::size_t>(last - 1)];
        return (part.x0 + part.x1 - left - right) / 2;
    }
    static bool all_headed(Line const& line, std::int32_t first, std::int32_t last) {
        for (std::int32_t column = first; column < last; ++column) {
            if (line.in_column(column) == nullptr) {
                return false;
            }
        }
        return true;
    }
    static void widen(Line const& line, Part& part, std::int32_t first, std::int32_t last) {
        for (Part const& other : line.parts) {
            if (&other == &part) {
                continue;
            }
            if (other.column < part.column) {
                first = std::max(first, other.column + other.col_span);
            } else {
                last = std::min(last, other.column - 1);
            }
        }
        part.column = std::min(first, part.column);
        part.col_span = std::max(last, part.column + part.col_span - 1) - part.column + 1;
    }

    [[nodiscard]] bool joins_in_head(std::size_t i) const {
        Line const& above = m_lines[i - 1];
        Line const& line = m_lines[i];
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
                       std::any_of(above.parts.begin(), above.parts.end(), [&](Part const& part) {
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
        return i > 0 && m_pitch > 0 && !m_lines[i].only_label() && !is_closer(distance) &&
               distance > leading * m_lines[i].size;
    }

    /// Whether lines stand closer than rows of one line do.
    [[nodiscard]] bool is_closer(float distance) const {
        constexpr float clearly = 0.93F;
        return distance < clearly * m_pitch;
    }

    /// Whether the text of `below` could not stand behind that of `above`.
    [[nodiscard]] bool is_wrapped(Part const& above, Part const& below, float size) const {
        float const right = m_right[static_cast<std::size_t>(above.column)];
        return right - above.x1 < below.first_token + 0.3F * size;
    }

    [[nodiscard]] bool joins_in_body(std::size_t i, bool filled) const {
        Line const& above = m_lines[i - 1];
        Line const& line = m_lines[i];
        float const distance = line.baseline - above.baseline;
        bool const tight = distance <= closer * std::max(m_tightest, line.size * 0.9F);
        if (line.ruled_above || !tight) {
            return false;
        }
        if (line.only_label()) {
            return goes_on_from_label(above, line, i);
        }
        if (above.only_label()) {
            // The label began above its figures.
            Part const* const label = line.in_column(0);
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
        return std::all_of(line.parts.begin(), line.parts.end(), [&](Part const& part) {
            Part const* const over = above.in_column(part.column);
            return over != nullptr && !over->value &&
                   (is_wrapped(*over, part, line.size) || begins_lower(part.text));
        });
    }

    [[nodiscard]] bool
    goes_on_from_label(Line const& above, Line const& line, std::size_t i) const {
        Part const* const label = above.in_column(0);
        if (label == nullptr) {
            return false;
        }
        Part const& part = line.parts.front();
        bool const indented = part.x0 > label->x0 + 0.5F * line.size;
        bool const next_indented = i + 1 < m_lines.size() && m_lines[i + 1].has_label() &&
                                   m_lines[i + 1].parts.front().x0 > part.x0 + 0.5F * line.size;
        return begins_lower(part.text) || part.text.starts_with('(') ||
               (is_closer(line.baseline - above.baseline) && !next_indented) ||
               (is_wrapped(*label, part, line.size) && !next_indented && indented);
    }

    static void add(TableRow& row, Line const& line) {
        row.bottom = std::max(row.bottom, line.bottom);
        row.top = std::min(row.top, line.top);
        for (Part const& part : line.parts) {
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

    PageText const& m_text;
    std::vector<float> const& m_borders;
    std::span<RowRule const> m_rules;
    std::vector<Line> m_lines;
    std::vector<float> m_left; ///< one a column
    std::vector<float> m_right;
    std::vector<float> m_body_left; ///< the same of the lines with figures
    std::vector<float> m_body_right;
    float m_tightest = 0;
    float m_pitch = 0; ///< the least distance of two lines that are rows; 0 when unknown
};

} // namespace

RowGroups group_rows(
    PageText const& text,
    std::span<TableLine const> lines,
    std::vector<float> const& borders,
    std::span<RowRule const> rules) {
    return lines.empty() ? RowGroups{} : Grouper{text, lines, borders, rules}.group();
}

} // namespace gouji

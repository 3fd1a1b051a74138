#include "gouji/formats/layout/page/row_line.hpp"

#include <algorithm>
#include <cmath>

#include "gouji/formats/layout/page/line_text.hpp"
#include "gouji/formats/layout/page/page_geometry.hpp"
#include "gouji/formats/layout/page/table_header.hpp"

namespace gouji {

namespace {

/// A rule of this part of the table's width crosses all of it.
constexpr float full_rule = 0.8F;

bool is_year(std::string_view text) {
    return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class LinePlacer {
public:
    LinePlacer(
        PageText const& text,
        std::span<TableLine const> lines,
        std::vector<float> const& borders,
        std::span<RowRule const> rules)
        : m_text(text), m_borders(borders), m_rules(rules) {
        for (TableLine const& line : lines) {
            m_placed.lines.push_back(place(line));
        }
    }

    PlacedLines run() {
        mark_rules();
        measure_columns();
        measure_spacing();
        for (RowLine& line : m_placed.lines) {
            cut_at_borders(line);
        }
        return std::move(m_placed);
    }

private:
    [[nodiscard]] std::int32_t column_at(float x) const {
        auto const above = std::upper_bound(m_borders.begin() + 1, m_borders.end() - 1, x);
        return static_cast<std::int32_t>(above - m_borders.begin()) - 1;
    }

    [[nodiscard]] RowLine place(TableLine const& from) const {
        RowLine line;
        line.baseline = from.baseline;
        line.top = from.box.y0;
        line.bottom = from.box.y1;
        line.size = from.size;
        for (LineChunk const& chunk : from.chunks) {
            std::int32_t first =
                column_at(chunk.x0 + std::min(border_reach, (chunk.x1 - chunk.x0) / 2));
            std::int32_t last =
                column_at(chunk.x1 - std::min(border_reach, (chunk.x1 - chunk.x0) / 2));
            last = std::max(first, last);
            auto const words = from.words_of(chunk);
            // An overlong label reaches into the next column, with nothing else there.
            bool const alone = from.chunks.size() == 1;
            if (alone && first == 0) {
                last = 0;
            }
            LinePart* const before = line.parts.empty() ? nullptr : &line.parts.back();
            if (before != nullptr && first < before->column + before->col_span) {
                before->words.insert(before->words.end(), words.begin(), words.end());
                before->col_span = std::max(before->col_span, last - before->column + 1);
                before->x1 = chunk.x1;
                continue;
            }
            LinePart part;
            part.column = first;
            part.col_span = last - first + 1;
            part.words.assign(words.begin(), words.end());
            part.x0 = chunk.x0;
            part.x1 = chunk.x1;
            line.parts.push_back(std::move(part));
        }
        for (LinePart& part : line.parts) {
            describe(part);
        }
        return line;
    }

    void mark_rules() {
        auto rule = m_rules.begin();
        for (std::size_t i = 1; i < m_placed.lines.size(); ++i) {
            float const above = m_placed.lines[i - 1].baseline - m_placed.lines[i - 1].size / 4;
            while (rule != m_rules.end() && rule->y < above) {
                ++rule;
            }
            for (auto at = rule; at != m_rules.end() && at->y < m_placed.lines[i].baseline; ++at) {
                // A rule beside a label parts what stands beside it.
                bool const beside =
                    m_placed.lines[i].only_label() && at->x0 > m_placed.lines[i].parts[0].x1;
                m_placed.lines[i].ruled_above =
                    m_placed.lines[i].ruled_above || (is_full(*at, m_borders) && !beside);
            }
        }
    }
    void measure_columns() {
        ColumnReach& columns = m_placed.columns;
        measure_columns(columns.left, columns.right, [](RowLine const&) { return true; });
        measure_columns(columns.body_left, columns.body_right, [](RowLine const& line) {
            return line.has_label() && line.has_figure();
        });
    }
    template <class Counts>
    void
    measure_columns(std::vector<float>& left, std::vector<float>& right, Counts const& counts) {
        left.assign(m_borders.size() - 1, m_borders.back());
        right.assign(m_borders.size() - 1, 0);
        for (RowLine const& line : m_placed.lines) {
            if (!counts(line)) {
                continue;
            }
            for (LinePart const& part : line.parts) {
                auto const column = static_cast<std::size_t>(part.column);
                if (part.col_span == 1) {
                    left[column] = std::min(left[column], part.x0);
                    right[column] = std::max(right[column], part.x1);
                }
            }
        }
    }
    void measure_spacing() {
        for (std::size_t i = 1; i < m_placed.lines.size(); ++i) {
            float const distance = m_placed.lines[i].baseline - m_placed.lines[i - 1].baseline;
            m_placed.tightest =
                m_placed.tightest == 0 ? distance : std::min(m_placed.tightest, distance);
            if (m_placed.lines[i].has_value() && m_placed.lines[i - 1].has_value() &&
                m_placed.lines[i].has_label()) {
                m_placed.pitch =
                    m_placed.pitch == 0 ? distance : std::min(m_placed.pitch, distance);
            }
        }
    }

    /// Texts of two columns that stand close look like one over both: cut where both parts keep to
    /// the sides (or middles) of their columns, or the second is a value where its column has its
    /// values.
    void cut_at_borders(RowLine& line) const {
        for (std::size_t i = 0; i < line.parts.size(); ++i) {
            while (line.parts[i].col_span > 1 && cut_once(line, i)) {
            }
        }
    }
    bool cut_once(RowLine& line, std::size_t index) const {
        LinePart const whole = line.parts[index];
        for (std::size_t k = whole.words.size(); k-- > 1;) {
            LinePart left = part_of({whole.words.data(), k});
            LinePart right = part_of({whole.words.data() + k, whole.words.size() - k});
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
    [[nodiscard]] bool is_value_in_column(LinePart const& left, LinePart const& right) const {
        return right.col_span == 1 && right.column > left.column && right.value &&
               right.x0 >= m_placed.columns.body_left[static_cast<std::size_t>(right.column)] -
                               border_reach;
    }
    /// Whether both pieces of a text keep to the same side (or the middle) of two columns, one
    /// behind the other; then they are of these.
    bool part_by_sides(LinePart const& whole, LinePart& left, LinePart& right) const {
        for (std::int32_t column = whole.column; column + 1 < whole.column + whole.col_span;
             ++column) {
            auto const at = static_cast<std::size_t>(column);
            auto const keeps = [&](auto const& side) {
                return side(
                           left, m_placed.columns.body_left[at], m_placed.columns.body_right[at]) &&
                       side(
                           right,
                           m_placed.columns.body_left[at + 1],
                           m_placed.columns.body_right[at + 1]);
            };
            bool const aligned =
                keeps([](LinePart const& part, float from, float) {
                    return std::abs(part.x0 - from) < border_reach;
                }) ||
                keeps([](LinePart const& part, float, float to) {
                    return std::abs(part.x1 - to) < border_reach;
                }) ||
                keeps([](LinePart const& part, float from, float to) {
                    return std::abs(part.x0 + part.x1 - from - to) < 2 * border_reach;
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
    [[nodiscard]] LinePart part_of(WordIndices words) const {
        LinePart part;
        part.words.assign(words.begin(), words.end());
        part.x0 = m_text.words[words.front()].box.x0;
        part.x1 = m_text.words[words.back()].box.x1;
        part.column = column_at(part.x0 + border_reach);
        part.col_span = std::max(column_at(part.x1 - border_reach) - part.column, 0) + 1;
        describe(part);
        return part;
    }
    void describe(LinePart& part) const {
        part.text = cell_line_text(m_text, part.words);
        part.value = is_value_text(part.text);
        part.first_token = first_token_width(m_text, m_text.words[part.words.front()]);
    }

    PageText const& m_text;
    std::vector<float> const& m_borders;
    std::span<RowRule const> m_rules;
    PlacedLines m_placed;
};

} // namespace

bool is_full(RowRule const& rule, std::vector<float> const& borders) {
    return overlap(rule.x0, rule.x1, borders.front(), borders.back()) >=
           full_rule * (borders.back() - borders.front());
}

bool RowLine::has_value() const {
    return std::any_of(parts.begin(), parts.end(), [](LinePart const& part) {
        return part.value && part.column > 0;
    });
}

bool RowLine::has_figure() const {
    return std::any_of(parts.begin(), parts.end(), [](LinePart const& part) {
        return part.value && part.column > 0 && !is_year(part.text);
    });
}

bool RowLine::spans() const {
    return std::any_of(
        parts.begin(), parts.end(), [](LinePart const& part) { return part.col_span > 1; });
}

LinePart const* RowLine::in_column(std::int32_t column) const {
    for (LinePart const& part : parts) {
        if (part.column <= column && column < part.column + part.col_span) {
            return &part;
        }
    }
    return nullptr;
}

PlacedLines place_lines(
    PageText const& text,
    std::span<TableLine const> lines,
    std::vector<float> const& borders,
    std::span<RowRule const> rules) {
    return LinePlacer(text, lines, borders, rules).run();
}

} // namespace gouji

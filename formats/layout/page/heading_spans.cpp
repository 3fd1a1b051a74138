#include "gouji/formats/layout/page/heading_spans.hpp"

#include <algorithm>
#include <cmath>

#include "gouji/formats/layout/page/page_geometry.hpp"

namespace gouji {

namespace {

/// How far, in parts of the font size, a heading may stand from the middle of its columns.
constexpr float centre_slack = 1.2F;

/// How far the middle of a text is from that of the columns [first, last).
float offset(
    LinePart const& part, std::int32_t first, std::int32_t last, ColumnReach const& columns) {
    float const left = columns.body_left[static_cast<std::size_t>(first)];
    float const right = columns.body_right[static_cast<std::size_t>(last - 1)];
    return (part.x0 + part.x1 - left - right) / 2;
}

bool all_headed(RowLine const& line, std::int32_t first, std::int32_t last) {
    for (std::int32_t column = first; column < last; ++column) {
        if (line.in_column(column) == nullptr) {
            return false;
        }
    }
    return true;
}

/// To the columns [first, last], as far as the other parts of its line leave room.
void widen(RowLine const& line, LinePart& part, std::int32_t first, std::int32_t last) {
    for (LinePart const& other : line.parts) {
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

/// Widens it over the columns whose contents the rule crosses.
void widen_over(
    RowLine const& line, LinePart& part, RowRule const& rule, ColumnReach const& columns) {
    std::int32_t first = part.column;
    std::int32_t last = part.column + part.col_span - 1;
    for (std::size_t column = 0; column < columns.left.size(); ++column) {
        float const width = columns.right[column] - columns.left[column];
        bool const crossed =
            overlap(rule.x0, rule.x1, columns.left[column], columns.right[column]) * 2 > width;
        if (width > 0 && crossed) {
            first = std::min(first, static_cast<std::int32_t>(column));
            last = std::max(last, static_cast<std::int32_t>(column));
        }
    }
    widen(line, part, first, last);
}

} // namespace

void widen_over_rules(
    PlacedLines& placed,
    std::size_t head,
    std::vector<float> const& borders,
    std::span<RowRule const> rules) {
    for (std::size_t i = 0; i < head; ++i) {
        float const next = placed.lines[i + 1 < placed.lines.size() ? i + 1 : i].baseline;
        for (LinePart& part : placed.lines[i].parts) {
            for (RowRule const& rule : rules) {
                bool const below = rule.y > placed.lines[i].baseline - placed.lines[i].size / 4 &&
                                   rule.y < next && !is_full(rule, borders);
                bool const covers =
                    rule.x0 <= part.x0 + border_reach && rule.x1 >= part.x1 - border_reach;
                if (below && covers) {
                    widen_over(placed.lines[i], part, rule, placed.columns);
                }
            }
        }
    }
}

void centre_headings(RowLine& line, RowLine const& below, ColumnReach const& columns) {
    auto const end = static_cast<std::int32_t>(columns.left.size());
    if (line.parts.size() < 2 || line.parts.size() >= below.parts.size() ||
        !all_headed(below, 1, end)) {
        return;
    }
    std::vector<std::int32_t> ends;
    std::int32_t first = 1;
    for (LinePart const& part : line.parts) {
        bool const last_part = &part == &line.parts.back();
        std::int32_t best = last_part ? end : first + 1;
        for (std::int32_t last = best; last <= end; ++last) {
            best = std::abs(offset(part, first, last, columns)) <
                           std::abs(offset(part, first, best, columns))
                       ? last
                       : best;
        }
        if (first >= end ||
            std::abs(offset(part, first, best, columns)) > centre_slack * line.size) {
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

void align_headings(RowLine& line, RowLine const& below) {
    std::vector<LinePart*> headings;
    for (LinePart& part : line.parts) {
        if (part.column > 0) {
            headings.push_back(&part);
        }
    }
    auto const stands = [&](auto const& side) {
        return std::all_of(headings.begin(), headings.end(), [&](LinePart const* part) {
            LinePart const* const under = below.in_column(part->column);
            return part->col_span == 1 && under != nullptr && side(*part, *under);
        });
    };
    if (headings.empty() || headings.size() + 1 >= below.parts.size()) {
        return;
    }
    bool const from_left = stands([](LinePart const& part, LinePart const& under) {
        return std::abs(part.x0 - under.x0) < border_reach;
    });
    bool const from_right = stands([](LinePart const& part, LinePart const& under) {
        return std::abs(part.x1 - under.x1) < border_reach;
    });
    if (from_left == from_right) {
        return;
    }
    std::int32_t first = 1;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        LinePart& part = *headings[i];
        std::int32_t const next =
            i + 1 < headings.size() ? headings[i + 1]->column : below.parts.back().column + 1;
        std::int32_t const last = from_right ? part.column : next - 1;
        first = from_right ? first : part.column;
        if (first < part.column + 1 && all_headed(below, first, last + 1)) {
            part.column = first;
            part.col_span = last - first + 1;
        }
        first = last + 1;
    }
}

} // namespace gouji

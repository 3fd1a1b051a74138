#include "gouji/formats/pdf/read/rule_collector.hpp"

#include <algorithm>
#include <cmath>

namespace gouji::pdfread {

namespace {

/// What is no thicker, in points, is a line; thicker things are boxes.
constexpr float max_thickness = 3;
/// Sides that lean more than this over their whole length are not upright.
constexpr double max_lean = 1.0;
/// A drawing with more lines is no table.
constexpr std::size_t max_rules = 200'000;
constexpr std::size_t max_backgrounds = 256;
/// Pieces of one line: how far they may lie apart along it, and across.
constexpr float max_dash_gap = 3.5F;
constexpr float max_offset = 0.6F;

float width_of(Rect const& box) {
    return box.x1 - box.x0;
}
float height_of(Rect const& box) {
    return box.y1 - box.y0;
}
bool is_level(Rect const& box) {
    return width_of(box) >= height_of(box);
}

bool contains(Rect const& box, float x, float y) {
    return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}

Rect box_of(std::vector<Point> const& points) {
    auto const [left, right] = std::minmax_element(
        points.begin(), points.end(), [](Point a, Point b) { return a.x < b.x; });
    auto const [top, bottom] = std::minmax_element(
        points.begin(), points.end(), [](Point a, Point b) { return a.y < b.y; });
    return {
        static_cast<float>(left->x),
        static_cast<float>(top->y),
        static_cast<float>(right->x),
        static_cast<float>(bottom->y)};
}

bool is_along_side(Point from, Point to) {
    return std::min(std::abs(from.x - to.x), std::abs(from.y - to.y)) <= max_lean / 2;
}

/// Joins lines that continue one another; `level` ones are sorted by y, then x.
void join_pieces(std::vector<RuleLine>& rules, bool level) {
    auto const across = [level](Rect const& box) {
        return level ? (box.y0 + box.y1) / 2 : (box.x0 + box.x1) / 2;
    };
    auto const begin = [level](Rect& box) -> float& { return level ? box.x0 : box.y0; };
    auto const end = [level](Rect& box) -> float& { return level ? box.x1 : box.y1; };
    std::sort(rules.begin(), rules.end(), [&](RuleLine const& a, RuleLine const& b) {
        return across(a.box) < across(b.box);
    });
    std::vector<RuleLine> joined;
    for (std::size_t first = 0; first < rules.size();) {
        // A band of lines at one height, each close to the one before.
        std::size_t last = first + 1;
        float const height = across(rules[first].box);
        while (last < rules.size() && across(rules[last].box) - height <= max_offset) {
            ++last;
        }
        auto const from = rules.begin() + static_cast<std::ptrdiff_t>(first);
        auto const to = rules.begin() + static_cast<std::ptrdiff_t>(last);
        std::sort(from, to, [level](RuleLine const& a, RuleLine const& b) {
            return level ? a.box.x0 < b.box.x0 : a.box.y0 < b.box.y0;
        });
        std::size_t const start = joined.size();
        for (auto rule = from; rule != to; ++rule) {
            if (joined.size() > start) {
                Rect& before = joined.back().box;
                if (begin(rule->box) - end(before) <= max_dash_gap) {
                    end(before) = std::max(end(before), end(rule->box));
                    continue;
                }
            }
            joined.push_back(*rule);
        }
        first = last;
    }
    rules = std::move(joined);
}

} // namespace

Rect intersect(Rect const& a, Rect const& b) {
    return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

void RuleCollector::move_to(Point point) {
    m_start = point;
    m_parts.emplace_back();
    m_parts.back().points.push_back(point);
}

void RuleCollector::line_to(Point point) {
    if (m_parts.empty()) {
        move_to(point);
        return;
    }
    if (m_parts.back().closed) {
        move_to(m_start);
    }
    m_parts.back().points.push_back(point);
}

/// The lines before and behind a curve are lines, the way between them is none.
void RuleCollector::curve_to(Point point) {
    if (!m_parts.empty()) {
        m_parts.back().curved = true;
    }
    Part part;
    part.points.push_back(point);
    part.curved = true;
    m_parts.push_back(std::move(part));
}

void RuleCollector::close() {
    if (m_parts.empty()) {
        return;
    }
    if (m_parts.back().curved) {
        m_parts.back().points.push_back(m_start);
        move_to(m_start);
    } else {
        m_parts.back().closed = true;
    }
}

void RuleCollector::rectangle(Point a, Point b, Point c, Point d) {
    m_start = a;
    m_parts.push_back({{a, b, c, d}, false, true});
}

Rect RuleCollector::path_box() const {
    std::vector<Point> points;
    for (Part const& part : m_parts) {
        points.insert(points.end(), part.points.begin(), part.points.end());
    }
    return points.empty() ? Rect{} : box_of(points);
}

void RuleCollector::add(Rect box, std::uint32_t colour, Rect const& clip) {
    box = intersect(box, clip);
    if (m_rules.size() >= max_rules || box.x1 < box.x0 || box.y1 < box.y0) {
        return;
    }
    if (colour == 0) {
        float const x = (box.x0 + box.x1) / 2;
        float const y = (box.y0 + box.y1) / 2;
        bool const seen =
            std::any_of(m_backgrounds.begin(), m_backgrounds.end(), [&](Rect const& background) {
                return contains(background, x, y);
            });
        if (!seen) {
            return;
        }
    }
    m_rules.push_back({box});
}

void RuleCollector::add_fill(Rect box, std::uint32_t colour, Rect const& clip) {
    box = intersect(box, clip);
    if (m_fills.size() >= max_rules || box.x1 <= box.x0 || box.y1 <= box.y0) {
        return;
    }
    m_fills.push_back({box, colour});
    if (colour != 0 && m_backgrounds.size() < max_backgrounds) {
        m_backgrounds.push_back(box);
    }
}

void RuleCollector::stroke_segment(
    Point from, Point to, double width, std::uint32_t colour, Rect const& clip) {
    if (!is_along_side(from, to)) {
        return;
    }
    Rect box = box_of({from, to});
    auto const half = static_cast<float>(width / 2);
    bool const level = is_level(box);
    (level ? box.y0 : box.x0) -= half;
    (level ? box.y1 : box.x1) += half;
    if (2 * half <= max_thickness) {
        add(box, colour, clip);
    } else {
        add_fill(box, colour, clip); // a box drawn with a broad pen
    }
}

void RuleCollector::stroke(double width, std::uint32_t colour, Rect const& clip) {
    for (Part const& part : m_parts) {
        for (std::size_t i = 1; i < part.points.size(); ++i) {
            stroke_segment(part.points[i - 1], part.points[i], width, colour, clip);
        }
        if (part.closed && part.points.size() > 2) {
            stroke_segment(part.points.back(), part.points.front(), width, colour, clip);
        }
    }
}

void RuleCollector::fill_part(Part const& part, std::uint32_t colour, Rect const& clip) {
    if (part.points.size() < 3 || part.curved) {
        return;
    }
    Rect const box = box_of(part.points);
    if (std::min(width_of(box), height_of(box)) <= max_thickness) {
        add(box, colour, clip);
        return;
    }
    bool upright = true;
    for (std::size_t i = 0; i < part.points.size() && upright; ++i) {
        upright = is_along_side(part.points[i], part.points[(i + 1) % part.points.size()]);
    }
    // A polygon with more corners is given as the box around it.
    if (upright) {
        add_fill(box, colour, clip);
    }
}

void RuleCollector::fill(std::uint32_t colour, Rect const& clip) {
    for (Part const& part : m_parts) {
        fill_part(part, colour, clip);
    }
}

void RuleCollector::add_thin_picture(Rect const& box, Rect const& clip) {
    if (std::min(width_of(box), height_of(box)) <= max_thickness) {
        add(box, 1, clip);
    }
}

std::vector<RuleLine> RuleCollector::take() {
    std::vector<RuleLine> level;
    std::vector<RuleLine> upright;
    for (RuleLine const& rule : m_rules) {
        // A dot may be a piece of either.
        float const longer = std::max(width_of(rule.box), height_of(rule.box));
        if (longer <= 2) {
            level.push_back(rule);
            upright.push_back(rule);
        } else {
            (is_level(rule.box) ? level : upright).push_back(rule);
        }
    }
    join_pieces(level, true);
    join_pieces(upright, false);
    std::vector<RuleLine> rules;
    constexpr float min_length = 3;
    for (RuleLine const& rule : level) {
        if (width_of(rule.box) >= min_length) {
            rules.push_back(rule);
        }
    }
    for (RuleLine const& rule : upright) {
        if (height_of(rule.box) >= min_length) {
            rules.push_back(rule);
        }
    }
    m_rules.clear();
    return rules;
}

} // namespace gouji::pdfread

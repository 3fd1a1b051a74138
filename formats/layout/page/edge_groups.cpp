#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>

#include "gouji/formats/layout/page/page_geometry.hpp"
#include "gouji/formats/layout/page/table_edges.hpp"

namespace gouji {

namespace {

/// Points. Lines of a double line stand 1 to 2 points apart, empty rows are at least 3 points high.
constexpr float snap_tolerance = 2.5F;
/// Dashes and the borders of neighbouring cells leave gaps.
constexpr float join_tolerance = 3.0F;
constexpr float shortest_edge = 5.0F;
/// How far a line may end before the line that it is meant to meet.
constexpr float meeting_tolerance = 3.0F;
/// The lines of a frame meet so closely.
constexpr float corner_tolerance = 1.2F;
/// A drawing of many parts is not searched for tables in tables.
constexpr std::size_t most_lines = 4'000;
constexpr std::size_t most_frames = 300;

void settle(Edges& edges, float tolerance) {
    for (std::vector<Edge>* const lines : {&edges.horizontal, &edges.vertical}) {
        snap_edges(*lines, tolerance);
        join_edges(*lines, join_tolerance, shortest_edge);
    }
}

bool close(float a, float b) {
    return std::abs(a - b) <= corner_tolerance;
}

/// The lines of a list (sorted by `at`) that stand at `at`, give or take.
std::span<Edge const> lines_at(std::vector<Edge> const& lines, float at) {
    auto const by_at = [](Edge const& edge, float value) { return edge.at < value; };
    auto const first = std::lower_bound(lines.begin(), lines.end(), at - corner_tolerance, by_at);
    auto const last = std::lower_bound(first, lines.end(), at + corner_tolerance, by_at);
    return {first, last};
}

/// Whether a level line runs at least from corner to corner.
bool covers(std::vector<Edge> const& level, float y, float left, float right) {
    std::span<Edge const> const lines = lines_at(level, y);
    return std::any_of(lines.begin(), lines.end(), [&](Edge const& edge) {
        return edge.begin <= left + corner_tolerance && edge.end >= right - corner_tolerance;
    });
}

/// Rectangles whose top (or bottom) and sides end at their corners; the fourth side may be part of
/// a longer line: the table in a cell often stands on the cell's border.
std::vector<Rect> find_frames(Edges const& edges) {
    std::vector<Rect> frames;
    for (Edge const& edge : edges.horizontal) {
        for (Edge const& left : lines_at(edges.vertical, edge.begin)) {
            bool const top = close(left.begin, edge.at);
            if (!top && !close(left.end, edge.at)) {
                continue;
            }
            float const other = top ? left.end : left.begin;
            std::span<Edge const> const rights = lines_at(edges.vertical, edge.end);
            bool const sides = std::any_of(rights.begin(), rights.end(), [&](Edge const& right) {
                return close(right.begin, left.begin) && close(right.end, left.end);
            });
            if (sides && covers(edges.horizontal, other, edge.begin, edge.end)) {
                frames.push_back({edge.begin, left.begin, edge.end, left.end});
            }
        }
        if (frames.size() > most_frames) {
            return {};
        }
    }
    return frames;
}

/// Where a line of one direction lies against a box: across it (at) and along it.
struct Against {
    bool beside = false;  ///< it does not touch the box
    bool inside = false;  ///< all of it, strictly between the sides
    bool on_side = false; ///< on one of the box's sides, no longer than it
};
Against against(Edge const& edge, float low, float high, float from, float to) {
    Against place;
    bool const apart = edge.end < from - corner_tolerance || edge.begin > to + corner_tolerance ||
                       edge.at < low - corner_tolerance || edge.at > high + corner_tolerance;
    bool const within = edge.begin >= from - corner_tolerance && edge.end <= to + corner_tolerance;
    bool const between = edge.at > low + corner_tolerance && edge.at < high - corner_tolerance;
    place.beside = apart;
    place.inside = within && between;
    place.on_side = within && !between && !apart;
    return place;
}

struct Membership {
    std::size_t inside = 0;
    bool crossed = false; ///< a line of the table around it goes on into it, or ends at it
};
Membership membership_of(Edges const& edges, Rect const& frame) {
    Membership found;
    auto const look = [&](Edge const& edge, float low, float high, float from, float to) {
        Against const place = against(edge, low, high, from, to);
        found.inside += place.inside ? 1U : 0U;
        // A longer line along a side is the border of the cell around it.
        bool const along =
            !place.inside && !place.beside && (close(edge.at, low) || close(edge.at, high));
        found.crossed = found.crossed || !(place.beside || place.inside || place.on_side || along);
    };
    for (Edge const& edge : edges.horizontal) {
        look(edge, frame.y0, frame.y1, frame.x0, frame.x1);
    }
    for (Edge const& edge : edges.vertical) {
        look(edge, frame.x0, frame.x1, frame.y0, frame.y1);
    }
    return found;
}

/// A frame in another that has lines of its own, and none in common with what is around it: a
/// table in a cell.
bool is_nested(Edges const& edges, Rect const& frame, std::vector<Rect> const& frames) {
    bool const inner = std::any_of(frames.begin(), frames.end(), [&](Rect const& outer) {
        bool const within = contains(outer, frame, corner_tolerance);
        int const apart = (close(outer.x0, frame.x0) ? 0 : 1) +
                          (close(outer.x1, frame.x1) ? 0 : 1) +
                          (close(outer.y0, frame.y0) ? 0 : 1) + (close(outer.y1, frame.y1) ? 0 : 1);
        return within && apart >= 3;
    });
    if (!inner) {
        return false;
    }
    Membership const membership = membership_of(edges, frame);
    return membership.inside > 0 && !membership.crossed;
}

/// Moves the lines of a frame out of `edges`.
Edges take_frame(Edges& edges, Rect const& frame) {
    Edges taken;
    auto const take = [](std::vector<Edge>& from, std::vector<Edge>& to, auto const& is_part) {
        auto const rest = std::stable_partition(
            from.begin(), from.end(), [&](Edge const& edge) { return !is_part(edge); });
        to.assign(rest, from.end());
        from.erase(rest, from.end());
    };
    take(edges.horizontal, taken.horizontal, [&](Edge const& edge) {
        Against const place = against(edge, frame.y0, frame.y1, frame.x0, frame.x1);
        return place.inside || place.on_side;
    });
    take(edges.vertical, taken.vertical, [&](Edge const& edge) {
        Against const place = against(edge, frame.x0, frame.x1, frame.y0, frame.y1);
        return place.inside || place.on_side;
    });
    return taken;
}

bool same_frame(Rect const& a, Rect const& b) {
    return close(a.x0, b.x0) && close(a.x1, b.x1) && close(a.y0, b.y0) && close(a.y1, b.y1);
}

std::vector<Edges> take_nested(Edges& edges) {
    std::vector<Edges> found;
    if (edges.horizontal.size() + edges.vertical.size() > most_lines) {
        return found;
    }
    std::vector<Rect> frames = find_frames(edges);
    // The innermost first.
    std::stable_sort(frames.begin(), frames.end(), [](Rect const& a, Rect const& b) {
        return width_of(a) * height_of(a) < width_of(b) * height_of(b);
    });
    for (Rect const& frame : frames) {
        // Found from above and from below.
        bool const fresh = &frame == frames.data() || !same_frame(frame, *std::prev(&frame));
        if (fresh && is_nested(edges, frame, frames)) {
            found.push_back(take_frame(edges, frame));
        }
    }
    return found;
}

} // namespace

std::vector<Edges> find_edge_groups(std::span<RuleLine const> rules) {
    // As drawn: snapping would pull the border of a table in a cell onto that of the cell.
    constexpr float as_drawn = 0.2F;
    Edges edges = edges_of(rules);
    settle(edges, as_drawn);
    std::vector<Edges> found = take_nested(edges);
    for (Edges& nested : found) {
        settle(nested, snap_tolerance);
    }
    settle(edges, snap_tolerance);
    std::vector<Edges> groups = group_edges(edges, meeting_tolerance);
    std::move(groups.begin(), groups.end(), std::back_inserter(found));
    return found;
}

} // namespace gouji

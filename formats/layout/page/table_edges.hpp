#pragma once
#include <span>
#include <vector>

#include "gouji/formats/layout/page/page_content.hpp"

/// The first stages of finding ruled tables: edges -> snap -> join -> groups.

namespace gouji {

/// A straight line along one axis: y and x0 … x1 of a horizontal one, x and y0 … y1 of a vertical
/// one.
struct Edge {
    float at = 0;
    float begin = 0;
    float end = 0;
};
struct Edges {
    std::vector<Edge> horizontal;
    std::vector<Edge> vertical;
};

/// Each rule as an edge along its longer side; dots as both, for dotted lines are made of them.
[[nodiscard]] Edges edges_of(std::span<RuleLine const> rules);

/// Moves edges that lie within `tolerance` of each other onto one coordinate, and sorts them by it,
/// then by where they begin: a double line becomes one line drawn twice.
void snap_edges(std::vector<Edge>& edges, float tolerance);

/// Joins edges on one coordinate that overlap or leave no more than `tolerance` between them, and
/// drops what is then shorter than `least`. `edges` are snapped.
void join_edges(std::vector<Edge>& edges, float tolerance, float least);

/// Edges that cross or touch each other, or leave no more than `tolerance` between them, directly
/// or through others: one group a drawn grid (or underline, or frame). In time of the number of
/// edges and crossings; nothing when there are more than `max_crossings`.
inline constexpr std::size_t max_crossings = 1'000'000;
[[nodiscard]] std::vector<Edges> group_edges(Edges const& edges, float tolerance);

/// edges_of, snapped, joined and grouped with the tolerances that suit print. A grid that stands in
/// a cell of another one, however close to its borders, is a group of its own.
[[nodiscard]] std::vector<Edges> find_edge_groups(std::span<RuleLine const> rules);

} // namespace gouji

#include "gouji/formats/layout/page/table_edges.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "gouji/formats/layout/page/page_geometry.hpp"

namespace gouji {

namespace {

/// What is as long as wide, up to this, is a dot.
constexpr float largest_dot = 2.0F;

/// Which edges are in one group: a forest of indices.
class Groups {
public:
    explicit Groups(std::size_t count) : m_parent(count) {
        std::iota(m_parent.begin(), m_parent.end(), std::size_t{0});
    }
    std::size_t root(std::size_t index) {
        while (m_parent[index] != index) {
            m_parent[index] = m_parent[m_parent[index]];
            index = m_parent[index];
        }
        return index;
    }
    void unite(std::size_t a, std::size_t b) { m_parent[root(a)] = root(b); }

private:
    std::vector<std::size_t> m_parent;
};

/// Unites edges that meet, by a sweep from top to bottom over the horizontal edges, with the
/// vertical edges that reach each one's y. False when there are too many crossings.
bool unite_meeting(Edges const& edges, float tolerance, Groups& groups) {
    std::vector<std::size_t> by_top(edges.vertical.size());
    std::iota(by_top.begin(), by_top.end(), std::size_t{0});
    std::sort(by_top.begin(), by_top.end(), [&](std::size_t a, std::size_t b) {
        return edges.vertical[a].begin < edges.vertical[b].begin;
    });
    std::multimap<float, std::size_t> active; // by x
    std::size_t next = 0;
    std::size_t crossings = 0;
    for (std::size_t h = 0; h < edges.horizontal.size(); ++h) {
        Edge const& line = edges.horizontal[h];
        while (next < by_top.size() && edges.vertical[by_top[next]].begin <= line.at + tolerance) {
            active.emplace(edges.vertical[by_top[next]].at, by_top[next]);
            ++next;
        }
        auto at = active.lower_bound(line.begin - tolerance);
        while (at != active.end() && at->first <= line.end + tolerance) {
            if (edges.vertical[at->second].end < line.at - tolerance) {
                at = active.erase(at); // it ended above
                continue;
            }
            groups.unite(h, edges.horizontal.size() + at->second);
            ++at;
            if (++crossings > max_crossings) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

Edges edges_of(std::span<RuleLine const> rules) {
    Edges edges;
    for (RuleLine const& rule : rules) {
        float const width = width_of(rule.box);
        float const height = height_of(rule.box);
        bool const dot = width <= largest_dot && height <= largest_dot;
        if (width >= height || dot) {
            edges.horizontal.push_back({middle_y(rule.box), rule.box.x0, rule.box.x1});
        }
        if (height > width || dot) {
            edges.vertical.push_back({middle_x(rule.box), rule.box.y0, rule.box.y1});
        }
    }
    return edges;
}

void snap_edges(std::vector<Edge>& edges, float tolerance) {
    std::sort(edges.begin(), edges.end(), [](Edge const& a, Edge const& b) { return a.at < b.at; });
    for (std::size_t begin = 0; begin < edges.size();) {
        std::size_t end = begin;
        double sum = 0;
        while (end < edges.size() && edges[end].at <= edges[begin].at + tolerance) {
            sum += static_cast<double>(edges[end].at);
            ++end;
        }
        auto const mean = static_cast<float>(sum / static_cast<double>(end - begin));
        for (std::size_t i = begin; i < end; ++i) {
            edges[i].at = mean;
        }
        auto const from = edges.begin() + static_cast<std::ptrdiff_t>(begin);
        auto const to = edges.begin() + static_cast<std::ptrdiff_t>(end);
        std::sort(from, to, [](Edge const& a, Edge const& b) { return a.begin < b.begin; });
        begin = end;
    }
}

void join_edges(std::vector<Edge>& edges, float tolerance, float least) {
    std::vector<Edge> joined;
    for (Edge const& edge : edges) {
        if (!joined.empty() && joined.back().at == edge.at &&
            edge.begin <= joined.back().end + tolerance) {
            joined.back().end = std::max(joined.back().end, edge.end);
        } else {
            joined.push_back(edge);
        }
    }
    std::erase_if(joined, [&](Edge const& edge) { return edge.end - edge.begin < least; });
    edges = std::move(joined);
}

std::vector<Edges> group_edges(Edges const& edges, float tolerance) {
    std::size_t const horizontals = edges.horizontal.size();
    Groups groups{horizontals + edges.vertical.size()};
    if (!unite_meeting(edges, tolerance, groups)) {
        return {};
    }
    std::vector<Edges> found;
    std::map<std::size_t, std::size_t> index_of; // root -> index into found
    auto const group_of = [&](std::size_t index) -> Edges& {
        auto const [at, fresh] = index_of.try_emplace(groups.root(index), found.size());
        if (fresh) {
            found.emplace_back();
        }
        return found[at->second];
    };
    for (std::size_t h = 0; h < horizontals; ++h) {
        group_of(h).horizontal.push_back(edges.horizontal[h]);
    }
    for (std::size_t v = 0; v < edges.vertical.size(); ++v) {
        group_of(horizontals + v).vertical.push_back(edges.vertical[v]);
    }
    return found;
}

} // namespace gouji

#include "gouji/formats/layout/page/background_edges.hpp"

#include <algorithm>
#include <cmath>

#include "gouji/formats/layout/page/page_geometry.hpp"

namespace gouji {

namespace {

/// The page is painted on a raster: small files are full of boxes that overlap, hide and touch each
/// other in every way.
constexpr float steps_per_point = 2;
/// Gaps of up to so many steps between boxes of one colour are no line.
constexpr int blind_steps = 2;
constexpr std::size_t most_side = 8'000; ///< steps; larger pages are no paper
/// What is painted in all, and looked at: boxes beyond it are left out.
constexpr std::size_t most_steps = 60'000'000;
constexpr float shortest = 3; ///< points

class Raster {
public:
    Raster(float width, float height)
        : m_columns(side_of(width)), m_rows(side_of(height)), m_colours(m_columns * m_rows) {}

    struct Area {
        int left = 0;
        int top = 0;
        int right = 0; ///< behind the last
        int bottom = 0;
    };
    [[nodiscard]] Area area_of(Rect const& box) const {
        return {
            step(box.x0, m_columns),
            step(box.y0, m_rows),
            step(box.x1, m_columns),
            step(box.y1, m_rows)};
    }
    void paint(Area const& area, std::uint32_t colour) {
        for (int row = area.top; row < area.bottom; ++row) {
            auto const begin =
                m_colours.begin() + static_cast<std::ptrdiff_t>(index(area.left, row));
            std::fill(begin, begin + (area.right - area.left), colour);
        }
    }
    /// White outside the page.
    [[nodiscard]] std::uint32_t at(int column, int row) const {
        bool const outside = column < 0 || row < 0 || column >= static_cast<int>(m_columns) ||
                             row >= static_cast<int>(m_rows);
        return outside ? 0 : m_colours[index(column, row)];
    }

private:
    static std::size_t side_of(float length) {
        auto const steps = static_cast<std::size_t>(std::max(1.F, length * steps_per_point) + 1);
        return std::min(steps, most_side);
    }
    static int step(float at, std::size_t side) {
        auto const last = static_cast<float>(side);
        return static_cast<int>(std::lround(std::clamp(at * steps_per_point, 0.F, last)));
    }
    [[nodiscard]] std::size_t index(int column, int row) const {
        return static_cast<std::size_t>(row) * m_columns + static_cast<std::size_t>(column);
    }

    std::size_t m_columns;
    std::size_t m_rows;
    std::vector<std::uint32_t> m_colours;
};

/// One side of a box: steps along it, and which way is out.
struct Side {
    bool level = true;
    int at = 0; ///< the row (or column) just inside
    int out = 1;
    int begin = 0;
    int end = 0;
    float coordinate = 0; ///< of the side, in points
};

bool is_seen(Raster const& raster, Side const& side, int along) {
    auto const colour = [&](int across) {
        return side.level ? raster.at(along, across) : raster.at(across, along);
    };
    std::uint32_t const inside = colour(side.at);
    for (int step = 1; step <= blind_steps; ++step) {
        if (colour(side.at + side.out * step) == inside) {
            return false;
        }
    }
    return true;
}

void add_seen(Raster const& raster, Side const& side, std::vector<RuleLine>& edges) {
    for (int begin = side.begin; begin < side.end;) {
        if (!is_seen(raster, side, begin)) {
            ++begin;
            continue;
        }
        int end = begin + 1;
        while (end < side.end && is_seen(raster, side, end)) {
            ++end;
        }
        float const from = static_cast<float>(begin) / steps_per_point;
        float const to = static_cast<float>(end) / steps_per_point;
        if (to - from >= shortest) {
            edges.push_back(
                {side.level ? Rect{from, side.coordinate, to, side.coordinate}
                            : Rect{side.coordinate, from, side.coordinate, to}});
        }
        begin = end;
    }
}

} // namespace

std::vector<RuleLine> find_background_edges(PageContent const& page) {
    std::vector<RuleLine> edges;
    if (page.fills.empty()) {
        return edges;
    }
    Raster raster{page.width, page.height};
    std::size_t steps = 0;
    std::size_t count = 0;
    for (; count < page.fills.size() && steps < most_steps; ++count) {
        Raster::Area const area = raster.area_of(page.fills[count].box);
        steps += static_cast<std::size_t>(std::max(0, area.right - area.left)) *
                 static_cast<std::size_t>(std::max(0, area.bottom - area.top));
        raster.paint(area, page.fills[count].colour);
    }
    for (std::size_t i = 0; i < count; ++i) {
        Rect const& box = page.fills[i].box;
        Raster::Area const area = raster.area_of(box);
        if (area.right <= area.left || area.bottom <= area.top) {
            continue;
        }
        add_seen(raster, {true, area.top, -1, area.left, area.right, box.y0}, edges);
        add_seen(raster, {true, area.bottom - 1, 1, area.left, area.right, box.y1}, edges);
        add_seen(raster, {false, area.left, -1, area.top, area.bottom, box.x0}, edges);
        add_seen(raster, {false, area.right - 1, 1, area.top, area.bottom, box.x1}, edges);
    }
    return edges;
}

} // namespace gouji

#include "gouji/formats/layout/page/reading_order.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "gouji/formats/layout/page/page_geometry.hpp"

namespace gouji {

namespace {

using Indices = std::vector<std::uint32_t>;

constexpr float narrowest_gutter = 8.0F;
constexpr std::size_t least_lines = 3;
/// Prose fills its column and runs on; cells and labels do not.
constexpr float least_filling = 0.55F;
constexpr float least_ems = 9.0F;
constexpr int deepest_columns = 6;

struct Interval {
    float begin = 0;
    float end = 0;
};
constexpr float infinity = std::numeric_limits<float>::infinity();

/// Ascent and descent reach into neighbouring lines.
float top_of(OrderBox const& box) {
    return box.size > 0 ? box.box.y0 + 0.25F * height_of(box.box) : box.box.y0;
}
float bottom_of(OrderBox const& box) {
    return box.size > 0 ? box.box.y1 - 0.25F * height_of(box.box) : box.box.y1;
}

/// Boxes that overlap in height: mostly one visual line.
struct Band {
    std::size_t begin = 0; ///< into the sorted indices
    std::size_t end = 0;
};

class Orderer {
public:
    explicit Orderer(std::vector<OrderBox> const& boxes) : m_boxes(boxes) {}

    std::vector<PagePart> order() {
        Indices all(m_boxes.size());
        for (std::uint32_t i = 0; i < all.size(); ++i) {
            all[i] = i;
        }
        order(std::move(all), false, 0);
        return std::move(m_parts);
    }

private:
    void order(Indices indices, bool is_column, int depth) {
        std::sort(indices.begin(), indices.end(), [&](std::uint32_t a, std::uint32_t b) {
            float const ya = top_of(m_boxes[a]);
            float const yb = top_of(m_boxes[b]);
            return ya != yb ? ya < yb : m_boxes[a].box.x0 < m_boxes[b].box.x0;
        });
        std::vector<Band> const bands = bands_of(indices);
        PagePart part{{}, is_column};
        auto const close = [&] {
            if (!part.boxes.empty()) {
                m_parts.push_back(std::move(part));
            }
            part = {{}, is_column};
        };
        for (std::size_t at = 0; at < bands.size();) {
            std::vector<Interval> gutters = inner_gaps(indices, bands[at]);
            std::size_t end = at + 1;
            if (!gutters.empty() && depth < deepest_columns) {
                end = extend(indices, bands, end, gutters);
            }
            std::size_t const first = bands[at].begin;
            std::size_t const last = bands[end - 1].end;
            std::optional<float> const cut = best_gutter(indices, first, last, gutters);
            if (cut) {
                close();
                split(indices, first, last, *cut, depth);
            } else {
                append(part.boxes, indices, first, last);
            }
            at = end;
        }
        close();
    }

    [[nodiscard]] std::vector<Band> bands_of(Indices const& indices) const {
        std::vector<Band> bands;
        float bottom = 0;
        for (std::size_t i = 0; i < indices.size(); ++i) {
            OrderBox const& box = m_boxes[indices[i]];
            if (bands.empty() || top_of(box) >= bottom) {
                bands.push_back({i, i});
                bottom = bottom_of(box);
            }
            bands.back().end = i + 1;
            bottom = std::max(bottom, bottom_of(box));
        }
        return bands;
    }

    /// The gaps between the boxes of a band, and the room at its sides.
    [[nodiscard]] std::vector<Interval> gaps(Indices const& indices, Band band) const {
        std::vector<Interval> taken;
        for (std::size_t i = band.begin; i < band.end; ++i) {
            Rect const& box = m_boxes[indices[i]].box;
            taken.push_back({box.x0, box.x1});
        }
        std::sort(
            taken.begin(), taken.end(), [](Interval a, Interval b) { return a.begin < b.begin; });
        std::vector<Interval> free;
        float at = -infinity;
        for (Interval const interval : taken) {
            if (interval.begin - at >= narrowest_gutter) {
                free.push_back({at, interval.begin});
            }
            at = std::max(at, interval.end);
        }
        free.push_back({at, infinity});
        return free;
    }
    [[nodiscard]] std::vector<Interval> inner_gaps(Indices const& indices, Band band) const {
        std::vector<Interval> free = gaps(indices, band);
        std::erase_if(
            free, [](Interval gap) { return gap.begin == -infinity || gap.end == infinity; });
        return free;
    }

    /// Goes on as long as a gutter runs through; narrows the gutters. Returns the end of the bands.
    std::size_t extend(
        Indices const& indices,
        std::vector<Band> const& bands,
        std::size_t at,
        std::vector<Interval>& gutters) const {
        for (; at < bands.size(); ++at) {
            std::vector<Interval> const free = gaps(indices, bands[at]);
            std::vector<Interval> left;
            std::size_t next = 0;
            for (Interval const gutter : gutters) {
                while (next < free.size() && free[next].end <= gutter.begin) {
                    ++next;
                }
                for (std::size_t i = next; i < free.size() && free[i].begin < gutter.end; ++i) {
                    Interval const common{
                        std::max(gutter.begin, free[i].begin), std::min(gutter.end, free[i].end)};
                    if (common.end - common.begin >= narrowest_gutter) {
                        left.push_back(common);
                    }
                }
            }
            if (left.empty()) {
                break;
            }
            gutters = std::move(left);
        }
        return at;
    }

    /// One side of a gutter: how many of its lines are prose.
    struct Side {
        float left = infinity;
        float right = -infinity;
        std::size_t lines = 0;
        std::size_t prose = 0;
        float last_top = -infinity;
        void widen(Rect const& box) {
            left = std::min(left, box.x0);
            right = std::max(right, box.x1);
        }
        void add(OrderBox const& box) {
            if (box.size <= 0) {
                return;
            }
            bool const new_line = top_of(box) > last_top + box.size / 2;
            last_top = new_line ? top_of(box) : last_top;
            float const width = width_of(box.box);
            lines += new_line ? 1U : 0U;
            prose +=
                width >= least_filling * (right - left) && width >= least_ems * box.size ? 1U : 0U;
        }
        [[nodiscard]] bool is_prose() const {
            return prose >= least_lines && prose * 5 >= lines * 2;
        }
    };

    [[nodiscard]] std::optional<float> best_gutter(
        Indices const& indices,
        std::size_t first,
        std::size_t last,
        std::vector<Interval> const& gutters) const {
        std::optional<float> best;
        float widest = 0;
        for (Interval const gutter : gutters) {
            float const middle = (gutter.begin + gutter.end) / 2;
            Side left;
            Side right;
            auto const side = [&](std::size_t i) -> Side& {
                return m_boxes[indices[i]].box.x0 < middle ? left : right;
            };
            for (std::size_t i = first; i < last; ++i) {
                side(i).widen(m_boxes[indices[i]].box);
            }
            for (std::size_t i = first; i < last; ++i) {
                side(i).add(m_boxes[indices[i]]);
            }
            float const width = gutter.end - gutter.begin;
            if (left.is_prose() && right.is_prose() && width > widest) {
                widest = width;
                best = middle;
            }
        }
        return best;
    }

    void split(Indices const& indices, std::size_t first, std::size_t last, float cut, int depth) {
        Indices left;
        Indices right;
        for (std::size_t i = first; i < last; ++i) {
            (m_boxes[indices[i]].box.x0 < cut ? left : right).push_back(indices[i]);
        }
        order(std::move(left), true, depth + 1);
        order(std::move(right), true, depth + 1);
    }

    static void append(Indices& to, Indices const& indices, std::size_t first, std::size_t last) {
        auto const begin = indices.begin();
        to.insert(
            to.end(),
            begin + static_cast<std::ptrdiff_t>(first),
            begin + static_cast<std::ptrdiff_t>(last));
    }

    std::vector<OrderBox> const& m_boxes;
    std::vector<PagePart> m_parts;
};

} // namespace

std::vector<PagePart> find_reading_order(std::vector<OrderBox> const& boxes) {
    return Orderer{boxes}.order();
}

} // namespace gouji

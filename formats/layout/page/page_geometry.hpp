#pragma once
#include <algorithm>

#include "gouji/model/source.hpp"

/// Arithmetic on boxes in points.

namespace gouji {

[[nodiscard]] inline float width_of(Rect const& box) {
    return box.x1 - box.x0;
}
[[nodiscard]] inline float height_of(Rect const& box) {
    return box.y1 - box.y0;
}
[[nodiscard]] inline float middle_x(Rect const& box) {
    return (box.x0 + box.x1) / 2;
}
[[nodiscard]] inline float middle_y(Rect const& box) {
    return (box.y0 + box.y1) / 2;
}
/// How long two intervals run side by side; negative: the gap between them.
[[nodiscard]] inline float overlap(float a0, float a1, float b0, float b1) {
    return std::min(a1, b1) - std::max(a0, b0);
}
[[nodiscard]] inline Rect united(Rect const& a, Rect const& b) {
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}
/// Whether `inner` lies in `outer`, give or take `slack`.
[[nodiscard]] inline bool contains(Rect const& outer, Rect const& inner, float slack = 0) {
    return inner.x0 >= outer.x0 - slack && inner.x1 <= outer.x1 + slack &&
           inner.y0 >= outer.y0 - slack && inner.y1 <= outer.y1 + slack;
}
[[nodiscard]] inline bool contains_middle(Rect const& outer, Rect const& inner) {
    float const x = middle_x(inner);
    float const y = middle_y(inner);
    return x >= outer.x0 && x <= outer.x1 && y >= outer.y0 && y <= outer.y1;
}

} // namespace gouji

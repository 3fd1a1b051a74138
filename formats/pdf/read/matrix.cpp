#include "gouji/formats/pdf/read/matrix.hpp"

#include <algorithm>
#include <array>

namespace gouji::pdfread {

Rect bounds(Matrix const& matrix, double x0, double y0, double x1, double y1) {
    std::array<Point, 4> const corners{
        matrix.apply(x0, y0), matrix.apply(x1, y0), matrix.apply(x0, y1), matrix.apply(x1, y1)};
    auto const [left, right] = std::minmax_element(
        corners.begin(), corners.end(), [](Point a, Point b) { return a.x < b.x; });
    auto const [top, bottom] = std::minmax_element(
        corners.begin(), corners.end(), [](Point a, Point b) { return a.y < b.y; });
    return {
        static_cast<float>(left->x),
        static_cast<float>(top->y),
        static_cast<float>(right->x),
        static_cast<float>(bottom->y)};
}

} // namespace gouji::pdfread

#pragma once
#include <cmath>

#include "gouji/formats/pdf/read/pdf_object.hpp"

namespace gouji::pdfread {

struct Point {
    double x = 0;
    double y = 0;
};

/// [a b c d e f] of ISO 32000-1, 8.3.3: x' = ax + cy + e, y' = bx + dy + f.
struct Matrix {
    double a = 1;
    double b = 0;
    double c = 0;
    double d = 1;
    double e = 0;
    double f = 0;

    [[nodiscard]] Point apply(double x, double y) const {
        return {a * x + c * y + e, b * x + d * y + f};
    }
    /// Lengths along the x and the y axis.
    [[nodiscard]] double x_scale() const { return std::hypot(a, b); }
    [[nodiscard]] double y_scale() const { return std::hypot(c, d); }
};

/// The matrix that applies `first`, then `second`.
[[nodiscard]] inline Matrix then(Matrix const& first, Matrix const& second) {
    return {
        first.a * second.a + first.b * second.c,
        first.a * second.b + first.b * second.d,
        first.c * second.a + first.d * second.c,
        first.c * second.b + first.d * second.d,
        first.e * second.a + first.f * second.c + second.e,
        first.e * second.b + first.f * second.d + second.f};
}

/// The identity where `array` is no matrix.
[[nodiscard]] inline Matrix to_matrix(Object const& array) {
    if (array.size() < 6) {
        return {};
    }
    return {
        array.at(0).number(),
        array.at(1).number(),
        array.at(2).number(),
        array.at(3).number(),
        array.at(4).number(),
        array.at(5).number()};
}

/// The upright rectangle around a rectangle that `matrix` moved.
[[nodiscard]] Rect bounds(Matrix const& matrix, double x0, double y0, double x1, double y1);

} // namespace gouji::pdfread

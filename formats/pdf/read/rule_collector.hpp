#pragma once
#include <vector>

#include "gouji/formats/layout/page/page_content.hpp"
#include "gouji/formats/pdf/read/matrix.hpp"

namespace gouji::pdfread {

/// Ruling lines from painted paths: strokes along a side, thin filled boxes, and the edges of
/// larger ones. Everything is in page space, y downwards.
class RuleCollector {
public:
    // Path construction (ISO 32000-1, table 59).
    void move_to(Point point);
    void line_to(Point point);
    void curve_to(Point point); ///< the end of a curve
    void close();
    /// The corners of a rectangle, in order.
    void rectangle(Point a, Point b, Point c, Point d);

    // Painting (table 60). What lies outside `clip` is not shown.
    void stroke(double width, bool white, Rect const& clip);
    void fill(bool white, Rect const& clip);
    void end_path() { m_parts.clear(); }
    [[nodiscard]] bool has_path() const { return !m_parts.empty(); }
    /// The box around the path.
    [[nodiscard]] Rect path_box() const;

    /// A picture as thin as a line is one.
    void add_thin_picture(Rect const& box, Rect const& clip);
    /// The lines, pieces of one (dashes, a side drawn cell by cell) joined.
    [[nodiscard]] std::vector<RuleLine> take();

private:
    struct Part {
        std::vector<Point> points;
        bool curved = false;
        bool closed = false;
    };
    void add(Rect box, bool white, Rect const& clip);
    void add_edges(Rect const& box, Rect const& clip);
    void stroke_segment(Point from, Point to, double width, bool white, Rect const& clip);
    void fill_part(Part const& part, bool white, Rect const& clip);

    std::vector<Part> m_parts;
    std::vector<RuleLine> m_rules;
    std::vector<Rect> m_backgrounds; ///< filled boxes that white lines are seen on
};

[[nodiscard]] Rect intersect(Rect const& a, Rect const& b);

} // namespace gouji::pdfread

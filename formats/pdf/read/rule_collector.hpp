#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "gouji/formats/layout/page/page_content.hpp"
#include "gouji/formats/pdf/read/matrix.hpp"

namespace gouji::pdfread {

/// Ruling lines and filled boxes from painted paths. Colours are those of FilledBox. Everything is
/// in page space, y downwards.
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
    void stroke(double width, std::uint32_t colour, Rect const& clip);
    void fill(std::uint32_t colour, Rect const& clip);
    void end_path() { m_parts.clear(); }
    [[nodiscard]] bool has_path() const { return !m_parts.empty(); }
    /// The box around the path.
    [[nodiscard]] Rect path_box() const;

    /// A picture as thin as a line is one.
    void add_thin_picture(Rect const& box, Rect const& clip);
    /// In the order of drawing.
    [[nodiscard]] std::vector<FilledBox> take_fills() { return std::move(m_fills); }
    /// The lines, pieces of one (dashes, a side drawn cell by cell) joined.
    [[nodiscard]] std::vector<RuleLine> take();

private:
    struct Part {
        std::vector<Point> points;
        bool curved = false;
        bool closed = false;
    };
    void add(Rect box, std::uint32_t colour, Rect const& clip);
    void add_fill(Rect box, std::uint32_t colour, Rect const& clip);
    void stroke_segment(Point from, Point to, double width, std::uint32_t colour, Rect const& clip);
    void fill_part(Part const& part, std::uint32_t colour, Rect const& clip);

    std::vector<Part> m_parts;
    Point m_start; ///< of the subpath
    std::vector<RuleLine> m_rules;
    std::vector<FilledBox> m_fills;
    std::vector<Rect> m_backgrounds; ///< filled boxes that white lines are seen on
};

[[nodiscard]] Rect intersect(Rect const& a, Rect const& b);

} // namespace gouji::pdfread

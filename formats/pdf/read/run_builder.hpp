#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/formats/layout/page/page_content.hpp"
#include "gouji/formats/pdf/read/matrix.hpp"

namespace gouji::pdfread {

/// What holds for all glyphs of a run, as far as marked content and text state say.
struct RunTraits {
    std::int32_t marked_content = -1;
    bool bold = false;
    bool artifact = false;
    bool invisible = false;
    bool vertical = false; ///< writing mode 1
    bool operator==(RunTraits const&) const = default;
};

/// A glyph, or several that one ActualText names, where it stands.
struct PlacedGlyph {
    std::string_view text; ///< UTF-8
    Matrix matrix;         ///< from text space of size 1 at the glyph's origin to the page
    double advance = 0;    ///< in text space
    double ascent = 0;
    double descent = 0;
    double unit = 1; ///< see Font::unit
    RunTraits traits;
};

/// Runs from glyphs: what stands in one line without a gap is one run, however it was drawn.
class RunBuilder {
public:
    void add(PlacedGlyph const& glyph);
    /// The next glyph begins a run.
    void break_run() { m_broken = true; }
    /// Between the two, glyphs are shown but `text` is what they say (ISO 32000-1, 14.9.4).
    void begin_replacement(std::string text, RunTraits const& traits);
    void end_replacement();

    /// How many code points are written in each quarter turn, clockwise from upright; vertical
    /// writing not counted.
    [[nodiscard]] std::array<std::size_t, 4> const& turned() const { return m_turned; }
    [[nodiscard]] std::vector<TextRun>& runs() { return m_runs; }

private:
    struct Direction {
        bool straight = true; ///< along one of the four sides
        int quarter = 0;      ///< clockwise from left-to-right
    };
    static Direction direction_of(PlacedGlyph const& glyph);
    void place(PlacedGlyph const& glyph);
    bool append(PlacedGlyph const& glyph, Direction direction, Rect const& box, float size);
    void start(PlacedGlyph const& glyph, Direction direction, Rect const& box, float size);
    static void push_stops(TextRun& run, std::string_view text, double from, double to);

    std::vector<TextRun> m_runs;
    std::array<std::size_t, 4> m_turned{};
    bool m_broken = true;
    int m_quarter = 0;  ///< of the last run
    double m_end = 0;   ///< of the last glyph, along the line
    RunTraits m_traits; ///< of the last run
    bool m_replacing = false;
    bool m_has_replaced = false;
    std::string m_replacement;
    RunTraits m_replacement_traits;
    PlacedGlyph m_replaced;
    Rect m_replaced_box;
};

/// Drops what is drawn again at nearly the same place, a poor man's bold; what stays is bold.
void drop_doubled_runs(std::vector<TextRun>& runs);

} // namespace gouji::pdfread

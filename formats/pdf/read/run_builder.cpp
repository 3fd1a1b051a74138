#include "gouji/formats/pdf/read/run_builder.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "gouji/model/text.hpp"

namespace gouji::pdfread {

namespace {

/// Gaps within a run, in font sizes: kerning and justified text, not blanks between words.
constexpr double max_gap = 0.18;
constexpr double max_overlap = 0.3;
constexpr double max_baseline_step = 0.08;

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    }));
}

Rect join(Rect const& a, Rect const& b) {
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

/// A point's place along a line in this direction, growing as the text goes on.
double along(Point point, int quarter) {
    switch (quarter) {
    case 0:
        return point.x;
    case 1:
        return point.y;
    case 2:
        return -point.x;
    default:
        return -point.y;
    }
}
double across(Point point, int quarter) {
    return quarter % 2 == 0 ? point.y : point.x;
}

} // namespace

RunBuilder::Direction RunBuilder::direction_of(PlacedGlyph const& glyph) {
    double const x = glyph.traits.vertical ? -glyph.matrix.c : glyph.matrix.a;
    double const y = glyph.traits.vertical ? -glyph.matrix.d : glyph.matrix.b;
    Direction direction;
    // Slopes up to 15 degrees are crooked scans; steeper ones are watermarks.
    constexpr double slope = 0.27;
    direction.straight =
        std::min(std::abs(x), std::abs(y)) <= slope * std::max(std::abs(x), std::abs(y));
    if (std::abs(x) >= std::abs(y)) {
        direction.quarter = x >= 0 ? 0 : 2;
    } else {
        direction.quarter = y >= 0 ? 1 : 3;
    }
    return direction;
}

void RunBuilder::begin_replacement(std::string text, RunTraits const& traits) {
    m_replacing = true;
    m_has_replaced = false;
    m_replacement = std::move(text);
    m_replacement_traits = traits;
}

void RunBuilder::end_replacement() {
    if (!m_replacing) {
        return;
    }
    m_replacing = false;
    if (m_has_replaced) {
        m_replaced.text = m_replacement;
        m_replaced.traits = m_replacement_traits;
        place(m_replaced);
        m_runs.back().box = join(m_runs.back().box, m_replaced_box);
    } else if (!m_replacement.empty() && !m_runs.empty() && m_traits == m_replacement_traits) {
        // Nothing shown: characters without width, behind the last one.
        push_stops(m_runs.back(), m_replacement, m_end, m_end);
        m_runs.back().text += m_replacement;
    } else if (!m_replacement.empty()) {
        PlacedGlyph nothing;
        nothing.text = m_replacement;
        nothing.traits = m_replacement_traits;
        place(nothing);
    }
}

void RunBuilder::add(PlacedGlyph const& glyph) {
    if (!m_replacing) {
        place(glyph);
        return;
    }
    Rect const box = bounds(glyph.matrix, 0, glyph.descent, glyph.advance, glyph.ascent);
    if (!m_has_replaced) {
        m_replaced = glyph;
        m_replaced_box = box;
        m_has_replaced = true;
        return;
    }
    m_replaced_box = join(m_replaced_box, box);
    // The advance up to the end of this glyph, where both stand in one line.
    double const scale = m_replaced.matrix.x_scale();
    if (scale > 0) {
        Point const end = glyph.matrix.apply(glyph.advance, 0);
        double const dx = end.x - m_replaced.matrix.e;
        double const dy = end.y - m_replaced.matrix.f;
        m_replaced.advance = std::max(m_replaced.advance, std::hypot(dx, dy) / scale);
    }
}

void RunBuilder::place(PlacedGlyph const& glyph) {
    Direction const direction = direction_of(glyph);
    bool const down = glyph.traits.vertical;
    Rect const box = down ? bounds(glyph.matrix, -0.5, glyph.advance, 0.5, 0)
                          : bounds(glyph.matrix, 0, glyph.descent, glyph.advance, glyph.ascent);
    auto const size = static_cast<float>(glyph.matrix.y_scale() * glyph.unit);
    if (!append(glyph, direction, box, size)) {
        start(glyph, direction, box, size);
    }
    Point const end =
        down ? glyph.matrix.apply(0, glyph.advance) : glyph.matrix.apply(glyph.advance, 0);
    m_end = along(end, direction.quarter);
    if (!down) {
        m_turned[static_cast<std::size_t>(direction.quarter)] += 1;
    }
}

bool RunBuilder::append(
    PlacedGlyph const& glyph, Direction direction, Rect const& box, float size) {
    if (m_broken || m_runs.empty() || !(m_traits == glyph.traits) ||
        direction.quarter != m_quarter || !direction.straight) {
        return false;
    }
    TextRun& run = m_runs.back();
    if (std::abs(run.size - size) > 0.02F * size) {
        return false;
    }
    Point const origin{glyph.matrix.e, glyph.matrix.f};
    double const gap = along(origin, m_quarter) - m_end;
    double const step = std::abs(across(origin, m_quarter) - static_cast<double>(run.baseline));
    if (gap > max_gap * size || gap < -max_overlap * size || step > max_baseline_step * size) {
        return false;
    }
    bool const forward = m_quarter == 0 || m_quarter == 1;
    double const from = forward ? m_end + gap : -(m_end + gap);
    if (!run.stops.empty() && gap > 0) {
        run.stops.back() = static_cast<float>(from);
    }
    Point const end = glyph.traits.vertical ? glyph.matrix.apply(0, glyph.advance)
                                            : glyph.matrix.apply(glyph.advance, 0);
    double const to = along(end, m_quarter);
    push_stops(run, glyph.text, from, forward ? to : -to);
    run.text += glyph.text;
    run.box = join(run.box, box);
    return true;
}

void RunBuilder::start(PlacedGlyph const& glyph, Direction direction, Rect const& box, float size) {
    Point const origin{glyph.matrix.e, glyph.matrix.f};
    TextRun run;
    run.text = glyph.text;
    run.box = box;
    run.baseline = static_cast<float>(across(origin, direction.quarter));
    run.size = size;
    run.order = static_cast<std::uint32_t>(m_runs.size());
    run.marked_content = glyph.traits.marked_content;
    run.upright = direction.quarter % 2 == 0;
    run.bold = glyph.traits.bold;
    run.artifact = glyph.traits.artifact || !direction.straight;
    run.invisible = glyph.traits.invisible;
    bool const forward = direction.quarter < 2;
    Point const end = glyph.traits.vertical ? glyph.matrix.apply(0, glyph.advance)
                                            : glyph.matrix.apply(glyph.advance, 0);
    double const from = along(origin, direction.quarter);
    double const to = along(end, direction.quarter);
    push_stops(run, glyph.text, forward ? from : -from, forward ? to : -to);
    m_runs.push_back(std::move(run));
    m_quarter = direction.quarter;
    m_traits = glyph.traits;
    m_broken = false;
}

/// A ligature's characters share its width.
void RunBuilder::push_stops(TextRun& run, std::string_view text, double from, double to) {
    std::size_t const count = count_code_points(text);
    for (std::size_t i = 1; i <= count; ++i) {
        double const part = static_cast<double>(i) / static_cast<double>(count);
        run.stops.push_back(static_cast<float>(from + (to - from) * part));
    }
}

void drop_doubled_runs(std::vector<TextRun>& runs) {
    std::unordered_multimap<std::string_view, TextRun*> seen;
    std::vector<bool> doubled(runs.size(), false);
    bool any = false;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        TextRun& run = runs[i];
        // What ActualText says where nothing is drawn has no place to compare.
        if (is_blank(run.text) || run.box.x1 <= run.box.x0) {
            continue;
        }
        float const close = 0.2F * run.size;
        auto const [first, last] = seen.equal_range(run.text);
        int tries = 0;
        for (auto at = first; at != last && tries < 64 && !doubled[i]; ++at, ++tries) {
            TextRun& other = *at->second;
            if (std::abs(other.box.x0 - run.box.x0) < close &&
                std::abs(other.box.y0 - run.box.y0) < close && other.upright == run.upright) {
                doubled[i] = true;
                other.bold = true;
                any = true;
            }
        }
        if (!doubled[i]) {
            seen.emplace(run.text, &run);
        }
    }
    if (!any) {
        return;
    }
    std::vector<TextRun> kept;
    kept.reserve(runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (!doubled[i]) {
            kept.push_back(std::move(runs[i]));
        }
    }
    runs = std::move(kept);
}

} // namespace gouji::pdfread

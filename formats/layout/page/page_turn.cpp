#include "gouji/formats/layout/page/page_turn.hpp"

#include <algorithm>

namespace gouji {

namespace {

bool is_written_upwards(TextRun const& run) {
    // The first stop is near the beginning, the last at the end.
    float const middle = (run.box.y0 + run.box.y1) / 2;
    return run.stops.size() > 1 ? run.stops.back() < run.stops.front()
                                : !run.stops.empty() && run.stops.front() < middle;
}

PageTurn turn_of(PageContent const& page) {
    std::size_t upright = 0;
    std::size_t upwards = 0;
    std::size_t downwards = 0;
    for (TextRun const& run : page.runs) {
        (run.upright ? upright : is_written_upwards(run) ? upwards : downwards) += run.stops.size();
    }
    if (upright >= upwards + downwards) {
        return PageTurn::None;
    }
    return upwards >= downwards ? PageTurn::Clockwise : PageTurn::Counterclockwise;
}

/// Moves places on a page of `width` by `height`.
struct Turner {
    PageTurn turn;
    float width;
    float height;

    [[nodiscard]] Rect box(Rect const& from) const {
        if (turn == PageTurn::Clockwise) {
            return {height - from.y1, from.x0, height - from.y0, from.x1};
        }
        return {from.y0, width - from.x1, from.y1, width - from.x0};
    }
    void run(TextRun& run) const {
        bool const clockwise = turn == PageTurn::Clockwise;
        // Along the text: y becomes x (or x becomes y); across it the other way round.
        bool const flips_stops = run.upright ? !clockwise : clockwise;
        float const along = run.upright ? width : height;
        for (float& stop : run.stops) {
            stop = flips_stops ? along - stop : stop;
        }
        bool const flips_baseline = run.upright ? clockwise : !clockwise;
        float const across = run.upright ? height : width;
        run.baseline = flips_baseline ? across - run.baseline : run.baseline;
        run.box = box(run.box);
        run.upright = !run.upright;
    }
};

} // namespace

PageTurn turn_upright(PageContent& page) {
    PageTurn const turn = turn_of(page);
    if (turn == PageTurn::None) {
        return turn;
    }
    Turner const turner{turn, page.width, page.height};
    for (TextRun& run : page.runs) {
        turner.run(run);
    }
    for (RuleLine& rule : page.rules) {
        rule.box = turner.box(rule.box);
    }
    for (FilledBox& fill : page.fills) {
        fill.box = turner.box(fill.box);
    }
    for (PagePicture& picture : page.pictures) {
        picture.box = turner.box(picture.box);
    }
    std::swap(page.width, page.height);
    return turn;
}

Rect turn_back(Rect const& box, PageTurn turn, PageContent const& turned) {
    switch (turn) {
    case PageTurn::None:
        break;
    case PageTurn::Clockwise:
        return Turner{PageTurn::Counterclockwise, turned.width, turned.height}.box(box);
    case PageTurn::Counterclockwise:
        return Turner{PageTurn::Clockwise, turned.width, turned.height}.box(box);
    }
    return box;
}

} // namespace gouji

#include "gouji/formats/layout/page/ruled_grid.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/layout/page/page_maker.hpp"

using namespace gouji;
using gouji::test::PageMaker;

namespace {

/// "2x3: 0,0 1x2 …"
std::string grid_of(PageMaker const& maker) {
    std::vector<Edges> const groups = find_edge_groups(maker.page().rules);
    REQUIRE(groups.size() == 1);
    RuledGrid const grid = form_ruled_grid(groups[0]);
    if (grid.xs.empty()) {
        return "nothing";
    }
    std::string out = std::to_string(grid.rows()) + "x" + std::to_string(grid.columns()) + ":";
    for (GridCell const& cell : grid.cells) {
        out += " " + std::to_string(cell.row) + "," + std::to_string(cell.column);
        if (cell.row_span > 1 || cell.col_span > 1) {
            out += "(" + std::to_string(cell.row_span) + "x" + std::to_string(cell.col_span) + ")";
        }
    }
    return out;
}

} // namespace

TEST_CASE("A drawn grid has a cell a slot") {
    CHECK(
        grid_of(PageMaker{}.frame(10, 10, 110, 50).level(10, 110, 30).upright(60, 10, 50)) ==
        "2x2: 0,0 0,1 1,0 1,1");
}

TEST_CASE("Slots without a line between them are one cell") {
    CHECK(
        grid_of(PageMaker{}.frame(10, 10, 110, 50).level(10, 110, 30).upright(60, 30, 50)) ==
        "2x2: 0,0(1x2) 1,0 1,1");
    CHECK(
        grid_of(PageMaker{}.frame(10, 10, 110, 50).level(60, 110, 30).upright(60, 10, 50)) ==
        "2x2: 0,0(2x1) 0,1 1,1");
}

TEST_CASE("Slots that form no rectangle are cut into rows") {
    PageMaker maker;
    maker.frame(10, 10, 110, 70).level(10, 110, 50).level(10, 60, 30).upright(60, 10, 30);
    maker.upright(60, 50, 70);
    // The second row is joined with the upper right by a missing line.
    CHECK(grid_of(maker) == "3x2: 0,0 0,1 1,0(1x2) 2,0 2,1");
}

TEST_CASE("Lines that reach beyond the outermost ones make open columns") {
    CHECK(
        grid_of(PageMaker{}
                    .level(10, 160, 10)
                    .level(10, 160, 30)
                    .level(10, 160, 50)
                    .upright(60, 10, 50)
                    .upright(110, 10, 50)) == "2x3: 0,0 0,1 0,2 1,0 1,1 1,2");
    // A little is an overhang.
    CHECK(
        grid_of(PageMaker{}
                    .level(8, 112, 10)
                    .level(8, 112, 50)
                    .upright(10, 10, 50)
                    .upright(60, 10, 50)
                    .upright(110, 10, 50)) == "1x2: 0,0 0,1");
}

TEST_CASE("The background of a paragraph is no border of its cell") {
    PageMaker maker;
    maker.frame(10, 10, 110, 40).upright(60, 10, 40);
    maker.frame(15.4F, 11, 54.6F, 25).level(15.4F, 54.6F, 39);
    std::vector<Edges> groups = find_edge_groups(maker.page().rules);
    Edges all;
    for (Edges const& group : groups) {
        all.horizontal.insert(
            all.horizontal.end(), group.horizontal.begin(), group.horizontal.end());
        all.vertical.insert(all.vertical.end(), group.vertical.begin(), group.vertical.end());
    }
    for (std::vector<Edge>* const lines : {&all.horizontal, &all.vertical}) {
        snap_edges(*lines, 2.5F);
    }
    RuledGrid const grid = form_ruled_grid(all);
    CHECK(grid.columns() == 2);
    CHECK(grid.rows() == 1);
}

TEST_CASE("A line alone and an empty group enclose nothing") {
    CHECK(grid_of(PageMaker{}.level(10, 100, 20)) == "nothing");
    CHECK(form_ruled_grid({}).xs.empty());
}

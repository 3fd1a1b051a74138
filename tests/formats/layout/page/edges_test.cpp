#include "gouji/formats/layout/page/background_edges.hpp"
#include "gouji/formats/layout/page/table_edges.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/layout/page/page_maker.hpp"

using namespace gouji;
using gouji::test::PageMaker;

TEST_CASE("Rules become edges along their longer side, dots both") {
    PageMaker maker;
    maker.level(10, 50, 20).upright(10, 20, 60);
    maker.page().rules.push_back({{100, 100, 101, 101}});
    Edges const edges = edges_of(maker.page().rules);
    REQUIRE(edges.horizontal.size() == 2);
    REQUIRE(edges.vertical.size() == 2);
    CHECK(edges.horizontal[0].at == 20);
    CHECK(edges.horizontal[0].begin == 10);
    CHECK(edges.horizontal[0].end == 50);
    CHECK(edges.vertical[0].at == 10);
}

TEST_CASE("Edges of a double line are snapped onto one, those of two rows are not") {
    std::vector<Edge> edges{{21.5F, 0, 50}, {20, 0, 50}, {30, 0, 50}};
    snap_edges(edges, 2.5F);
    CHECK(edges[0].at == 20.75F);
    CHECK(edges[1].at == 20.75F);
    CHECK(edges[2].at == 30);
}

TEST_CASE("Pieces of a line are joined, what stays short is dropped") {
    std::vector<Edge> edges{{20, 0, 10}, {20, 12, 30}, {20, 5, 8}, {20, 60, 62}};
    snap_edges(edges, 1);
    join_edges(edges, 3, 5);
    REQUIRE(edges.size() == 1);
    CHECK(edges[0].begin == 0);
    CHECK(edges[0].end == 30);
}

TEST_CASE("Lines that meet are a group, apart from others") {
    PageMaker maker;
    maker.frame(10, 10, 100, 50).frame(10, 70, 100, 90).level(10, 100, 120);
    CHECK(find_edge_groups(maker.page().rules).size() == 3);
}

TEST_CASE("A grid in a cell is a group of its own, also where its border touches the cell's") {
    PageMaker maker;
    maker.frame(10, 10, 210, 60).level(10, 210, 20).upright(60, 10, 60).upright(160, 10, 60);
    maker.frame(65, 35, 150, 59.5F).level(65, 150, 47).upright(100, 35, 59.5F);
    CHECK(find_edge_groups(maker.page().rules).size() == 2);
    // Not so a cell drawn as a box of its own.
    PageMaker cells;
    cells.frame(10, 10, 60, 30).frame(60, 10, 110, 30).frame(10, 30, 60, 50).frame(60, 30, 110, 50);
    CHECK(find_edge_groups(cells.page().rules).size() == 1);
}

TEST_CASE("Backgrounds of one colour show no line between them") {
    PageMaker maker;
    maker.fill(10, 10, 110, 20, 1).fill(10, 20.1F, 110, 30, 1); // two lines of one shaded cell
    std::vector<RuleLine> const edges = find_background_edges(maker.page());
    CHECK(edges_of(edges).horizontal.size() == 2);
    CHECK(edges_of(edges).vertical.size() == 4);
}

TEST_CASE("Backgrounds of two colours, and a white gap, show a line") {
    CHECK(
        edges_of(find_background_edges(
                     PageMaker{}.fill(10, 10, 60, 20, 1).fill(60, 10, 110, 20, 2).page()))
            .vertical.size() == 4);
    CHECK(
        edges_of(find_background_edges(
                     PageMaker{}.fill(10, 10, 60, 20, 1).fill(62, 10, 110, 20, 1).page()))
            .vertical.size() == 4);
}

TEST_CASE("A shaded paragraph in a cell shaded alike shows nothing") {
    PageMaker maker;
    maker.fill(10, 10, 110, 40, 3).fill(15, 12, 105, 24, 3);
    CHECK(find_background_edges(maker.page()).size() == 4);
}

TEST_CASE("Twenty thousand rules are grouped in no time") {
    PageMaker maker;
    for (int i = 0; i < 10'000; ++i) {
        auto const y = static_cast<float>(i) * 5;
        maker.level(10, 100, y).upright(50, y, y + 5);
    }
    CHECK(find_edge_groups(maker.page().rules).size() == 1);
}

#include "gouji/formats/support/east_asian_width.hpp"

#include "gouji/tests/catch.hpp"

using namespace gouji;

TEST_CASE("columns as docutils counts them") {
    CHECK(display_width("总计12") == 6);
    CHECK(display_width("（一）") == 6);
    CHECK(display_width("ｶ") == 1);
    CHECK(display_width("𠮷") == 2);
    CHECK(display_width("“①…”") == 4);
    CHECK(display_width("“①…”", AmbiguousWidth::Wide) == 8);
    CHECK(display_width("e\xCC\x81") == 1);
    CHECK(grid_width("e\xCC\x81") == 2);
    CHECK(grid_width("　") == 2);
    CHECK(grid_width("±", AmbiguousWidth::Wide) == 2);
}

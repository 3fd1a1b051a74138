#include <vector>

#include "gouji/formats/pdf/write/heading_levels.hpp"
#include "gouji/tests/catch.hpp"

using gouji::pdf_write::HeadingLevels;

namespace {

std::vector<int> written(std::vector<int> const& stated) {
    HeadingLevels levels;
    std::vector<int> out;
    for (int const level : stated) {
        out.push_back(levels.next(level));
    }
    return out;
}

} // namespace

TEST_CASE("levels in order stay") {
    CHECK(written({1, 2, 3, 3, 2, 1, 2}) == std::vector{1, 2, 3, 3, 2, 1, 2});
}

TEST_CASE("no level is left out, and siblings stay siblings") {
    CHECK(written({2, 2, 3, 2}) == std::vector{1, 1, 2, 1});
    CHECK(written({1, 3, 3, 2}) == std::vector{1, 2, 2, 2});
    CHECK(written({3, 1, 9, 4, 9}) == std::vector{1, 1, 2, 2, 3});
}

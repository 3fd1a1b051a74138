#include "gouji/converters/recovery/text/page_counts.hpp"

#include <string>
#include <vector>

#include "gouji/tests/catch.hpp"

using namespace gouji;

namespace {

constexpr int lines_between = 20;

/// The lines that page_counts takes of `counts` with text between them, as indices into `counts`.
std::vector<std::size_t>
taken(std::vector<std::string> const& counts, int between = lines_between) {
    SourceMap source;
    std::vector<std::uint32_t> at;
    for (std::string const& count : counts) {
        for (int i = 0; i < between; ++i) {
            source.add_line("办件 5 件");
        }
        at.push_back(source.add_line(count));
    }
    std::vector<LineRange> const text = {{0, source.size()}};
    std::vector<std::size_t> out;
    for (std::uint32_t const line : page_counts(source, text)) {
        for (std::size_t i = 0; i < at.size(); ++i) {
            if (at[i] == line) {
                out.push_back(i);
            }
        }
    }
    return out;
}

} // namespace

TEST_CASE("Counts that count on are those of pages") {
    using Indices = std::vector<std::size_t>;
    CHECK(taken({"1/3", " 2 / 3 ", "3/3"}) == Indices{0, 1, 2});
    CHECK(taken({"4/9", "1/2", "5/9"}) == Indices{0, 2});
}

TEST_CASE("Values around a stroke are no counts of pages") {
    CHECK(taken({"2 / 9"}).empty());
    CHECK(taken({"2 / 9", "4 / 9", "3 / 9"}).empty());
    CHECK(taken({"1 / 9", "2 / 9"}, 2).empty()); // rows below each other
    CHECK(taken({"8 / 7", "9 / 7"}).empty());
    CHECK(taken({"0 / 1", "1 / 1"}).empty());
    CHECK(taken({"1 / 9 / 0", "2 / 9 / 0"}).empty());
    CHECK(taken({"/", "1/", "/2", "1//2"}).empty());
}

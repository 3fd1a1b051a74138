#include "gouji/tests/formats/text/random_document.hpp"
#include "gouji/tests/formats/text/text_test_support.hpp"

using namespace gouji;
using namespace gouji::test;

TEST_CASE("what is written reads back the same") {
    for (std::uint32_t seed = 0; seed < 3000; ++seed) {
        Document const document = RandomDocument{seed}.make();
        Diagnostics diagnostics;
        std::string const text = write(document, diagnostics);
        Document const back = read(text);
        std::string const found = differences(document, back);
        if (!found.empty()) {
            INFO("seed " << seed);
            INFO(text);
            CHECK(found == "");
            REQUIRE(seed == UINT32_MAX); // the first is enough
        }
    }
}

TEST_CASE("what is read back writes the same bytes") {
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        std::string const once = write(RandomDocument{seed}.make());
        INFO("seed " << seed);
        REQUIRE(write(read(once)) == once);
    }
}

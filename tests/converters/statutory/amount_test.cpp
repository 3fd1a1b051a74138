#include "gouji/converters/forms/amount.hpp"

#include "gouji/tests/catch.hpp"

using namespace gouji;

namespace {

std::string digits(std::string_view text) {
    auto const number = parse_number(text);
    return number ? number->digits : "no number";
}

} // namespace

TEST_CASE("a number keeps the digits it was printed with") {
    CHECK(digits("0") == "0");
    CHECK(digits("7545.00") == "7545.00");
    CHECK(digits("59237.2449") == "59237.2449");
    CHECK(digits("+10") == "10");
    CHECK(digits("-11") == "-11");
    CHECK(digits("−11") == "-11");
    CHECK(digits("１２０") == "120");
    CHECK(digits("1,234,567.8") == "1234567.8");
    CHECK(digits("1，234") == "1234");
    CHECK(digits(" 12 ") == "12");
    CHECK(digits("007") == "7");
    CHECK(digits("- 5") == "-5");
    CHECK(digits("1,\u00A0234") == "1234");
    CHECK(digits("0.50") == "0.50");
    CHECK(digits("-0") == "0");
}

TEST_CASE("what is not a number as a whole is none") {
    for (char const* const text :
         {"",
          "-",
          "/",
          "12件",
          "22（其中修订3件）",
          "1.属于国家秘密",
          "5.",
          ".5",
          "1.2.3",
          "12,34",
          "1,2345",
          "1234567890123456789",
          "O",
          "3-4",
          "1 2",
          "1　234",
          "一"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_number(text));
    }
}

TEST_CASE("strokes and the word for none say blank") {
    for (char const* const text : {"/", "-", "—", "——", "无", " ／ ", "無"}) {
        CAPTURE(text);
        CHECK(is_stroke(text));
    }
    for (char const* const text : {"", "0", "无此项", "1/2"}) {
        CAPTURE(text);
        CHECK_FALSE(is_stroke(text));
    }
}

TEST_CASE("sums are exact") {
    auto const sum = Amount{1, 1}.plus(Amount{2, 1});
    REQUIRE(sum);
    CHECK(sum->equals(Amount{3, 1}));
    CHECK(Amount{5}.equals(Amount{500, 2}));
    CHECK(Amount{-3}.less_than(Amount{2}));
    CHECK(Amount{5, 2}.to_string() == "0.05");
    CHECK(Amount{-754500, 2}.to_string() == "-7545.00");
    CHECK_FALSE(Amount{999'999'999'999'999'999}.plus(Amount{1}));
}

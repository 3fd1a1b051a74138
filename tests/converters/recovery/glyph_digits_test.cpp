#include <string>

#include "gouji/converters/recovery/words/glyph_digits.hpp"
#include "gouji/tests/catch.hpp"

/// Which damaged prints are numbers, and which stay what they are.

using namespace gouji;

namespace {

std::string mended(std::string_view text, GlyphContext context = {}) {
    auto const number = mended_number(text, context);
    return number ? number->digits : "none";
}

} // namespace

TEST_CASE("Glyphs that look like digits are read as such") {
    CHECK(mended("O") == "0");
    CHECK(mended("ｏ") == "0");
    CHECK(mended("〇") == "0");
    CHECK(mended("○") == "0");
    CHECK(mended("\u041E") == "0"); // Cyrillic
    CHECK(mended("l") == "1");
    CHECK(mended("I") == "1");
    CHECK(mended("1O") == "10");
    CHECK(mended("l2") == "12");
    CHECK(mended("１Ｏ５") == "105");
    CHECK(mended("1,O00") == "1000");
    CHECK(mended("-l0") == "-10");
    CHECK(mended("3.O5") == "3.05");
}

TEST_CASE("A bar is a digit only where it can be no border") {
    CHECK(mended("|") == "none");
    CHECK(mended("|", {.bars = true}) == "1");
    CHECK(mended("1|", {.bars = true}) == "11");
}

TEST_CASE("Blanks between digits join them, and that is said") {
    CHECK(mended("1 2") == "12");
    CHECK(mended("1\n2") == "12");
    CHECK(mended("1 234") == "1234");
    CHECK(mended_number("1 2")->joined);
    CHECK_FALSE(mended_number("1O")->joined);
    CHECK(mended_number("1 O")->joined);
    CHECK(mended_number("O50")->joined); // 0 and 50, or 0, 5 and 0
    CHECK_FALSE(mended_number("O.5")->joined);
    CHECK(mended("3〇") == "30"); // an ideograph, but no unit
}

TEST_CASE("Marks behind a number are dirt only where no label can begin") {
    CHECK(mended("5.") == "none");
    CHECK(mended("5.", {.stray_marks = true}) == "5");
    CHECK(mended("0 .", {.stray_marks = true}) == "0");
    CHECK(mended("0。", {.stray_marks = true}) == "0");
}

TEST_CASE("What is a number, or none, is not mended") {
    for (char const* const text :
         {"",   "0",  "12",  "１２", "1，234", "一",  "—",    "-",      "/",  "无",   "II", "lO",
          "OO", "No", "Oil", "1O件", "1.O.1",  "三O", "1O,0", "2021年", "ll", "1..0", "."}) {
        CAPTURE(text);
        CHECK(mended(text, {.bars = true, .stray_marks = true}) == "none");
    }
}

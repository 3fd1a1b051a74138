#include <set>

#include "gouji/formats/pdf/write/cff_charset.hpp"
#include "gouji/formats/pdf/write/font_set.hpp"
#include "gouji/tests/catch.hpp"

using namespace gouji::pdf_write;

TEST_CASE("each character takes the first font that has it") {
    FontSet fonts{FontChoices{}};
    REQUIRE(fonts.has_fonts());
    FontGlyph const han = fonts.find(FontRole::Body, U'公');
    CHECK(han.glyph != 0);
    CHECK(han.advance == Approx(1.0));
    CHECK(fonts.find(FontRole::Body, U'开').font == han.font);
    CHECK(fonts.find(FontRole::Body, U'0').glyph != 0);
}

TEST_CASE("no font answers for characters of private use or none") {
    FontSet fonts{FontChoices{}};
    CHECK(fonts.find(FontRole::Body, U'\uE123').glyph == 0);
    CHECK(fonts.find(FontRole::Body, U'\U0010FFFE').glyph == 0);
}

TEST_CASE("a font that is asked for comes first, one that is not there is named") {
    FontFile const* const sans = FontCatalog::installed().find("dejavu sans");
    if (sans == nullptr) {
        WARN("skipped: no DejaVu Sans");
        return;
    }
    FontChoices choices;
    choices.names[static_cast<std::size_t>(FontRole::Body)] = "DejaVu Sans";
    choices.latin = "No Such Font";
    FontSet fonts{choices};
    FontGlyph const latin = fonts.find(FontRole::Body, U'W');
    CHECK(latin.font == 0);
    CHECK(latin.advance > 0.9F); // of DejaVu Sans: 0.989
    CHECK(fonts.find(FontRole::Body, U'公').font != latin.font);
    CHECK(fonts.unknown_choices() == std::vector<std::string>{"No Such Font"});
}

TEST_CASE("codes that stand for two characters say so") {
    FontSet fonts{FontChoices{}};
    FontGlyph const found = fonts.find(FontRole::Body, U'人');
    bool told = false;
    std::uint16_t const code = fonts.face(found.font).use(found.glyph, U'人', told);
    CHECK(told);
    CHECK(fonts.face(found.font).use(found.glyph, U'⼈', told) == code);
    CHECK_FALSE(told);
    CHECK(fonts.face(found.font).use(found.glyph, U'人', told) == code);
    CHECK(told);
}

TEST_CASE("damaged CFF tables are refused") {
    using namespace std::string_literals;
    CHECK_FALSE(read_cff_charset("", 10));
    CHECK_FALSE(read_cff_charset("\1\0\4\1"s, 10));
    CHECK_FALSE(read_cff_charset("\1\0\4\1\0\1\4\0\0\0\1\0\0\0\xff"s, 10));
    // Names, and a Top DICT whose charset lies outside.
    std::string const head = "\1\0\4\1\0\1\1\1\2A"s;
    std::string const top = "\x1d\0\0\0\1\x1d\0\0\0\2\x1d\0\0\0\0\x0c\x1e\x1d\0\0\xff\xff\x0f"s;
    std::string const index = "\0\1\1\1"s + static_cast<char>(top.size() + 1);
    CHECK_FALSE(read_cff_charset(head + index + top, 10));
    // The same with a charset of one range: 3 …
    std::string const near = "\x1d\0\0\0\1\x1d\0\0\0\2\x1d\0\0\0\0\x0c\x1e\x1d\0\0\0\x26\x0f"s;
    auto const read = read_cff_charset(head + index + near + "\2\0\3\0\x20"s, 10);
    REQUIRE(read);
    CHECK(read->has_cids);
    REQUIRE(read->cids.size() == 10);
    CHECK(read->cids[1] == 3);
    CHECK(read->cids[9] == 11);
}

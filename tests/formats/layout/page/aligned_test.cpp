#include "gouji/formats/layout/page/captions.hpp"
#include "gouji/formats/layout/page/leaders.hpp"
#include "gouji/formats/layout/page/table_lines.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/layout/page/page_maker.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

std::vector<TableLine> lines_of(PageText const& text) {
    std::vector<TableLine> lines;
    std::vector<std::uint32_t> words;
    for (std::uint32_t i = 0; i < text.words.size(); ++i) {
        words.push_back(i);
        bool const last =
            i + 1 == text.words.size() || text.words[i + 1].line != text.words[i].line;
        if (last) {
            lines.push_back(make_table_line(text, std::move(words)));
            words.clear();
        }
    }
    return lines;
}

} // namespace

TEST_CASE("Columns are where all lines have a gap, an overlong heading notwithstanding") {
    PageMaker maker;
    for (int i = 0; i < 12; ++i) {
        float const y = 100 + 12 * static_cast<float>(i);
        maker.text(50, y, i == 5 ? "a heading of some rows that goes far" : "label");
        if (i != 5) {
            maker.text(120, y, "12").text(180, y, "3,400");
        }
    }
    PageText const text = find_words(maker.page());
    std::vector<float> const columns = find_columns(lines_of(text));
    REQUIRE(columns.size() == 4);
    CHECK(columns.front() == 50);
    CHECK((columns[1] > 75 && columns[1] < 120));
    CHECK((columns[2] > 130 && columns[2] < 180));
}

TEST_CASE("Lines of prose have no columns") {
    PageMaker maker;
    maker.text(50, 100, "one two three four").text(50, 112, "eleven and twelve or so");
    maker.text(50, 124, "a few more of these").text(50, 136, "that will not be aligned");
    PageText const text = find_words(maker.page());
    CHECK(find_columns(lines_of(text)).empty());
}

TEST_CASE("Leaders belong to their label and part it from its value") {
    PageText const text = find_words(
        PageMaker{}.text(50, 100, "North......... 12").text(50, 112, "wait... what").page());
    std::vector<TableLine> const lines = lines_of(text);
    REQUIRE(lines.size() == 2);
    REQUIRE(lines[0].chunks.size() == 2);
    CHECK(lines[0].chunks[0].x1 == 75); // without the dots
    CHECK(lines[0].chunks[0].count == 2);
    CHECK(lines[1].chunks.size() == 1);
}

TEST_CASE("Dots that stand alone are no leader") {
    PageText const text = find_words(PageMaker{}.text(50, 100, "a").text(150, 100, ".....").page());
    REQUIRE(text.words.size() == 2);
    CHECK_FALSE(text.words[1].leader);
}

TEST_CASE("A sign of currency goes with the figure behind it") {
    PageText const text =
        find_words(PageMaker{}.text(50, 100, "North $").text(110, 100, "4,195").page());
    std::vector<TableLine> const lines = lines_of(text);
    REQUIRE(lines[0].chunks.size() == 2);
    CHECK(text_of(text, text.words[lines[0].words_of(lines[0].chunks[1])[0]]) == "$");
}

TEST_CASE("Figures one above the other in one cell stay several") {
    PageMaker maker;
    maker.frame(50, 100, 150, 160).level(50, 150, 120).upright(100, 100, 160);
    maker.text(55, 114, "Name").text(105, 114, "Sum");
    maker.text(55, 132, "a").text(105, 132, "1234").text(55, 144, "b").text(105, 144, "5678");
    std::string const table = table_text(lay_out({maker.page()}));
    CHECK(table.find("12345678") == std::string::npos);
}

TEST_CASE("Two tables beside each other, each with its rules") {
    PageMaker maker;
    for (float const x : {50.F, 300.F}) {
        maker.level(x, x + 200, 100).level(x, x + 200, 118).level(x, x + 200, 160);
        maker.text(x, 113, "Region").text(x + 120, 113, "Sum");
        maker.text(x, 130, "North").text(x + 120, 130, x < 100 ? "11" : "33");
        maker.text(x, 142, "South").text(x + 120, 142, "12");
        maker.text(x, 154, "East").text(x + 120, 154, "13");
    }
    Document const document = lay_out({maker.page()});
    CHECK(table_text(document, 0) == "*Region | Sum\nNorth | 11\nSouth | 12\nEast | 13");
    CHECK(table_text(document, 1) == "*Region | Sum\nNorth | 33\nSouth | 12\nEast | 13");
}

TEST_CASE("What a caption looks like") {
    CHECK(is_caption("Table 3. Households"));
    CHECK(is_caption("表1 收支情况"));
    CHECK_FALSE(is_caption("Tables are given below"));
    CHECK_FALSE(is_caption("表决结果"));
}

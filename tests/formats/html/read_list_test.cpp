#include "gouji/formats/html/list_markers.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/html/support.hpp"

using namespace gouji;
using namespace gouji::html;

namespace {

std::string labels_of(std::string_view html) {
    Document const document = test::read(html);
    std::string labels;
    for (ListItem const& item : std::get<List>(document.blocks.at(0).node).items) {
        labels += item.label + ' ';
    }
    return labels;
}

} // namespace

TEST_CASE("labels of lists are what a browser shows", "[html][list]") {
    CHECK(labels_of("<ol><li>a<li>b</ol>") == "1. 2. ");
    CHECK(labels_of("<ol start=5><li>a<li value=9>b<li>c</ol>") == "5. 9. 10. ");
    CHECK(labels_of("<ol reversed><li>a<li>b<li>c</ol>") == "3. 2. 1. ");
    CHECK(labels_of("<ol type=a start=26><li>a<li>b</ol>") == "z. aa. ");
    CHECK(labels_of("<ol type=I start=8><li>a<li>b</ol>") == "VIII. IX. ");
    CHECK(
        labels_of("<ol style='list-style-type: cjk-ideographic' start=10><li>a<li>b</ol>") ==
        "十、 十一、 ");
    CHECK(labels_of("<ol style=\"list-style-type:'（甲） '\"><li>a</ol>") == "（甲） ");
    CHECK(labels_of("<ol style=\"list-style-type:'\\27 \\5c x'\"><li>a</ol>") == "'\\x ");
    CHECK(labels_of("<ul><li>a</ul>") == "• ");
    CHECK(labels_of("<ul type=square><li>a</ul>") == "▪ ");
    CHECK(labels_of("<ul style='list-style: inside SQUARE url(a.png)'><li>a</ul>") == "▪ ");
    CHECK(labels_of("<ul style='list-style: url(a.png)'><li>a</ul>") == "• ");
    CHECK(labels_of("<ol style='list-style-type: klingon'><li>a</ol>") == "1. ");
    CHECK(labels_of("<ol start=x><li>a<li value=-2>b</ol>") == "1. -2. ");
}

TEST_CASE("nested lists", "[html][list]") {
    CHECK(
        test::outlined("<ul><li>甲<ul><li>乙<ol><li>丙</ol></ul><li>丁<ul><li>戊</ul></ul>") ==
        "list: 2 items\n  item •\n    paragraph: 甲\n    list: 1 item\n      item ◦\n"
        "        paragraph: 乙\n        list: 1 item\n          item 1.\n"
        "            paragraph: 丙\n  item •\n    paragraph: 丁\n    list: 1 item\n"
        "      item ◦\n        paragraph: 戊\n");
    // A list between the items belongs to the one before.
    CHECK(
        test::outlined("<ul><li>甲</li><ul><li>乙</ul></ul>") ==
        "list: 1 item\n  item •\n    paragraph: 甲\n    list: 1 item\n      item ◦\n"
        "        paragraph: 乙\n");
}

TEST_CASE("a list without markers is a layout", "[html][list]") {
    CHECK(
        test::outlined("<ul style='list-style:none'><li>甲<li>乙</ul>") ==
        "paragraph: 甲\nparagraph: 乙\n");
}

TEST_CASE("markers and their numbers", "[html][list]") {
    CHECK(marker("lower-roman", 1994) == "mcmxciv.");
    CHECK(marker("lower-roman", 4000) == "4000.");
    CHECK(marker("lower-alpha", 0) == "0.");
    CHECK(marker("decimal-leading-zero", 7) == "07.");
    CHECK(marker("simp-chinese-informal", 1020) == "一千零二十、");
    CHECK(marker("no-such-style", 3) == "3.");
    for (std::string_view const style :
         {"decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"}) {
        for (std::int64_t number = 1; number < 4000; number += 7) {
            CHECK(marker_number(style, marker(style, number)) == number);
        }
    }
    CHECK(marker_number("decimal", "-3.") == -3);
    CHECK_FALSE(marker_number("decimal", "03.").has_value());
    CHECK_FALSE(marker_number("decimal", "3").has_value());
    CHECK_FALSE(marker_number("lower-roman", "iiii.").has_value());
    CHECK_FALSE(marker_number("lower-alpha", ".").has_value());
    CHECK_FALSE(marker_number("decimal", "99999999999999999999.").has_value());
}

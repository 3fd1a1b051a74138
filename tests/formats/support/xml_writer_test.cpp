#include "gouji/formats/support/xml_writer.hpp"

#include "gouji/tests/catch.hpp"

using namespace gouji;

TEST_CASE("elements nest, empty ones close themselves") {
    XmlWriter xml;
    xml.open("a").attribute("n", -7).open("b").close().element("c", "v", "1").text("x").close();
    CHECK(xml.str() == R"(<a n="-7"><b/><c v="1"/>x</a>)");
    CHECK(xml.take() == R"(<a n="-7"><b/><c v="1"/>x</a>)");
    CHECK(xml.open("d").close().str() == "<d/>");
}

TEST_CASE("markup in text and attributes is escaped") {
    XmlWriter xml;
    xml.open("a").attribute("v", "<&>\"'\t\n\r").text("<&>\"'\t\n\r").close();
    CHECK(xml.str() == "<a v=\"&lt;&amp;&gt;&quot;'&#9;&#10;&#13;\">&lt;&amp;&gt;\"'\t\n&#13;</a>");
}

TEST_CASE("what XML forbids is dropped, what is not UTF-8 replaced, and both are counted") {
    struct Case {
        std::string in;
        std::string out;
        std::size_t dropped;
        std::size_t replaced;
    };
    std::string const replacement = "\xEF\xBF\xBD";
    std::vector<Case> const cases{
        {"政府信息公开 A-z é 𠮷 \U0010FFFF", "政府信息公开 A-z é 𠮷 \U0010FFFF", 0, 0},
        {std::string{"a\0b\x1F\x7F", 5}, "ab\x7F", 2, 0},
        {"\uFFFE\uFFFF\uFFFD", replacement, 2, 0},
        {"\xE6\x94", replacement + replacement, 0, 2},
        {"\xE6\x94x", replacement + replacement + "x", 0, 2},
        {"\xED\xA0\x80", replacement + replacement + replacement, 0, 3},
        {"\xE0\x80\x80", replacement + replacement + replacement, 0, 3},
        {"\xF5\x80", replacement + replacement, 0, 2},
        {"\xC0\xAF", replacement + replacement, 0, 2}};
    for (Case const& one : cases) {
        XmlWriter xml;
        xml.text(one.in);
        CHECK(xml.str() == one.out);
        CHECK(xml.dropped_characters() == one.dropped);
        CHECK(xml.replaced_bytes() == one.replaced);
    }
}

#include "gouji/model/compare.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/html/random_document.hpp"
#include "gouji/tests/formats/html/support.hpp"

using namespace gouji;

TEST_CASE("what is written reads back the same", "[html][round-trip]") {
    for (std::uint32_t seed = 0; seed < 1500; ++seed) {
        CAPTURE(seed);
        Document const document = test::RandomDocument{seed}.make();
        Diagnostics diagnostics;
        std::string const page = test::write(document, diagnostics);
        CHECK(diagnostics.count(Code::Loss) == 0);
        Diagnostics reading;
        Document const back = test::read(page, reading);
        CAPTURE(page.substr(page.find("<body>")));
        for (Difference const& difference : compare(document, back, CompareScope::Everything, 3)) {
            FAIL(
                difference.where + ": " + difference.what + ": " + difference.left + " | " +
                difference.right);
        }
        CHECK(back.furniture.empty());
        CHECK(reading.all().empty());
        CHECK((test::write(document) == page));
        // Once read, nothing changes any more.
        std::string const second = test::write(back);
        CHECK((test::write(test::read(second)) == second));
    }
}

TEST_CASE("styles, roles and places survive too", "[html][round-trip]") {
    Document document;
    for (int role = 0; role < 7; ++role) {
        Paragraph paragraph;
        paragraph.role = static_cast<Role>(role);
        paragraph.align = Align::Center;
        paragraph.first_line_indent = 1.5F;
        paragraph.children.push_back({Styled{
            static_cast<Style>(role), {{Text{"甲"}}, {Styled{Style::Strong, {{Text{"乙"}}}}}}}});
        document.blocks.push_back({std::move(paragraph), {}});
    }
    Document const back = test::read(test::write(document));
    REQUIRE(back.blocks.size() == 7);
    for (int role = 0; role < 7; ++role) {
        CAPTURE(role);
        Paragraph const& paragraph =
            std::get<Paragraph>(back.blocks[static_cast<std::size_t>(role)].node);
        CHECK(paragraph.role == static_cast<Role>(role));
        CHECK(paragraph.align == Align::Center);
        CHECK(paragraph.first_line_indent == 1.5F);
        REQUIRE(paragraph.children.size() == 1);
        auto const& styled = std::get<Styled>(paragraph.children[0].node);
        CHECK(styled.style == static_cast<Style>(role));
        CHECK(styled.children.size() == 2);
    }
}

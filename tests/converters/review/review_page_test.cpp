#include "gouji/converters/review/review.hpp"

#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/model/tables.hpp"

using namespace gouji;

namespace {

Document document_of(std::string const& line) {
    Document document;
    document.source.add_line(line);
    document.blocks.push_back(make_paragraph(line));
    Block table;
    table.node = Box<Table>(test::table({{line, "2"}}));
    document.blocks.push_back(std::move(table));
    return document;
}

ReviewRequest request_of() {
    ReviewRequest request;
    request.source = "a.txt";
    request.sha256 = std::string(64, '0');
    return request;
}

std::size_t count(std::string const& text, std::string const& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

} // namespace

TEST_CASE("no text of the document is markup of the page") {
    Document const document = document_of("</script><script>alert(1)</script><!--<img src=x>]]>");
    Diagnostics diagnostics;
    auto const page = review_page(document, FormLibrary{}, request_of(), diagnostics);
    REQUIRE(page);
    CHECK(count(*page, "</script>") == 2); // the data's and the program's
    CHECK(count(*page, "<script") == 2);
    CHECK(count(*page, "<!--") == 0);
    CHECK(count(*page, "<img") == 0);
}

TEST_CASE("a source name is data, too") {
    ReviewRequest request = request_of();
    request.source = "</title><script>alert(1)</script>.txt";
    Diagnostics diagnostics;
    auto const page = review_page(document_of("1"), FormLibrary{}, request, diagnostics);
    REQUIRE(page);
    CHECK(count(*page, "</title>") == 1);
    CHECK(count(*page, "<script>alert") == 0);
}

TEST_CASE("the page is the same every time, and asks the network for nothing") {
    Diagnostics diagnostics;
    auto const page = review_page(document_of("1"), FormLibrary{}, request_of(), diagnostics);
    auto const again = review_page(document_of("1"), FormLibrary{}, request_of(), diagnostics);
    REQUIRE(page);
    REQUIRE(again);
    CHECK(*page == *again);
    CHECK(page->find("default-src 'none'") != std::string::npos);
    CHECK(page->find("unsafe-inline") == std::string::npos);
    CHECK(page->find("://") == std::string::npos);
}

TEST_CASE("decisions for other bytes or cells make no page") {
    Decisions decisions{"d.json", std::string(64, '1'), {}};
    ReviewRequest request = request_of();
    request.decisions = &decisions;
    Diagnostics diagnostics;
    auto const other = review_page(document_of("1"), FormLibrary{}, request, diagnostics);
    REQUIRE_FALSE(other);
    CHECK(other.error().code == Code::BadDecisions);
    decisions.sha256 = request.sha256;
    decisions.decisions.push_back({1, "applications", "1", "自然人", "4"});
    auto const unknown = review_page(document_of("1"), FormLibrary{}, request, diagnostics);
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().data.back().second.find("applications") != std::string::npos);
}

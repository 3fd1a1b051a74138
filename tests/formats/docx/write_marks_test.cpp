#include "gouji/model/codes.hpp"
#include "gouji/tests/catch.hpp"
#include "write_support.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

/// Row 2 has one value that fits under either heading.
Document doubtful() {
    Table table = test::table(
        {{cell("项目"), cell("自然人"), cell("其他")}, {cell("一、新收"), cell("4"), cell("")}}, 1);
    table.rows[1].cells[1].evidence = Evidence::Ambiguous;
    table.rows[1].cells[2].evidence = Evidence::Ambiguous;
    Doubt doubt;
    doubt.slots = {{1, 1}, {1, 2}};
    doubt.candidates = {{"4", ""}, {"", "4"}};
    doubt.candidate_count = 2;
    table.doubts = {doubt};
    return document({table_block(table)});
}

} // namespace

TEST_CASE("a doubtful cell has one comment by Gouji and a shade, and its text is untouched") {
    Written const written = write(doubtful());
    std::string const& comments = written.parts.at("word/comments.xml");
    CHECK(count_of(comments, R"(w:author="Gouji" w:initials="勾")") >= 2);
    CHECK(count_of(comments, "w:date") == 0);
    CHECK(count_of(comments, "勾稽[") >= 2);
    CHECK(count_of(written.body(), "勾稽[") == 0);
    CHECK(count_of(written.body(), R"(w:fill="FFF2CC")") == 2);
    CHECK(count_of(written.body(), "<w:t>4</w:t>") == 1);
    std::size_t const marked = count_of(written.body(), "<w:commentRangeStart ");
    CHECK(count_of(comments, "<w:comment ") == marked);
    CHECK(count_of(written.body(), "<w:commentRangeEnd ") == marked);
    CHECK(count_of(written.body(), "<w:commentReference ") == marked);
}

TEST_CASE("print shows the doubts in a list at the end") {
    Written const written = write(doubtful());
    CHECK(count_of(written.body(), "存疑数据") == 1);
    CHECK(count_of(written.body(), R"(<w:pStyle w:val="GoujiDoubts"/>)") >= 1);
    CHECK(count_of(write(document({paragraph("无表")})).body(), "存疑数据") == 0);
}

TEST_CASE("without marks the ambiguous cell is blank, and that is said") {
    Written const written = write(doubtful(), false);
    CHECK(!written.parts.contains("word/comments.xml"));
    CHECK(count_of(written.body(), "<w:t>4</w:t>") == 0);
    CHECK(count_of(written.body(), "w:shd") == 0);
    CHECK(count_of(written.body(), "存疑数据") == 0);
    CHECK(written.diagnostics.count(Code::MarksOff) >= 1);
}

TEST_CASE("the comment of a cell that begins with a table stands in the cell, not in the table") {
    Document document = doubtful();
    auto& table = *std::get<Box<Table>>(document.blocks[0].node);
    Blocks& content = table.rows[1].cells[1].content;
    content.insert(content.begin(), table_block(test::table({{cell("内")}})));
    Written const written = write(document);
    std::size_t const inner_end = written.body().find("</w:tbl>");
    std::size_t const comment = written.body().find("<w:commentRangeStart ");
    REQUIRE(comment != std::string::npos);
    CHECK(comment > inner_end);
}

#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/docx/read_support.hpp"

using namespace gouji;
using namespace gouji::test;

TEST_CASE("Insertions and deletions are accepted and counted") {
    Read const read = read_body(
        "<w:p><w:r><w:t>共</w:t></w:r><w:del "
        "w:id=\"1\"><w:r><w:delText>11</w:delText></w:r></w:del>"
        "<w:ins w:id=\"2\"><w:r><w:rPr><w:b/><w:rPrChange w:id=\"3\"><w:rPr><w:i/></w:rPr>"
        "</w:rPrChange></w:rPr><w:t>12</w:t></w:r></w:ins><w:moveFrom w:id=\"4\"><w:r><w:t>旧</w:t>"
        "</w:r></w:moveFrom><w:moveTo w:id=\"5\"><w:r><w:t>件</w:t></w:r></w:moveTo></w:p>");
    CHECK(sketch(read.document.blocks) == "p: 共*12*件\n");
    CHECK(read.diagnostics.count(Code::RevisionsAccepted) == 5);
}

TEST_CASE("A deleted paragraph mark joins paragraphs; the last one's properties hold") {
    std::string const deleted = "<w:rPr><w:del w:id=\"1\"/></w:rPr>";
    CHECK(
        sketch(read_body(p("甲", deleted) + p("乙", "<w:pStyle w:val=\"Title\"/>") + p("丙"))
                   .document.blocks) == "title: 甲乙\np: 丙\n");
    CHECK(sketch(read_body(p("", deleted) + p("乙")).document.blocks) == "p: 乙\n");
    // Nothing follows in the cell.
    Read const read = read_body(
        "<w:tbl><w:tr><w:tc>" + p("末", deleted) + "</w:tc><w:tc>" + p("次") +
        "</w:tc></w:tr></w:tbl>");
    CHECK(grid(table_of(read.document)) == "末 | 次\n");
}

TEST_CASE("Deleted rows and cells are gone, inserted ones stay") {
    Read const read = read_body(
        "<w:tbl><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc>" + p("甲") +
        "</w:tc></w:tr><w:tr><w:trPr><w:ins w:id=\"2\"/></w:trPr><w:tc><w:tcPr><w:cellDel "
        "w:id=\"3\"/></w:tcPr>" +
        p("乙") + "</w:tc><w:tc>" + p("丙") +
        "</w:tc><w:tc><w:tcPr><w:cellIns w:id=\"4\"/></w:tcPr>" + p("丁") +
        "</w:tc></w:tr></w:tbl>" + p("后"));
    CHECK(grid(table_of(read.document)) == "丙 | 丁\n");
    CHECK(sketch(read.document.blocks) == "table 1x2\np: 后\n");
}

TEST_CASE("A table whose rows are all deleted is gone") {
    CHECK(
        sketch(read_body(
                   p("前") + "<w:tbl><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc>" + p("甲") +
                   "</w:tc></w:tr></w:tbl>")
                   .document.blocks) == "p: 前\n");
}

TEST_CASE("Numbers of deleted paragraphs are not counted") {
    DocxMaker maker{
        "<w:tbl><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc>" +
        p("甲", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>") + "</w:tc></w:tr></w:tbl>" +
        p("乙", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>")};
    maker.part(
        "numbering",
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
        "w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num "
        "w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
    CHECK(sketch(test::read(maker.zip()).document.blocks) == "ol\n- 1.\n  p: 乙\n");
}

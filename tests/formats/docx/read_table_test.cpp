#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/docx/read_support.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

std::string tc(std::string_view text, std::string_view properties = "") {
    return "<w:tc><w:tcPr>" + std::string{properties} + "</w:tcPr>" + p(text) + "</w:tc>";
}
std::string tr(std::string_view cells, std::string_view properties = "") {
    return "<w:tr><w:trPr>" + std::string{properties} + "</w:trPr>" + std::string{cells} +
           "</w:tr>";
}
std::string tbl(std::string_view rows, std::string_view widths = "") {
    return "<w:tbl><w:tblPr/><w:tblGrid>" + std::string{widths} + "</w:tblGrid>" +
           std::string{rows} + "</w:tbl>";
}
std::string span(int columns) {
    return "<w:gridSpan w:val=\"" + std::to_string(columns) + "\"/>";
}
std::string const restart = "<w:vMerge w:val=\"restart\"/>";
std::string const goes_on = "<w:vMerge/>";
std::string const header = "<w:tblHeader/>";

std::string grid_of(std::string_view rows) {
    return grid(table_of(read_body(tbl(rows)).document));
}

} // namespace

TEST_CASE("Spans across and down") {
    CHECK(
        grid_of(
            tr(tc("a", span(2) + restart) + tc("b")) + tr(tc("", span(2) + goes_on) + tc("c")) +
            tr(tc("d") + tc("e") + tc("f"))) == "a | < | b\n"
                                                "^ | ^ | c\n"
                                                "d | e | f\n");
}

TEST_CASE("A merge goes on only under a cell of the same columns") {
    // Above are other columns: the cells stand for themselves.
    CHECK(
        grid_of(
            tr(tc("a", span(2) + restart) + tc("b", restart)) +
            tr(tc("c", goes_on) + tc("d", goes_on) + tc("", goes_on))) == "a | < | b\n"
                                                                          "c | d | ^\n");
    // Nothing above.
    CHECK(
        grid_of(tr(tc("a", goes_on) + tc("b")) + tr(tc("", goes_on) + tc("c"))) ==
        "a | b\n^ | c\n");
    // A row that does not take part ends it.
    CHECK(grid_of(tr(tc("a", restart)) + tr(tc("b")) + tr(tc("c", goes_on))) == "a\nb\nc\n");
}

TEST_CASE("Legacy merges across, also of cells merged down") {
    std::string const first = "<w:hMerge w:val=\"restart\"/>";
    std::string const next = "<w:hMerge w:val=\"continue\"/>";
    CHECK(
        grid_of(
            tr(tc("a", first + restart) + tc("", next + restart) + tc("b")) +
            tr(tc("", first + goes_on) + tc("", next + goes_on) + tc("c"))) == "a | < | b\n"
                                                                               "^ | ^ | c\n");
}

TEST_CASE("Columns skipped before and after a row are empty cells") {
    std::string const rows = tr(tc("a") + tc("b", restart) + tc("c")) +
                             tr(tc("", goes_on) + tc("d"), "<w:gridBefore w:val=\"1\"/>") +
                             tr(tc("e"), "<w:gridAfter w:val=\"2\"/>");
    CHECK(grid_of(rows) == "a | b | c\n | ^ | d\ne |  | \n");
}

TEST_CASE("Rows of different lengths leave holes") {
    CHECK(grid_of(tr(tc("a") + tc("b") + tc("c")) + tr(tc("d"))) == "a | b | c\nd | # | #\n");
}

TEST_CASE("Text in a cell that continues another is hidden, and said so") {
    Read const read = read_body(tbl(tr(tc("a", restart)) + tr(tc("7", goes_on))));
    CHECK(grid(table_of(read.document)) == "a\n^\n");
    CHECK(read.diagnostics.count(Code::HiddenText) == 1);
}

TEST_CASE("Only rows at the top are header rows") {
    Read const read = read_body(
        tbl(tr(tc("a"), header) + tr(tc("b"), "<w:tblHeader w:val=\"true\"/>") +
            tr(tc("c"), "<w:tblHeader w:val=\"0\"/>") + tr(tc("d"), header)));
    auto const& rows = table_of(read.document).rows;
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].group == RowGroup::Head);
    CHECK(rows[1].group == RowGroup::Head);
    CHECK(rows[2].group == RowGroup::Body);
    CHECK(rows[3].group == RowGroup::Body);
}

TEST_CASE("A header cell that reaches below takes its rows along") {
    Read const read = read_body(
        tbl(tr(tc("a", restart) + tc("b", span(2)), header) +
            tr(tc("", goes_on) + tc("c") + tc("d")) + tr(tc("1") + tc("2") + tc("3"))));
    Table const& table = table_of(read.document);
    CHECK(grid(table) == "a | b | <\n^ | c | d\n1 | 2 | 3\n");
    CHECK(table.rows[1].group == RowGroup::Head);
    CHECK(table.rows[2].group == RowGroup::Body);
}

TEST_CASE("A table inside a cell is content of the cell") {
    Read const read = read_body(tbl(
        tr("<w:tc>" + p("外") + tbl(tr(tc("内", span(2))) + tr(tc("x") + tc("y"))) + p("") +
           "</w:tc>" + tc("b"))));
    Table const& outer = table_of(read.document);
    CHECK(grid(outer) == "外 | b\n");
    Blocks const& content = outer.rows[0].cells[0].content;
    REQUIRE(content.size() == 2);
    CHECK(grid(*std::get<Box<Table>>(content[1].node)) == "内 | <\nx | y\n");
}

TEST_CASE("Rows and cells in wrappers") {
    std::string const cell =
        "<w:sdt><w:sdtPr/><w:sdtContent>" + tc("b") + "</w:sdtContent></w:sdt>";
    CHECK(
        grid_of(
            "<w:sdt><w:sdtContent>" + tr(tc("a") + cell) + "</w:sdtContent></w:sdt><w:customXml>" +
            tr("<w:customXml>" + tc("c") + "</w:customXml>" + tc("d")) + "</w:customXml>") ==
        "a | b\nc | d\n");
}

TEST_CASE("An empty cell has no content; blanks are none") {
    Read const read = read_body(tbl(tr(tc("") + tc("　") + tc("0"))));
    auto const& cells = table_of(read.document).rows.at(0).cells;
    CHECK(cells.at(0).content.empty());
    CHECK(cells.at(1).content.empty());
    CHECK(cells.at(2).content.size() == 1);
    for (Cell const& cell : cells) {
        CHECK(cell.evidence == Evidence::Stated);
    }
    // What stood there is in the source all the same.
    CHECK(read.document.source.text(cells.at(1).source.line) == "　");
}

TEST_CASE("Widths, alignment and caption") {
    std::string const cell = "<w:tc><w:tcPr><w:vAlign w:val=\"center\"/></w:tcPr>" +
                             p("甲", "<w:jc w:val=\"center\"/>") +
                             p("乙", "<w:jc w:val=\"center\"/>") + "</w:tc>";
    Read const read = read_body(
        p("表1 情况", "<w:pStyle w:val=\"GoujiTableCaption\"/>") +
        tbl(tr(cell + tc("b")), "<w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"3000\"/>"));
    CHECK(read.document.blocks.size() == 1);
    Table const& table = table_of(read.document);
    CHECK(table.column_widths == std::vector<float>{1000, 3000});
    CHECK(std::get<Text>(table.caption.at(0).node).utf8 == "表1 情况");
    Cell const& first = table.rows[0].cells[0];
    CHECK(first.align == Align::Center);
    CHECK(first.valign == VAlign::Middle);
    CHECK(!std::get<Paragraph>(first.content[0].node).align);
}

TEST_CASE("A caption that no table follows is a paragraph") {
    CHECK(
        sketch(read_body(p("表1", "<w:pStyle w:val=\"GoujiTableCaption\"/>") + p("文"))
                   .document.blocks) == "caption: 表1\np: 文\n");
}

TEST_CASE("Broken nesting and absurd spans") {
    CHECK(
        sketch(read_body("<w:tr><w:tc>" + p("a") + "</w:tc></w:tr>" + p("b")).document.blocks) ==
        "p: a\np: b\n");
    Read const read = read_body(tbl(tr(tc("a", span(1'000'000'000)) + tc("b", span(-3)))));
    CHECK(table_of(read.document).rows[0].cells[0].col_span == 1000);
    CHECK(read.diagnostics.count(Code::SpanClamped) == 1);
}

TEST_CASE("Marks of doubt come back from Gouji's comments, and only they do") {
    DocxMaker maker{tbl(
        tr(tc("项目") + tc("数值")) +
        tr(tc("收到") +
           "<w:tc><w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>4</w:t></w:r><w:commentRangeEnd "
           "w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p></w:tc>") +
        tr(tc("办结") + "<w:tc><w:p><w:r><w:t>5</w:t></w:r><w:r><w:commentReference w:id=\"1\"/>"
                        "</w:r></w:p></w:tc>"))};
    maker.part(
        "comments",
        "<w:comment w:id=\"0\" w:author=\"Gouji\"><w:p><w:r><w:annotationRef/></w:r><w:r><w:t>"
        "勾稽[table 2 2 inferred: 4]</w:t></w:r></w:p></w:comment>"
        "<w:comment w:id=\"1\" w:author=\"张\">" +
            p("请核对") + "</w:comment>");
    Read const read = test::read(maker.zip());
    Table const& table = table_of(read.document);
    CHECK(table.rows[1].cells[1].evidence == Evidence::Inferred);
    CHECK(sketch(table.rows[1].cells[1].content) == "p: 4\n");
    CHECK(sketch(table.rows[2].cells[1].content) == "p: 5{张: p: 请核对;}\n");
}

TEST_CASE("A mark goes where its comment stands, rows above it or not") {
    DocxMaker maker{tbl(
        tr(tc("新增的行") + tc("1")) + tr(tc("项目") + tc("数值")) +
        tr(tc("收到") + "<w:tc><w:p><w:r><w:t>4</w:t></w:r><w:r><w:commentReference w:id=\"0\"/>"
                        "</w:r></w:p></w:tc>"))};
    maker.part(
        "comments",
        "<w:comment w:id=\"0\" w:author=\"Gouji\">" + p("勾稽[table 2 2 inferred: 4 @r2c2]") +
            "</w:comment>");
    Table const table = table_of(test::read(maker.zip()).document);
    CHECK(table.rows[2].cells[1].evidence == Evidence::Inferred);
    CHECK(table.rows[1].cells[1].evidence == Evidence::Stated);
}

TEST_CASE("A mark outside of tables stays as a comment") {
    DocxMaker maker{
        "<w:p><w:r><w:t>文</w:t></w:r><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>"};
    maker.part(
        "comments",
        "<w:comment w:id=\"0\" w:author=\"Gouji\">" + p("勾稽[table 2 2 inferred: 4]") +
            "</w:comment>");
    Read const read = test::read(maker.zip());
    CHECK(sketch(read.document.blocks) == "p: 文{Gouji: p: 勾稽[table 2 2 inferred: 4];}\n");
    CHECK(read.diagnostics.count(Code::MarkIgnored) == 1);
}

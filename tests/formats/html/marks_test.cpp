#include "gouji/model/marks.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/html/support.hpp"

using namespace gouji;

namespace {

Cell cell(std::string_view text, Evidence evidence = Evidence::Stated) {
    Cell made;
    made.content = make_cell_content(text);
    made.evidence = evidence;
    return made;
}

/// A row whose value 4 may stand in either of two columns, and a mended and a lost value.
Document doubtful() {
    Document document;
    document.blocks.push_back(make_paragraph("前文"));
    Table table;
    table.rows.resize(3);
    table.rows[0].group = RowGroup::Head;
    for (std::string_view const text : {"项目", "自然人", "企业"}) {
        table.rows[0].cells.push_back(cell(text));
    }
    RuleId const rule = document.rules.intern("place.order");
    table.rows[1].cells = {
        cell("收件"), cell("4", Evidence::Ambiguous), cell("", Evidence::Ambiguous)};
    table.rows[1].cells[1].rule = table.rows[1].cells[2].rule = rule;
    table.rows[2].cells = {
        cell("办结"), cell("12", Evidence::Repaired), cell("", Evidence::Missing)};
    table.doubts.push_back({{{1, 1}, {1, 2}}, {{"4", ""}, {"", "4"}}, 2, false, rule});
    table.printed.push_back({{2, 1}, "l2"});
    document.blocks.push_back({Box<Table>{std::move(table)}, {}});
    return document;
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

} // namespace

TEST_CASE("doubt survives the trip through HTML", "[html][marks]") {
    Document const document = doubtful();
    std::string const page = test::write(document);
    Document const back = test::read(page);
    REQUIRE(back.blocks.size() == 2);
    Table const& table = test::first_table(back);
    CHECK(test::sketch(table) == "[项目][自然人][企业] head\n[收件][4][]\n[办结][12][]\n");
    CHECK(table.rows[1].cells[1].evidence == Evidence::Ambiguous);
    CHECK(table.rows[1].cells[2].evidence == Evidence::Ambiguous);
    CHECK(table.rows[2].cells[1].evidence == Evidence::Repaired);
    CHECK(table.rows[2].cells[2].evidence == Evidence::Missing);
    CHECK(back.rules.name(table.rows[1].cells[1].rule) == "place.order");
    REQUIRE(table.doubts.size() == 1);
    CHECK(
        table.doubts[0].candidates == std::vector<std::vector<std::string>>{{"4", ""}, {"", "4"}});
    REQUIRE(table.printed.size() == 1);
    CHECK(table.printed[0].text == "l2");
    CHECK(table.marks.empty());
    CHECK(test::write(back) == page);
}

TEST_CASE("doubt is seen on the page and listed at its end", "[html][marks]") {
    std::string const page = test::write(doubtful());
    CHECK(count(page, "<section class=\"doubts\" data-gouji=\"doubts\">") == 1);
    CHECK(page.find("存疑数据") > page.find("</table>"));
    std::string_view const table = std::string_view{page}.substr(
        page.find("<table"), page.find("</table>") - page.find("<table"));
    CHECK(count(table, "g-ambiguous") == 2);
    CHECK(count(table, "g-repaired") == 1);
    CHECK(count(table, "g-missing") == 1);
    CHECK(table.find("原文为“l2”") != std::string_view::npos);
    CHECK(table.find("4<") != std::string_view::npos);
}

TEST_CASE("a changed cell is decided by whoever changed it", "[html][marks]") {
    std::string page = test::write(doubtful());
    std::size_t const at = page.find(">12</td>");
    REQUIRE(at != std::string::npos);
    page.replace(at, 4, ">15<");
    Document const back = test::read(page);
    CHECK(test::first_table(back).rows[2].cells[1].evidence == Evidence::Decided);
}

TEST_CASE("marks off leaves ambiguous cells blank and says so", "[html][marks]") {
    WriteOptions options;
    options.marks = false;
    StringSink sink;
    Diagnostics diagnostics;
    REQUIRE(write_html(doubtful(), options, sink, diagnostics).has_value());
    CHECK(sink.str().find("data-gouji") == std::string::npos);
    CHECK(sink.str().find("class=\"n g-") == std::string::npos);
    CHECK(diagnostics.count(Code::MarksOff) > 0);
    CHECK(
        test::sketch(test::first_table(test::read(sink.str()))) ==
        "[项目][自然人][企业] head\n[收件][][]\n[办结][12][]\n");
}

TEST_CASE("a cell that moved takes its mark along", "[html][marks]") {
    std::string page = test::write(doubtful());
    std::size_t const row = page.find("<tr><td>收件");
    page.insert(row, "<tr><td>新行</td><td>1</td><td>2</td></tr>");
    Table const table = test::first_table(test::read(page));
    CHECK(table.rows[2].cells[1].evidence == Evidence::Ambiguous);
    REQUIRE(table.doubts.size() == 1);
    CHECK(table.doubts[0].slots == std::vector<GridPosition>{{2, 1}, {2, 2}});
}

TEST_CASE("marks survive a program that saves the page as its own", "[html][marks]") {
    std::string page = test::write(doubtful());
    std::size_t const at = page.find("content=\"Gouji\"");
    REQUIRE(at != std::string::npos);
    page.replace(at, 15, "content=\"Other\"");
    Document const back = test::read(page);
    CHECK(back.blocks.size() == 2);
    CHECK(test::first_table(back).doubts.size() == 1);
    CHECK(back.furniture.empty());
}

TEST_CASE("what is no mark is passed over and said", "[html][marks]") {
    Diagnostics diagnostics;
    Document const document =
        test::read("<table><tr><td data-gouji='勾稽[broken'>1<td>2</table>", diagnostics);
    CHECK(diagnostics.count(Code::MarkIgnored) == 1);
    CHECK(test::sketch(test::first_table(document)) == "[1][2]\n");
}

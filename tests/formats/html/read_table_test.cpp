#include "gouji/model/table_grid.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/html/support.hpp"

using namespace gouji;

namespace {

std::string table_of(std::string_view html) {
    Document const document = test::read(html);
    return test::sketch(test::first_table(document));
}

} // namespace

TEST_CASE("spans follow HTML's rules for integers", "[html][table]") {
    CHECK(
        table_of("<table><tr><td colspan='2;'>a<td rowspan=' 2 '>b<tr><td>c<td>d</table>") ==
        "[a 1x2][b 2x1]\n[c][d]\n");
    CHECK(
        table_of("<table><tr><td colspan=0>a<td colspan=-3>b<td colspan=x "
                 "rowspan=+2>c<tr><td>d</table>") == "[a][b][c 2x1]\n[d]\n");
}

TEST_CASE("huge spans are clamped and said", "[html][table]") {
    Diagnostics diagnostics;
    Document const document = test::read(
        "<table><tr><td colspan=1000000000>a<td rowspan=99999>b<tr><td>c</table>", diagnostics);
    auto const& cells = test::first_table(document).rows[0].cells;
    CHECK(cells[0].col_span == 1000);
    CHECK(cells[1].row_span == 65534);
    CHECK(diagnostics.count(Code::SpanClamped) == 2);
}

TEST_CASE("rowspan=0 ends with its row group", "[html][table]") {
    CHECK(
        table_of("<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d<td>e</table>") ==
        "[a 2x1][b]\n[c]\n[d][e]\n");
}

TEST_CASE("no cell grows from one tbody into the next", "[html][table]") {
    Diagnostics diagnostics;
    Document const document = test::read(
        "<table><tbody><tr><td rowspan=3>a<td>b<tbody><tr><td>c<td>d</table>", diagnostics);
    CHECK(test::sketch(test::first_table(document)) == "[a][b]\n[c][d]\n");
    CHECK(diagnostics.count(Code::SpanClamped) == 1);
}

TEST_CASE("thead, tbody, tfoot", "[html][table]") {
    CHECK(
        table_of("<table><caption>表<br>一</caption><thead><tr><td>h<th>i<tfoot><tr><td>f<td>g"
                 "<tbody><tr><th>1<td>2</table>") == "[h][i] head\n{1}[2]\n[f][g] foot\n");
    Document const document = test::read("<table><caption>表<br>一</caption><tr><td>1</table>");
    CHECK(plain_text(test::first_table(document).caption) == "表\n一");
}

TEST_CASE("leading rows of th only are header rows", "[html][table]") {
    CHECK(
        table_of("<table><tr><th>a<th>b<tr><th>c<th>d<tr><th>1<td>2<tr><th>3<th>4</table>") ==
        "[a][b] head\n[c][d] head\n{1}[2]\n[3][4]\n");
    CHECK(
        table_of(
            "<table><tr><th rowspan=2>a<th colspan=2>b<tr><th>c<th>d<tr><td>1<td>2<td>3</table>") ==
        "[a 2x1][b 1x2] head\n[c][d] head\n[1][2][3]\n");
    // A cell that reaches into the body keeps its span, and the rows are no header.
    CHECK(table_of("<table><tr><th rowspan=2>a<th>b<tr><td>1</table>") == "[a 2x1][b]\n[1]\n");
    CHECK(
        table_of("<table><tr><th>a<th>b<tr><th rowspan=2>c<th>d<tr><td>1</table>") ==
        "[a][b] head\n[c 2x1][d]\n[1]\n");
    // A thead says which rows they are.
    CHECK(
        table_of("<table><thead><tr><th>a<th>b<tbody><tr><th colspan=2>c<tr><td>1<td>2</table>") ==
        "[a][b] head\n[c 1x2]\n[1][2]\n");
}

TEST_CASE("row headers", "[html][table]") {
    CHECK(
        table_of(
            "<table><tr><td scope=row>a<td>1<tr><th scope=col>b<td>2<tr><th scope=row>c</table>") ==
        "{a}[1]\n{b}[2]\n{c}\n");
}

TEST_CASE("cells with blocks, and blank ones", "[html][table]") {
    Document const document =
        test::read("<table><tr><td><p>甲</p><p>乙</p><td>&nbsp;<td><ul><li>丙</ul>"
                   "<td align=right valign=bottom style='text-align:center'>丁</table>");
    auto const& cells = test::first_table(document).rows[0].cells;
    CHECK(cells[0].content.size() == 2);
    CHECK(cells[1].content.empty());
    CHECK(std::holds_alternative<List>(cells[2].content.at(0).node));
    CHECK(cells[3].align == Align::Center);
    CHECK(cells[3].valign == VAlign::Bottom);
}

TEST_CASE("tables in cells stay tables", "[html][table]") {
    Document const document =
        test::read("<table><tr><td>a<table><tr><td>1<td>2</table>b<td>c</table>");
    Table const& outer = test::first_table(document);
    REQUIRE(outer.rows[0].cells[0].content.size() == 3);
    auto const& inner = std::get<Box<Table>>(outer.rows[0].cells[0].content[1].node);
    CHECK(test::sketch(*inner) == "[1][2]\n");
}

TEST_CASE("tables that only lay out a page dissolve", "[html][table]") {
    CHECK(
        test::outlined("<table><tr><td><p>甲</p><table><tr><td>1<td>2</table></table>") ==
        "paragraph: 甲\ntable 1x2: 2 cells\n");
    CHECK(
        test::outlined("<table role=presentation><tr><td>甲<td>乙</table>") ==
        "paragraph: 甲\nparagraph: 乙\n");
    // A box around one paragraph is a table of one cell; so is one with a caption.
    CHECK(table_of("<table><tr><td>甲</table>") == "[甲]\n");
    CHECK(table_of("<table><caption>表</caption><tr><td><p>甲<p>乙</table>") == "[甲\n乙]\n");
    CHECK(
        table_of("<table><tr><td>目录<table><tr><td>1<td>2</table><td>正文</table>").find("目录") !=
        std::string::npos);
    Diagnostics diagnostics;
    ReadOptions keep;
    keep.extra["layout-tables"] = "keep";
    auto const kept = read_html("<table><tr><td><p>甲<p>乙</table>", keep, diagnostics);
    REQUIRE(kept.has_value());
    CHECK(test::sketch(test::first_table(*kept)) == "[甲\n乙]\n");
}

TEST_CASE("column widths", "[html][table]") {
    auto const widths = [](std::string_view html) {
        return test::first_table(test::read(html)).column_widths;
    };
    CHECK(
        widths("<table><col width=10><col width=30><tr><td>1<td>2</table>") ==
        std::vector<float>{10, 30});
    CHECK(
        widths("<table><colgroup span=2 style='width:20%'><tr><td>1<td>2</table>") ==
        std::vector<float>{20, 20});
    CHECK(
        widths("<table><tr><td colspan=2>x<tr><td width=5>1<td width=6>2</table>") ==
        std::vector<float>{5, 6});
    CHECK(widths("<table><col width=10%><col width=30><tr><td>1<td>2</table>").empty());
    CHECK(widths("<table><col width=10><tr><td>1<td>2</table>").empty());
}

TEST_CASE("broken markup gives the grid that a browser draws", "[html][table]") {
    CHECK(table_of("<table><td>a<td>b<tr><td>c</table>") == "[a][b]\n[c]\n");
    CHECK(table_of("<table><tr><td>a</td></tbody><td>b</table>") == "[a]\n[b]\n");
    CHECK(
        test::outlined("<table>迷路<tr><td>a<td>b</table>") ==
        "paragraph: 迷路\ntable 1x2: 2 cells\n");
    CHECK(
        table_of("<table><tr><![if !supportMisalignedColumns]><td>a</td><![endif]><td>b</table>") ==
        "[a][b]\n");
    CHECK(table_of("<table><tr><td>a<td style='display:none'>b<td>c</table>") == "[a][c]\n");
}

TEST_CASE("Tables that are drawn with other elements", "[html][table]") {
    CHECK(
        test::sketch(test::first_table(test::read(
            "<div role=table><div role=rowgroup><div role=row><span role=columnheader "
            "aria-colspan=2>甲</span><span role=columnheader>乙</span></div></div><div "
            "role=rowgroup><div role=row><b role=rowheader>丙</b><div role=cell>1</div><div "
            "role=cell></div></div></div></div>"))) ==
        test::sketch(test::first_table(
            test::read("<table><tbody><tr><th colspan=2>甲<th>乙</tr></tbody><tbody><tr><th>丙<td>1"
                       "<td></tr></tbody></table>"))));
    CHECK(
        test::sketch(test::first_table(test::read(
            "<div style='display: table'><div style='display:table-row'><p "
            "style='display:table-cell'>甲</p><p style='display:table-cell'></p></div> <div "
            "style='display:table-row'><p style='display:table-cell'>1</p><p "
            "style='DISPLAY:Table-Cell'>2</p></div></div>"))) == "[甲][]\n[1][2]\n");
    // One row lays out a page.
    Document const page = test::read(
        "<div style='display:table'><div style='display:table-row'><div style='display:table-cell'>"
        "<p>甲</p></div><div style='display:table-cell'><p>乙</p></div></div></div>");
    CHECK(plain_text(page.blocks) == "甲\n乙");
}

#include <string>
#include <string_view>

#include "gouji/converters/convert.hpp"
#include "gouji/converters/registry.hpp"
#include "gouji/model/outline.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"

namespace {

using namespace gouji;

Document read(std::string_view text) {
    Diagnostics diagnostics;
    LoadRequest request;
    request.read.name = "scan.txt";
    Result<Document> document = load(text, request, diagnostics);
    REQUIRE(document);
    return std::move(*document);
}

} // namespace

TEST_CASE("An HTML table in a text is a table, and its cells know their place") {
    Document const document = read("情况如下：\n\n<table><tr><td colspan=\"2\">项目</td></tr>"
                                   "<tr><td>桥</td><td>12</td></tr></table>\n\n以上。\n");
    CHECK(outline(document) == "paragraph: 情况如下：\ntable 2x2: 3 cells\nparagraph: 以上。\n");
    Table const& table = *std::get<Box<Table>>(document.blocks[1].node);
    Cell const& last = table.rows[1].cells[1];
    CHECK(plain_text(last.content) == "12");
    CHECK(last.source.line == 2);
    CHECK(document.source.text(2).substr(last.source.column).starts_with("12"));
}

TEST_CASE("Its lines may be many, and pages of their own") {
    CHECK(
        outline(read("# 报告\n\n<html><body><table>\n<tr>\n\t<td>桥</td>\n\t<td>12</td>\n</tr>\n\n"
                     "</table></body></html>\n\n以上。\n")) ==
        "heading 1: 报告\ntable 1x2: 2 cells\nparagraph: 以上。\n");
}

TEST_CASE("Markup that does not end, or is only spoken of, stays text") {
    CHECK(
        outline(read("如下：\n\n<table><tr><td>桥</td>\n\n以上。\n")) ==
        "paragraph: 如下：\nparagraph: <table><tr><td>桥</td>\nparagraph: 以上。\n");
    CHECK(
        outline(read("标签 <table> 与 </table> 成对。\n")) ==
        "paragraph: 标签 <table> 与 </table> 成对。\n");
}

TEST_CASE("Two tables in lines that they share are two tables") {
    CHECK(
        outline(read("如下：\n\n<table><tr><td>一</td></tr></table> <table><tr>\n"
                     "<td>二</td></tr></table>\n")) ==
        "paragraph: 如下：\ntable 1x1: 1 cell\ntable 1x1: 1 cell\n");
}

TEST_CASE("Many tables that do not end cost no more than their lines") {
    std::string text = "如下：\n\n";
    for (int i = 0; i < 20'000; ++i) {
        text += "<table><tr><td>一\n\n";
    }
    CHECK(read(text).blocks.size() == 20'001);
}

TEST_CASE("A form as an HTML table in a text is bound whole") {
    std::string text = "二、主动公开政府信息情况\n\n<table>";
    auto const row = [&](std::string_view cells) {
        text.append("<tr><td>").append(cells).append("</td></tr>");
    };
    row("第二十条第（一）项");
    row("信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数");
    row("规章</td><td>0</td><td>1</td><td>2");
    row("行政规范性文件</td><td>6</td><td></td><td>31");
    row("第二十条第（五）项");
    row("信息内容</td><td>本年处理决定数量");
    row("行政许可</td><td>8");
    Result<FormLibrary> const forms = FormLibrary::built_in();
    Diagnostics diagnostics;
    LoadRequest request;
    request.forms = &*forms;
    request.from = find_format("txt");
    Result<Document> const document = load(text + "</table>\n", request, diagnostics);
    REQUIRE(document);
    REQUIRE(document->blocks.size() == 2);
    Table const& table = *std::get<Box<Table>>(document->blocks[1].node);
    REQUIRE(table.form);
    CHECK(table.form->edition == "2021");
    CHECK(plain_text(table.rows[3].cells[3].content) == "31");
}

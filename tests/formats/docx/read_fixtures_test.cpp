#include <fstream>
#include <iterator>

#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/docx/read_support.hpp"

/// Whole files, each for the one thing that fixtures/INDEX.md says of it.

using namespace gouji;
using namespace gouji::test;

namespace {

std::string fixture(std::string const& name) {
    std::ifstream file{GOUJI_SOURCE_DIR "/fixtures/docx/" + name, std::ios::binary};
    REQUIRE(file);
    return {std::istreambuf_iterator<char>{file}, {}};
}

} // namespace

TEST_CASE("numbered-report.docx") {
    Read const read = test::read(fixture("numbered-report.docx"));
    CHECK(
        sketch(read.document.blocks) == "title: 苇泊区粮食局2023年政府信息公开工作年度报告\n"
                                        "h1: 一、总体情况\n"
                                        "p: 全年新增公开目录*6项*{note: p: 含撤并的1项。;}。\n"
                                        "h2: （一）主动公开\n"
                                        "ol\n"
                                        "- 1.\n"
                                        "  p: 更新机构职能。\n"
                                        "  ul\n"
                                        "  - ●\n"
                                        "    p: 门户网站；\n"
                                        "  - ●\n"
                                        "    p: 公告栏。\n"
                                        "- 2.\n"
                                        "  p: 修订指南。\n"
                                        "h2: （二）依申请公开\n"
                                        "h1: 二、收到和处理申请情况\n"
                                        "table 4x5\n"
                                        "p: 2024年1月16日\n");
    CHECK(
        grid(table_of(read.document, 7)) == "申请人情况 | 自然人 | 法人或其他组织 | < | 总计\n"
                                            "^ | ^ | 企业 | 社会组织 | ^\n"
                                            "本年新收 | 17 | 3 | 0 | 20\n"
                                            "上年结转 | 2 |  | < | 2\n");
    CHECK(sketch(read.document.header) == "p: 苇泊区粮食局\n");
    REQUIRE(read.document.furniture.size() == 1);
    CHECK(read.document.furniture[0].kind == FurnitureKind::PageNumber);
    REQUIRE(read.document.page);
    CHECK(read.document.page->top == Approx(37).margin(0.1));
}

TEST_CASE("strict-dialect.docx") {
    Read const read = test::read(fixture("strict-dialect.docx"));
    CHECK(sketch(read.document.blocks) == "h1: 总体情况\ntable 4x5\n");
    CHECK(table_of(read.document, 1).rows[1].group == RowGroup::Head);
}

TEST_CASE("tracked-changes.docx") {
    Read const read = test::read(fixture("tracked-changes.docx"));
    CHECK(sketch(read.document.blocks) == "p: 收到13件，均已办结。\ntable 2x2\n");
    CHECK(grid(table_of(read.document, 1)) == "项目 | 件数\n新加的一行 | 4\n");
    CHECK(read.diagnostics.count(Code::RevisionsAccepted) == 5);
}

TEST_CASE("text-box-in-both-dialects.docx") {
    CHECK(
        sketch(test::read(fixture("text-box-in-both-dialects.docx")).document.blocks) ==
        "p: 框外的一段。\np: 框内的一段。\n");
}

TEST_CASE("skipped-grid-columns.docx") {
    CHECK(
        grid(table_of(test::read(fixture("skipped-grid-columns.docx")).document)) ==
        "甲 | 乙 | 丙 | 丁\n"
        " | ^ | 戊 | <\n"
        "己 | 庚 |  | \n");
}

TEST_CASE("utf16-part.docx") {
    CHECK(
        sketch(test::read(fixture("utf16-part.docx")).document.blocks) ==
        "p: 宽字节的一段，含扩展区汉字𠮷。\n");
}

TEST_CASE("cut-in-the-text.docx") {
    Read const read = test::read(fixture("cut-in-the-text.docx"));
    CHECK(read.diagnostics.count(Code::Salvaged) == 1);
    Table const& table = table_of(read.document);
    CHECK(table.rows.size() == 29);
    CHECK(table.rows.back().cells.back().evidence == Evidence::Missing);
    CHECK(table.rows.back().cells.back().content.empty());
    CHECK(table.rows[27].cells[2].evidence == Evidence::Stated);
}

TEST_CASE("Files that are refused") {
    CHECK(error_of(fixture("encrypted.docx")) == Code::Encrypted);
    CHECK(error_of(fixture("doctype-entities.docx")) == Code::DoctypeForbidden);
}

TEST_CASE("nested-10000-deep.docx") {
    Read const read = test::read(fixture("nested-10000-deep.docx"));
    CHECK(read.diagnostics.count(Code::DepthFlattened) == 1);
    CHECK(read.document.source.text(0) == "最里面的一段。");
}

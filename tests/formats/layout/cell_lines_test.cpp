#include "gouji/model/codes.hpp"
#include "gouji/tests/formats/layout/layout_test_support.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

std::size_t count_unsure(std::string_view text) {
    Diagnostics diagnostics;
    read(text, diagnostics);
    return diagnostics.count(Code::TableUnsure);
}

bool has_table(std::string_view text) {
    std::string const blocks = "\n" + blocks_of(text);
    return blocks.find("\nt ") != std::string::npos;
}

} // namespace

TEST_CASE("cells that end with a bar, one a line") {
    // padding ends the rows
    CHECK(
        blocks_of("桥梁 |\n3 |\n完好 | ||\n水渠 |\n12 |\n待修 | ||\n泵站 |\n5 |\n完好 |\n") ==
        "t 桥梁|3|完好 / 水渠|12|待修 / 泵站|5|完好\n");
    CHECK(
        blocks_of("项目 |\n数量 |\n||\n桥梁 |\n3 |\n||\n水渠 |\n|\n||\n\n正文。\n") ==
        "t 项目|数量 / 桥梁|3 / 水渠|\np 正文。\n");
    // the header tells how long they are
    CHECK(
        blocks_of("项目 |\n数量 |\n单价 |\n桥梁 |\n3 |\n10.5 |\n水渠 |\n|\n4 |\n") ==
        "t 项目|数量|单价 / 桥梁|3|10.5 / 水渠||4\n");
    CHECK(
        blocks_of("名称 |\n单位 |\n去年 |\n今年 |\n小麦 |\n吨 |\n3 |\n4 |\n玉米 |\n吨 |\n7 |\n"
                  "8 |\n") == "t 名称|单位|去年|今年 / 小麦|吨|3|4 / 玉米|吨|7|8\n");
}

TEST_CASE("cells with bars whose rows are not evident stay lines") {
    for (std::string_view const text : {
             // a blank cell was dropped, and its padding grew
             "桥梁 |\n3 |\n10 | ||\n水渠 |\n12 | |||\n泵站 |\n5 |\n6 | ||\n",
             // one was dropped without a trace
             "项目 |\n数量 |\n单价 |\n桥梁 |\n3 |\n10 |\n水渠 |\n4 |\n泵站 |\n5 |\n6 |\n",
             // no header
             "桥梁 |\n3 |\n10 |\n水渠 |\n2 |\n4 |\n泵站 |\n5 |\n6 |\n",
             // values alone: where a row begins nobody knows
             "一组 |\n二组 |\n三组 |\n1 |\n2 |\n3 |\n4 |\n5 |\n6 |\n",
         }) {
        INFO(text);
        CHECK_FALSE(has_table(text));
        CHECK(count_unsure(text) == 1);
    }
    CHECK_FALSE(has_table("首页 |\n新闻 |\n公开 |\n服务 |\n互动 |\n数据 |\n"));
}

TEST_CASE("a blank line after each row of one cell a line") {
    CHECK(
        blocks_of(
            "各乡情况如下：\n\n甲乡\n120\n3.5\n\n乙乡\n98\n2.25\n\n丙乡\n-\n1,200\n\n以上。\n") ==
        "p 各乡情况如下：\nt 甲乡|120|3.5 / 乙乡|98|2.25 / 丙乡|-|1,200\np 以上。\n");
    CHECK(
        blocks_of("表1 各乡情况\n\n乡镇\n人口\n\n甲乡\n120\n\n乙乡\n98\n\n") ==
        "p 表1␣各乡情况\nt 乡镇|人口 / 甲乡|120 / 乙乡|98\n");
    CHECK(
        blocks_of("Name\nCode\nSince\n\nNorth\nN-1\n2019-03-01\n\nSouth\nS-22\n2020-11-30\n") ==
        "t Name|Code|Since / North|N-1|2019-03-01 / South|S-22|2020-11-30\n");
}

TEST_CASE("rows of other lengths leave the lines as they are") {
    constexpr std::string_view text =
        "甲乡\n120\n3.5\n\n乙乡\n2.25\n\n丙乡\n7\n1,200\n\n丁乡\n8\n9\n";
    CHECK(count_unsure(text) == 1);
    CHECK_FALSE(has_table(text));
    // two columns without a header are a list as well
    CHECK_FALSE(has_table("甲乡\n120\n\n乙乡\n98\n\n丙乡\n77\n"));
    // where is the first column of nothing but numbers?
    CHECK_FALSE(has_table("3\n5\n8\n\n1\n9\n4\n\n2\n2\n7\n"));
    // a column that holds texts and numbers
    CHECK_FALSE(has_table("甲乡\n120\n3\n\n乙乡\n良好\n4\n\n丙乡\n7\n5\n"));
}

TEST_CASE("one cell a line behind a tab") {
    CHECK(
        blocks_of(
            "\t项目\n\t数量\n\t说明\n\n\t桥梁\n\t3\n\t\n\n\t水渠\n\t12\n\t待修\n\n正文。\n") ==
        "t 项目|数量|说明 / 桥梁|3| / 水渠|12|待修\np 正文。\n");
    CHECK(
        blocks_of("\t\n\tA\n\tB\n\n\tnorth\n\t1\n\t2\n\n\tsouth\n\t3\n\t\n") ==
        "t |A|B / north|1|2 / south|3|\n");
    CHECK_FALSE(has_table("\t规章\n\t0\n\t0\n"));
    CHECK_FALSE(has_table("\tint a = 0;\n\treturn a;\n\n\tint b = 1;\n\treturn b;\n\n\tint c = "
                          "2;\n\treturn c;\n"));
    CHECK_FALSE(
        has_table("\t春眠不觉晓\n\t处处闻啼鸟\n\n\t夜来风雨声\n\t花落知多少\n\n\t白日依山尽\n"
                  "\t黄河入海流\n"));
}

TEST_CASE("a blank line after each cell, two after each row") {
    CHECK(
        blocks_of(
            "乡镇\n\n人口\n\n面积\n\n\n甲乡\n\n120\n\n3.5\n\n\n乙乡\n\n98\n\n2.25\n\n\n正文。\n") ==
        "t 乡镇|人口|面积 / 甲乡|120|3.5 / 乙乡|98|2.25\np 正文。\n");
    CHECK_FALSE(has_table("甲乡\n\n120\n\n3.5\n\n乙乡\n\n98\n\n2.25\n\n丙乡\n\n7\n\n8\n"));
}

TEST_CASE("a title stands apart from the header below it") {
    CHECK(
        blocks_of("船只统计\n\n类型\n去年\n今年\n\n渔船\n12\n15\n\n货船\n3\n4\n") ==
        "p 船只统计\nt 类型|去年|今年 / 渔船|12|15 / 货船|3|4\n");
}

TEST_CASE("rows do not end where less parts lines than cells") {
    CHECK(
        blocks_of("本镇情况\n\n人口\n4500\n\n面积\n38\n\n村庄\n12\n\n学校\n3\n") ==
        "p 本镇情况\np 人口\np 4500\np 面积\np 38\np 村庄\np 12\np 学校\np 3\n");
}

TEST_CASE("labels of a header may have units") {
    CHECK(
        blocks_of("类型\n去年\n今年（单位：艘）\n\n渔船\n12\n15\n\n货船\n3\n4\n\n"
                  "客船\n1\n2\n") ==
        "t 类型|去年|今年（单位：艘） / 渔船|12|15 / 货船|3|4 / 客船|1|2\n");
}

TEST_CASE("what stands above cells is none of them") {
    CHECK(
        blocks_of("一、泵站\n\n\t名称\n\t台数\n\n\t东站\n\t3\n\n\t西站\n\t4\n") ==
        "h1 一、泵站\nt 名称|台数 / 东站|3 / 西站|4\n");
    CHECK(
        blocks_of("二、泵站\n\n名称 |\n台数 |\n东站 |\n3 |\n西站 |\n4 |\n") ==
        "h1 二、泵站\nt 名称|台数 / 东站|3 / 西站|4\n");
    CHECK(
        blocks_of("三、泵站\n\n情况如下：\n\n名称\n\n台数\n\n\n东站\n\n3\n\n\n西站\n\n4\n") ==
        "h1 三、泵站\np 情况如下：\nt 名称|台数 / 东站|3 / 西站|4\n");
}

TEST_CASE("cells whose rows nothing tells stay lines, and that is said") {
    for (std::string_view const end : {"\n", "\n\n"}) {
        std::string text = "说明如下。\n\n";
        for (char const* const cell :
             {"类型", "去年", "今年", "渔船", "12", "15", "货船", "3", "4", "客船", "1"}) {
            text += cell;
            text += end;
        }
        Diagnostics diagnostics;
        Document const document = read(text, diagnostics);
        CHECK(document.blocks.size() == 12);
        REQUIRE(diagnostics.count(Code::TableUnsure) == 1);
        CHECK(diagnostics.all().front().place.line == 3);
    }
}

TEST_CASE("lines that are no cells") {
    for (
        std::string_view const text : {
            "床前明月光\n疑是地上霜\n\n举头望明月\n低头思故乡\n\n空山不见人\n但闻人语响\n",
            "John Smith\n12 High Street\nLondon\n75001\n\nMary Jones\n3 Low Road\nParis\n75002\n\n"
            "Jack Brown\n7 Old Lane\nLeeds\n10211\n",
            "甲方（盖章）\n2023年1月1日\n\n乙方（盖章）\n2023年1月2日\n\n丙方（盖章）\n2023年1月3日"
            "\n",
            "第一章 总则\n1\n\n第二章 机构\n3\n\n第三章 职责\n12\n",
            "ANNA\nWhere were you?\n\nBERT\nAt home.\n\nANNA\nAlone?\n",
            "1\n00:00:01,000 --> 00:00:04,000\nHello there\n\n2\n00:00:05,000 --> "
            "00:00:07,000\nWho is it\n\n3\n00:00:08,000 --> 00:00:09,000\nMe again\n",
            "姓名：张三\n年龄：31\n电话：13800000000\n\n姓名：李四\n年龄：42\n电话：13900000000\n\n"
            "姓名：王五\n年龄：25\n电话：13700000000\n",
            "x = 1;\ny = 2;\n\nx = 3;\ny = 4;\n\nx = 5;\ny = 6;\n",
            "关于开放图书室的通知\n2022-01-05\n\n关于修路的通知\n2022-02-07\n\n关于防汛的通知\n"
            "2022-06-01\n",
            "1. one\n2. two\n3. three\n\n4. four\n5. five\n6. six\n\n7. seven\n8. eight\n9. nine\n",
        }) {
        INFO(text);
        CHECK_FALSE(has_table(text));
        CHECK(count_unsure(text) == 0);
    }
}

TEST_CASE("paragraphs that look like cells are written so that they stay paragraphs") {
    Document document;
    for (std::string_view const text :
         {"项目 |",
          "数量 |",
          "||",
          "桥 |",
          "3 |",
          "||",
          "渠 |",
          "4 |",
          "||",
          "\t甲",
          "\t1",
          "\t乙",
          "\t2",
          "\t丙",
          "\t3"}) {
        document.blocks.push_back(make_paragraph(text));
    }
    for (std::string_view const text : {"乡镇\n人口", "甲乡\n120", "乙乡\n98", "", "", "甲"}) {
        document.blocks.push_back(make_paragraph(text));
    }
    std::string const found = differences(document, read(write(document)));
    CHECK(found == "");
}

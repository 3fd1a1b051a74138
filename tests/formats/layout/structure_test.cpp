#include "gouji/formats/layout/line_structure.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/tests/formats/text/text_test_support.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

/// Kinds and texts, one block a line: "h1 一、总体情况", "p …", "t …" with the table's sketch.
std::string blocks_of(std::string_view text) {
    std::string out;
    for (Block const& block : read(text).blocks) {
        match(
            block,
            [&](Paragraph const& paragraph) {
                constexpr std::array roles{
                    "p", "title", "subtitle", "signature", "date", "caption", "note"};
                out += std::string{roles[static_cast<std::size_t>(paragraph.role)]} + " " +
                       visible(plain_text(paragraph.children));
            },
            [&](Heading const& heading) {
                out += "h" + std::to_string(heading.level) + " " +
                       visible(plain_text(heading.children));
            },
            [&](List const& list) {
                out += list.ordered ? "ol" : "ul";
                for (ListItem const& item : list.items) {
                    out += " [" + item.label + " " + visible(plain_text(item.children)) + "]";
                }
            },
            [&](Quote const& quote) { out += "quote " + visible(plain_text(quote.children)); },
            [&](Verbatim const& verbatim) { out += "verbatim " + visible(verbatim.text); },
            [&](Box<Table> const& table) { out += "t " + sketch(*table); },
            [&](PageBreak const&) { out += "break"; });
        out += "\n";
    }
    return out;
}

} // namespace

TEST_CASE("numbers tell headings and their levels") {
    CHECK(
        blocks_of("一、总体情况\n（一）主动公开\n(二) "
                  "依申请公开\n1.制度建设\n2、队伍建设\n（1）培训\n第一章 总则\n第二节 范围\n") ==
        "h1 一、总体情况\nh2 （一）主动公开\nh2 (二)␣依申请公开\nh3 1.制度建设\nh3 2、队伍建设\n"
        "h4 （1）培训\nh1 第一章␣总则\nh2 第二节␣范围\n");
}

TEST_CASE("sentences with a number are paragraphs") {
    CHECK(
        blocks_of("（一）主动公开方面落实情况。一是更新指南，二是补齐目录。\n") ==
        "p （一）主动公开方面落实情况。一是更新指南，二是补齐目录。\n");
    CHECK(
        blocks_of("1、公开的内容还比较少,制度还需完善;\n") ==
        "p 1、公开的内容还比较少,制度还需完善;\n");
    CHECK(
        blocks_of("一、加强领导，落实责任；\n二、完善制度，\n") ==
        "p 一、加强领导，落实责任；\np 二、完善制度，\n");
    CHECK(
        blocks_of("3.5万元\n2020.1\n3、4月份\n（见附件）\n") ==
        "p 3.5万元\np 2020.1\np 3、4月份\np （见附件）\n");
}

TEST_CASE("labels of a broken table are no headings") {
    CHECK(blocks_of("1.属于国家秘密\n0\n0\n") == "p 1.属于国家秘密\np 0\np 0\n");
    CHECK(
        blocks_of("0\n三、本年度办理结果\n（一）予以公开\n4\n") ==
        "p 0\np 三、本年度办理结果\np （一）予以公开\np 4\n");
    CHECK(
        blocks_of("0\n四、行政复议、行政诉讼情况\n行政复议\n") ==
        "p 0\nh1 四、行政复议、行政诉讼情况\np 行政复议\n");
    CHECK(blocks_of("1.属于国家秘密 |\n/ |\n") == "p 1.属于国家秘密␣|\np /␣|\n");
    CHECK(blocks_of("六、其他需要报告的事项\n无\n") == "h1 六、其他需要报告的事项\np 无\n");
}

TEST_CASE("title, signature and date") {
    CHECK(
        blocks_of("青山县水务局\n2022年政府信息公开工作年度报告\n\n一、总体情况\n正文。\n\n      "
                  "青山县水务局\n      2023年1月25日\n") ==
        "title 青山县水务局\ntitle 2022年政府信息公开工作年度报告\nh1 一、总体情况\np 正文。\n"
        "signature 青山县水务局\ndate 2023年1月25日\n");
    CHECK(blocks_of("根据要求，编制本年度报告。\n") == "p 根据要求，编制本年度报告。\n");
}

TEST_CASE("each line is a paragraph unless a block is wrapped") {
    CHECK(
        blocks_of("第一段很长很长，说了许多事情，没有完\n第二段短\n") ==
        "p 第一段很长很长，说了许多事情，没有完\np 第二段短\n");
    Diagnostics diagnostics;
    Document const document = read(
        "去年全镇共修好小桥三座、水渠十一公里，群众出行\n更加方便，灌溉也有了保障，农忙时节再没有出"
        "现抢水\n的事情。图书室每周开放五天，借出各类书籍六百余册\n，其中农技类最多。\n下一步继续努"
        "力。\n",
        diagnostics);
    REQUIRE(document.blocks.size() == 2);
    CHECK(diagnostics.count(Code::LinesJoined) == 1);
    CHECK(document.blocks[0].source == LineRange{0, 4});
    CHECK(
        blocks_of(
            "The bridges were repaired last year and the\nroads as well, so that all villagers can "
            "now\ntravel to the market by bus, and the library\nopens daily.\n") ==
        "p "
        "The␣bridges␣were␣repaired␣last␣year␣and␣the␣roads␣as␣well,␣so␣that␣all␣villagers␣can␣now␣"
        "travel␣to␣the␣market␣by␣bus,␣and␣the␣library␣opens␣daily.\n");
}

TEST_CASE("an indent of ideographic spaces belongs to the text") {
    CHECK(
        blocks_of("　　去年修桥三座。\n    去年植树。\n") ==
        "p 　　去年修桥三座。\np 去年植树。\n");
}

TEST_CASE("bullets and counted lines") {
    CHECK(blocks_of("• 一处\n• 两处\n") == "ul [• 一处] [• 两处]\n");
    CHECK(blocks_of("- one\n  more\n- two\n") == "ul [- one⏎more] [- two]\n");
    CHECK(blocks_of("- 5 -\n") == "p -␣5␣-\n");
    CHECK(blocks_of("- alone\n") == "p -␣alone\n");
    CHECK(blocks_of("1. first\n2. second\n") == "ol [1. first] [2. second]\n");
    CHECK(
        blocks_of("1. 总体要求\n正文。\n2. 主要任务\n正文。\n") ==
        "h3 1.␣总体要求\np 正文。\nh3 2.␣主要任务\np 正文。\n");
}

TEST_CASE("pipe tables") {
    CHECK(
        blocks_of("| 项目 | 数量 |\n|---|---:|\n| 桥 | 3 |\n| 渠\\|沟 |\n") ==
        "t #项目|数量 / 桥|3 / 渠|沟|\n");
    CHECK(
        blocks_of("项目 | 数量 | 单价\n桥 | 3 | 10\n渠 | | 4\n") ==
        "t 项目|数量|单价 / 桥|3|10 / 渠||4\n");
}

TEST_CASE("bars without evident structure stay lines") {
    Diagnostics diagnostics;
    Document const document =
        read("规章 | 0 | 0 | 0 |\n行政许可 | 0 | ||\n行政处罚 | 0 | ||\n", diagnostics);
    CHECK(document.blocks.size() == 3);
    CHECK(diagnostics.count(Code::TableUnsure) == 1);
    CHECK(blocks_of("首页 | 新闻 | 公开\n正文。\n") == "p 首页␣|␣新闻␣|␣公开\np 正文。\n");
}

TEST_CASE("tables of tabs") {
    CHECK(
        blocks_of("项目\t数量\t单价\n桥\t3\t10\n渠\t\t4\n") ==
        "t 项目|数量|单价 / 桥|3|10 / 渠||4\n");
    CHECK(blocks_of("\t规章\n\t0\n\t0\n") == "p 规章\np 0\np 0\n");
    CHECK(blocks_of("a\tb\nc\td\te\n") == "p a⇥b\np c⇥d⇥e\n");
}

TEST_CASE("fixed-width tables") {
    CHECK(
        blocks_of("项目      数量   单价\n小桥         3     10\n水渠清淤    11      4\n") ==
        "t 项目|数量|单价 / 小桥|3|10 / 水渠清淤|11|4\n");
    CHECK(
        blocks_of("Name    Count\n------  -----\nbridge      3\ncanal      11\n") ==
        "t #Name|Count / bridge|3 / canal|11\n");
    // Ambiguous characters drawn two columns wide.
    CHECK(
        blocks_of("①②③④⑤⑥  abc  d\nab            c    d\nabcdefgh      c    d\n").substr(0, 1) ==
        "t");
    CHECK(
        blocks_of("This is a  sentence with  blanks.\nAnd one  more, not  aligned at all.\nThe "
                  "third is  different  too, sir.\n")
            .substr(0, 1) == "p");
}

TEST_CASE("blocks know their lines") {
    SourceMap source;
    for (std::string_view const line :
         {"一、总体情况", "", "a | b | c", "1 | 2 | 3", "正文。", "尾。"}) {
        source.add_line(line);
    }
    Diagnostics diagnostics;
    std::vector<LineRange> const ranges{{0, 1}, {2, 3}};
    Blocks const blocks = structure_lines(source, ranges, diagnostics);
    REQUIRE(blocks.size() == 3);
    CHECK(blocks[0].source == LineRange{0, 1});
    CHECK(blocks[1].source == LineRange{2, 2});
    CHECK(blocks[2].source == LineRange{4, 1});
}

#include "gouji/formats/layout/line_structure.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/tests/formats/layout/layout_test_support.hpp"

using namespace gouji;
using namespace gouji::test;

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
    // what people sign: several tabs are one gap there
    CHECK(blocks_of("甲方：\t\t乙方：\n法定代表人：\t\t法定代表人：\n").substr(0, 1) == "p");
    CHECK(blocks_of("审核：王\t校对：李\t签发：张\n日期：\t日期：\t日期：\n").substr(0, 1) == "p");
}

TEST_CASE("between tight bars nothing is a blank cell") {
    CHECK(
        blocks_of("|名称|计划|完成|\n|修路||2|\n|植树|3||\n|挖塘|||\n") ==
        "t 名称|计划|完成 / 修路||2 / 植树|3| / 挖塘||\n");
    // A first column that is blank in places may be a cell over several rows, or lost.
    CHECK(blocks_of("|名称|计划|完成|\n|修路||2|\n||3|4|\n").find("t ") == std::string::npos);
}

TEST_CASE("bars in other dresses") {
    // a bar is missing at the end, padding is the same everywhere
    CHECK(
        blocks_of("项目 | 数量 | 单价\n桥 | 3 | 10 |\n渠 | 2 | 4\n") ==
        "t 项目|数量|单价 / 桥|3|10 / 渠|2|4\n");
    CHECK(
        blocks_of("项目 | 数量 | ||\n桥 | 3 | ||\n渠 | 2 | ||\n") == "t 项目|数量 / 桥|3 / 渠|2\n");
    // a blank line after each row
    CHECK(
        blocks_of("| 项目 | 数量 |\n\n| 桥 | 3 |\n\n| 渠 | 2 |\n\n正文。\n") ==
        "t 项目|数量 / 桥|3 / 渠|2\np 正文。\n");
    // rules as databases and typists draw them
    CHECK(
        blocks_of(" id | name\n----+------\n  1 | abc\n  2 | de\n") ==
        "t #id|name / 1|abc / 2|de\n");
    CHECK(blocks_of("│ a │ b │\n├───┼───┤\n│ 1 │ 2 │\n└───┴───┘\n") == "t #a|b / 1|2\n");
    CHECK(
        blocks_of("┌───┬───┐\n│ a │ b\n├───┼───┤\n│ 1 │ 2\n├───┼───┤\n│ 3 │ 4\n│   │ 5\n"
                  "└───┴───┘\n") == "t a|b / 1|2 / 3|4⏎5\n");
    CHECK(blocks_of("｜项目｜数量｜\n｜桥｜3｜\n｜渠｜4｜\n") == "t 项目|数量 / 桥|3 / 渠|4\n");
    // a dash alone says "none"
    CHECK(blocks_of("| a | b |\n| - | - |\n|---|---|\n").substr(0, 1) == "t");
}

TEST_CASE("bars that are no tables") {
    for (std::string_view const text : {
             "| 项目 | 数量 | 单价 |\n| 桥 | 3 |\n| 渠 | 2 | 4 |\n",
             "+---+---+\n| a | b |\n|   +---+\n| x | c |\n+---+\n",
             "首页 | 新闻 | 公开\n关于 | 联系 | 帮助\n",
             "首页 | 新闻\n\n关于 | 联系\n\n帮助 | 地图\n",
             "We choose a | b where x | y is true.\nThen p(a | b) is small.\nAnd so | on.\n",
         }) {
        INFO(text);
        CHECK(blocks_of(text).substr(0, 1) == "p");
    }
    CHECK(blocks_of("甲方：\t乙方：\n代表：\t代表：\n日期：\t日期：\n").substr(0, 1) == "p");
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

TEST_CASE("columns of numbers under headers of several lines") {
    CHECK(
        blocks_of("                        Population            Households\n"
                  "                     1990      2000        1990      2000\n"
                  "North                 123       234          45        67\n"
                  "South              12,345    23,456       4,567     6,789\n"
                  "East                    -         5           -         1\n") ==
        "t |1x2:Population|1x2:Households / |1990|2000|1990|2000 / North|123|234|45|67 / "
        "South|12,345|23,456|4,567|6,789 / East|-|5|-|1\n");
    CHECK(
        blocks_of("                 per capita   number\n"
                  "                  1995 ($)   of shops\n"
                  "Germany              27.5      415.3\n"
                  "Italy                           57.3\n"
                  "Spain                13.6\n") ==
        "t |per capita⏎1995 ($)|number⏎of shops / Germany|27.5|415.3 / Italy||57.3 / "
        "Spain|13.6|\n");
    CHECK(blocks_of("表3  主要指标\n"
                    "指标名称          单位      2021年       2022年\n"
                    "地区生产总值      亿元      1234.5       1300.2\n"
                    "  第一产业        亿元        12.3\n"
                    "城镇化率          ％          60.1         61.2\n")
              .ends_with("t 指标名称|单位|2021年|2022年 / 地区生产总值|亿元|1234.5|1300.2 / "
                         "第一产业|亿元|12.3| / 城镇化率|％|60.1|61.2\n"));
}

TEST_CASE("rows printed on several lines") {
    CHECK(
        blocks_of("Ammonia                          10 000    -\n"
                  "Chlorine and inorganic\n"
                  "                                 10 000    5\n"
                  "compounds (as HCl)\n"
                  "Halons                                1    -\n") ==
        "t Ammonia|10 000|- / Chlorine and inorganic⏎compounds (as HCl)|10 000|5 / Halons|1|-\n");
    CHECK(
        blocks_of("Anthracene       50        1\n"
                  "                      200 (as\n"
                  "Benzene       1 000\n"
                  "                       BTEX)\n"
                  "Naphthalene     100       10\n") ==
        "t Anthracene|50|1 / Benzene|1 000|200 (as⏎BTEX) / Naphthalene|100|10\n");
    // a text that goes on below
    CHECK(
        blocks_of("Anna     3   clerk\n"
                  "Berta    4   driver\n"
                  "             and cook\n"
                  "Carla    5   guard\n") ==
        "t Anna|3|clerk / Berta|4|driver⏎and cook / Carla|5|guard\n");
}

TEST_CASE("a row without values below the header is none of it") {
    CHECK(
        blocks_of("Ware         Count   State   Place\nRope                 good    north\n"
                  "Nails          437   fair    south\nTimber         733   good    south\n"
                  "Lime            12   poor    north\n") ==
        "t Ware|Count|State|Place / Rope||good|north / Nails|437|fair|south / "
        "Timber|733|good|south / Lime|12|poor|north\n");
}

TEST_CASE("a rule draws the columns") {
    CHECK(
        blocks_of("=====  =====  ======\nA      B      A or B\n=====  =====  ======\nFalse  False  "
                  "False\n=====  =====  ======\n") == "t #A|B|A or B / False|False|False\n");
    CHECK(
        blocks_of("Name Count Place\n---- ----- -----\nCarl     3 north\nEva     12 south\n") ==
        "t #Name|Count|Place / Carl|3|north / Eva|12|south\n");
}

TEST_CASE("names and numbers that single blanks part, below a header") {
    CHECK(
        blocks_of(
            "各队植树情况\n队名 计划 完成\n一队 30 28\n二 队 25 -\n三队 1,200 97.5%\n以上。\n") ==
        "p 各队植树情况\nt #队名|计划|完成 / 一队|30|28 / 二 队|25|- / 三队|1,200|97.5%\np "
        "以上。\n");
    // Nothing says which cells of the last row are blank.
    CHECK(
        blocks_of("队名 计划 完成 上年\n一队 30 28 1\n二队 25 25 2\n三队 9 8 3\n四队 9 8\n")
            .find("\nt ") == std::string::npos);
    CHECK(blocks_of("the bridge 12\nof north 3\nand so 4\n").find("t #") == std::string::npos);
}

TEST_CASE("page text counts each character as one column") {
    CHECK(
        blocks_of(" 时间     单位       等级      负责人      上年数   备注\n"
                  "水务局     881     60.9%     -29     进行中    52\n"
                  "教育局     656     155.00   56,604   未开始   743.15\n"
                  "公安局    782.68   264.27     0      延期    97,365\n") ==
        "t 时间|单位|等级|负责人|上年数|备注 / 水务局|881|60.9%|-29|进行中|52 / "
        "教育局|656|155.00|56,604|未开始|743.15 / 公安局|782.68|264.27|0|延期|97,365\n");
    CHECK(
        blocks_of("独立用户访问总量   241\n网站总访问量        87\n信息发布总数       259\n"
                  "概况类信息更新量   113\n注册用户数           3\n") ==
        "t 独立用户访问总量|241 / 网站总访问量|87 / 信息发布总数|259 / 概况类信息更新量|113 / "
        "注册用户数|3\n");
}

TEST_CASE("labels beside their columns are the header") {
    CHECK(
        blocks_of(
            "上年数    数量      计划数       单位      地点      负责人   完成数   人数        "
            "时间\n"
            "水务局    -49      194      633      144    合格    合格    54.1%     751\n"
            "教育局    280      118     701.06    305    已完成   延期     446    858.39\n"
            "公安局     0       65       105     49.4%   需整改   未开始    584      369\n"
            "民政局     -9      872       0       574    需整改   合格      0      975.01\n") ==
        "t 上年数|数量|计划数|单位|地点|负责人|完成数|人数|时间 / "
        "水务局|-49|194|633|144|合格|合格|54.1%|751 / "
        "教育局|280|118|701.06|305|已完成|延期|446|858.39 / "
        "公安局|0|65|105|49.4%|需整改|未开始|584|369 / 民政局|-9|872|0|574|需整改|合格|0|975.01\n");
}

TEST_CASE("the number of a page parts no table") {
    CHECK(
        blocks_of(
            "| 名称 | 数量 |\n|---|---|\n| 修路 | 3 |\n\n- 7 -\n\n| 植树 | 12 |\n| 挖塘 | 5 |\n") ==
        "t #名称|数量 / 修路|3 / 植树|12 / 挖塘|5\np -␣7␣-\n");
    CHECK(
        blocks_of(
            "Ware      Count   Plan\nRope         12     30\nNails       437    500\n"
            "Timber      733    700\n\n          - 7 -\n\fLime         12     15\n\nText.\n") ==
        "t Ware|Count|Plan / Rope|12|30 / Nails|437|500 / Timber|733|700 / Lime|12|15\n"
        "p -␣7␣-\np Text.\n");
    // The header again is no row.
    CHECK(
        blocks_of("Ware      Count   Plan\nRope         12     30\nNails       437    500\n"
                  "Timber      733    700\n\n- 7 -\n\nWare    Count   Plan\nLime       12     15\n"
                  "Sand        9     11\nSalt       70     75\n") ==
        "t Ware|Count|Plan / Rope|12|30 / Nails|437|500 / Timber|733|700\np -␣7␣-\n"
        "t Ware|Count|Plan / Lime|12|15 / Sand|9|11 / Salt|70|75\n");
    // Another table, with a header of its own.
    CHECK(
        blocks_of("| 名称 | 数量 |\n|---|---|\n| 修路 | 3 |\n\n- 7 -\n\n| 村 | 人口 |\n|---|---|\n"
                  "| 东村 | 5 |\n") == "t #名称|数量 / 修路|3\np -␣7␣-\nt #村|人口 / 东村|5\n");
}

TEST_CASE("rows of several lines between rules") {
    CHECK(
        blocks_of("Text.\n\n  ------------------------------\n  Ware       Count   Place of\n"
                  "                     storage\n  --------- ------- ------------\n"
                  "  Long             3 north\n  rope\n\n  水泥           12 south yard,\n"
                  "                     east\n  ------------------------------\n\nMore.\n") ==
        "p Text.\nt #Ware|Count|Place of⏎storage / Long⏎rope|3|north / 水泥|12|south yard,⏎east\n"
        "p More.\n");
}

TEST_CASE("what blanks keep apart is not always a table") {
    for (
        std::string_view const text : {
            "床前明月光    疑是地上霜\n举头望明月    低头思故乡\n空山不见人    但闻人语响\n"
            "返景入深林    复照青苔上\n",
            "甲方（盖章）：            乙方（盖章）：\n法定代表人：              法定代表人：\n"
            "联系电话：0912-1234567    联系电话：0912-7654321\n2023年1月1日              "
            "2023年1月1日\n",
            "第一章  总则........................1\n第二章  机构........................3\n第三章  "
            "职责........................12\n",
            "Introduction  . . . . . . . . . .   1\nMethods       . . . . . . . . . .   4\nResults "
            "      . . . . . . . . . .   9\n",
            "int count   = 0;\nint length  = 12;\nchar* name  = nullptr;\n",
            "John Smith            Mary Jones\n12 High Street        3 Low Road\nLondon           "
            "     Paris\nSW1A 1AA              75001\n",
            "索引号：X001        发布日期：2022-01-01\n主题分类：综合      发布机构：办公室\n"
            "名称：年报          文号：无\n",
            "This is the first column of        the second column which is about\na newspaper that "
            "was set in        something else entirely, such as\ntwo columns of text and has       "
            " "
            "the price of grain in 2019 and\nno table in it at all, only        what people "
            "thought "
            "about it in\n",
            "The   Commission  has   decided  on  12   March  to\nopen  the   procedure   in  2019 "
            " "
            "and  to  ask   the\nMember   States  for  their   views  by  30  June  of\n",
            "电话    0912-1234567\n传真    0912-7654321\n邮编    719000\n",
        }) {
        INFO(text);
        CHECK(blocks_of(text).find("t ") == std::string::npos);
    }
}

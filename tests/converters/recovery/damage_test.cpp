#include <string>

#include "gouji/formats/support/east_asian_width.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/recovery/recovered.hpp"

/// Each kind of damage in its smallest text: which values come back, and which do not.

using namespace gouji;

namespace {

/// The rest of a proactive table behind its item 1, one cell a line.
std::string const other_items = "第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n8\n"
                                "第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n0\n"
                                "行政强制\n0\n";
std::string const first_head = "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n"
                               "现行有效件数\n";
std::string const applications_head =
    "三、收到和处理政府信息公开申请情况\n申请人情况\n自然人\n法人或其他组织\n总计\n"
    "商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n";
std::string const review_title = "四、政府信息公开行政复议、行政诉讼情况\n";
std::string const review_heads =
    "行政复议\n行政诉讼\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
    "未经复议直接起诉\n复议后起诉\n结果维持\n结果纠正\n其他结果\n"
    "尚未审结\n总计\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n";

/// Two reports on one page, the right one 60 columns off.
std::string side_by_side() {
    auto const both = [](std::string const& left, std::string const& right) {
        return left + std::string(60 - display_width(left), ' ') + right + "\n";
    };
    std::string const head = "信息内容  本年制发件数  本年废止件数  现行有效件数";
    return both(
               "甲县水务局2021年政府信息公开工作年度报告",
               "乙县水务局2022年政府信息公开工作年度报告") +
           both("第二十条第（一）项", "第二十条第（一）项") + both(head, head) +
           both(
               "规章              1             2             3",
               "规章              7             8             9") +
           both(
               "行政规范性文件    4             5             6",
               "行政规范性文件    0             0             0") +
           both("第二十条第（五）项", "第二十条第（五）项") +
           both("信息内容  本年处理决定数量", "信息内容  本年处理决定数量") +
           both("行政许可          31", "行政许可          62");
}

/// The rows from 不予公开 to 不予处理, each with the same `values`.
std::string middle_rows(std::string const& values) {
    std::string text;
    for (char const* const label :
         {"1.属于国家秘密",
          "2.其他法律行政法规禁止公开",
          "3.危及“三安全一稳定”",
          "4.保护第三方合法权益",
          "5.属于三类内部事务信息",
          "6.属于四类过程性信息",
          "7.属于行政执法案卷",
          "8.属于行政查询事项",
          "1.本机关不掌握相关政府信息",
          "2.没有现成信息需要另行制作",
          "3.补正后申请内容仍不明确",
          "1.信访举报投诉类申请",
          "2.重复申请",
          "3.要求提供公开出版物",
          "4.无正当理由大量反复申请"}) {
        text += label + values;
    }
    return text;
}

/// An applications table of glued digits whose blank cells were cut; `granted` are those of
/// 予以公开, and `above` stands above it.
Recovered with_cut_digits(std::string const& granted, std::string const& above = {}) {
    std::string const text =
        "甲县水务局2021年政府信息公开工作年度报告\n" + above + applications_head +
        "一、本年新收政府信息公开申请数量\n501020935\n"
        "二、上年结转政府信息公开申请数量\n000\n"
        "（一）予以公开\n" +
        granted + "\n（二）部分公开（区分处理的，只计这一情形，不计其他情形）\n2000002\n" +
        middle_rows("\n0000000\n");
    return recovered(
        text + "5.要求行政机关确认或重新出具已获取信息\n001020930\n（六）其他处理\n\n"
               "（七）总计\n301020933\n四、结转下年度继续办理\n2000002\n");
}

} // namespace

TEST_CASE("A page number between a head and its values is none of them") {
    auto const found =
        recovered(review_title + review_heads + "- 5 -\n1 0 0 0 1 0 2 0 0 2 0 0 0 0 0\n");
    CHECK(found.row("review", "1") == "1|0|0|0|1|0|2|0|0|2|0|0|0|0|0");
}

TEST_CASE("A stroke below a label is no rule of a table") {
    auto const found =
        recovered("信息内容 |\n本年制发件数 |\n本年废止件数 |\n现行有效件数 |\n\n"
                  "规章 |\n- |\n- |\n0 |\n\n行政规范性文件 |\n-- |\n-- |\n3 |\n\n"
                  "第二十条第（五）项 |\n信息内容 |\n本年处理决定数量 |\n行政许可 |\n8 |\n");
    CHECK(found.row("proactive", "1.1") == "-|-|0");
    CHECK(found.row("proactive", "1.2") == "--|--|3");
}

TEST_CASE("One bar behind a row without room for a cell is padding") {
    auto const found =
        recovered("一、本年新收政府信息公开申请数量 |\n5 |\n0 |\n0 |\n0 |\n0 |\n0 |\n5 |\n||\n"
                  "二、上年结转政府信息公开申请数量 |\n0 |\n0 |\n0 |\n0 |\n0 |\n0 |\n0 |\n||\n"
                  "三、本年度办理结果 |\n（一）予以公开 |\n"
                  "|\n|\n2 |\n|\n3 |\n|\n7 |\n|\n"
                  "（三）不予公开 |\n1.属于国家秘密 |\n"
                  "0 |\n0 |\n0 |\n0 |\n0 |\n0 |\n0 |\n|\n"
                  "2.其他法律行政法规禁止公开 |\n|\n|\n|\n|\n|\n|\n0 |\n||\n"
                  "（七）总计 |\n5 |\n0 |\n0 |\n0 |\n0 |\n0 |\n5 |\n||\n"
                  "四、结转下年度继续办理 |\n0 |\n0 |\n0 |\n0 |\n0 |\n0 |\n0 |\n");
    CHECK(found.row("applications", "3.1") == "empty|empty|2|empty|3|empty|7");
}

TEST_CASE("A bar of padding ends a row whose cells stand one a line") {
    auto const found =
        recovered("第二十条第（一）项 | |||\n信息内容 |\n本年制发件数 |\n本年废止件数 |\n"
                  "现行有效件数 |\n规章 |\n0 |\n4 | |\n"
                  "不明 |\n1 |\n5 | |\n"
                  "第二十条第（五）项 | |||\n信息内容 |\n本年处理决定数量 | ||\n"
                  "行政许可 |\n8 | ||\n");
    CHECK(found.row("proactive", "1.1") != "0|4|1");
    CHECK(found.row("proactive", "5.1") == "8");
}

TEST_CASE("A lone value behind a column of labels is no row's where a blank line parts it") {
    auto const found = recovered(
        first_head +
        "规章\n行政规范性文件\n第二十条第（五）项\n信息内容\n本年处理决定数量\n"
        "行政许可\n第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n行政强制\n"
        "\n110\n");
    CHECK(found.row("proactive", "6.2") == "missing");
    CHECK(found.row("proactive", "5.1") == "missing");
}

TEST_CASE("Values behind a label are not surely its own where the label above is unknown") {
    auto const found = recovered(first_head + "某项\n行政规范性文件\n0\n0\n8\n" + other_items);
    CHECK(found.row("proactive", "1.1") == "missing|missing|missing");
    CHECK(found.row("proactive", "1.2") == "missing|missing|missing");
    auto const apart =
        recovered(first_head + "某项\n1\n2\n3\n行政规范性文件\n0\n0\n8\n" + other_items);
    CHECK(apart.row("proactive", "1.2") == "0|0|8");
}

TEST_CASE("Digits that ran together may be fewer numbers where no sum tells") {
    auto const found = recovered(
        "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n"
        "现行有效件数\n规章\n000\n行政规范性文件\n021\n" +
        other_items);
    CHECK(found.row("proactive", "1.1") == "0|0|0");
    CHECK(found.row("proactive", "1.2") == "0|2|1");
    CHECK(found.diagnostics.count(Code::ValueAmbiguous) == 1);
}

TEST_CASE("A row of zeros before each page number is no head of pages") {
    std::string const zeros = " 0 0 0 0 0 0 0\n";
    auto const found = recovered(
        "甲县水务局2021年政府信息公开工作年度报告\n正文一段。\n正文又一段。\n"
        "一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3\n"
        "二、上年结转政府信息公开申请数量" +
        zeros +
        "（一）予以公开 3 0 0 0 0 0 3\n"
        "5.要求行政机关确认或重新出具\n已获取信息\n" +
        zeros.substr(1) +
        "- 6 -\n"
        "1.申请人无正当理由逾期不补正、\n行政机关不再处理其政府信息公开\n申请\n" +
        zeros.substr(1) + "- 7 -\n3.其他" + zeros +
        "（七）总计 3 0 0 0 0 0 3\n四、结转下年度继续办理" + zeros +
        "五、存在的主要问题及改进情况\n没有。\n甲县水务局\n2022年1月20日\n");
    CHECK(found.row("applications", "3.6.1") == "0|0|0|0|0|0|0");
    CHECK(found.row("applications", "3.5.5") == "0|0|0|0|0|0|0");
}

TEST_CASE("The beginning of several labels names the row that its neighbours tell") {
    std::string const item = "第二十条第（五）项\n信息内容\n本年处理决定数量\n行政\n3\n";
    std::string const first = first_head + "规章\n1\n0\n4\n行政规范性文件\n2\n0\n9\n";
    auto const told = recovered(first + item);
    CHECK(told.row("proactive", "5.1") == "3");
    auto const untold = recovered(first + "行政\n3\n");
    CHECK(untold.row("proactive", "5.1").starts_with("missing"));
    CHECK(untold.row("proactive", "6.1").starts_with("missing"));
    CHECK(untold.row("proactive", "6.2").starts_with("missing"));
}

TEST_CASE("What looks like the number of a page may be a row") {
    auto const found =
        recovered(first_head + "规章 4 2 9\n行政\n规范性文件\n- 2 -\n" + other_items);
    CHECK(found.row("proactive", "1.1") == "4|2|9");
    CHECK(found.row("proactive", "1.2") == "missing|missing|missing");
}

TEST_CASE("More values than columns, one a line, are not the row's") {
    auto const found = recovered(first_head + "行政规范性文件\n0\n7\n0\n0\n0\n0\n" + other_items);
    CHECK(found.row("proactive", "1.2") == "missing|missing|missing");
    CHECK(found.row("proactive", "5.1") == "8");
}

TEST_CASE("Labels of another edition among the rows tell the edition") {
    std::string const zeros = " | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n";
    auto const found = recovered(
        "一、本年新收政府信息公开申请数量" + zeros + "二、上年结转政府信息公开申请数量" + zeros +
        "（一）予以公开" + zeros + "1.属于国家秘密" + zeros + "4.保护第三方合法权益" + zeros +
        "（六）其他处理 | 1.申请人无正" + zeros +
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请" + zeros +
        "3.其他" + zeros + "（七）总计" + zeros + "四、结转下年度继续办理" + zeros);
    REQUIRE(found.reports.front().tables.size() == 1);
    CHECK(found.reports.front().tables.front().edition == "2021");
    CHECK(found.row("applications", "3.6.2") == "0|0|0|0|0|0|0");
}

TEST_CASE("Labels of one edition that are cut off outweigh another table of another edition") {
    std::string const zeros = " | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n";
    auto const found = recovered(
        "| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n| 规章 | 0 | 0 | 0 |\n"
        "| 规范性文件 | 0 | 0 | 3 |\n| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n"
        "| 行政许可 | 4 | 0 | 9 |\n| 其他对外管理服务事项 | 1 | 0 | 5 |\n"
        "三、收到和处理政府信息公开申请情况\n"
        "| 一、本年新收政府信息公开申请数量" +
        zeros + "| 二、上年结转政府信息公开申请数量" + zeros + "| （一）予以公开" + zeros +
        "| 1.属于国家秘密" + zeros + "| 4.保护第三方合法权益" + zeros +
        "1.申请人无正当理由逾\n期\n" + zeros.substr(1) + "| （六）其他处理" + zeros +
        "| 2.申请人逾" + zeros + "| 3.其他" + zeros + "| （七）总计" + zeros +
        "| 四、结转下年度继续办理" + zeros);
    REQUIRE(found.reports.front().tables.size() == 2);
    CHECK(found.reports.front().tables.front().edition == "2019");
    CHECK(found.reports.front().tables.back().edition == "2021");
}

TEST_CASE("Strokes that one blank parts are cells") {
    auto const found = recovered(review_title + review_heads + "/ / / / 0 / / / / 0 / / / / 0\n");
    CHECK(found.row("review", "1") == "/|/|/|/|0|/|/|/|/|0|/|/|/|/|0");
}

TEST_CASE("A label glyph by glyph is one label") {
    auto const found = recovered("一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3\n"
                                 "二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1\n"
                                 "三\n、\n本\n年\n度\n办\n理\n结\n果\n"
                                 "（一）予以公开 4 0 0 0 0 0 4\n"
                                 "（三）不予公开\n"
                                 "1.属于国家秘密 0 0 0 0 0 0 0\n"
                                 "2.其他法律行政法规禁止公开 0 0 0 0 0 0 0\n"
                                 "3.危及“三安全一稳定” 0 0 0 0 0 0 0\n"
                                 "（七）总计 4 0 0 0 0 0 4\n"
                                 "四、结转下年度继续办理 0 0 0 0 0 0 0\n");
    REQUIRE(found.reports.front().tables.size() == 1);
    CHECK(found.row("applications", "3.1") == "4|0|0|0|0|0|4");
}

TEST_CASE("A row under its chapter's title needs no head") {
    std::string const heads =
        "| 甲 | 乙 | 丙 | 丁 | 戊 | 己 | 庚 | 辛 | 壬 | 癸 | 子 | 丑 | 寅 | 卯 | 辰 |\n";
    auto const found = recovered(
        review_title + heads + "| 1 | 0 | 0 | 0 | 1 |  |  |  |  | 0 | 2 | 0 | 0 | 0 | 2 |\n");
    CHECK(found.row("review", "1") == "1|0|0|0|1|empty|empty|empty|empty|0|2|0|0|0|2");
}

TEST_CASE("Columns of numbers go back to their rows where blank lines part them") {
    auto const found =
        recovered(first_head + "规章\n行政规范性文件\n\n1\n4\n\n2\n5\n\n3\n6\n" + other_items);
    CHECK(found.row("proactive", "1.1") == "1|2|3");
    CHECK(found.row("proactive", "1.2") == "4|5|6");
}

TEST_CASE("Columns of numbers that lack one are lost") {
    auto const found =
        recovered(first_head + "规章\n行政规范性文件\n\n1\n4\n\n2\n\n3\n6\n" + other_items);
    CHECK(found.row("proactive", "1.1") == "missing|missing|missing");
    CHECK(found.row("proactive", "1.2") == "missing|missing|missing");
}

TEST_CASE("Blank lines are blank cells where every row adds up with them") {
    auto const found = recovered(
        first_head + "规章\n\n\n\n行政规范性文件\n7\n\n9\n" +
        "第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n3\n");
    CHECK(found.row("proactive", "1.1") == "empty|empty|empty");
    CHECK(found.row("proactive", "1.2") == "7|empty|9");
    CHECK(found.row("proactive", "5.1") == "3");
}

TEST_CASE("A blank cell that breaks its row's line keeps its place") {
    auto const found = recovered("第二十条第（一）项 | |||\n"
                                 "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
                                 "规章 | 1 |\n| 3 |\n"
                                 "行政规范性文件 |\n|\n| 6 |\n"
                                 "第二十条第（五）项 | |||\n"
                                 "信息内容 | 本年处理决定数量 | ||\n"
                                 "行政许可 | 3 | ||\n");
    CHECK(found.row("proactive", "1.1") == "1|empty|3");
    CHECK(found.row("proactive", "1.2") == "empty|empty|6");
}

TEST_CASE("Values set in columns of text tell which cells are blank") {
    auto const found = recovered("第二十条第（一）项\n"
                                 "信息内容        本年制发件数  本年废止件数  现行有效件数\n"
                                 "规章                 1                          3\n"
                                 "行政规范性文件                   5\n"
                                 "第二十条第（五）项\n"
                                 "信息内容        本年处理决定数量\n"
                                 "行政许可               3\n");
    CHECK(found.row("proactive", "1.1") == "1|empty|3");
    CHECK(found.row("proactive", "1.2") == "empty|5|empty");
}

TEST_CASE("A row without values is blank where columns of text show the blank cells") {
    auto const found = recovered("第二十条第（一）项\n"
                                 "信息内容        本年制发件数  本年废止件数  现行有效件数\n"
                                 "规章                                            3\n"
                                 "行政规范性文件\n"
                                 "第二十条第（五）项\n"
                                 "信息内容        本年处理决定数量\n"
                                 "行政许可               3\n");
    CHECK(found.row("proactive", "1.1") == "empty|empty|3");
    CHECK(found.row("proactive", "1.2") == "empty|empty|empty");
}

TEST_CASE("A value that lies across two columns of text has no place among them") {
    auto const found = recovered("第二十条第（一）项\n"
                                 "信息内容        本年制发件数  本年废止件数  现行有效件数\n"
                                 "规章                     12345678               3\n"
                                 "行政规范性文件       4             5            6\n"
                                 "第二十条第（五）项\n"
                                 "信息内容        本年处理决定数量\n"
                                 "行政许可               3\n");
    CHECK(found.row("proactive", "1.1") == "12345678|3|ambiguous");
    CHECK(found.row("proactive", "1.2") == "4|5|6");
}

TEST_CASE("A head whose labels are broken shows the columns all the same") {
    auto const found = recovered(
        "                                申请人情况\n"
        "                                        法人或其他组织\n"
        "                                自然人  商业企  科研机  社会公  法律服  其他    总计\n"
        "                                        业      构      益组织  务机构\n"
        "一、本年新收政府信息公开申请数量   2                                               2\n"
        "二、上年结转政府信息公开申请数量                   1                               1\n"
        "（一）予以公开                             3                                       3\n"
        "（七）总计                                 3                                       3\n"
        "四、结转下年度继续办理             0                                               0\n");
    CHECK(found.row("applications", "1") == "2|empty|empty|empty|empty|empty|2");
    CHECK(found.row("applications", "2") == "empty|empty|1|empty|empty|empty|1");
    CHECK(found.row("applications", "3.1") == "empty|3|empty|empty|empty|empty|3");
}

TEST_CASE("A numeral that lost its label is no piece of the label before it") {
    auto const found = recovered("一、本年新收政府信息公开申请数量 5 0 0 0 0 0 5\n"
                                 "二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n"
                                 "（一）予以公开 5 0 0 0 0 0 5\n"
                                 "1.属于国家秘密 0 0 0 0 0 0 0\n"
                                 "7.属于行政执法案卷 0 0 0 0 0 0 0\n"
                                 "8.属于行政查询事项 0 0 0 0 0 0 0\n"
                                 "2.申请人逾期未按收费通知要求\n缴纳费用、行政机关不再处理其\n"
                                 "政府信息公开申请\n"
                                 "3. 7 0 0 0 0 0 7\n"
                                 "其他\n"
                                 "（七）总计 12 0 0 0 0 0 12\n"
                                 "四、结转下年度继续办理 0 0 0 0 0 0 0\n");
    CHECK(found.row("applications", "3.6.2").starts_with("missing|"));
    CHECK(found.row("applications", "3.6.3").starts_with("missing|"));
    CHECK(found.row("applications", "3.7") == "12|0|0|0|0|0|12");
}

TEST_CASE("Two reports in the cells of the same lines are two reports") {
    for (std::string const bar : {" | ", "\t"}) {
        std::string text =
            "甲县2022年政府信息公开工作年度报告" + bar + "乙县2022年政府信息公开工作年度报告\n";
        auto const half = [&](std::string const& label, std::string const& values) {
            text += label;
            for (char const value : values) {
                text += bar + value;
            }
        };
        auto const row =
            [&](std::string const& label, std::string const& left, std::string const& right) {
                half(label, left);
                text += bar;
                half(label, right);
                text += '\n';
            };
        row("一、本年新收政府信息公开申请数量", "3200005", "1000001");
        row("二、上年结转政府信息公开申请数量", "0000000", "2000002");
        row("（一）予以公开", "3000003", "3000003");
        row("1.属于国家秘密", "0200002", "0000000");
        row("2.其他法律行政法规禁止公开", "0000000", "4000004");
        row("4.保护第三方合法权益", "0000000", "0000000");
        row("7.属于行政执法案卷", "0000000", "0000000");
        row("2.重复申请", "0000000", "0000000");
        // A row that only one of them has, whose values may be either's.
        text += "3.要求提供公开出版物" + bar + "9" + bar + "0" + bar + "9\n";
        row("（七）总计", "3200005", "3000003");
        row("四、结转下年度继续办理", "0000000", "0000001");
        text += "5" + bar + "5\n\n7" + bar + "7\n";
        auto const found = recovered(text);
        REQUIRE(found.reports.size() == 2);
        CHECK(found.row("applications", "1", 0) == "3|2|0|0|0|0|5");
        CHECK(found.row("applications", "1", 1) == "1|0|0|0|0|0|1");
        CHECK(found.row("applications", "3.3.2", 1) == "4|0|0|0|0|0|4");
        CHECK(found.row("applications", "3.5.3", 0).substr(0, 7) == "missing");
        CHECK(found.row("applications", "3.5.3", 1).substr(0, 7) == "missing");
    }
}

TEST_CASE("Two reports side by side are two reports") {
    auto const found = recovered(side_by_side());
    REQUIRE(found.reports.size() == 2);
    CHECK(found.row("proactive", "1.1", 0) == "1|2|3");
    CHECK(found.row("proactive", "1.1", 1) == "7|8|9");
    CHECK(found.row("proactive", "5.1", 1) == "62");
    CHECK(found.reports[1].year == 2022);
}

TEST_CASE("Glosses do not move the right one of two reports") {
    std::string text = side_by_side();
    for (auto const& [plain, glossed] :
         {std::pair{"行", "行(xing)(xing)"}, {"政", "政(zheng)(zheng)"}, {"规", "规(gui)(gui)"}}) {
        for (std::size_t at = text.find(plain); at != std::string::npos;
             at = text.find(plain, at + std::string{glossed}.size())) {
            text.replace(at, std::string{plain}.size(), glossed);
        }
    }
    auto const found = recovered(text);
    REQUIRE(found.reports.size() == 2);
    CHECK(found.row("proactive", "1.1", 0) == "1|2|3");
    CHECK(found.row("proactive", "1.2", 1) == "0|0|0");
    CHECK(found.row("proactive", "5.1", 1) == "62");
}

TEST_CASE("A line that cannot be parted between two reports is neither's") {
    std::string text = side_by_side();
    std::string const row = "行政许可          31" + std::string(40, ' ') + "行政许可          62";
    std::size_t const at = text.find(row);
    REQUIRE(at != std::string::npos);
    text.replace(
        at, row.size(), "行政许可          31" + std::string(39, '.') + "行政许可          62");
    auto const found = recovered(text);
    REQUIRE(found.reports.size() == 2);
    CHECK(found.row("proactive", "1.2", 0) == "4|5|6");
    CHECK(found.row("proactive", "1.1", 1) == "7|8|9");
    CHECK(found.row("proactive", "5.1", 0) == "missing");
    CHECK(found.row("proactive", "5.1", 1) == "missing");
}

TEST_CASE("A label that stands twice on its line parts it, whatever its columns") {
    std::string text = side_by_side();
    std::string const row = "规章              1             2             3" +
                            std::string(13, ' ') +
                            "规章              7             8             9";
    std::size_t const at = text.find(row);
    REQUIRE(at != std::string::npos);
    text.replace(
        at, row.size(), "规章  1  2  3  规章                                            7  8  9");
    auto const found = recovered(text);
    REQUIRE(found.reports.size() == 2);
    CHECK(found.row("proactive", "1.1", 0) == "1|2|3");
    CHECK(found.row("proactive", "1.1", 1) == "7|8|9");
}

TEST_CASE("Labels that a form has twice do not make two reports of one") {
    auto const found = recovered(
        review_title + "行政复议                                                    行政诉讼\n" +
        "结果维持    结果纠正    其他结果    尚未审结    总计        结果维持    结果纠正    "
        "其他结果    尚未审结    总计        结果维持    结果纠正    其他结果    尚未审结    "
        "总计\n" +
        "1           0           0           0           1           2           0           "
        "0           0           2           0           0           0           0           0\n");
    REQUIRE(found.reports.size() == 1);
    CHECK(found.row("review", "1") == "1|0|0|0|1|2|0|0|0|2|0|0|0|0|0");
}

TEST_CASE("A page set by characters has its columns where the characters are counted") {
    auto const set = [](std::string const& label, std::string const& values) {
        return label + std::string(24 - to_utf32(label).size(), ' ') + values + "\n";
    };
    std::string const two = "1       0       0       0       0       0       1";
    auto const found = recovered(
        set("一、本年新收政府信息公开申请数量", two) +
        set("二、上年结转政府信息公开申请数量", two) +
        set("（一）予以公开", "        0       0       0       0       0       0") +
        set("（三）不予公开", "") +
        set("1.属于国家秘密", "0               0                               0") +
        set("2.其他法律行政法规禁止公开", "0       0                               0       0") +
        set("3.危及“三安全一稳定”", "0       0       0                               0") +
        set("4.保护第三方合法权益", two) + set("5.属于三类内部事务信息", two) +
        set("（七）总计", two) + set("四、结转下年度继续办理", two));
    CHECK(found.row("applications", "3.1") == "empty|0|0|0|0|0|0");
    CHECK(found.row("applications", "3.3.1") == "0|empty|0|empty|empty|empty|0");
    CHECK(found.row("applications", "3.3.2") == "0|0|empty|empty|empty|0|0");
    CHECK(found.row("applications", "3.3.3") == "0|0|0|empty|empty|empty|0");
}

TEST_CASE("The head of another edition stays as printed") {
    auto const found = recovered("第二十条第（一）项 |\n"
                                 "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n"
                                 "规章 | 0 | 0 | 0 |\n"
                                 "规范性文件 | 3 | 2 | 17 |\n"
                                 "第二十条第（五）项 |\n"
                                 "信息内容 | 本年处理决定数量 |\n"
                                 "行政许可 | 58 |\n"
                                 "第二十条第（六）项 |\n"
                                 "信息内容 | 本年处理决定数量 |\n"
                                 "行政处罚 | 12 |\n"
                                 "行政强制 | 0 |\n");
    CHECK(found.reports.front().tables.front().edition == "2021");
    CHECK(found.diagnostics.count(Code::LabelOtherEdition) == 3);
    CHECK(found.diagnostics.count(Code::LabelRepaired) == 0);
}

TEST_CASE("Digits that ran together in one row are no number in another") {
    auto const found = recovered(
        "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n"
        "现行有效件数\n规章\n010\n行政规范性文件\n240\n" +
        other_items);
    CHECK(found.row("proactive", "1.1") == "0|1|0");
    CHECK(found.row("proactive", "1.2") == "2|4|0");
}

TEST_CASE("Digits that ran together where blank cells were cut are parted by a sum") {
    std::string const lost = "missing|missing|missing|missing|missing|missing|missing";
    auto const found = with_cut_digits("11");
    CHECK(found.row("applications", "1") == "5|0|1|0|20|9|35");
    CHECK(found.row("applications", "3.2") == "2|0|0|0|0|0|2");
    CHECK(
        found.row("applications", "3.1") ==
        "1|ambiguous|ambiguous|ambiguous|ambiguous|ambiguous|1");
    CHECK(found.diagnostics.count(Code::ValueAmbiguous) == 2); // 11 and 000

    // A row that adds up in no way leaves nothing to trust.
    auto const broken = with_cut_digits("412");
    CHECK(broken.row("applications", "1") == lost);
    CHECK(broken.row("applications", "3.3.1") == "0|0|0|0|0|0|0");
}

TEST_CASE("Numbers alone in their rows that all end in a sum ran together") {
    auto const with_carried = [](std::string const& carried) {
        return recovered(
            "甲县水务局2021年政府信息公开工作年度报告\n" + applications_head +
            "一、本年新收政府信息公开申请数量 35210\n"
            "二、上年结转政府信息公开申请数量 0\n"
            "（一）予以公开 22\n"
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形） 314\n" +
            middle_rows("\n") +
            "5.要求行政机关确认或重新出具已获取信息\n（六）其他处理 11\n（七）总计 437\n"
            "四、结转下年度继续办理 " +
            carried + "\n");
    };
    std::string const open = "ambiguous|ambiguous|ambiguous|ambiguous|ambiguous";
    auto const found = with_carried("213");
    CHECK(found.row("applications", "1") == "3|5|2|ambiguous|ambiguous|ambiguous|10");
    CHECK(found.row("applications", "3.6") == "1|" + open + "|1");
    // A number that is no sum is alone.
    CHECK(with_carried("7").row("applications", "1") == "35210|" + open + "|ambiguous");
}

TEST_CASE("Totals alone that add up are counts, whatever their digits add up to") {
    auto const found = recovered(
        "甲县水务局2021年政府信息公开工作年度报告\n" + applications_head +
        "一、本年新收政府信息公开申请数量 33\n二、上年结转政府信息公开申请数量\n"
        "（一）予以公开 11\n"
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形） 22\n" +
        middle_rows("\n") +
        "5.要求行政机关确认或重新出具已获取信息\n（六）其他处理\n（七）总计 33\n"
        "四、结转下年度继续办理\n");
    std::string const open = "|ambiguous|ambiguous|ambiguous|ambiguous|ambiguous|ambiguous";
    CHECK(found.row("applications", "1") == "33" + open);
    CHECK(found.row("applications", "3.1") == "11" + open);
}

TEST_CASE("Digits in a report without two numbers beside each other may be several") {
    std::string const rows = "规章\n327\n行政规范性文件\n20\n";
    auto const found = recovered(first_head + rows + other_items);
    CHECK(found.row("proactive", "1.1") == "missing|missing|missing");
    CHECK(found.row("proactive", "1.2").starts_with("20|"));
}

TEST_CASE("More digits than a row of numbers has are none") {
    std::string const digits(60'000, '7');
    auto const found = with_cut_digits(
        digits,
        "第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 " + digits +
            "\n行政规范性文件 12\n");
    CHECK(found.row("proactive", "1.1") == "missing|missing|missing");
    CHECK(
        found.row("applications", "3.1") ==
        "missing|missing|missing|missing|missing|missing|missing");
    CHECK(found.row("applications", "1") == "5|0|1|0|20|9|35");
}

TEST_CASE("Glyphs that look like digits are mended in a table that is whole, too") {
    auto const found =
        recovered("+--------------------+--------------+--------------+--------------+\n"
                  "| 第二十条第（一）项                                              |\n"
                  "+--------------------+--------------+--------------+--------------+\n"
                  "| 信息内容           | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
                  "+--------------------+--------------+--------------+--------------+\n"
                  "| 规章               | O            | 〇           | l2           |\n"
                  "+--------------------+--------------+--------------+--------------+\n"
                  "| 行政规范性文件     | 3            | 见附表       | 0            |\n"
                  "+--------------------+--------------+--------------+--------------+\n");
    CHECK(found.row("proactive", "1.1") == "O|〇|l2");
    CHECK(found.row("proactive", "1.2") == "3|见附表|0");
    ExtractedRow const& row = found.reports.front().tables.front().rows.front();
    CHECK(row.values[2].value == "12");
    CHECK(row.values[2].evidence == Evidence::Repaired);
    CHECK(found.diagnostics.count(Code::ValueRepaired) == 3);
}

TEST_CASE("A glyph between a label and a text is the digit that it looks like") {
    auto const found = recovered("信息内容 上一年项目数量 本年增/减 处理决定数量\n行政许可 3 0 12\n"
                                 "其他对外管理服务事项 2 -1 0\n"
                                 "信息内容 上一年项目数量 本年增/减\n行政事业性收费 ○ 未增未减\n");
    CHECK(found.row("proactive", "8.1") == "○|未增未减");
    CHECK(found.diagnostics.count(Code::ValueRepaired) == 1);
}

#include <map>
#include <string>
#include <vector>

#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/recovery/recovered.hpp"

/// Values that do not stand behind their labels.

using namespace gouji;

namespace {

std::string const labels_above = "一、本年新收政府信息\n公开申请数量\n"
                                 "二、上年结转政府信息\n公开申请数量\n"
                                 "| 4 | 6 | 0 | 0 | 0 | 0 | 10 |\n| 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
                                 "| （一）予以公开 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"
                                 "2.其他法律行政法规\n禁止公开\n";
std::string const rest = "| 4.保护第三方合法权益 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
                         "| 6.属于四类过程性信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
                         "| 7.属于行政执法案卷 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
                         "| （七）总计 | 3 | 6 | 0 | 0 | 0 | 0 | 9 |\n"
                         "| 四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n";

/// The labels of the rows of results, one a line.
std::vector<std::string> const results{
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项"};

std::string const lost_row = "missing|missing|missing|missing|missing|missing|missing";

/// An applications table column by column; `labels` and `extra` are lines of its labels, the first
/// ones and further ones behind 8 of 不予公开.
std::string text_by_columns(std::string const& labels, std::string const& extra) {
    std::string text = "三、收到和处理政府信息公开申请情况\n申请人情况\n自然人\n法人或其他组织\n"
                       "总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n" +
                       labels +
                       "二、上年结转政府信息公开申请数量\n（一）予以公开\n"
                       "（二）部分公开（区分处理的，只计这一情形，不计其他情形）\n";
    for (std::string const& label : results) {
        text += label + "\n";
    }
    text += extra + "1.本机关不掌握相关政府信息\n2.没有现成信息需要另行制作\n"
                    "3.补正后申请内容仍不明确\n1.信访举报投诉类申请\n2.重复申请\n"
                    "3.要求提供公开出版物\n4.无正当理由大量反复申请\n"
                    "5.要求行政机关确认或重新出具已获取信息\n（六）其他处理\n（七）总计\n"
                    "四、结转下年度继续办理\n";
    std::map<int, std::vector<int>> const filled{
        {0, {31, 5, 36}},
        {1, {2, 0, 2}},
        {2, {17, 2, 19}},
        {3, {0, 1, 1}},
        {12, {9, 0, 9}},
        {16, {4, 1, 5}},
        {21, {30, 4, 34}},
        {22, {3, 1, 4}}};
    std::vector<int> const place{0, 1, -1, -1, -1, -1, 2}; // of each column among those
    for (int const column : place) {
        for (int row = 0; row < 23; ++row) {
            bool const zero = column < 0 || !filled.contains(row);
            text +=
                zero ? "0\n"
                     : std::to_string(filled.at(row).at(static_cast<std::size_t>(column))) + "\n";
        }
    }
    return text;
}

Recovered by_columns(std::string const& labels, std::string const& extra) {
    return recovered(text_by_columns(labels, extra));
}

/// With `line` behind every `lines` lines.
std::string interleaved(std::string const& text, std::string const& line, int lines) {
    std::string out;
    int count = 0;
    for (char const c : text) {
        out += c;
        if (c == '\n' && ++count % lines == 0) {
            out += line;
        }
    }
    return out;
}

} // namespace

TEST_CASE("As many lines of values between two sure rows as rows lack theirs are these rows") {
    auto const found = recovered(labels_above + rest);
    CHECK(found.row("applications", "1") == "4|6|0|0|0|0|10");
    CHECK(found.row("applications", "2") == "1|0|0|0|0|0|1");
    CHECK(found.row("applications", "3.1") == "2|0|0|0|0|0|2");
    CHECK(found.row("applications", "3.3.4") == "0|0|0|0|0|0|0");
}

TEST_CASE("The form feed before a page is no blank cell") {
    auto const found =
        recovered("三、收到和处理政府信息公开申请情况\n申请人情况\n"
                  "一、本年新收政府信息公开申请数量     14   1   0   0   0   0   15\n"
                  "二、上年结转政府信息公开申请数量      0   0   0   0   0   0   0\n"
                  "      （一）予以公开             2   0   0   0   0   0   2\n"
                  "      1.属于国家秘密             0   1   0   0   0   0   1\n"
                  "\f      2.其他法律行政法\n"
                  "                           3   0   0   0   0   0   3\n"
                  "      规禁止公开\n"
                  "（三）不 3.危及“三安全一\n"
                  "                           4   0   0   0   0   0   4\n"
                  "予公开  稳定”\n"
                  "      4.保护第三方合法权益         5   0   0   0   0   0   5\n"
                  "      6.属于四类过程性信息         0   0   0   0   0   0   0\n"
                  "      （七）总计                14   1   0   0   0   0   15\n"
                  "四、结转下年度继续办理            0   0   0   0   0   0   0\n");
    CHECK(found.row("applications", "3.3.1") == "0|1|0|0|0|0|1");
    CHECK(found.row("applications", "3.3.2") == "3|0|0|0|0|0|3");
    CHECK(found.row("applications", "3.3.3") == "4|0|0|0|0|0|4");
    CHECK(found.row("applications", "3.3.4") == "5|0|0|0|0|0|5");
}

TEST_CASE("Rows that their order tells need no label that is one row's alone") {
    std::string text =
        "三、收到和处理政府信息公开申请情况\n申请人情况\n自然人\n法人或其他组织\n总计\n"
        "商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n";
    std::string const zero = "   0   0   0   0   0   0   0\n";
    text += "一、本年新收政府信息公开申请数量   5   0   0   0   0   0   5\n";
    text += "二、上年结转政府信息公开申请数量" + zero + "（一）予以公开" + zero + "（二）部分公开" +
            zero;
    for (std::string const& label : results) {
        text += "      " + label + zero;
    }
    text += "      1.本机关不掌握相关政府信息" + zero + "      2.没有现成信息需要另行制作" + zero +
            "      3.补正后申请内容仍不明确" + zero + "      1.信访举报投诉类申请" + zero +
            "      2.重复申请" + zero + "      3.要求提供公开出版物" + zero +
            "      4.无正当理由大量反复申请" + zero +
            "      5.要求行政机关确认或重新出具已获取信息" + zero +
            "      1.申请人无正当理由\n      逾期不补正、行\n                 " + zero +
            "      政机关不再处理其\n      政府信息公开申请\n"
            "（六）其 2.申请人逾期未按\n他处理  收费通知要求缴纳\n"
            "      费用、行政机关不   2   0   0   0   0   0   2\n"
            "      再处理其政府信息\n      公开申请\n"
            "      3.其他    3   0   0   0   0   0   3\n"
            "      （七）总计    5   0   0   0   0   0   5\n四、结转下年度继续办理" +
            zero;
    auto const found = recovered(text);
    CHECK(found.row("applications", "3.6.1") == "0|0|0|0|0|0|0");
    CHECK(found.row("applications", "3.6.2") == "2|0|0|0|0|0|2");
    CHECK(found.row("applications", "3.6.3") == "3|0|0|0|0|0|3");
    CHECK(found.row("applications", "3.7") == "5|0|0|0|0|0|5");
}

TEST_CASE("A line with a label that the form does not know is no row of the form") {
    auto const found =
        recovered(labels_above + "| 9.其他情形说明 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n" + rest);
    CHECK(found.row("applications", "3.3.4") == "0|0|0|0|0|0|0");
    CHECK(found.row("applications", "3.3.2") == lost_row);
}

TEST_CASE("Fewer lines of values between two sure rows than rows are nobody's") {
    auto const found = recovered(labels_above + "| 1 | 6 | 0 | 0 | 0 | 0 | 7 |\n" + rest);
    CHECK(
        found.row("applications", "3.3.2") == "missing|missing|missing|missing|missing|missing|"
                                              "missing");
    CHECK(found.row("applications", "3.3.4") == "0|0|0|0|0|0|0");
}

TEST_CASE("One error of the source does not hide the order of its columns") {
    std::string text = "（一）予以公开\n（二）部分公开（区分处理的，只计这一情形，不计其他情形）\n"
                       "（三）不予公开\n";
    for (std::string const& label : results) {
        text += label + "\n";
    }
    // Natural persons, enterprises and the total; the total of the first row is wrong.
    std::vector<std::vector<int>> const columns{
        {7, 9, 1, 2, 3, 4, 5, 6, 7, 8},
        {1, 0, 2, 1, 1, 2, 1, 3, 1, 1},
        {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        {9, 9, 3, 3, 4, 6, 6, 9, 8, 9}};
    for (std::vector<int> const& column : columns) {
        for (int const value : column) {
            text += std::to_string(value) + "\n";
        }
    }
    auto const found = recovered(
        "申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n"
        "社会公益组织\n法律服务机构\n其他\n" +
        text);
    CHECK(found.row("applications", "3.1") == "7|1|0|0|0|0|9");
    CHECK(found.row("applications", "3.3.8") == "8|1|0|0|0|0|9");
}

TEST_CASE("Digits among marks are no blank cells") {
    auto const found = recovered("第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n"
                                 "现行有效件数\n规章\n0//1\n行政规范性文件\n2\n3\n4\n"
                                 "第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n5\n");
    CHECK(found.row("proactive", "1.1") == "missing|missing|missing");
    CHECK(found.row("proactive", "1.2") == "2|3|4");
}

TEST_CASE("Rows that wikis part are parted before their blank cells") {
    auto const found = recovered("{|\n| 第二十条第（一）项\n|-\n| 信息内容\n| 本年制发件数\n"
                                 "| 本年废止件数\n| 现行有效件数\n|-\n| 规章\n| 1\n|\n| 3\n|-\n"
                                 "| 行政规范性文件\n|\n| 5\n| 6\n|-\n| 第二十条第（五）项\n|-\n"
                                 "| 信息内容\n| 本年处理决定数量\n|-\n| 行政许可\n| 8\n|}\n");
    CHECK(found.row("proactive", "1.1") == "1|empty|3");
    CHECK(found.row("proactive", "1.2") == "empty|5|6");
}

TEST_CASE("A row whose label was not read is between those that were, where the sums say so") {
    std::string const first = "一、本年新收政府信息公开申请数量\n";
    CHECK(by_columns(first, "").row("applications", "1") == "31|5|0|0|0|0|36");
    auto const cut = by_columns("本年新申\n", "");
    CHECK(cut.row("applications", "1") == "31|5|0|0|0|0|36");
    CHECK(cut.row("applications", "3.5.2") == "4|1|0|0|0|0|5");
    // A row that the form does not know may have taken the place of the one that is missing.
    CHECK(by_columns("", "9.属于其他情形\n").row("applications", "3.5.2") == lost_row);
}

TEST_CASE("A head that is repeated among the labels of columns is no row") {
    std::string const head = "自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n";
    auto const found = by_columns("一、本年新收政府信息公开申请数量\n", head);
    CHECK(found.row("applications", "3.5.2") == "4|1|0|0|0|0|5");
}

TEST_CASE("The numbers of pages part no column") {
    std::string const text = text_by_columns("一、本年新收政府信息公开申请数量\n", "");
    auto const found = recovered(interleaved(text, "- 5 -\n", 50));
    CHECK(found.row("applications", "1") == "31|5|0|0|0|0|36");
    CHECK(found.row("applications", "3.5.2") == "4|1|0|0|0|0|5");
}

TEST_CASE("Blank lines between all lines tell no order") {
    std::string const text = text_by_columns("一、本年新收政府信息公开申请数量\n", "");
    auto const found = recovered(interleaved(text, "\n", 1));
    CHECK(found.row("applications", "1") == "31|5|0|0|0|0|36");
    // A wrong total in the source leaves no sum that tells the order.
    std::string wrong = text;
    wrong.replace(wrong.find("36\n"), 3, "37\n");
    wrong.replace(wrong.find("34\n"), 3, "35\n");
    std::string const first_of_first_column = "31|2|17|0|0|0|0";
    CHECK(recovered(interleaved(wrong, "\n", 1)).row("applications", "1") != first_of_first_column);
}

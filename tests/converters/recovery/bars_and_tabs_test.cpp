#include <string>
#include <vector>

#include "gouji/model/codes.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/recovery/recovered.hpp"

/// What separators say about blank cells: bars that touch, tabs at a line's end, lone bars.

using namespace gouji;

namespace {

/// The row of item 1 between its heads and those of item 5, each line as `row` writes its cells.
template <class Row> std::string proactive(Row row) {
    return row({"第二十条第（一）项"}) +
           row({"信息内容", "本年制发件数", "本年废止件数", "现行有效件数"}) +
           row({"规章", "1", "", "3"}) + row({"行政规范性文件", "", "", "6"}) +
           row({"第二十条第（五）项"}) + row({"信息内容", "本年处理决定数量"}) +
           row({"行政许可", "8"});
}

using Cells = std::vector<std::string>;

std::string joined(Cells const& cells, std::string const& separator) {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        out += (i == 0 ? "" : separator) + cells[i];
    }
    return out;
}

void check_blanks(Recovered const& found) {
    CHECK(found.row("proactive", "1.1") == "1|empty|3");
    CHECK(found.row("proactive", "1.2") == "empty|empty|6");
    CHECK(found.row("proactive", "5.1") == "8");
}

} // namespace

TEST_CASE("Bars that touch between a row's cells are blank cells") {
    check_blanks(
        recovered(proactive([](Cells const& cells) { return "|" + joined(cells, "|") + "|\n"; })));
    check_blanks(
        recovered(proactive([](Cells const& cells) { return joined(cells, "|") + "\n"; })));
}

TEST_CASE("Bars that touch at the end of a closed row are blank cells") {
    auto const found = recovered("|第二十条第（一）项||||\n"
                                 "|信息内容|本年制发件数|本年废止件数|现行有效件数|\n"
                                 "|规章|1|||\n"
                                 "|行政规范性文件||5||\n"
                                 "|第二十条第（五）项||||\n"
                                 "|信息内容|本年处理决定数量|||\n"
                                 "|行政许可|3|||\n");
    CHECK(found.row("proactive", "1.1") == "1|empty|empty");
    CHECK(found.row("proactive", "1.2") == "empty|5|empty");
    CHECK(found.row("proactive", "5.1") == "3");
}

TEST_CASE("Bars that touch at the end of each row alone may be padding") {
    auto const found = recovered("|第二十条第（一）项||||||\n"
                                 "|信息内容|本年制发件数|本年废止件数|现行有效件数|||\n"
                                 "|规章|1|2|||\n"
                                 "|行政规范性文件|4|5|6|||\n"
                                 "|第二十条第（五）项||||\n"
                                 "|信息内容|本年处理决定数量|||\n"
                                 "|行政许可|3|||\n");
    CHECK(found.row("proactive", "1.1") == "1|2|ambiguous");
    CHECK(found.diagnostics.count(Code::ValueAmbiguous) == 1);
    CHECK(found.row("proactive", "1.2") == "4|5|6");
    CHECK(found.row("proactive", "5.1") == "3");
}

TEST_CASE("A tab that ends every line is no blank cell") {
    check_blanks(recovered(
        proactive([](Cells const& cells) { return "\t" + joined(cells, "\t") + "\t\n"; })));
}

TEST_CASE("A tab at the end of some lines is a blank cell") {
    auto const found = recovered("第二十条第（一）项\n"
                                 "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
                                 "规章\t1\t2\t\n行政规范性文件\t4\t5\t6\n"
                                 "第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t8\n");
    CHECK(found.row("proactive", "1.1") == "1|2|empty");
}

TEST_CASE("A tab behind the head of a row without a label is not its first value") {
    auto const found =
        recovered("四、政府信息公开行政复议、行政诉讼情况\n行政复议\t行政诉讼\t\n"
                  "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉\t\n"
                  "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t"
                  "尚未审结\t总计\t\n1\t2\t0\t2\t5\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t\n");
    CHECK(found.row("review", "1") == "1|2|0|2|5|0|0|0|0|0|0|0|0|0|0");
}

TEST_CASE("Bars that open a row, set in less than those that close its cells, are no cells") {
    auto const found = recovered(proactive([](Cells const& cells) {
        std::string out = "  |\n";
        for (std::string const& cell : cells) {
            out += "      " + cell + "\n    |\n";
        }
        return out + "\n";
    }));
    check_blanks(found);
}

TEST_CASE("A blank cell before a complete row leaves open which cells are the row's") {
    auto const found = recovered("第二十条第（一）项\n"
                                 "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
                                 "规章 | | 0 | 0 | 0 | - |\n行政规范性文件 | 4 | 5 | 6 |\n"
                                 "第二十条第（五）项 |\n信息内容 | 本年处理决定数量 |\n"
                                 "行政许可 | 3 |\n");
    CHECK(found.row("proactive", "1.1") != "empty|0|0");
}

TEST_CASE("What markup left between values is no value") {
    auto const found = recovered("第二十条第（一）项\n"
                                 "信息内容 本年制发件数 本年废止件数 现行有效件数\n"
                                 "规章 0__ 0__ 0__\n行政规范性文件 </td> <td> </td>\n"
                                 "第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 '3',\n");
    CHECK(found.row("proactive", "1.1") == "missing|missing|missing");
    CHECK(found.row("proactive", "1.2") == "missing|missing|missing");
    CHECK(found.row("proactive", "5.1") == "missing");
}

TEST_CASE("Signs of a heading are no part of the label behind them") {
    auto const found = recovered(
        "# 示例县水务局2022年政府信息公开工作年度报告\n\n## 二、主动公开政府信息情况\n\n"
        "### 第二十条第（一）项\n\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
        "|---|---|---|---|\n| 规章 | 0 | 0 | 3 |\n| 行政规范性文件 | 5 | | 5 |\n");
    REQUIRE(found.reports.front().tables.size() == 1);
    CHECK(found.reports.front().year == 2022);
    CHECK(found.reports.front().organization == "示例县水务局");
    CHECK(found.row("proactive", "1.2") == "5|empty|5");
    CHECK(found.diagnostics.count(Code::ValueRepaired) == 0);
}

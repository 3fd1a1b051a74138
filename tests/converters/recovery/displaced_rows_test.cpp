#include <string>
#include <vector>

#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/recovery/recovered.hpp"

/// Values that do not stand beside their row's label, as tools write them that go over a page block
/// by block, or whose lines of one height run together.

using namespace gouji;

namespace {

std::string const missing = "missing|missing|missing";

std::vector<std::string> const labels{
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息"};

} // namespace

TEST_CASE("Where values stand above the first label, those behind a label may be the next row's") {
    auto const found = recovered("第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n"
                                 "现行有效件数\n3\n5\n204\n规章\n12\n0\n17\n行政规范性文件\n"
                                 "第二十条第（五）项\n信息内容\n本年处理决定数量\n58\n行政许可\n");
    CHECK(found.row("proactive", "1.1") == missing);
    CHECK(found.row("proactive", "1.2") == missing);
    CHECK(found.row("proactive", "5.1") == "missing");
}

TEST_CASE("Values on a line of their own are no sure row's beside one that has none") {
    std::string text =
        "          自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n";
    for (std::string const& label : labels) {
        bool const blank = label.starts_with("4") || label.starts_with("5");
        text += label + (blank ? "\n" : "    2                        1     3\n");
    }
    text += "                              4                             4\n";
    auto const found = recovered(text);
    CHECK(found.row("applications", "3.3.4").starts_with("missing|"));
    CHECK(found.row("applications", "3.3.5").starts_with("missing|"));
}

TEST_CASE("A complete row whose numbers may go on below its label is no sure row") {
    std::string text;
    for (std::string const& label : labels) {
        text += label + "\n0\n0\n0\n0\n0\n0\n0\n";
    }
    std::size_t const third = text.find("（一）");
    std::string const before = "（一）予以公\n3587\n3268\n4671\n3322\n3336\n2098\n2028\n";
    auto const found =
        recovered(text.substr(0, third) + before + "开\n2\n" + text.substr(text.find("（二）")));
    CHECK(found.row("applications", "3.1").starts_with("missing|"));
    CHECK(found.row("applications", "2") == "0|0|0|0|0|0|0");
}

TEST_CASE("Values that came before all labels are no rows because they are as many") {
    auto const found = recovered(
        "第二十条第（一）项\n本年新制作数量\n本年新公开数量\n0\n3\n5\n第二十条第（五）项\n"
        "上一年项目数量\n本年增/减\n0\n58\n5\n第二十条第（六）项\n\n对外公开总数量\n0\n204\n"
        "处理决定数量\n3\n204\n\n信息内容\n行政处罚\n行政强制\n信息内容\n行政事业性收费\n信息内容\n"
        "政府集中采购\n\n上一年项目数量\n本年增/减\n处理决定数量\n12\n-2\n1\n0\n1\n"
        "第二十条第（八）项\n上一年项目数量\n本年增/减\n3\n-1\n第二十条第（九）项\n采购项目数量\n"
        "采购总金额\n3\n0\n");
    for (Report const& report : found.reports) {
        for (ExtractedTable const& table : report.tables) {
            for (ExtractedRow const& row : table.rows) {
                for (ExtractedValue const& value : row.values) {
                    CHECK(value.raw.empty());
                }
            }
        }
    }
}

TEST_CASE("A note that a blank and a line end break is one value with its number") {
    auto const found =
        recovered("第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n"
                  "规章 11 12 22（其中修订 16\n件）\n行政规范性文件 0 0 7\n");
    CHECK(found.row("proactive", "1.1") == "11|12|22（其中修订16件）");
    CHECK(found.row("proactive", "1.2") == "0|0|7");
}

TEST_CASE("The numeral of a label that stands behind it is no value") {
    std::string text;
    for (std::string const& label : labels) {
        text += label + "    0   0   0   0   0   0   0\n";
    }
    auto const found =
        recovered(text + "属于四类过程性信  6.      1   0   0   0   0   0   1\n息\n");
    CHECK(found.row("applications", "3.3.6") == "1|0|0|0|0|0|1");
}

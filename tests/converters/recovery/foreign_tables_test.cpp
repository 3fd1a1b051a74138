#include <string>

#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/recovery/recovered.hpp"

/// Tables that share some labels with the forms and are none of them.

using namespace gouji;

namespace {

std::string const powers = "事项类别 本年 上年\n行政许可 58 60\n行政处罚 12 14\n"
                           "行政强制 0 1\n行政事业性收费 2 2\n合计 72 77\n";

} // namespace

TEST_CASE("A table of kinds of administrative acts is not the form") {
    CHECK(recovered("行政权力事项表\n" + powers).reports.front().tables.empty());
}

TEST_CASE("Under the form's title few labels are the form") {
    auto const found = recovered("二、主动公开政府信息情况\n行政许可 58\n行政处罚 12\n行政强制 0\n"
                                 "行政事业性收费 2\n");
    CHECK(found.row("proactive", "6.1") == "12");
}

TEST_CASE("The head of a form above other rows is not the form") {
    auto const found = recovered("申请人结构：\n自然人 | 法人或其他组织 | 商业企业 | 科研机构 | "
                                 "社会公益组织 | 法律服务机构 | 其他 | 总计\n"
                                 "4 | 1 | 1 | 0 | 0 | 0 | 0 | 5\n");
    CHECK(found.reports.front().tables.empty());
}

TEST_CASE("A table whose columns are kinds of acts is not the form, under its title neither") {
    std::string const acts = "| 单位 | 行政许可 | 行政处罚 | 行政强制 | 行政事业性收费 | 合计 |\n"
                             "|---|---|---|---|---|---|\n| 教育局 | 12 | 3 | 0 | 5 | 20 |\n"
                             "| 公安局 | 110 | 33 | 10 | 15 | 168 |\n";
    CHECK(recovered("二、主动公开政府信息情况\n\n" + acts).reports.front().tables.empty());
}

TEST_CASE("A table of cases is not the form, under its title neither") {
    std::string const cases =
        "行政诉讼情况\n\n| 案由 | 一审结案 | 二审结案 | 结果维持 | 结果纠正 | 尚未审结 | 总计 |\n"
        "|---|---|---|---|---|---|---|\n| 行政处罚 | 1 | 2 | 3 | 0 | 1 | 7 |\n"
        "| 行政许可 | 4 | 1 | 2 | 1 | 0 | 8 |\n";
    CHECK(recovered("四、政府信息公开行政复议、行政诉讼情况\n\n" + cases)
              .reports.front()
              .tables.empty());
}

TEST_CASE("A value that recurs, with digits of the title, is no head of pages") {
    auto const found = recovered("示例县水务局2020年政府信息公开工作年度报告\n一、总体情况\n无。\n"
                                 "第二十条第（五）项\n信息内容\n上一年项目数量\n本年增/减\n"
                                 "处理决定数量\n行政许可\n0-20\n其他对外管理服务事项\n00\n"
                                 "第二十条第（六）项\n信息内容\n上一年项目数量\n本年增/减\n"
                                 "处理决定数量\n行政处罚\n0-20\n行政强制\n000\n"
                                 "五、存在问题\n无。\n六、其他\n无。\n");
    CHECK(found.row("proactive", "5.1") == "missing|missing|missing");
    CHECK(found.row("proactive", "6.1") == "missing|missing|missing");
}

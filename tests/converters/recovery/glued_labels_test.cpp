#include <string>

#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/recovery/recovered.hpp"

/// Labels that ran together with each other and with their values.

using namespace gouji;

namespace {

std::string const title = "三、收到和处理政府信息公开申请情况";
std::string const head =
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）申请人情况"
    "自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他";

} // namespace

TEST_CASE("A table in one line without any blank is parted by its labels") {
    auto const found = recovered(
        title + head +
        "一、本年新收政府信息公开申请数量587001066二、上年结转政府信息公开申请数量0000000"
        "三、本年度办理结果（一）予以公开4100005（三）不予公开1.属于国家秘密0000000"
        "2.其他法律行政法规禁止公开1000001（七）总计577001065四、结转下年度继续办理1000001\n");
    CHECK(found.row("applications", "1") == "58|7|0|0|1|0|66");
    CHECK(found.row("applications", "3.1") == "4|1|0|0|0|0|5");
    CHECK(found.row("applications", "3.3.1") == "0|0|0|0|0|0|0");
    CHECK(found.row("applications", "3.3.2") == "1|0|0|0|0|0|1");
    CHECK(found.row("applications", "4") == "1|0|0|0|0|0|1");
    CHECK(found.reports.front().tables.front().extra_rows.empty());
}

TEST_CASE("A label and its value without a blank between them are two cells") {
    auto const found = recovered("第二十条第（五）项\n信息内容本年处理决定数量\n行政许可58\n"
                                 "第二十条第（六）项\n信息内容本年处理决定数量\n行政处罚12\n"
                                 "行政强制0\n第二十条第（八）项\n"
                                 "信息内容本年收费金额（单位：万元）\n行政事业性收费7545.00\n");
    CHECK(found.row("proactive", "5.1") == "58");
    CHECK(found.row("proactive", "6.1") == "12");
    CHECK(found.row("proactive", "8.1") == "7545.00");
}

TEST_CASE("Text around a table in its line is no part of it") {
    auto const found = recovered(
        "本单位全年受理申请两件，均已答复。" + title + "本表为全年数据。" + head +
        "一、本年新收政府信息公开申请数量 2 0 0 0 0 0 2 二、上年结转政府信息公开申请数量 "
        "0 0 0 0 0 0 0 （一）予以公开 2 0 0 0 0 0 2 （七）总计 2 0 0 0 0 0 2 "
        "四、结转下年度继续办理 0 0 0 0 0 0 0 五、存在的主要问题及改进情况 公开不够及时。\n");
    CHECK(found.row("applications", "1") == "2|0|0|0|0|0|2");
    CHECK(found.row("applications", "4") == "0|0|0|0|0|0|0");
    CHECK(found.reports.front().tables.front().extra_rows.empty());
    // And what stands in the table stands nowhere else.
    CHECK(found.text.find("公开不够及时。") != std::string::npos);
    CHECK(found.text.find("上年结转") == std::string::npos);
}

TEST_CASE("A sentence that names labels and numbers is no table") {
    auto const found =
        recovered("全年办理行政许可58件，行政处罚12件，行政强制0件，行政事业性收费35万元。\n"
                  "收到申请5件，其中自然人4件、商业企业1件、科研机构0件、社会公益组织0件、"
                  "法律服务机构0件；予以公开3件，部分公开1件。\n"
                  "申请人为自然人的4件，商业企业1件，规章0件，行政规范性文件3件。\n");
    CHECK(found.reports.front().tables.empty());
}

TEST_CASE("Zeros of a row whose label is lost are no number of the row above") {
    auto const found = recovered(
        "第二十条第（一）项信息内容本年新制作数量本年新公开数量对外公开总数量规章000规范性文件000"
        "第二十条第（五）项信息内容上一年项目数量本年增/减处理决定数量行政许可000000"
        "第二十条第（六）项信息内容上一年项目数量本年增/减处理决定数量行政处罚000行政强制000"
        "第二十条第（八）项信息内容上一年项目数量本年增/减行政事业性收费00"
        "第二十条第（九）项信息内容采购项目数量采购总金额政府集中采购00\n");
    CHECK(found.row("proactive", "1.2") == "0|0|0");
    CHECK(found.row("proactive", "5.1") == "missing|missing|missing");
    CHECK(found.row("proactive", "6.1") == "0|0|0");
}

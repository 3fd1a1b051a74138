#include <algorithm>
#include <string>
#include <vector>

#include "gouji/model/codes.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/recovery/recovered.hpp"

/// The forms as records between commas, as spreadsheets and data frames are exported.

using namespace gouji;

namespace {

std::string const head = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）,,,"
                         "申请人情况,,,,,,\n,,,自然人,法人或其他组织,,,,,总计\n"
                         ",,,,商业企业,科研机构,社会公益组织,法律服务机构,其他,\n";

std::string const first_rows = "一、本年新收政府信息公开申请数量,,,4,,0,,0,0,4\n"
                               "二、上年结转政府信息公开申请数量,,,,,,,,,0\n"
                               "三、本年度办理结果,（一）予以公开,,1,1,0,0,0,0,2\n";

} // namespace

TEST_CASE("Blank fields keep the places of the values") {
    auto const found = recovered("三、收到和处理政府信息公开申请情况\n" + head + first_rows);
    CHECK(found.row("applications", "1") == "4|empty|0|empty|0|0|4");
    CHECK(found.row("applications", "2") == "empty|empty|empty|empty|empty|empty|0");
    CHECK(found.row("applications", "3.1") == "1|1|0|0|0|0|2");
}

TEST_CASE("Commas inside quotes, and groups of thousands, part no fields") {
    auto const found =
        recovered("第二十条第（一）项\n信息内容  本年制发件数  本年废止件数  现行有效件数\n"
                  "规章  1,234  2,345  3\n行政规范性文件,\"1,234\",2,\"1,345\"\n"
                  "第二十条第（五）项\n信息内容  本年处理决定数量\n行政许可  1,234\n"
                  "第二十条第（八）项\n信息内容  本年收费金额（单位：万元）\n"
                  "行政事业性收费  1,234,567.80\n");
    CHECK(found.row("proactive", "1.1") == "1,234|2,345|3");
    CHECK(found.row("proactive", "1.2") == "1,234|2|1,345");
    CHECK(found.row("proactive", "5.1") == "1,234");
    CHECK(found.row("proactive", "8.1") == "1,234,567.80");
}

TEST_CASE("Rows between full-width commas, labels that have such commas among them") {
    auto const found = recovered(
        "三、收到和处理政府信息公开申请情况\n" + head +
        "一、本年新收政府信息公开申请数量，一、本年新收政府信息公开申请数量，１，０，０，０，０，０"
        "，１\n"
        "二、上年结转政府信息公开申请数量，0，0，0，0，0，0，0\n"
        "三、本年度办理结果，（一）予以公开，1，0，0，0，0，0，1\n"
        "三、本年度办理结果，（二）部分公开（区分处理的，只计这一情形，不计其他情形），0，0，0，0，"
        "0，0，0\n");
    CHECK(found.row("applications", "1") == "１|０|０|０|０|０|１");
    CHECK(found.row("applications", "3.1") == "1|0|0|0|0|0|1");
    CHECK(found.row("applications", "3.2") == "0|0|0|0|0|0|0");
}

TEST_CASE("Labels between full-width commas say which values are copies") {
    auto const found =
        recovered("第二十条第（五）项\n信息内容，上一年项目数量，本年增/减，处理决定数量\n"
                  "行政许可，3，-1，2\n其他对外管理服务事项，，，\n"
                  "第二十条第（八）项，第二十条第（八）项，第二十条第（八）项\n"
                  "信息内容，上一年项目数量，上一年项目数量，本年增/减，本年增/减\n"
                  "行政事业性收费，13，13，，\n"
                  "第二十条第（九）项，第二十条第（九）项，第二十条第（九）项\n"
                  "信息内容，采购项目数量，采购项目数量，采购总金额，采购总金额\n"
                  "政府集中采购，2，2，0，0\n");
    CHECK(found.row("proactive", "5.1") == "3|-1|2");
    CHECK(found.row("proactive", "8.1") == "13|empty");
    CHECK(found.row("proactive", "9.1") == "2|0");
}

TEST_CASE("Cells that are as many times too many may be copies, whatever the labels say") {
    auto const found =
        recovered("第二十条第（一）项\n信息内容  本年制发件数  本年废止件数  现行有效件数\n"
                  "规章，5，5，，，7，7\n行政规范性文件，1，2，3\n"
                  "第二十条第（五）项\n信息内容  本年处理决定数量\n行政许可 8\n");
    ExtractedRow const& row = found.reports.front().tables.front().rows.front();
    CHECK(row.values.front().evidence == Evidence::Ambiguous);
    std::vector<std::string> const of_copies{"5", "", "7"};
    CHECK(std::count(row.candidates.begin(), row.candidates.end(), of_copies) == 1);
}

TEST_CASE("A sheet with texts around its tables") {
    std::string const pad = ",,,,,,,,,\n";
    auto const found = recovered(
        "示例县水务局2022年政府信息公开工作年度报告" + pad + "一、总体情况" + pad + "无。" + pad +
        "三、收到和处理政府信息公开申请情况" + pad + head + first_rows +
        "五、存在的主要问题及改进情况" + pad);
    CHECK(found.reports.front().year == 2022);
    CHECK(found.reports.front().organization == "示例县水务局");
    CHECK(found.row("applications", "1") == "4|empty|0|empty|0|0|4");
}

TEST_CASE("Numbers of rows and columns of a data frame are no values") {
    auto const found = recovered(
        ",0,1,2,3\n0,第二十条第（一）项,,,\n1,信息内容,本年制发件数,本年废止件数,现行有效件数\n"
        "2,规章,0,0,3\n3,行政规范性文件,5,,5\n4,第二十条第（五）项,,,\n"
        "5,信息内容,本年处理决定数量,,\n6,行政许可,58,,\n");
    CHECK(found.row("proactive", "1.1") == "0|0|3");
    CHECK(found.row("proactive", "1.2") == "5|empty|5");
    CHECK(found.row("proactive", "5.1") == "58");
}

TEST_CASE("A data frame names the columns of merged cells") {
    auto const found = recovered(
        "第二十条第（一）项,Unnamed: 1,Unnamed: 2,Unnamed: 3\n"
        "信息内容,本年制发件数,本年废止件数,现行有效件数\n规章,0,0,3\n行政规范性文件,5,,5\n");
    CHECK(found.row("proactive", "1.2") == "5|empty|5");
}

TEST_CASE("Values that repeat in each column of their spans are one value") {
    auto const found =
        recovered("第二十条第（八）项,第二十条第（八）项,第二十条第（八）项,第二十条第（八）项,"
                  "第二十条第（八）项\n信息内容,上一年项目数量,上一年项目数量,本年增/减,本年增/减\n"
                  "行政事业性收费,7,7,0,0\n"
                  "第二十条第（九）项,第二十条第（九）项,第二十条第（九）项,第二十条第（九）项,"
                  "第二十条第（九）项\n信息内容,采购项目数量,采购项目数量,采购总金额,采购总金额\n"
                  "政府集中采购,6,6,0,0\n");
    CHECK(found.row("proactive", "8.1") == "7|0");
    CHECK(found.row("proactive", "9.1") == "6|0");
}

TEST_CASE("Zeros behind a pair of equal values leave open what repeats") {
    auto const found = recovered(
        "二、主动公开政府信息情况\n第二十条第（八）项,,,,\n"
        "信息内容,上一年项目数量,,本年增/减,\n行政事业性收费,7,7,0,0\n"
        "第二十条第（九）项,,,,\n信息内容,采购项目数量,,采购总金额,\n政府集中采购,6,,0,\n");
    REQUIRE_FALSE(found.reports.front().tables.empty());
    for (ExtractedRow const& row : found.reports.front().tables.front().rows) {
        if (row.id == "8.1") {
            CHECK(row.values.back().evidence == Evidence::Ambiguous);
        }
    }
    CHECK(found.row("proactive", "9.1") == "6|0");
}

TEST_CASE("Records that lost their last fields are read line by line") {
    auto const found = recovered(
        "第二十条第（一）项\n信息内容,本年制发件数,本年废止件数,现行有效件数\n规章,0,0,3\n"
        "行政规范性文件,5,,5\n第二十条第（五）项\n信息内容,本年处理决定数量\n行政许可,58\n"
        "第二十条第（六）项\n信息内容,本年处理决定数量\n行政处罚,7\n行政强制,0\n");
    CHECK(found.row("proactive", "1.1") == "0|0|3");
    CHECK(found.row("proactive", "1.2") == "5|empty|5");
    CHECK(found.row("proactive", "5.1") == "58");
    CHECK(found.row("proactive", "6.2") == "0");
}

TEST_CASE("A comma that stands twice in a label makes no record of it") {
    auto const found =
        recovered("申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n"
                  "法律服务机构\n其他\n一、本年新收政府信息公开申请数量\n（一）予以公开\n"
                  "（二）部分公开（区分处理的，，\n只计这一情形，不计其他情形）\n1.属于国家秘密\n"
                  "（七）总计\n四、结转下年度继续办理\n\n4\n1\n3\n\n2\n1\n1\n\n5\n0\n");
    CHECK(found.row("applications", "3.1").starts_with("missing"));
    CHECK(found.row("applications", "3.2").starts_with("missing"));
}

TEST_CASE("Records may have glyphs that look like digits") {
    auto const times = [](std::string const& text, int count) {
        std::string out;
        for (int i = 0; i < count; ++i) {
            out.append(out.empty() ? "" : ",").append(text);
        }
        return out;
    };
    std::string const results = "结果维持,结果纠正,其他结果,尚未审结,总计";
    auto const found = recovered(
        "四、政府信息公开行政复议、行政诉讼情况\n" + times("行政复议", 5) + "," +
        times("行政诉讼", 10) + "\n" + results + "," + times("未经复议直接起诉", 5) + "," +
        times("复议后起诉", 5) + "\n" + times(results, 3) +
        "\nO,1,0,0,1,0,0,0,0,0,〇,2,0,0,2\n五、存在的主要问题及改进情况\n");
    CHECK(found.row("review", "1") == "O|1|0|0|1|0|0|0|0|0|〇|2|0|0|2");
    CHECK(found.diagnostics.count(Code::ValueRepaired) == 2);
    auto const behind_label =
        recovered("第二十条第（一）项\n信息内容  本年制发件数  本年废止件数  现行有效件数\n"
                  "规章,1O,2,3\n行政规范性文件  4  5  6\n");
    CHECK(behind_label.row("proactive", "1.1") == "1O|2|3");
}

TEST_CASE("Numbers of thousands are no fields of a record") {
    auto const found =
        recovered("第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n"
                  "规章 0 0 0\n行政规范性文件 1,386,000 1 0\n"
                  "第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 58,204\n");
    CHECK(found.row("proactive", "1.2") == "1,386,000|1|0");
    CHECK(found.row("proactive", "5.1") == "58,204");
}

TEST_CASE("Full-width semicolons part the cells of rows, blank ones too") {
    auto const found =
        recovered("信息内容；本年制发件数；本年废止件数；现行有效件数\n规章；0；；3\n"
                  "行政规范性文件；12；1；40\n第二十条第（五）项\n信息内容；本年处理决定数量\n"
                  "行政许可；58\n第二十条第（六）项\n信息内容；本年处理决定数量\n行政处罚；7\n"
                  "行政强制；0\n");
    CHECK(found.row("proactive", "1.1") == "0|empty|3");
    CHECK(found.row("proactive", "1.2") == "12|1|40");
}

TEST_CASE("Commas that open and end every row are no blank fields") {
    auto const found = recovered(",三、收到和处理政府信息公开申请情况,\n"
                                 ",申请人情况,\n,自然人,法人或其他组织,总计,\n"
                                 ",商业企业,科研机构,社会公益组织,法律服务机构,其他,\n"
                                 ",一、本年新收政府信息公开申请数量,69,3,0,3,0,2,77,\n"
                                 ",二、上年结转政府信息公开申请数量,0,0,0,0,0,0,0,\n"
                                 ",三、本年度办理结果,（一）予以公开,1,0,2,0,0,0,\n"
                                 ",（二）部分公开（区分处理的，只计这一情形，不计其他情形）,"
                                 "14,0,0,0,0,0,14,\n"
                                 ",（三）不予公开,1.属于国家秘密,0,5,7,0,0,12,\n"
                                 ",（七）总计,69,3,0,3,0,2,77,\n"
                                 ",四、结转下年度继续办理,0,0,0,0,0,0,0,\n");
    CHECK(found.row("applications", "1") == "69|3|0|3|0|2|77");
    // One cell is gone, and nobody knows which; the last value is no addend of itself.
    CHECK(found.row("applications", "3.3.1").find("empty") == std::string::npos);
    CHECK(found.row("applications", "3.3.1").ends_with("|12"));
}

TEST_CASE("A row whose last field cannot be read is not blank") {
    auto const found = recovered(
        "三、收到和处理政府信息公开申请情况\n" + head + first_rows +
        ",（二）部分公开（区分处理的，只计这一情形，不计其他情形）,,,,,,,,0*\n"
        ",（三）不予公开,1.属于国家秘密,,,,,,,0\n"
        ",,2.其他法律行政法规禁止公开,,,,,,,0*\n");
    CHECK(found.row("applications", "3.1") == "1|1|0|0|0|0|2");
    CHECK(found.row("applications", "3.2").starts_with("missing"));
    CHECK(found.row("applications", "3.3.1") == "empty|empty|empty|empty|empty|empty|0");
    CHECK(
        found.row("applications", "3.3.2").find("empty|empty|empty|empty|empty|empty|empty") ==
        std::string::npos);
}

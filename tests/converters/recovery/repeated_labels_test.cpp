#include <string>

#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/recovery/recovered.hpp"

/// Tables in which each slot of a span has the text of its cell.

using namespace gouji;

namespace {

/// `text` with `separator` for each bar.
std::string with(std::string text, char separator) {
    for (char& c : text) {
        c = c == '|' ? separator : c;
    }
    return text;
}

std::string const filled =
    "第二十条第（一）项|第二十条第（一）项|第二十条第（一）项|第二十条第（一）项\n"
    "信息内容|本年制发件数|本年废止件数|现行有效件数\n"
    "规章|0|0|3\n行政规范性文件|5||5\n"
    "第二十条第（五）项|第二十条第（五）项|第二十条第（五）项|第二十条第（五）项\n"
    "信息内容|本年处理决定数量|本年处理决定数量|本年处理决定数量\n"
    "行政许可|58|58|58\n";

std::string const grouped =
    "一、本年新收政府信息公开申请数量|一、本年新收政府信息公开申请数量|"
    "一、本年新收政府信息公开申请数量|4|1|0|0|0|0|5\n"
    "二、上年结转政府信息公开申请数量|二、上年结转政府信息公开申请数量|"
    "二、上年结转政府信息公开申请数量|0|0|0|0|0|0|0\n"
    "三、本年度办理结果|（一）予以公开|（一）予以公开|2||||||2\n"
    "三、本年度办理结果|（三）不予公开|1.属于国家秘密|1|0|0|0|0|0|1\n"
    "三、本年度办理结果|（三）不予公开|2.其他法律行政法规禁止公开|0|1|0|0|0|0|1\n"
    "三、本年度办理结果|（三）不予公开|3.危及“三安全一稳定”|0|0|0|0|0|0|0\n"
    "三、本年度办理结果|（七）总计|（七）总计|3|1|0|0|0|0|4\n"
    "四、结转下年度继续办理|四、结转下年度继续办理|四、结转下年度继续办理|1|0|0|0|0|0|1\n";

} // namespace

TEST_CASE("A value in every slot of its span is one value") {
    for (char const separator : {'|', '\t'}) {
        auto const found = recovered(with(filled, separator));
        CHECK(found.row("proactive", "1.1") == "0|0|3");
        CHECK(found.row("proactive", "1.2") == "5|empty|5");
        CHECK(found.row("proactive", "5.1") == "58");
    }
}

TEST_CASE("A text in every slot of its span is one value") {
    auto const item = [](std::string const& name) {
        return name + "|" + name + "|" + name + "|" + name + "|" + name + "\n信息内容|";
    };
    std::string const with_decisions = "上一年项目数量|上一年项目数量|本年增/减|处理决定数量\n";
    auto const found = recovered(
        item("第二十条第（五）项") + with_decisions + "行政许可|3|3|0|12\n" +
        "其他对外管理服务事项|2|2|-1|0\n" + item("第二十条第（六）项") + with_decisions +
        "行政处罚|4|4|+6|0\n行政强制|1|1|0|0\n" + item("第二十条第（八）项") +
        "上一年项目数量|上一年项目数量|本年增/减|本年增/减\n" +
        "行政事业性收费|7|7|未增未减|未增未减\n");
    CHECK(found.row("proactive", "6.1") == "4|+6|0");
    CHECK(found.row("proactive", "8.1") == "7|未增未减");
}

TEST_CASE("Different values under a head in every slot of its span leave open which is meant") {
    std::string text = filled;
    text.replace(text.find("58|58|58"), 8, "58|58|7");
    CHECK(recovered(text).row("proactive", "5.1") == "58");
    CHECK(
        recovered(text).reports.front().tables.front().rows[2].values.front().evidence ==
        Evidence::Ambiguous);
}

TEST_CASE("A label in every row of its span is one label") {
    for (char const separator : {'|', '\t'}) {
        auto const found = recovered(with(grouped, separator));
        REQUIRE(found.reports.front().tables.size() == 1);
        CHECK(found.row("applications", "1") == "4|1|0|0|0|0|5");
        CHECK(found.row("applications", "3.1") == "2|empty|empty|empty|empty|empty|2");
        CHECK(found.row("applications", "3.3.1") == "1|0|0|0|0|0|1");
        CHECK(found.row("applications", "3.3.2") == "0|1|0|0|0|0|1");
        CHECK(found.row("applications", "3.7") == "3|1|0|0|0|0|4");
        CHECK(found.reports.front().tables.front().extra_rows.empty());
    }
}

TEST_CASE("Of a label twice, as a heading and in its row, the row's is meant") {
    std::string const head = "\n\n| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | "
                             "法律服务机构 | 其他 | 总计 |\n|---|---|---|---|---|---|---|---|\n| ";
    std::string text;
    auto const add = [&](std::string const& heading, std::string const& row) {
        text += "### " + heading + head + row + " |\n\n";
    };
    add("一、本年新收政府信息公开申请数量",
        "一、本年新收政府信息公开申请数量 | 4 | 1 | 0 | 0 | 0 | 0 | 5");
    add("二、上年结转政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0");
    add("（一）予以公开", "（一）予以公开 |  | 1 |  |  |  |  | 1");
    add("（三）不予公开", "1.属于国家秘密 | 1 | 0 | 0 | 0 | 0 | 0 | 1");
    add("（七）总计", "（七）总计 | 4 | 1 | 0 | 0 | 0 | 0 | 5");
    add("四、结转下年度继续办理", "四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0");
    auto const found = recovered(text);
    REQUIRE(found.reports.size() == 1);
    REQUIRE(found.reports.front().tables.size() == 1);
    CHECK(found.row("applications", "1") == "4|1|0|0|0|0|5");
    CHECK(found.row("applications", "3.1") == "empty|1|empty|empty|empty|empty|1");
    CHECK(found.row("applications", "3.3.1") == "1|0|0|0|0|0|1");
    CHECK(found.row("applications", "4") == "0|0|0|0|0|0|0");
}

#include "gouji/converters/statutory/report_text.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"

using namespace gouji;

namespace {

ReportFacts facts(std::vector<std::string> const& lines) {
    Blocks blocks;
    for (std::string const& line : lines) {
        blocks.push_back(make_paragraph(line));
    }
    return report_facts(text_lines(blocks));
}

} // namespace

TEST_CASE("year and organization come from the title") {
    ReportFacts const found = facts(
        {"查看2019年版",
         "示例市水务局2022年政府信息公开工作年度报告",
         "按2021年示例市教育局政府信息公开工作要求，现报告如下",
         "一、总体情况",
         "示例市环境局",
         "2023年1月9日"});
    CHECK(found.year == 2022);
    CHECK(found.organization == "示例市水务局");
}

TEST_CASE("the organization may stand behind the year, or on the line above") {
    CHECK(facts({"# 示例区水务局2023年政府信息公开工作年度报告"}).organization == "示例区水务局");
    CHECK(facts({"**示例区水务局2023年政府信息公开工作年度报告**"}).year == 2023);
    CHECK(
        facts({"2023年度样板区人民政府政府信息公开工作年度报告"}).organization == "样板区人民政府");
    ReportFacts const above =
        facts({"示例县档案局", "2020年政府信息公开工作年度报告", "长期以来……"});
    CHECK(above.year == 2020);
    CHECK(above.organization == "示例县档案局");
}

TEST_CASE("the column of the site above the title is no title") {
    ReportFacts const found =
        facts({"首页 > 政务公开 > 政府信息公开年报", "示例市水务局2022年政府信息公开工作年度报告"});
    CHECK(found.organization == "示例市水务局");
}

TEST_CASE("a title inside the tables that lay out a page is the title") {
    Table inner; // the table of the report
    inner.rows.resize(1);
    inner.rows.front().cells.resize(2);
    Table frame;
    frame.rows.resize(2);
    frame.rows[0].cells.resize(2);
    frame.rows[0].cells[1].content =
        make_cell_content("示例市水务局2022年政府信息公开工作年度报告");
    frame.rows[1].cells.resize(1);
    frame.rows[1].cells[0].content.push_back({Box<Table>{inner}, {}});
    Blocks framed;
    framed.push_back({Box<Table>{frame}, {}});
    CHECK(report_facts(text_lines(framed)).year == 2022);
    CHECK(report_facts(text_lines(framed)).organization == "示例市水务局");

    frame.rows.pop_back();
    Blocks listed; // a table of titles lays out nothing
    listed.push_back({Box<Table>{frame}, {}});
    CHECK_FALSE(report_facts(text_lines(listed)).organization);
    frame.rows[0].cells.erase(frame.rows[0].cells.begin());
    Blocks boxed;
    boxed.push_back({Box<Table>{frame}, {}});
    CHECK(report_facts(text_lines(boxed)).year == 2022);
}

TEST_CASE("a title may be set in several lines") {
    for (std::vector<std::string> const& lines :
         {std::vector<std::string>{"首页", "示例市水务局2022年政府信息公开", "工作年度报告"},
          {"示例市水务局2022年政府信息公开工作年度报", "告"},
          {"示例市水务局", "2022年政府信息公开", "工作年度报告"},
          {"2022年示例市水务局", "政府信息公开工作年度报告"},
          {"（2022年度）示例市水务局政府信息公开工作年度报告"},
          {"示例市水务局政府信息公开工作2022年度报告"},
          {"示例市水务局关于2022年度政府信息公开工作情况的报告"}}) {
        std::vector<std::string> all = lines;
        all.insert(all.end(), {"一、总体情况", "2021年以来，我局……"});
        CAPTURE(lines.front());
        CHECK(facts(all).year == 2022);
        CHECK(facts(all).organization == "示例市水务局");
    }
}

TEST_CASE("lines beside a title are none of it") {
    std::vector<std::u32string_view> const lines{
        U"首页", U"示例市水务局2022年政府信息公开", U"工作年度报告", U"一、总体情况"};
    CHECK(title_lines(lines) == 0);
    CHECK(title_lines(std::span{lines}.subspan(1)) == 2);
    CHECK(title_lines(std::span{lines}.subspan(2)) == 0);
    std::vector<std::u32string_view> const page{
        U"四、政府信息公开行政复议、行政诉讼情况", U"示例市水务局年度报告"};
    CHECK(title_lines(page) == 0);
}

TEST_CASE("without a title the period tells the year, never the signature") {
    ReportFacts const found = facts(
        {"根据2019年印发的办法，现将情况报告如下。",
         "所列数据统计期限为2024年1月1日至12月31日。",
         "示例区统计局",
         "2025年1月3日"});
    CHECK(found.year == 2024);
    CHECK(found.organization == "示例区统计局");
}

TEST_CASE("without title and period the first year of the text counts") {
    ReportFacts const found = facts({"2018年，我局认真贯彻条例。", "2019年2月5日"});
    CHECK(found.year == 2018);
    CHECK_FALSE(found.organization);
}

TEST_CASE("the opening may name the organization") {
    ReportFacts const found =
        facts({"依据条例要求,对2024年样板区招商局政府信息公开工作情况报告如下:", "一、总体情况"});
    CHECK(found.year == 2024);
    CHECK(found.organization == "样板区招商局");
}

TEST_CASE("an opening of nothing but years is read to its end") {
    std::string years;
    for (int i = 0; i < 140'000; ++i) {
        years += "2022年";
    }
    ReportFacts const found = facts({years + "示例市水务局政府信息公开工作情况"});
    CHECK(found.year == 2022);
    CHECK(found.organization == "示例市水务局");
}

TEST_CASE("a name is printed with blanks and read without") {
    CHECK(
        facts({"示例县 公安局", "2020年政府信息公开工作年度报告"}).organization == "示例县公安局");
}

TEST_CASE("a reference to the report's own author is no name") {
    CHECK_FALSE(facts({"2017年度,我局政府信息公开工作总结如下:"}).organization);
}

TEST_CASE("a title is told from a sentence that mentions the report") {
    CHECK(is_report_title("示例市水务局2022年政府信息公开工作年度报告"));
    CHECK(is_report_title("2022年 政府信息公开 年度报告"));
    CHECK_FALSE(is_report_title("现公布2022年政府信息公开工作年度报告。全文如下。"));
    CHECK_FALSE(is_report_title("三、收到和处理政府信息公开申请情况"));
}

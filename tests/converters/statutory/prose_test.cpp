#include "gouji/converters/statutory/prose.hpp"

#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/statutory/sample_tables.hpp"

using namespace gouji;
using namespace gouji::testing;

namespace {

/// What the prose says of a table of applications with 12 new ones.
std::vector<Finding> found(std::string const& text, std::string const& new_ones = "12") {
    Form const& form = *library().find("applications-2021");
    ExtractedTable table = zeros(form);
    cell(table, "1", "总计") = value(new_ones);
    Blocks const blocks{make_paragraph(text)};
    std::vector<TextLine> const lines = text_lines(blocks);
    return check_prose(form, table, {lines, {2023, "示例市青石区水务局"}}, SourceMap{});
}

/// The number that the text says otherwise than the table; empty where there is none.
std::string hint(std::string const& text, std::string const& new_ones = "12") {
    for (Finding const& finding : found(text, new_ones)) {
        if (finding.reason == OpenReason::Hint) {
            return finding.computed;
        }
    }
    return {};
}

} // namespace

TEST_CASE("prose that says the table's number holds, one that differs is a hint") {
    auto findings = found("全年新收政府信息公开申请 12 件。");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].verdict == Verdict::Holds);
    findings = found("全年收到政府信息公开申请１１件，上年结转0件。");
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].verdict == Verdict::CannotCheck);
    CHECK(findings[0].reason == OpenReason::Hint);
    CHECK(findings[0].rule == "prose");
    CHECK(findings[0].rows == std::vector<std::string>{"1"});
    CHECK(findings[0].columns == std::vector<std::string>{"总计"});
    CHECK(findings[0].stated == "12");
    CHECK(findings[0].computed == "11");
    CHECK(findings[0].quote == "收到政府信息公开申请11件");
    CHECK(findings[1].verdict == Verdict::Holds);
}

TEST_CASE("one number that agrees is enough; what is not said is no finding") {
    auto const findings = found("较2021年收到信息公开申请10件有所增加，共收到12件信息公开申请。");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].verdict == Verdict::Holds);
    CHECK(found("公开信息214条，办理提案3件。").empty());
    CHECK(found("新收到行政复议申请3件。").empty());
}

TEST_CASE("no application in words is 0") {
    auto const findings = found("本年度未收到政府信息公开申请。");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].reason == OpenReason::Hint);
    CHECK(findings[0].computed == "0");
}

TEST_CASE("numbers in prose are read in every spelling") {
    CHECK(hint("新收政府信息公开申请共计１，３２０件。", "12").empty()); // a comma of prose
    CHECK(hint("新收政府信息公开申请共计1,320件。", "1321") == "1320");
    CHECK(hint("新收政府信息公开申请总数为十一件。") == "11");
    CHECK(hint("新收政府信息公开申请十二件。").empty());
    CHECK(hint("新收政府信息公开申请1.2万件。", "11960").empty());
    CHECK(hint("新收政府信息公开申请1.2万件。", "12999").empty());
    CHECK(hint("新收政府信息公开申请1.2万件。", "13000") == "12000");
    CHECK(hint("新收政府信息公开申请1.2万件。", "11499") == "12000");
    CHECK(hint("新收政府信息公开申请一万件。", "300") == "10000");
}

TEST_CASE("a number of the report's own year and organization that differs is a hint") {
    for (char const* const text :
         {"2023年，全局共收到政府信息公开申请11件，较上年增加3件。",
          "去年收到政府信息公开申请9件，今年收到政府信息公开申请11件。",
          "收到公民、法人和其他组织提出的政府信息公开申请11件。",
          "通过网络、信函、当面等方式共收到政府信息公开申请11件。",
          "2023年1月至12月共收到政府信息公开申请11件。",
          "截至2023年12月31日，累计收到政府信息公开申请11件。",
          "上年结转0件，新收到申请11件。",
          "1.新收政府信息公开申请：11件。",
          "区水务局全年共收到政府信息公开申请11件。",
          "一年来，共收到政府信息公开申请11件。",
          "自2023年1月1日至12月31日，收到政府信息公开申请11件。",
          "本年度收到申请11件，其中自然人10件。"}) {
        CAPTURE(text);
        CHECK(hint(text) == "11");
    }
}

TEST_CASE("a number of another year, of others, of a part, of other matters is none") {
    for (char const* const text :
         {"2022年度共受理政府信息公开申请99件，办结98件。",
          "2024年1月收到政府信息公开申请99件。",
          "近三年，全局累计收到政府信息公开申请99件。",
          "条例施行以来，累计受理政府信息公开申请99件。",
          "全市共收到政府信息公开申请99件。",
          "各区县共收到政府信息公开申请99件，办结98件，予以公开97件。",
          "协助各部门办结政府信息公开申请99件。",
          "其中，通过网络收到政府信息公开申请9件。",
          "收到自然人政府信息公开申请9件，收到法人政府信息公开申请3件。",
          "一季度收到政府信息公开申请9件，二季度收到政府信息公开申请3件。",
          "1月至6月收到政府信息公开申请9件；7月至12月收到政府信息公开申请3件。",
          "市本级收到政府信息公开申请9件，本局收到政府信息公开申请3件。",
          "全年收到信息公开申请12件，其中收到涉及征地拆迁的信息公开申请7件。",
          "收到来信来访99件，办结98件。",
          "收到信息公开申请12件，办理人大建议6件、政协提案3件，办结9件。",
          "予以公开66件。",
          "未收到要求减免费用的政府信息公开申请。",
          "市教育局共收到政府信息公开申请99件。",
          "截至2023年6月底，收到政府信息公开申请9件。",
          "自2023年10月1日起，收到政府信息公开申请9件。",
          "十年间共受理政府信息公开申请99件。",
          "制发公文99件，其中主动公开88件，依申请公开11件，不予公开9件。",
          "收到政府信息公开申请12件，撤回9件，未计入办结9件。"}) {
        CAPTURE(text);
        CHECK(hint(text).empty());
    }
}

TEST_CASE("the whole city is the city government's own") {
    Form const& form = *library().find("applications-2021");
    ExtractedTable const table = zeros(form);
    Blocks const blocks{make_paragraph("全市共收到政府信息公开申请99件，其中市本级9件。")};
    std::vector<TextLine> const lines = text_lines(blocks);
    CHECK(check_prose(form, table, {lines, {2023, "示例市人民政府"}}, {}).size() == 1);
    CHECK(check_prose(form, table, {lines, {2023, "示例市水务局"}}, {}).empty());
}

TEST_CASE("a line of nothing but numbers is read to its end") {
    auto const [begin, piece, said] = GENERATE(table<std::string, std::string, std::string>({
        {"收到信息公开申请12件，", "办结7件，", "7"},
        {"收到信息公开申请12件，", "办结7件", "7"},
        {"未收到政府信息公开申请", "12月", ""}, // of one month
    }));
    constexpr std::size_t pieces = 20'000;
    std::string text = begin;
    for (std::size_t i = 0; i < pieces; ++i) {
        text += piece;
    }
    CHECK(hint(text) == said);
}

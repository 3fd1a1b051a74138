#include "gouji/converters/statutory/prose.hpp"

#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/statutory/sample_tables.hpp"

using namespace gouji;
using namespace gouji::testing;

namespace {

/// What the prose says of a table of applications with 12 new ones.
std::vector<Finding> found(std::string const& text) {
    Form const& form = *library().find("applications-2021");
    ExtractedTable table = zeros(form);
    cell(table, "1", "总计") = value("12");
    Blocks const blocks{make_paragraph(text)};
    return check_prose(form, table, text_lines(blocks), SourceMap{});
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

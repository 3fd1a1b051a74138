#include "gouji/converters/statutory/check.hpp"

#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/statutory/sample_tables.hpp"

using namespace gouji;
using namespace gouji::testing;

namespace {

ExtractedInput input(std::string const& source, int year, std::vector<std::string> const& forms) {
    ExtractedInput out;
    out.source = source;
    out.reports.resize(1);
    out.reports[0].year = year;
    out.reports[0].organization = "示例市水务局";
    for (std::string const& form : forms) {
        out.reports[0].tables.push_back(zeros(*library().find(form)));
    }
    return out;
}

std::vector<Finding> findings(ExtractedInput const& input, std::string const& rule) {
    std::vector<Finding> out = input.reports[0].findings;
    std::erase_if(out, [&](Finding const& finding) { return finding.rule != rule; });
    return out;
}

std::vector<RepeatedReport>
run(std::vector<ExtractedInput>& inputs, Together together = Together::ByOrganization) {
    return check_across_years(inputs, library(), together);
}

} // namespace

TEST_CASE("what a year leaves over is what the next one begins with, column by column") {
    std::vector<ExtractedInput> inputs{
        input("2022.txt", 2022, {"applications-2021"}),
        input("2021.txt", 2021, {"applications-2019"})};
    cell(inputs[1].reports[0].tables[0], "4", "自然人") = value("3");
    cell(inputs[1].reports[0].tables[0], "4", "其他") = value("2");
    cell(inputs[0].reports[0].tables[0], "2", "自然人") = value("3");
    CHECK(run(inputs).empty());
    CHECK(findings(inputs[1], "carried-over").empty());
    auto const found = findings(inputs[0], "carried-over");
    REQUIRE(found.size() == 7);
    CHECK(found[0].verdict == Verdict::Holds);
    Finding const& failing = found[5];
    CHECK(failing.verdict == Verdict::Fails);
    CHECK(failing.rows == std::vector<std::string>{"2"});
    CHECK(failing.columns == std::vector<std::string>{"其他"});
    CHECK(failing.stated == "0");
    CHECK(failing.computed == "2");
    REQUIRE(failing.before);
    CHECK(failing.before->source == "2021.txt");
    CHECK(failing.before->year == 2021);
    REQUIRE(failing.cells.size() == 2);
    CHECK(failing.cells[0].year_before);
    CHECK_FALSE(failing.cells[1].year_before);
}

TEST_CASE("what is in force follows from the year before") {
    std::vector<ExtractedInput> inputs{
        input("a", 2022, {"proactive-2021"}), input("b", 2023, {"proactive-2021"})};
    cell(inputs[0].reports[0].tables[0], "1.2", "现行有效件数") = value("11");
    ExtractedTable& now = inputs[1].reports[0].tables[0];
    cell(now, "1.2", "本年制发件数") = value("2");
    cell(now, "1.2", "本年废止件数") = value("1");
    cell(now, "1.2", "现行有效件数") = value("12");
    (void)run(inputs);
    auto const found = findings(inputs[1], "in-force");
    REQUIRE(found.size() == 2);
    CHECK(found[0].verdict == Verdict::Holds);
    CHECK(found[1].verdict == Verdict::Holds);
    inputs[1].reports[0].findings.clear();
    cell(now, "1.2", "现行有效件数") = value("13");
    (void)run(inputs);
    CHECK(findings(inputs[1], "in-force")[1].verdict == Verdict::Fails);
    CHECK(findings(inputs[1], "in-force")[1].computed == "12");
}

TEST_CASE("the old form counts items on from year to year; the new one has no such cells") {
    std::vector<ExtractedInput> inputs{
        input("a", 2019, {"proactive-2019"}),
        input("b", 2020, {"proactive-2019"}),
        input("c", 2021, {"proactive-2021"})};
    cell(inputs[0].reports[0].tables[0], "5.1", "上一年项目数量") = value("30");
    cell(inputs[0].reports[0].tables[0], "5.1", "本年增/减") = value("-11");
    cell(inputs[1].reports[0].tables[0], "5.1", "上一年项目数量") = value("19");
    cell(inputs[0].reports[0].tables[0], "6.1", "本年增/减") = value("未增未减");
    cell(inputs[0].reports[0].tables[0], "6.1", "本年增/减").is_number = false;
    (void)run(inputs);
    auto const found = findings(inputs[1], "items-carried");
    REQUIRE(found.size() == 5);
    CHECK(found[0].verdict == Verdict::Holds);
    CHECK(found[2].reason == OpenReason::NotANumber);
    CHECK(inputs[2].reports[0].findings.empty());
}

TEST_CASE("only years that follow each other are compared, and only of one organization") {
    std::vector<ExtractedInput> inputs{
        input("a", 2021, {"applications-2021"}), input("b", 2023, {"applications-2021"})};
    (void)run(inputs);
    CHECK(inputs[1].reports[0].findings.empty());
    inputs[1].reports[0].year = 2022;
    inputs[1].reports[0].organization = "示例市水利局";
    (void)run(inputs);
    CHECK(inputs[1].reports[0].findings.empty());
    inputs[1].reports[0].organization.reset();
    (void)run(inputs);
    CHECK(inputs[1].reports[0].findings.empty());
    (void)run(inputs, Together::All);
    CHECK(findings(inputs[1], "carried-over").size() == 7);
}

TEST_CASE("two reports of one year: the same twice is silent, different ones are named") {
    std::vector<ExtractedInput> inputs{
        input("a", 2021, {"applications-2021"}),
        input("b", 2022, {"applications-2021"}),
        input("c", 2022, {"applications-2021"})};
    CHECK(run(inputs).empty());
    CHECK(inputs[2].reports[0].findings.empty());
    cell(inputs[2].reports[0].tables[0], "1", "自然人") = value("5");
    auto const repeated = run(inputs);
    REQUIRE(repeated.size() == 1);
    CHECK(repeated[0].input == 2);
    CHECK(repeated[0].first_input == 1);
    CHECK(repeated[0].difference == "applications 1 自然人: 0, 5");
}

TEST_CASE("the text names what fails, writes the sum out, and groups what is open") {
    std::vector<ExtractedInput> inputs{
        input("2021.txt", 2021, {"applications-2021"}),
        input("2022.txt", 2022, {"applications-2021"})};
    cell(inputs[0].reports[0].tables[0], "4", "自然人") = value("3");
    cell(inputs[1].reports[0].tables[0], "2", "自然人") = value("4");
    cell(inputs[1].reports[0].tables[0], "2", "自然人").place.line = 57;
    cell(inputs[1].reports[0].tables[0], "2", "商业企业") = value("");
    cell(inputs[1].reports[0].tables[0], "2", "其他") = value("");
    (void)run(inputs);
    StringSink english;
    write_check_text(inputs, Language::English, english);
    CHECK(
        english.str() == "2021.txt: 示例市水务局, 2021\n"
                         "  0 hold, 0 fail, 0 cannot be checked\n"
                         "\n"
                         "2022.txt: 示例市水务局, 2022\n"
                         "  failing: 1\n"
                         "    2022.txt:57: carried-over: row 2 "
                         "二、上年结转政府信息公开申请数量, column 自然人: printed 4, "
                         "by the report of 2021 (2021.txt) it is 3\n"
                         "  cannot be checked: 2\n"
                         "    carried-over, the total is blank: 商业企业, 其他\n"
                         "  4 hold, 1 fail, 2 cannot be checked\n"
                         "\n"
                         "in all 2 reports: 4 hold, 1 fail, 2 cannot be checked\n");
    StringSink chinese;
    write_check_text(inputs, Language::Chinese, chinese);
    CHECK(chinese.str().find("不符：1 处") != std::string::npos);
}

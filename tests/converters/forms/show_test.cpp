#include "form_test_support.hpp"
#include "gouji/converters/forms/show.hpp"

using namespace gouji;

namespace {

std::string shown(std::string_view id) {
    StringSink sink;
    write_form_show(form_of(built_in_forms(), id), sink);
    return sink.take();
}

std::string listed(bool as_json) {
    StringSink sink;
    write_forms_list(built_in_forms(), as_json, sink);
    return sink.take();
}

void check_line(std::string const& text, std::string const& line) {
    CAPTURE(text, line);
    CHECK(("\n" + text).find("\n" + line + "\n") != std::string::npos);
}

} // namespace

TEST_CASE("the list has one line a form") {
    auto const text = listed(false);
    CHECK(std::count(text.begin(), text.end(), '\n') == 6);
    check_line(
        text,
        "applications-2021  2021  28 x 10  175 values  国办公开办函〔2021〕30号  "
        "收到和处理政府信息公开申请情况");
}

TEST_CASE("the list as JSON has a version and the facts of each form") {
    auto const text = listed(true);
    CHECK(text.find("\"gouji\": \"forms\"") != std::string::npos);
    CHECK(text.find("\"version\": 1") != std::string::npos);
    CHECK(text.find("\"id\": \"proactive-2019\"") != std::string::npos);
    CHECK(text.find("\"values\": 22") != std::string::npos);
    CHECK(text.find("{\"from\":2021,\"to\":null}") != std::string::npos);
    CHECK(text.back() == '\n');
}

TEST_CASE("a form is shown with its grid, rows, sums and variants") {
    auto const text = shown("applications-2021");
    check_line(text, "applications-2021");
    check_line(text, "  years      prescribed from 2021 on");
    check_line(text, "  values     175 values in 25 rows");
    check_line(text, "     1  自然人 ^2 | 法人或其他组织 x5 | 总计 ^2");
    check_line(text, "     7  （三）不予公开 ^8 | 1.属于国家秘密 | _ | _ | _ | _ | _ | _ | _");
    check_line(text, "    3.7    （七）总计");
    check_line(text, "  balance (printed in the form): 1 + 2 = 3.7 + 4, in each column");
    check_line(text, "  carried-over: 4 of the year before = 2, in each column");
    check_line(text, "  自然人 + 商业企业: 41 of 44");
    check_line(text, "  6.属于四类过程性信息: 6.属于四类过程性性信息");
}

TEST_CASE("units, signs and parts are shown") {
    auto const newer = shown("proactive-2021");
    check_line(newer, "  本年收费金额（单位：万元） (decimal, 万元)");
    check_line(newer, ">    4  第二十条第（五）项 x4");
    check_line(
        newer,
        "  in-force: 现行有效件数 of the year before + 本年制发件数 - 本年废止件数 = 现行有效件数, "
        "in row 1.1, 1.2");
    auto const older = shown("proactive-2019");
    check_line(older, "  years      prescribed from 2019 to 2020");
    check_line(older, "  上一年项目数量 | 本年增/减 (signed) | 处理决定数量");
}

TEST_CASE("a form that is the same in all editions says so") {
    check_line(shown("review-2019"), "  edition    2019 (the same form in all editions)");
}

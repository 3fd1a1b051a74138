#include "gouji/converters/forms/wording.hpp"

#include "gouji/tests/catch.hpp"

using namespace gouji;

namespace {

/// The number found, "none" where the wording does not stand in the line.
std::string number(std::u32string_view wording, std::u32string_view line) {
    auto const match = find_wording(wording, line);
    return match ? match->number : "none";
}

} // namespace

TEST_CASE("a wording finds its number") {
    struct Case {
        std::u32string_view wording;
        std::u32string_view line;
        std::string found;
    };
    std::vector<Case> const cases{
        {U"收到*申请#件", U"全年收到信息公开申请12件，办结9件。", "12"},
        {U"收到*申请#[件份]", U"收到申请3份", "3"},
        {U"收到*申请#[件份]", U"收到申请3条", "none"},
        {U"收到*申请#件", U"收到信件5封，申请3件", "none"}, // not across clauses
        {U"收到*申请#件", U"收到8次来信和申请3件", "none"}, // not across other numbers
        {U"收到*申请#件", U"收到2022年度的申请3件", "3"},   // but across a year
        {U"收到#件*申请", U"共收到1,208件政府信息公开申请", "1208"},
        {U"收费#万元", U"共收费35.60万元", "35.60"},
        {U"办结#件", U"办结。办结7件", "7"},
        {U"未收到*申请", U"本年度未收到公开申请", ""},
        {U"收到*申请#件", U"收到申请", "none"},
        {U"收到申请#件", U"收到申请共计12件", "12"},
        {U"公开#件", U"公开的有12件", "12"},
        {U"收到申请#件", U"收到申请十二件", "12"},
        {U"收到申请#件", U"收到申请三百一十一件", "311"},
        {U"收到申请#件", U"收到申请一千零八件", "1008"},
        {U"收到申请#件", U"收到申请两件", "2"},
        {U"收到申请#件", U"收到申请二三件", "none"}, // two or three
        {U"收到申请#件", U"收到申请十余件", "none"},
        {U"收到*#件", U"收到第三件", "none"},
        {U"收到申请#件", U"收到申请1.2万件", "12000"},
        {U"收到申请#件", U"收到申请0.12345万件", "1234.5"},
        {U"收到申请#件", U"收到申请一百二十万件", "1200000"},
    };
    for (Case const& item : cases) {
        CHECK(number(item.wording, item.line) == item.found);
    }
}

TEST_CASE("a number in 万 is known to its last digit only") {
    CHECK(find_wording(U"收#件", U"收1.2万件")->rounded_to == 1000);
    CHECK(find_wording(U"收#件", U"收1.2345万件")->rounded_to == 1);
    CHECK(find_wording(U"收#件", U"收12000件")->rounded_to == 1);
}

TEST_CASE("a gap is short, and many of them cost little") {
    std::u32string const far = U"收到" + std::u32string(25, U'的') + U"申请3件";
    CHECK(number(U"收到*申请#件", far) == "none");
    std::u32string const long_line(200'000, U'收');
    CHECK_FALSE(find_wording(U"收*收*收*#件", long_line));
}

TEST_CASE("wordings that cannot be used are told") {
    CHECK(wrong_with_wording("收到*申请#[件份]", true).empty());
    CHECK(wrong_with_wording("未收到*申请", false).empty());
    for (char const* const bad :
         {"",
          "*申请#件",
          "收到申请",
          "收到#件#件",
          "收到#[件",
          "收到#件]",
          "收到[#]件",
          "收*到*申*请*#件"}) {
        CHECK_FALSE(wrong_with_wording(bad, true).empty());
    }
    CHECK_FALSE(wrong_with_wording("收到#件", false).empty());
}

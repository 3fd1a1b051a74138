#include <string>
#include <vector>

#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/recovery/recovered.hpp"

/// Values that do not stand beside their row's label, as tools write them that go over a page block
/// by block, or whose lines of one height run together.

using namespace gouji;

namespace {

std::string const missing = "missing|missing|missing";

std::vector<std::string> const labels{
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息"};

} // namespace

TEST_CASE("Where values stand above the first label, those behind a label may be the next row's") {
    auto const found = recovered("第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n"
                                 "现行有效件数\n3\n5\n204\n规章\n12\n0\n17\n行政规范性文件\n"
                                 "第二十条第（五）项\n信息内容\n本年处理决定数量\n58\n行政许可\n");
    CHECK(found.row("proactive", "1.1") == missing);
    CHECK(found.row("proactive", "1.2") == missing);
    CHECK(found.row("proactive", "5.1") == "missing");
}

TEST_CASE("Values on a line of their own are no sure row's beside one that has none") {
    std::string text =
        "          自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n";
    for (std::string const& label : labels) {
        bool const blank = label.starts_with("4") || label.starts_with("5");
        text += label + (blank ? "\n" : "    2                        1     3\n");
    }
    text += "                              4                             4\n";
    auto const found = recovered(text);
    CHECK(found.row("applications", "3.3.4").starts_with("missing|"));
    CHECK(found.row("applications", "3.3.5").starts_with("missing|"));
}

TEST_CASE("A complete row whose numbers may go on below its label is no sure row") {
    std::string text;
    for (std::string const& label : labels) {
        text += label + "\n0\n0\n0\n0\n0\n0\n0\n";
    }
    std::size_t const third = text.find("（一）");
    std::string const before = "（一）予以公\n3587\n3268\n4671\n3322\n3336\n2098\n2028\n";
    auto const found =
        recovered(text.substr(0, third) + before + "开\n2\n" + text.substr(text.find("（二）")));
    CHECK(found.row("applications", "3.1").starts_with("missing|"));
    CHECK(found.row("applications", "2") == "0|0|0|0|0|0|0");
}

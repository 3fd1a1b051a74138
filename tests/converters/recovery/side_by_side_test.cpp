#include <algorithm>
#include <string>
#include <vector>

#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/recovery/recovered.hpp"

using namespace gouji;

namespace {

using Lines = std::vector<std::string>;

std::string cells(std::string const& label, std::string const& values, std::string const& mark) {
    std::string text = label;
    for (char const value : values) {
        text += mark;
        if (value != '_') {
            text += value;
        }
    }
    return text;
}

/// The lines of both beside each other; the right one begins `shift` lines further down.
std::string beside(Lines left, Lines right, std::string const& mark, std::size_t shift) {
    right.insert(right.begin(), shift, "");
    left.resize(std::max(left.size(), right.size()));
    right.resize(left.size());
    std::string text =
        "甲县2022年政府信息公开工作年度报告" + mark + "乙县2021年政府信息公开工作年度报告\n";
    for (std::size_t i = 0; i < left.size(); ++i) {
        text += left[i] + mark + right[i] + "\n";
    }
    return text;
}

Lines applications(std::string const& first, std::string const& kept, std::string const& mark) {
    return {
        cells("一、本年新收政府信息公开申请数量", first, mark),
        cells("二、上年结转政府信息公开申请数量", "0000000", mark),
        cells("（一）予以公开", first, mark),
        cells("1.属于国家秘密", "0000000", mark),
        cells("2.其他法律行政法规禁止公开", kept, mark),
        cells("3.危及“三安全一稳定”", "0000000", mark),
        cells("4.保护第三方合法权益", "0000000", mark),
        cells("5.属于三类内部事务信息", "0000000", mark),
        cells("7.属于行政执法案卷", "0000000", mark),
        cells("2.重复申请", "0000000", mark),
        cells("3.要求提供公开出版物", "0000000", mark),
        cells("（七）总计", first, mark),
        cells("四、结转下年度继续办理", "0000000", mark),
    };
}

} // namespace

TEST_CASE("Two reports on the same lines are parted, whatever parts their cells") {
    for (std::string const mark : {" ", ",", ";", "，", "；", "|", "\t"}) {
        for (std::size_t const shift : {0U, 1U, 3U}) {
            INFO(mark << shift);
            auto const found = recovered(beside(
                applications("3200005", "0200002", mark),
                applications("1000001", "0040004", mark),
                mark,
                shift));
            REQUIRE(found.reports.size() == 2);
            CHECK(found.reports[0].year == 2022);
            CHECK(found.reports[1].year == 2021);
            CHECK(found.row("applications", "3.3.2", 0) == "0|2|0|0|0|0|2");
            CHECK(found.row("applications", "3.3.2", 1) == "0|0|4|0|0|0|4");
            // Rows beside no row of the other one may be either's, but are never another row's.
            for (std::string const id : {"1", "3.7"}) {
                std::string const left = found.row("applications", id, 0);
                std::string const right = found.row("applications", id, 1);
                CHECK((left == "3|2|0|0|0|0|5" || left.starts_with("missing")));
                CHECK((right == "1|0|0|0|0|0|1" || right.starts_with("missing")));
                CHECK((shift > 0 || (left.starts_with('3') && right.starts_with('1'))));
            }
        }
    }
}

TEST_CASE("Of two reports beside each other one with damaged labels is parted, too") {
    Lines left = applications("3200005", "0200002", " ");
    for (std::size_t i = 0; i < left.size(); i += 2) {
        left[i].replace(left[i].find(' ') - 6, 3, "X");
    }
    auto const found = recovered(beside(left, applications("1000001", "0040004", " "), " ", 0));
    REQUIRE(found.reports.size() == 2);
    CHECK(found.row("applications", "1", 0) == "3|2|0|0|0|0|5");
    CHECK(found.row("applications", "1", 1) == "1|0|0|0|0|0|1");
}

TEST_CASE("Fields of two reports are parted at one field, though labels stand beside blank ones") {
    auto const field = [](std::string const& before,
                          std::string const& label,
                          std::string const& values) { return before + cells(label, values, ","); };
    auto const report = [&](std::string const& first) {
        return Lines{
            field("", "一、本年新收政府信息公开申请数量,,", first),
            field("", "二、上年结转政府信息公开申请数量,,", "0000000"),
            field("三、本年度办理结果,", "（一）予以公开,", first),
            field(",（三）不予公开,", "1.属于国家秘密", "_______"),
            field(",,", "2.其他法律行政法规禁止公开", "_______"),
            field(",,", "3.危及“三安全一稳定”", "______0"),
            field(",,", "7.属于行政执法案卷", "0000000"),
            field(",,", "8.属于行政查询事项", "0000000"),
            field(",", "（七）总计,", first),
            field("", "四、结转下年度继续办理,,", "0000000"),
        };
    };
    auto const found = recovered(beside(report("3200005"), report("1000001"), ",", 0));
    REQUIRE(found.reports.size() == 2);
    for (std::size_t const side : {0U, 1U}) {
        CHECK(
            found.row("applications", "3.3.1", side) ==
            "empty|empty|empty|empty|empty|empty|empty");
        CHECK(found.row("applications", "3.3.3", side) == "empty|empty|empty|empty|empty|empty|0");
    }
    CHECK(found.row("applications", "3.7", 0) == "3|2|0|0|0|0|5");
    CHECK(found.row("applications", "3.7", 1) == "1|0|0|0|0|0|1");
}

TEST_CASE("A report that was wrapped anew is one report") {
    std::string text;
    for (int copy = 0; copy < 2; ++copy) {
        std::string whole;
        for (std::string const& line : applications("3200005", "0200002", " ")) {
            whole += line + " ";
        }
        std::size_t width = 0;
        for (char const c : whole) {
            bool const breaks = c == ' ' && width > 60;
            text += breaks ? '\n' : c;
            width = breaks ? 0 : width + 1;
        }
        text += "\n\n";
    }
    auto const found = recovered(text);
    for (std::size_t side = 0; side < found.reports.size(); ++side) {
        std::string const row = found.row("applications", "1", side);
        CHECK((row == "3|2|0|0|0|0|5" || row.starts_with("missing")));
    }
}

TEST_CASE("The bar that opens the right row closes no cell of the left one") {
    auto const report = [](std::string const& first) {
        auto const row =
            [](std::string const& before, std::string const& label, std::string const& values) {
                return "| " + before + cells(label, values, " | ") + " |";
            };
        return Lines{
            row("", "一、本年新收政府信息公开申请数量 |  | ", first),
            row("", "二、上年结转政府信息公开申请数量 |  | ", "0000000"),
            row("三、本年度办理结果 | ", "（一）予以公开 | ", first),
            row(" | （三）不予公开 | ", "1.属于国家秘密", "0000000"),
            row(" |  | ", "2.其他法律行政法规禁止公开", "0000000"),
            row(" |  | ", "7.属于行政执法案卷", "0000000"),
            row(" | ", "（六）其他处理 | ", "_____11"),
            row(" | ", "（七）总计 | ", first),
            row("", "四、结转下年度继续办理 |  | ", "0000000"),
        };
    };
    auto const found = recovered(beside(report("3200005"), report("1000001"), " ", 0));
    REQUIRE(found.reports.size() == 2);
    for (std::size_t const side : {0U, 1U}) {
        CHECK(found.row("applications", "3.6", side) == "empty|empty|empty|empty|empty|1|1");
    }
    CHECK(found.row("applications", "3.7", 0) == "3|2|0|0|0|0|5");
    CHECK(found.row("applications", "3.7", 1) == "1|0|0|0|0|0|1");
}

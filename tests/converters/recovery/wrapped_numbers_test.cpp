#include <algorithm>
#include <string>
#include <vector>

#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/recovery/recovered.hpp"

/// Numbers too long for their column, set over lines as tools that keep the layout of a page write
/// them.

using namespace gouji;

namespace {

/// A line whose label, of wide characters and ASCII, takes 40 columns, and each cell 8.
std::string line(std::string label, std::vector<std::string> const& cells) {
    constexpr std::size_t label_columns = 40;
    constexpr std::size_t cell_columns = 8;
    auto const narrow = std::count_if(label.begin(), label.end(), [](char c) { return c >= ' '; });
    std::size_t const wide = (label.size() - static_cast<std::size_t>(narrow)) / 3; // bytes each
    label.append(label_columns - 2 * wide - static_cast<std::size_t>(narrow), ' ');
    for (std::string const& cell : cells) {
        std::size_t const before = (cell_columns - cell.size()) / 2;
        label.append(before, ' ').append(cell).append(cell_columns - cell.size() - before, ' ');
    }
    return label + '\n';
}

std::vector<std::string> const zeros(7, "0");

/// The table of applications with `rows` in place of what was not made public.
std::string table(std::string const& rows) {
    std::vector<std::string> const three = {"3", "0", "0", "0", "0", "0", "3"};
    return line("一、本年新收政府信息公开申请数量", three) +
           line("二、上年结转政府信息公开申请数量", zeros) + line("（一）予以公开", three) + rows +
           line("（七）总计", three) + line("四、结转下年度继续办理", zeros);
}

/// The numbers of a row, as values.
std::string numbers(Recovered const& found, std::string const& id) {
    std::string out;
    for (ExtractedTable const& extracted : found.reports.at(0).tables) {
        for (ExtractedRow const& row : extracted.rows) {
            for (std::size_t i = 0; row.id == id && i < row.values.size(); ++i) {
                out += (i == 0 ? "" : "|") + row.values[i].value;
            }
        }
    }
    return out;
}

std::string const missing = "missing|missing|missing|missing|missing|missing|missing";
std::string const label = "（三）不予公开1.属于国家秘密";
std::string const next = "2.其他法律行政法规禁止公开";
std::vector<std::string> const broken = {"660421", "0", "0", "82160", "7", "863952", "153259"};

} // namespace

TEST_CASE("A number that goes on below its column is joined where the row adds up") {
    auto const found = recovered(table(
        line(label, broken) + line("开", {"2", "", "", "", "", "6", "05"}) + line(next, zeros)));
    CHECK(found.row("applications", "3.3.1") == "660421 2|0|0|82160|7|863952 6|153259 05");
    CHECK(numbers(found, "3.3.1") == "6604212|0|0|82160|7|8639526|15325905");
    CHECK(numbers(found, "3.3.2") == "0|0|0|0|0|0|0");
}

TEST_CASE("What goes on below may stand on the line of the other numbers") {
    auto const found = recovered(table(
        line("（三）不予", {"", "", "", "", "340000", "", "340550"}) +
        line("公开1.属于国家秘密", {"55039", "0", "0", "0", "00", "0", "39"}) + line(next, zeros)));
    CHECK(numbers(found, "3.3.1") == "55039|0|0|0|34000000|0|34055039");
    CHECK(numbers(found, "3.1") == "3|0|0|0|0|0|3");
}

TEST_CASE("Numbers on two lines that add up to nothing are no row's") {
    auto const found = recovered(table(
        line(label, broken) + line("开", {"2", "", "", "", "", "6", "06"}) + line(next, zeros)));
    CHECK(found.row("applications", "3.3.1") == missing);
    auto const trimmed = recovered(table(
        line(label, broken) + "2                               6      05\n" + line(next, zeros)));
    CHECK(trimmed.row("applications", "3.3.1") == missing);
}

TEST_CASE("Two rows of long numbers stay two rows, whatever they add up to") {
    auto const found = recovered(table(
        line(label, {"123", "456", "789", "111", "222", "333", "999"}) +
        line(next, {"12", "45", "78", "11", "22", "33", "99"})));
    CHECK(numbers(found, "3.3.1") == "123|456|789|111|222|333|999");
    CHECK(numbers(found, "3.3.2") == "12|45|78|11|22|33|99");
}

TEST_CASE("A row of numbers without a label is no lower line of the row above where both add up") {
    std::vector<std::string> const above = {"203", "264", "686", "295", "111", "222", "1781"};
    auto const found = recovered(table(line(label, above) + line("", zeros) + line(next, zeros)));
    CHECK(found.row("applications", "3.3.1") == missing);
    auto const sparse = recovered(table(
        line(label, {"", "", "", "", "", "", "0"}) +
        line(next, {"", "602", "", "555", "917", "257", "2331"}) +
        line("3.危及“三安全一稳定”", zeros)));
    CHECK(sparse.row("applications", "3.3.2") == "empty|602|empty|555|917|257|2331");
    CHECK(numbers(sparse, "3.3.3") == "0|0|0|0|0|0|0");
}

TEST_CASE("What goes on below a number and makes it none proves no sum") {
    std::string const text = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容 本年制发件数 "
                             "本年废止件数 现行有效件数\n" +
                             line("规章", {"3", "0", "3"}) +
                             line("行政规范性文件", {"0", "209", "0"}) + "第二十条第（五）项\n" +
                             line("行政许可", {"", "2万元", ""}) + line("行政处罚", {"", "9", ""}) +
                             line("行政强制", {"", "0", ""});
    auto const found = recovered(text);
    CHECK(found.row("proactive", "1.2") == "missing|missing|missing");
    CHECK(found.row("proactive", "5.1") == "missing"); // not empty
}

TEST_CASE("Numbers do not go on below where their columns have room for longer ones") {
    std::vector<std::string> const above = {"617", "0", "0", "0", "0", "0", "617"};
    std::vector<std::string> const wide = {"51234", "0", "0", "0", "0", "0", "51234"};
    std::vector<std::string> const below = {"3", "", "", "", "", "", "3"};
    auto const found = recovered(table(line(label, above) + line("开", below) + line(next, wide)));
    CHECK(numbers(found, "3.3.1") == "617|0|0|0|0|0|617");
    CHECK(numbers(found, "3.3.2") == "51234|0|0|0|0|0|51234");
}

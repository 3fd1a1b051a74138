#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/recovery/recovered.hpp"

/// Tables of web pages as sites and offices produce them.

using namespace gouji;

namespace {

std::string cells(std::vector<std::string> const& texts) {
    std::string row;
    for (std::string const& text : texts) {
        row += "<td>" + text + "</td>";
    }
    return row;
}

/// The table of reviews; `data` is its last row, `lead` opens each row with the row's number.
std::string review(std::string const& data, std::string const& below = {}, bool lead = false) {
    std::string const results = cells({"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"});
    auto const row = [lead](int number, std::string const& inner) {
        return "<tr>" + (lead ? "<th>" + std::to_string(number) + "</th>" : std::string{}) + inner +
               "</tr>";
    };
    std::string page = "<table>";
    if (lead) {
        page += "<tr><th></th>";
        for (char letter = 'A'; letter < 'P'; ++letter) {
            page += std::string{"<th>"} + letter + "</th>";
        }
        page += "</tr>";
    }
    std::string spanning = results;
    for (std::size_t at = 0; (at = spanning.find("<td>", at)) != std::string::npos; at += 5) {
        spanning.replace(at, 4, "<td rowspan=2>");
    }
    return page + row(1, "<td colspan=5>行政复议</td><td colspan=10>行政诉讼</td>") +
           row(2, spanning + "<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td>") +
           row(3, results + results) + row(4, data) + below + "</table>";
}

std::string const sparse_data =
    cells({"5", "", "", "", "5", "", "", "", "", "", "", "8", "", "", "8"});
std::string const sparse_row =
    "5|empty|empty|empty|5|empty|empty|empty|empty|empty|empty|8|empty|empty|8";

} // namespace

TEST_CASE("A row that only carries the widths of columns is no row of values") {
    std::string widths = "<tr height=0>";
    for (int column = 0; column < 15; ++column) {
        widths += "<td width=48></td>";
    }
    widths += "</tr>";
    CHECK(recovered_page(review(sparse_data, widths)).row("review", "1") == sparse_row);
    // A blank form has one row of blank cells, with such a row below it too.
    std::string const blank = cells(std::vector<std::string>(15));
    CHECK(recovered_page(review(blank, widths)).row("review", "1").find('5') == std::string::npos);
}

TEST_CASE("Columns that only keep others apart are no columns") {
    auto const apart = [](std::string const& row) {
        std::string out = row;
        std::string_view const next = "</td><td";
        std::string const gap = "</td><td width=1 rowspan=SPAN></td><td";
        for (std::size_t at = 0; (at = out.find(next, at)) != std::string::npos; at += gap.size()) {
            out.replace(at, next.size(), gap);
        }
        return "<tr>" + out + "</tr>";
    };
    auto const spanning = [](std::string row, std::string const& rows) {
        for (std::size_t at = 0; (at = row.find("SPAN", at)) != std::string::npos;) {
            row.replace(at, 4, rows);
        }
        return row;
    };
    std::string const results = cells({"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"});
    std::string const gap = "<td width=1></td>";
    std::string const page =
        "<table>" +
        spanning(apart("<td colspan=9>行政复议</td><td colspan=19>行政诉讼</td>"), "1") + "<tr>" +
        spanning(
            "<td rowspan=SPAN>结果维持</td><td rowspan=SPAN></td><td rowspan=SPAN>结果纠正</td>"
            "<td rowspan=SPAN></td><td rowspan=SPAN>其他结果</td><td rowspan=SPAN></td>"
            "<td rowspan=SPAN>尚未审结</td><td rowspan=SPAN></td><td rowspan=SPAN>总计</td>"
            "<td rowspan=SPAN></td>",
            "2") +
        "<td colspan=9>未经复议直接起诉</td>" + gap + "<td colspan=9>复议后起诉</td></tr>" +
        spanning(apart(results + results), "1") + spanning(apart(sparse_data), "1") + "</table>";
    CHECK(recovered_page(page).row("review", "1") == sparse_row);
}

TEST_CASE("The numbers and letters that a sheet names its rows and columns with are no values") {
    CHECK(recovered_page(review(sparse_data, {}, true)).row("review", "1") == sparse_row);
}

TEST_CASE("Cells that are drawn as tables of their own are cells") {
    std::vector<std::string> framed;
    for (int value = 0; value < 15; ++value) {
        framed.push_back(
            "<table><tr><td>" + std::string{value % 5 == 4 ? "10" : "2.5"} + "</td></tr></table>");
    }
    CHECK(
        recovered_page(review(cells(framed))).row("review", "1") ==
        "2.5|2.5|2.5|2.5|10|2.5|2.5|2.5|2.5|10|2.5|2.5|2.5|2.5|10");
}

TEST_CASE("Blank cells that fill a row up stand for no span of its label") {
    auto const application = [](std::string const& one, std::string const& two) {
        auto const row = [](std::string const& cells) { return "|" + cells + "\n"; };
        return recovered(
            row("申请人情况|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计||") +
            row("一、本年新收政府信息公开申请数量|" + one) +
            row("二、上年结转政府信息公开申请数量|" + two) +
            row("三、本年度办理结果|（一）予以公开|0|0|0|0|0|0|0||") +
            row("（二）部分公开|||||13||13|||"));
    };
    auto const found = application("9|0|0|0|4|0|13|||", "|||2|||2|||");
    CHECK(found.row("applications", "1") == "9|0|0|0|4|0|13");
    for (std::string const row : {"2", "3.2"}) {
        CAPTURE(row);
        std::string const values = found.row("applications", row);
        CHECK(
            values != (row == "2" ? "empty|2|empty|empty|2|empty|empty"
                                  : "empty|empty|empty|13|empty|13|empty"));
    }
}

TEST_CASE("What is struck out, and the raised mark of a note, is no part of a number") {
    auto const found = recovered_page(
        "<table><tr><td colspan=4>第二十条第（五）项</td></tr><tr><td>信息内容</td>"
        "<td colspan=3>本年处理决定数量</td></tr><tr><td>行政许可</td><td colspan=3>"
        "<del>7</del><ins>8</ins></td></tr><tr><td colspan=4>第二十条第（六）项</td></tr><tr>"
        "<td>信息内容</td><td colspan=3>本年处理决定数量</td></tr><tr><td>行政处罚</td>"
        "<td colspan=3>12<sup><a href='#n'>1</a></sup></td></tr><tr><td>行政强制</td>"
        "<td colspan=3>0<sup>注①</sup></td></tr></table>");
    REQUIRE(found.reports.front().tables.size() == 1);
    for (auto const& [id, value, printed] :
         {std::tuple{"5.1", "8", "78"},
          std::tuple{"6.1", "12", "121"},
          std::tuple{"6.2", "0", "0注①"}}) {
        CAPTURE(id);
        CHECK(found.row("proactive", id) == printed);
        for (ExtractedRow const& row : found.reports.front().tables.front().rows) {
            if (row.id == id) {
                CHECK(row.values.front().value == value);
                CHECK(row.values.front().evidence == Evidence::Repaired);
            }
        }
    }
}

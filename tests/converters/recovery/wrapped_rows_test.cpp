#include <algorithm>
#include <string>
#include <vector>

#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/recovery/recovered.hpp"

/// Labels that go on below their first line in narrow columns, beside the labels of their groups,
/// as tools that keep the layout of a page write them.

using namespace gouji;

namespace {

/// A label, or a value, of one row or beside several; `column` and `width` in characters.
struct Drawn {
    std::size_t row;
    std::size_t rows;
    std::size_t column;
    std::size_t width;
    std::u32string text;
};

/// Where the lines of a cell stand beside those of higher ones.
enum class Stand { Top, Middle };

std::size_t lines_of(Drawn const& cell) {
    return (cell.text.size() + cell.width - 1) / cell.width;
}

/// Rows as high as their highest cell, as a page shows them.
std::string draw(std::vector<Drawn> const& cells, Stand stand) {
    std::vector<std::size_t> heights;
    for (bool const groups : {false, true}) { // these make their last row higher
        for (Drawn const& cell : cells) {
            heights.resize(std::max(heights.size(), cell.row + cell.rows), 1);
            std::size_t above = 0;
            for (std::size_t i = cell.row; i + 1 < cell.row + cell.rows; ++i) {
                above += heights[i];
            }
            std::size_t& last = heights[cell.row + cell.rows - 1];
            if (groups == (cell.rows > 1)) {
                last = std::max(last, lines_of(cell) - std::min(lines_of(cell), above));
            }
        }
    }
    std::vector<std::u32string> lines;
    for (Drawn const& cell : cells) {
        std::size_t top = 0;
        std::size_t height = 0;
        for (std::size_t i = 0; i < cell.row + cell.rows; ++i) {
            (i < cell.row ? top : height) += heights[i];
        }
        top += stand == Stand::Top ? 0 : (height - lines_of(cell)) / 2;
        for (std::size_t i = 0; i < lines_of(cell); ++i) {
            lines.resize(std::max(lines.size(), top + i + 1));
            std::u32string const piece = cell.text.substr(i * cell.width, cell.width);
            std::u32string& line = lines[top + i];
            line.resize(std::max(line.size(), cell.column + piece.size()), U' ');
            line.replace(cell.column, piece.size(), piece);
        }
    }
    std::string out;
    for (std::u32string const& line : lines) {
        out += to_utf8(line) + '\n';
    }
    return out;
}

constexpr std::size_t column_of_value = 8;
constexpr std::size_t width_of_value = 6;
constexpr std::size_t first_value = 20;

/// The table of applications; the values of rows by their number from 0 on, the others "0" in
/// their last column alone.
struct Applications {
    std::vector<std::pair<std::size_t, std::vector<std::u32string>>> values;
    std::size_t innermost = 4; ///< width of the innermost labels, in characters

    [[nodiscard]] std::vector<Drawn> cells() const {
        static std::vector<std::u32string> const inner{
            U"1.属于国家秘密",
            U"2.其他法律行政法规禁止公开",
            U"3.危及“三安全一稳定”",
            U"4.保护第三方合法权益",
            U"5.属于三类内部事务信息",
            U"6.属于四类过程性信息",
            U"7.属于行政执法案卷",
            U"8.属于行政查询事项",
            U"1.本机关不掌握相关政府信息",
            U"2.没有现成信息需要另行制作",
            U"3.补正后申请内容仍不明确",
            U"1.信访举报投诉类申请",
            U"2.重复申请",
            U"3.要求提供公开出版物",
            U"4.无正当理由大量反复申请",
            U"5.要求行政机关确认或重新出具已获取信息"};
        std::vector<Drawn> out{
            {0, 1, 0, 14, U"一、本年新收政府信息公开申请数量"},
            {1, 1, 0, 14, U"二、上年结转政府信息公开申请数量"},
            {2, 20, 0, 3, U"三、本年度办理结果"},
            {2, 1, 5, 8, U"（一）予以公开"},
            {3, 1, 5, 8, U"（二）部分公开（区分处理的，只计这一情形，不计其他情形）"},
            {4, 8, 5, 3, U"（三）不予公开"},
            {12, 3, 5, 3, U"（四）无法提供"},
            {15, 5, 5, 3, U"（五）不予处理"},
            {20, 1, 5, 8, U"（六）其他处理"},
            {21, 1, 5, 8, U"（七）总计"},
            {22, 1, 0, 14, U"四、结转下年度继续办理"}};
        for (std::size_t i = 0; i < inner.size(); ++i) {
            out.push_back({4 + i, 1, 10, innermost, inner[i]});
        }
        for (std::size_t row = 0; row < 23; ++row) {
            std::vector<std::u32string> row_values{U"", U"", U"", U"", U"", U"", U"0"};
            for (auto const& [at, given] : values) {
                row_values = at == row ? given : row_values;
            }
            for (std::size_t i = 0; i < row_values.size(); ++i) {
                if (!row_values[i].empty()) {
                    out.push_back(
                        {row, 1, first_value + i * column_of_value, width_of_value, row_values[i]});
                }
            }
        }
        // On one line from left to right.
        std::stable_sort(out.begin(), out.end(), [](Drawn const& left, Drawn const& right) {
            return left.column < right.column;
        });
        return out;
    }
};

std::string head() {
    std::vector<Drawn> cells{{0, 1, first_value + 12, 8, U"申请人情况"}};
    std::vector<std::u32string> const labels{
        U"自然人", U"商业企业", U"科研机构", U"社会公益组织", U"法律服务机构", U"其他", U"总计"};
    for (std::size_t i = 0; i < labels.size(); ++i) {
        cells.push_back({1, 1, first_value + i * column_of_value, 2, labels[i]});
    }
    return draw(cells, Stand::Top);
}

Applications const some{
    {{0, {U"7", U"", U"1", U"", U"", U"", U"8"}},
     {3, {U"4", U"", U"", U"", U"", U"", U"4"}},
     {5, {U"", U"", U"1", U"", U"", U"", U"1"}},
     {19, {U"3", U"", U"", U"", U"", U"", U"3"}},
     {21, {U"7", U"", U"1", U"", U"", U"", U"8"}}}};

std::string row(Recovered const& found, std::string const& id) {
    return found.row("applications", id);
}

std::string const zero = "empty|empty|empty|empty|empty|empty|0";

} // namespace

TEST_CASE("Labels that go on below their first line leave each row its values") {
    auto const stand = GENERATE(Stand::Top, Stand::Middle);
    auto const found = recovered(head() + draw(some.cells(), stand));
    CHECK(row(found, "1") == "7|empty|1|empty|empty|empty|8");
    CHECK(row(found, "2") == zero);
    CHECK(row(found, "3.2") == "4|empty|empty|empty|empty|empty|4");
    CHECK(row(found, "3.3.1") == zero);
    CHECK(row(found, "3.3.2") == "empty|empty|1|empty|empty|empty|1");
    CHECK(row(found, "3.5.5") == "3|empty|empty|empty|empty|empty|3");
    CHECK(row(found, "3.6") == zero);
    CHECK(row(found, "3.7") == "7|empty|1|empty|empty|empty|8");
    CHECK(row(found, "4") == zero);
}

TEST_CASE("A number too long for its column goes on below it beside a label that does so too") {
    Applications wide = some;
    wide.values = {
        {5, {U"123456781", U"2", U"", U"", U"", U"", U"123456783"}},
        {8, {U"123456", U"", U"", U"", U"", U"", U"123456"}}};
    auto const found = recovered(head() + draw(wide.cells(), Stand::Top));
    CHECK(row(found, "3.3.2") == "123456 781|2|empty|empty|empty|empty|123456 783");
    CHECK(row(found, "3.3.5") == "123456|empty|empty|empty|empty|empty|123456");
    CHECK(row(found, "3.3.3") == zero);
}

TEST_CASE("Lines of numbers in the middle of their rows do not look as if set from the top") {
    Applications wide = some;
    wide.innermost = 8;
    wide.values = {
        {2, {U"0", U"39000000", U"16442", U"5", U"0", U"0", U"39016447"}},
        {19, {U"90000000", U"0", U"0", U"0", U"7", U"0", U"90000007"}}};
    std::vector<Drawn> cells = wide.cells();
    for (Drawn& cell : cells) {
        if (cell.text.starts_with(U"三、")) {
            cell.rows = 1; // three lines high, and the row's numbers are two
        } else if (cell.text.starts_with(U"（二）")) {
            cell.width = 14; // so that no label has three lines beside one value
        }
    }
    auto const found = recovered(head() + draw(cells, Stand::Middle));
    CHECK(row(found, "2") == zero);
    CHECK(row(found, "3.1") == "0|390000 00|16442|5|0|0|390164 47");
    CHECK(row(found, "3.5.5").starts_with("missing|")); // not the lower line alone
}

TEST_CASE("Pieces of labels and values one a line, as they stand on the page, are told apart") {
    std::string lines;
    for (char const c : draw(some.cells(), Stand::Top)) {
        bool const blank = c == ' ' && (lines.empty() || lines.back() == '\n');
        lines += blank ? "" : std::string(1, c == ' ' ? '\n' : c);
    }
    auto const found = recovered(lines);
    CHECK(row(found, "2") == zero);
    CHECK(row(found, "3.3.1") == zero);
    CHECK(found.reports.at(0).tables.at(0).rows.at(5).values.at(6).raw == "1");
    CHECK(found.reports.at(0).tables.at(0).rows.at(19).values.at(6).raw == "3");
}

TEST_CASE("A line that is no part of the table stands between pieces of labels") {
    std::string page = draw(some.cells(), Stand::Top);
    std::size_t const behind = page.find("他法");
    page.insert(page.find('\n', behind) + 1, "   某某县档案馆        工作年度报告\n");
    auto const found = recovered(head() + page);
    CHECK(row(found, "3.3.1") == zero);
    CHECK(row(found, "3.3.3") == zero);
    CHECK(row(found, "3.5.5") == "3|empty|empty|empty|empty|empty|3");
}

TEST_CASE("The numeral of a wrapped label that stands among the values is none of them") {
    Applications dense = some;
    dense.values = {{5, {U"1", U"0", U"0", U"0", U"0", U"0", U"1"}}};
    std::vector<Drawn> cells = dense.cells();
    for (Drawn& cell : cells) {
        if (cell.text.starts_with(U"2.其他")) {
            cell.text.erase(0, 2);
        }
    }
    cells.push_back({5, 1, first_value + 4, 2, U"2."});
    auto const found = recovered(head() + draw(cells, Stand::Top));
    CHECK(row(found, "3.3.2") == "1|0|0|0|0|0|1");

    // Behind a digit it may be of the value.
    cells.back().column = first_value + 1;
    auto const glued = recovered(head() + draw(cells, Stand::Top));
    CHECK(row(glued, "3.3.2").starts_with("missing|"));
}

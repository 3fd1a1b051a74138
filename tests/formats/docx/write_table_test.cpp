#include <algorithm>
#include <numeric>

#include "gouji/formats/support/column_widths.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"
#include "write_support.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

std::vector<int> numbers_after(std::string const& text, std::string const& what) {
    std::vector<int> numbers;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
        numbers.push_back(std::stoi(text.substr(at + what.size())));
    }
    return numbers;
}

std::vector<int> widths_of(Table const& table, int total, int half_points = 20) {
    Diagnostics diagnostics;
    return gouji::column_widths(
        table, form_grid(table, SourceMap{}, diagnostics), total, half_points);
}

} // namespace

TEST_CASE("the grid's sum, the table's width and each row's cells agree") {
    Written const written = write(document(
        {table_block(table({{cell("甲", 2, 1), cell("乙", 1, 2)}, {cell("丙"), cell("丁")}}))}));
    std::vector<int> const grid = numbers_after(written.body(), "<w:gridCol w:w=\"");
    std::vector<int> const cells = numbers_after(written.body(), "<w:tcW w:w=\"");
    REQUIRE(grid.size() == 3);
    REQUIRE(cells.size() == 5);
    int const sum = std::accumulate(grid.begin(), grid.end(), 0);
    CHECK(sum == 11906 - 1587 - 1474);
    CHECK(numbers_after(written.body(), "<w:tblW w:w=\"") == std::vector<int>{sum});
    CHECK(cells[0] + cells[1] == sum);
    CHECK(cells[2] + cells[3] + cells[4] == sum);
    CHECK(cells[1] == grid[1] + grid[2]);
}

TEST_CASE("a row span is a restart and its continuations, a hole an empty cell") {
    Written const written =
        write(document({table_block(table({{cell("甲", 3, 2), cell("乙")}, {cell("丙")}, {}}))}));
    CHECK(count_of(written.body(), R"(<w:vMerge w:val="restart"/>)") == 1);
    CHECK(count_of(written.body(), "<w:vMerge/>") == 2);
    CHECK(count_of(written.body(), R"(<w:gridSpan w:val="2"/>)") == 3);
    CHECK(count_of(written.body(), "<w:tc>") == 6);
    CHECK(count_of(written.body(), "<w:tc>") == count_of(written.body(), "</w:p></w:tc>"));
    CHECK(written.diagnostics.count(Code::GridHole) == 1);
    CHECK(written.diagnostics.count(Code::Loss) == 1);
}

TEST_CASE("only leading header rows repeat, and only they make the first row a header") {
    Written const headed = write(document({table_block(table({{cell("名称")}, {cell("甲")}}, 1))}));
    CHECK(count_of(headed.body(), "<w:tblHeader/>") == 1);
    CHECK(count_of(headed.body(), R"(w:firstRow="1")") == 1);
    Table later = table({{cell("甲")}, {cell("名称")}});
    later.rows[1].group = RowGroup::Head;
    Written const plain = write(document({table_block(later)}));
    CHECK(count_of(plain.body(), "<w:tblHeader/>") == 0);
    CHECK(count_of(plain.body(), R"(w:firstRow="0")") == 1);
    CHECK(plain.diagnostics.count(Code::Loss) == 1);
}

TEST_CASE("row headers have a style of their own, also when they are empty") {
    Table const plain = table({{cell("甲"), cell("1")}, {cell(""), cell("2")}});
    Table marked = plain;
    marked.rows[0].cells[0].row_header = true;
    marked.rows[1].cells[0].row_header = true;
    CHECK(count_of(write(document({table_block(plain)})).body(), "GoujiRowHeader") == 0);
    CHECK(count_of(write(document({table_block(marked)})).body(), "GoujiRowHeader") == 2);
}

TEST_CASE("Word would join adjacent tables: a paragraph stands between them and after the last") {
    Block const one = table_block(table({{cell("甲")}}));
    Written const written = write(document({one, one, {Quote{{one}}, {}}}));
    CHECK(count_of(written.body(), "</w:tbl><w:tbl>") == 0);
    CHECK(count_of(written.body(), "GoujiSeparator") == 3);
    CHECK(count_of(written.body(), "</w:tbl><w:sectPr>") == 0);
    // A caption is a paragraph already.
    Table captioned = table({{cell("甲")}});
    captioned.caption = make_inlines("表1");
    CHECK(count_of(write(document({one, table_block(captioned)})).body(), "GoujiSeparator") == 1);
}

TEST_CASE("a table beyond Word's 63 columns is cut and that is said") {
    std::vector<Cell> cells(100, cell("1"));
    cells[62].col_span = 2;
    Written const written = write(document({table_block(table({cells}))}));
    CHECK(count_of(written.body(), "<w:tbl>") == 2);
    CHECK(count_of(written.body(), "<w:gridCol ") == 101);
    CHECK(count_of(written.body(), "<w:t>1</w:t>") == 100);
    CHECK(written.diagnostics.count(Code::Loss) == 1);
}

TEST_CASE("a table without cells is a loss, its caption stays") {
    Table empty;
    empty.caption = make_inlines("表九");
    Written const written = write(document({table_block(empty)}));
    CHECK(count_of(written.body(), "<w:tbl>") == 0);
    CHECK(count_of(written.body(), "表九") == 1);
    CHECK(written.diagnostics.count(Code::Loss) == 1);
}

TEST_CASE("stated widths hold, whatever their unit") {
    Table stated = table({{cell("甲"), cell("乙"), cell("丙")}});
    stated.column_widths = {1, 2, 1};
    CHECK(widths_of(stated, 8000) == std::vector<int>{2000, 4000, 2000});
    stated.column_widths = {1, 2}; // not one a column
    std::vector<int> const guessed = widths_of(stated, 8000);
    CHECK(std::accumulate(guessed.begin(), guessed.end(), 0) == 8000);
    CHECK(std::abs(guessed[0] - guessed[1]) <= 1);
}

TEST_CASE("no number is broken, and the long text gets what is left") {
    std::string const prose =
        "这是一段很长的说明文字，它会在自己的列里折成好几行，而不会挤压旁边的数字。";
    Table const mixed =
        table({{cell("项目一"), cell(prose), cell("1234567.89"), cell("98765432.10")}});
    std::vector<int> const widths = widths_of(mixed, 6000);
    CHECK(std::accumulate(widths.begin(), widths.end(), 0) == 6000);
    CHECK(widths[2] >= 10 * 100 + 114); // ten digits of half the size, and the margins
    CHECK(widths[3] >= 11 * 100 + 114);
    CHECK(widths[1] > widths[0] * 2);
}

TEST_CASE("value columns of a form are equally wide, whatever their headings") {
    Table const form = table(
        {{cell("项目"), cell("商业企业"), cell("社会公益组织"), cell("其他")},
         {cell("一、本年新收政府信息公开申请数量"), cell("1"), cell("20"), cell("3")}},
        1);
    std::vector<int> const widths = widths_of(form, 8845);
    CHECK(std::abs(widths[1] - widths[2]) <= 1);
    CHECK(std::abs(widths[2] - widths[3]) <= 1);
    CHECK(widths[0] > widths[1]);
}

TEST_CASE("a hundred thousand cells take no more than linear time") {
    std::vector<std::vector<Cell>> rows(10'000, std::vector<Cell>(10, cell("第一项")));
    Written const written = write(document({table_block(table(std::move(rows)))}));
    CHECK(count_of(written.body(), "<w:tr>") == 10'000);
}

#include <string>
#include <vector>

#include "gouji/formats/support/column_widths.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"

using namespace gouji;

namespace {

Table table_of(std::vector<std::string> const& texts, std::vector<float> widths) {
    Table table;
    table.column_widths = std::move(widths);
    table.rows.resize(5);
    for (Row& row : table.rows) {
        for (std::string const& text : texts) {
            row.cells.emplace_back();
            row.cells.back().content = make_cell_content(text);
        }
    }
    return table;
}

std::vector<int> widths_of(Table const& table) {
    return readable_column_widths(table, form_grid(table), 6000, 21);
}

} // namespace

TEST_CASE("widths that are all alike give way to long labels") {
    std::string const label = "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请";
    Table const alike = table_of({label, "1", "2", "3"}, {700, 700, 700, 700});
    std::vector<int> const widths = widths_of(alike);
    CHECK(widths[0] > 2 * widths[1]);
    CHECK(column_widths(alike, form_grid(alike), 6000, 21) == std::vector{1500, 1500, 1500, 1500});
}

TEST_CASE("widths stay as stated where they differ, or do no harm") {
    std::string const label = "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请";
    CHECK(
        widths_of(table_of({label, "1", "2", "3"}, {1, 2, 2, 1})) ==
        std::vector{1000, 2000, 2000, 1000});
    CHECK(
        widths_of(table_of({"名称", "1", "2", "3"}, {5, 5, 5, 5})) ==
        std::vector{1500, 1500, 1500, 1500});
}

#include <memory>
#include <string>
#include <vector>

#include "gouji/formats/pdf/write/table_strip.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/pdf/write/writer_desk.hpp"

using namespace gouji;
using namespace gouji::pdf_write;

namespace {

struct Desk : WriterDesk {
    FlowContext context(float width) {
        FlowContext out;
        out.parent = state.tree.add(no_element, "Document");
        out.width = width;
        out.picture_height = 500;
        out.look = {FontRole::Body, 15, 28, false};
        out.is_page = true;
        return out;
    }
};

Cell cell(std::string const& text, int row_span = 1, int col_span = 1) {
    Cell out;
    out.content = make_cell_content(text);
    out.row_span = row_span;
    out.col_span = col_span;
    return out;
}

Table grid_of(int rows, int columns, int head_rows) {
    Table table;
    for (int r = 0; r < rows; ++r) {
        Row row;
        row.group = r < head_rows ? RowGroup::Head : RowGroup::Body;
        for (int c = 0; c < columns; ++c) {
            row.cells.push_back(cell(std::to_string(r) + "." + std::to_string(c)));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// Heights of the table's parts on pages of `page` points.
std::vector<float> parts(Desk& desk, Table const& table, float width, float page) {
    FlowContext const context = desk.context(width);
    ElementId const element = desk.state.tree.add(context.parent, "Table");
    std::unique_ptr<Strip> const strip = make_table_strip(desk.state, table, element, context);
    std::vector<float> heights;
    while (!strip->is_done() && heights.size() < 100) {
        desk.state.pages.begin_page(600, 800);
        heights.push_back(strip->draw(desk.state.pages, {50, 50, page, page}, true));
        desk.state.pages.finish_page();
    }
    return heights;
}

constexpr float row_height = 10.5F * 1.3F + 5;

} // namespace

TEST_CASE("a table that fits is one part") {
    Desk desk;
    std::vector<float> const heights = parts(desk, grid_of(4, 3, 0), 400, 600);
    REQUIRE(heights.size() == 1);
    CHECK(heights[0] == Approx(4 * row_height));
}

TEST_CASE("pages hold whole rows, and the header rows again") {
    Desk desk;
    // Room for five rows and a half.
    std::vector<float> const heights = parts(desk, grid_of(11, 3, 1), 400, row_height * 5.5F);
    // 1 + 4 rows, then the header and 4, then the header and 2.
    REQUIRE(heights.size() == 3);
    CHECK(heights[0] == Approx(5 * row_height));
    CHECK(heights[1] == Approx(5 * row_height));
    CHECK(heights[2] == Approx(3 * row_height));
}

TEST_CASE("header rows do not stand alone at the end of a page") {
    Desk desk;
    FlowContext const context = desk.context(400);
    Table const table = grid_of(5, 3, 2);
    ElementId const element = desk.state.tree.add(context.parent, "Table");
    std::unique_ptr<Strip> const strip = make_table_strip(desk.state, table, element, context);
    CHECK(strip->least_height() == Approx(4 * row_height));
    desk.state.pages.begin_page(600, 800);
    CHECK(strip->draw(desk.state.pages, {50, 50, row_height * 2.5F, 600}, false) == 0);
    CHECK(
        strip->draw(desk.state.pages, {50, 50, row_height * 5.5F, 600}, false) ==
        Approx(5 * row_height));
    CHECK(strip->is_done());
    desk.state.pages.finish_page();
}

TEST_CASE("a row that no page holds is cut, others are not") {
    Desk desk;
    Table table = grid_of(2, 2, 0);
    std::string lines = "0";
    for (int i = 1; i < 60; ++i) {
        lines += "\n" + std::to_string(i);
    }
    table.rows[0].cells[1] = cell(lines);
    std::vector<float> const heights = parts(desk, table, 400, 300);
    REQUIRE(heights.size() >= 3);
    CHECK(heights[0] == Approx(300));
    float sum = 0;
    for (float const height : heights) {
        CHECK(height <= 300.1F);
        sum += height;
    }
    CHECK(sum >= 60 * 10.5F * 1.3F + row_height);
}

TEST_CASE("a cell over many rows goes on where its rows do") {
    Desk desk;
    Table table = grid_of(30, 2, 0);
    table.rows[0].cells[0] = cell("甲", 30);
    for (std::size_t r = 1; r < 30; ++r) {
        table.rows[r].cells.erase(table.rows[r].cells.begin());
    }
    std::vector<float> const heights = parts(desk, table, 400, row_height * 10.2F);
    REQUIRE(heights.size() == 3);
    CHECK(heights[2] == Approx(10 * row_height));
}

TEST_CASE("wide tables are told from narrow ones") {
    CHECK(fits_width(grid_of(3, 5, 1), 440));
    Table wide;
    Row row;
    for (int i = 0; i < 24; ++i) {
        row.cells.push_back(cell("1234567"));
    }
    wide.rows.push_back(row);
    CHECK_FALSE(fits_width(wide, 440));
    CHECK(fits_width(wide, 1000));
}

TEST_CASE("tables without rows or cells draw nothing and end") {
    Desk desk;
    CHECK(parts(desk, Table{}, 400, 600).empty());
    Table rows_only;
    rows_only.rows.resize(2);
    CHECK(parts(desk, rows_only, 400, 600).size() == 1);
}

TEST_CASE("nested tables as deep as can be") {
    Desk desk;
    Table table = grid_of(1, 2, 0);
    for (int depth = 0; depth < 60; ++depth) {
        Table outer = grid_of(1, 2, 0);
        outer.rows[0].cells[1].content.clear();
        Block inner;
        inner.node = Box<Table>{std::move(table)};
        outer.rows[0].cells[1].content.push_back(std::move(inner));
        table = std::move(outer);
    }
    std::vector<float> const heights = parts(desk, table, 400, 600);
    CHECK(!heights.empty());
    CHECK(heights.size() < 100);
}

TEST_CASE("a table begins where two rows have room, behind its header rows") {
    Desk desk;
    FlowContext const context = desk.context(400);
    for (int const head_rows : {0, 1}) {
        Table const table = grid_of(6, 3, head_rows);
        ElementId const element = desk.state.tree.add(context.parent, "Table");
        std::unique_ptr<Strip> const strip = make_table_strip(desk.state, table, element, context);
        CHECK(strip->least_height() == Approx(static_cast<float>(head_rows + 2) * row_height));
    }
}

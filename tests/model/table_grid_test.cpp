#include "gouji/model/table_grid.hpp"

#include <random>

#include "gouji/model/codes.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/model/tables.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

struct Case {
    char const* name;
    std::vector<Row> rows;
    char const* expected;
    std::size_t defects;
    std::vector<Code> reported;
};

/// The forming algorithm as the standard words it, slot by slot; the first cell keeps a slot.
std::string drawn_by_the_standard(Table const& table, int columns) {
    std::vector<std::vector<std::string>> slots(
        table.rows.size(), std::vector<std::string>(static_cast<std::size_t>(columns), "."));
    for (std::size_t y = 0; y < table.rows.size(); ++y) {
        std::size_t end = y;
        while (end < table.rows.size() && table.rows[end].group == table.rows[y].group) {
            ++end;
        }
        std::size_t x = 0;
        for (Cell const& cell : table.rows[y].cells) {
            while (x < slots[y].size() && slots[y][x] != ".") {
                ++x;
            }
            auto const width = static_cast<std::size_t>(cell.col_span);
            for (std::size_t c = x; c < x + width && slots[y][c] == "."; ++c) {
                for (std::size_t r = y;
                     r < std::min(end, y + static_cast<std::size_t>(cell.row_span));
                     ++r) {
                    slots[r][c] = plain_text(cell.content);
                }
            }
            x += width;
        }
    }
    std::string out;
    for (auto const& line : slots) {
        for (std::size_t c = 0; c < line.size(); ++c) {
            out += (c == 0 ? "" : " ") + line[c];
        }
        out += '\n';
    }
    return out;
}

} // namespace

TEST_CASE("A grid is formed as HTML forms it") {
    std::vector<Case> const cases{
        {"no spans", table({{"a", "b"}, {"c", "d"}}).rows, "a b\nc d\n", 0, {}},
        {"row span moves the cells below",
         {row({cell("a", 2), cell("b")}), row({cell("c")})},
         "a b\na c\n",
         0,
         {}},
        {"column span", {row({cell("a", 1, 2)}), row({cell("b"), cell("c")})}, "a a\nb c\n", 0, {}},
        {"the first cell keeps a contested slot",
         {row({cell("a"), cell("b", 2)}), row({cell("c", 1, 2)})},
         "a b\nc b\n",
         1,
         {Code::CellOverlap}},
        {"a cell behind a contested slot keeps its column",
         {row({cell("a"), cell("b", 2), cell("c")}), row({cell("d", 1, 3), cell("e")})},
         "a b c .\nd b . e\n",
         3,
         {Code::CellOverlap, Code::GridHole, Code::RaggedTable}},
        {"a span sticks out below",
         {row({cell("a", 3), cell("b")}), row({cell("c")})},
         "a b\na c\n",
         1,
         {Code::CellOutsideGrid}},
        {"a span ends with its row group",
         {row({cell("h", 2), cell("i")}, RowGroup::Head), row({cell("a"), cell("b")})},
         "h i\na b\n",
         1,
         {Code::CellOutsideGrid}},
        {"rows of different lengths",
         {row({cell("a"), cell("b"), cell("c")}), row({cell("d")})},
         "a b c\nd . .\n",
         2,
         {Code::GridHole, Code::RaggedTable}},
        {"a row without cells stays",
         {row({cell("a")}), row({}), row({cell("b")})},
         "a\n.\nb\n",
         1,
         {Code::GridHole, Code::RaggedTable}},
        {"a row that spans fill has no hole",
         {row({cell("a", 2), cell("b", 2)}), row({})},
         "a b\na b\n",
         0,
         {}},
        {"spans below one count as one",
         {row({cell("a", 0, -3), cell("b", -1, 0)})},
         "a b\n",
         0,
         {}},
        {"an empty cell is no hole", {row({cell("a"), cell("")})}, "a \n", 0, {}},
        {"no rows", {}, "", 0, {}},
    };
    for (Case const& example : cases) {
        INFO(example.name);
        Table table;
        table.rows = example.rows;
        Diagnostics diagnostics;
        TableGrid const grid = form_grid(table, SourceMap{}, diagnostics);
        CHECK(drawn(grid) == example.expected);
        CHECK(grid.defects() == example.defects);
        for (Code const code : example.reported) {
            CHECK(diagnostics.count(code) > 0);
        }
        CHECK(diagnostics.counts().size() == example.reported.size());
    }
}

TEST_CASE("Defects say where they are") {
    Table table;
    table.rows = {row({cell("a"), cell("b", 2)}), row({cell("c", 1, 2)})};
    SourceMap source;
    source.add_line("a b", {0, 0, 0});
    source.add_line("c", {4, 0, 0});
    table.rows[1].cells[0].source = {1, 0};
    Diagnostics diagnostics;
    TableGrid const grid = form_grid(table, source, diagnostics);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].place.line == 2);
    CHECK(diagnostics.all()[0].place.offset == 4);
    CHECK(diagnostics.all()[0].data == DiagnosticData{{"row", "2"}, {"column", "2"}});
}

TEST_CASE("Placed cells know their stated cell, and slots their origin") {
    Table table;
    table.rows = {row({cell("a", 2), cell("b", 1, 2)}), row({cell("c"), cell("d")})};
    TableGrid const grid = form_grid(table);
    REQUIRE(grid.cells().size() == 4);
    TableGrid::Placed const& last = grid.cells().back();
    CHECK(last.row == 1);
    CHECK(last.column == 2);
    CHECK(last.stated_row == 1);
    CHECK(last.stated_cell == 1);
    CHECK(last.cell == &table.rows[1].cells[1]);
    CHECK(grid.at(0, 0).is_origin);
    CHECK_FALSE(grid.at(1, 0).is_origin);
    CHECK(grid.covering(1, 0) == &grid.cells()[0]);
    CHECK(grid.covering(2, 0) == nullptr);
    CHECK(grid.covering(0, 3) == nullptr);
}

TEST_CASE("A column span is clamped to 1000") {
    Table table;
    table.rows = {row({cell("a", 1, 2'000'000'000)})};
    Diagnostics diagnostics;
    TableGrid const grid = form_grid(table, SourceMap{}, diagnostics);
    CHECK(grid.columns() == 1000);
    CHECK(diagnostics.count(Code::SpanClamped) == 1);
}

TEST_CASE("A grid holds at most four million slots") {
    Table table;
    Diagnostics diagnostics;
    SECTION("a staircase of row spans") {
        for (int i = 0; i < 10'000; ++i) {
            table.rows.push_back(row({cell("x", 65'534)}));
        }
    }
    SECTION("one endless row") {
        table.rows.push_back(row(std::vector<Cell>(5'000, cell("x", 1, 1000))));
    }
    SECTION("many wide rows") {
        for (int i = 0; i < 5'000; ++i) {
            table.rows.push_back(row({cell("x", 1, 1000)}));
        }
    }
    TableGrid const grid = form_grid(table, SourceMap{}, diagnostics);
    auto const slots =
        static_cast<std::size_t>(grid.rows()) * static_cast<std::size_t>(grid.columns());
    CHECK(slots <= max_grid_slots);
    CHECK(slots > max_grid_slots / 2);
    CHECK(diagnostics.count(Code::TableCut) == 1);
    for (TableGrid::Placed const& placed : grid.cells()) {
        REQUIRE(placed.row + placed.row_span <= grid.rows());
        REQUIRE(placed.column + placed.col_span <= grid.columns());
    }
}

TEST_CASE("Ten thousand rows stand beside long row spans") {
    constexpr int rows = 10'000;
    Table table;
    table.rows.push_back(row(std::vector<Cell>(100, cell("x", 60'000))));
    for (int i = 1; i < rows; ++i) {
        table.rows.push_back(row({cell("y")}));
    }
    CHECK(form_grid(table).columns() == 101);
}

TEST_CASE("Random tables are formed as the standard words it") {
    std::mt19937 random{20'260};
    auto const pick = [&](int below) {
        return static_cast<int>(random() % static_cast<unsigned>(below));
    };
    for (int round = 0; round < 500; ++round) {
        Table table;
        int const rows = 1 + pick(6);
        int name = 0;
        for (int r = 0; r < rows; ++r) {
            Row made;
            made.group = r < 2 && round % 3 == 0 ? RowGroup::Head : RowGroup::Body;
            for (int c = pick(5); c > 0; --c) {
                made.cells.push_back(
                    cell(std::to_string(name++), 1 + pick(4) / 2, 1 + pick(4) / 2));
            }
            table.rows.push_back(std::move(made));
        }
        TableGrid const grid = form_grid(table);
        REQUIRE(drawn(grid) == drawn_by_the_standard(table, grid.columns()));
        int covered = 0;
        for (TableGrid::Placed const& placed : grid.cells()) {
            covered += placed.row_span * placed.col_span;
            REQUIRE(grid.covering(placed.row, placed.column) == &placed);
        }
        int filled = 0;
        for (int r = 0; r < grid.rows(); ++r) {
            for (int c = 0; c < grid.columns(); ++c) {
                filled += grid.at(r, c).cell != nullptr ? 1 : 0;
            }
        }
        REQUIRE(covered == filled);
    }
}

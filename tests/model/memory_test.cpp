#include "gouji/tests/model/counting_new.hpp"

#include "gouji/tests/catch.hpp"
#include "gouji/tests/model/tables.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

constexpr int rows = 500;

struct Measured {
    std::size_t cells = 0;
    std::size_t text_bytes = 0;
    std::size_t bytes = 0;
    [[nodiscard]] double beyond_text() const {
        return static_cast<double>(bytes - text_bytes) / static_cast<double>(cells);
    }
};

/// A table as a reader makes it: a line of the source map a row, cells pushed one by one.
Measured measure(int columns, std::string const& text) {
    std::size_t const before = live_bytes();
    Document document;
    Table large;
    for (int r = 0; r < rows; ++r) {
        std::uint32_t const line = document.source.add_line(text);
        Row row;
        for (int c = 0; c < columns; ++c) {
            row.cells.push_back(cell(text));
            row.cells.back().source = {line, 0};
        }
        large.rows.push_back(std::move(row));
    }
    document.blocks.emplace_back().node = Box<Table>{std::move(large)};
    Measured measured;
    measured.cells = static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
    // Once in the cells, once in the source map.
    measured.text_bytes = measured.cells * text.size() + rows * text.size();
    measured.bytes = live_bytes() - before;
    return measured;
}

} // namespace

TEST_CASE("A cell costs at most about 200 bytes beyond its text") {
    for (int const columns : {4, 7, 8, 10, 15, 40}) {
        for (std::string const& text : {std::string{"4"}, std::string(200, 'x')}) {
            Measured const measured = measure(columns, text);
            INFO(columns << " columns, " << text.size() << " bytes of text");
            INFO(measured.beyond_text() << " bytes a cell");
            CHECK(measured.beyond_text() < 210);
            CHECK(measured.beyond_text() > 50);
        }
    }
}

TEST_CASE("Sizes that the budget rests on") {
    CHECK(sizeof(SourceRef) == 8);
    CHECK(sizeof(Cell) <= 56);
    CHECK(sizeof(Inline) <= 40);
    CHECK(sizeof(Block) <= 56);
}

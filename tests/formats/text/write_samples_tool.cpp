#include <cstdlib>
#include <iostream>

#include "gouji/formats/layout/table_notes.hpp"
#include "gouji/formats/text/text.hpp"
#include "gouji/model/json_writer.hpp"
#include "gouji/model/table_grid.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/formats/text/random_document.hpp"

/// Writes random tables as text, with the grids that they are, one JSON object a line:
/// docutils_check.py lets docutils read them.

namespace {

using namespace gouji;

void write_sample(std::uint32_t seed, Sink& sink) {
    Document document;
    document.blocks.resize(1);
    document.blocks[0].node = Box<Table>{test::RandomDocument{seed}.make_table(1)};
    Diagnostics diagnostics;
    StringSink text;
    if (!write_text(document, {}, text, diagnostics)) {
        std::abort();
    }
    Table const& table = *std::get<Box<Table>>(document.blocks[0].node);
    TableGrid const grid = form_grid(table, document.source, diagnostics);
    JsonWriter json{sink, JsonWriter::Layout::Compact};
    json.begin_object().key("seed").number(seed).key("text").string(text.str());
    json.key("rows").number(grid.rows()).key("columns").number(grid.columns());
    json.key("head").number(drawn_head_rows(table, grid)).key("cells").begin_array();
    for (TableGrid::Placed const& cell : grid.cells()) {
        bool nested = false;
        for (Block const& block : cell.cell->content) {
            nested = nested || std::holds_alternative<Box<Table>>(block.node);
        }
        json.begin_object().key("r").number(cell.row).key("c").number(cell.column);
        json.key("rs").number(cell.row_span).key("cs").number(cell.col_span);
        json.key("nested").boolean(nested);
        json.key("text").string(plain_text(cell.cell->content)).end_object();
    }
    json.end_array().end_object();
    sink.write("\n");
}

} // namespace

int main() {
    constexpr std::uint32_t samples = 400;
    StringSink sink;
    for (std::uint32_t seed = 0; seed < samples; ++seed) {
        write_sample(seed, sink);
    }
    std::cout << sink.str();
}

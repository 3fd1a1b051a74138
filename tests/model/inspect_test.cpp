#include "gouji/converters/inspect.hpp"

#include "gouji/model/codes.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/model/tables.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

std::string inspected(Document const& document, bool split_pages = false) {
    StringSink sink;
    Diagnostics diagnostics;
    write_tables_json(document, split_pages, sink, diagnostics);
    return sink.take();
}

Document document_of(Table table) {
    Document document;
    document.blocks.push_back({Box<Table>{std::move(table)}, {}});
    return document;
}

} // namespace

TEST_CASE("A document without tables has none") {
    CHECK(inspected(Document{}) == "[]\n");
}

TEST_CASE("Tables are listed as the contract says") {
    Table inner = table({{"内"}});
    Table outer;
    outer.rows = {
        row({cell("项目\n名称", 1, 2), cell("数")}, RowGroup::Head),
        row({cell("甲", 2), cell("乙"), cell("7545.00")}),
        row({cell("丙")})};
    outer.rows[1].cells[0].row_header = true;
    outer.rows[1].cells[2].evidence = Evidence::Repaired;
    outer.rows[2].cells[0].content.push_back({Box<Table>{inner}, {}});
    Document document = document_of(outer);
    auto& stated = *std::get<Box<Table>>(document.blocks[0].node);
    stated.rows[1].cells[2].rule = document.rules.intern("glyph.digit");
    stated.form = FormBinding{};
    stated.form->form = "applications-2021";
    document.blocks.push_back({Box<Table>{table({{""}})}, {}});
    CHECK(
        inspected(document) ==
        R"([
  {"rows":3,"cols":3,"depth":0,"page":[],"form":"applications-2021","cells":[)"
        R"({"r":0,"c":0,"rs":1,"cs":2,"h":true,"rh":false,"text":"项目\n名称","evidence":"stated","rule":""},)"
        R"({"r":0,"c":2,"rs":1,"cs":1,"h":true,"rh":false,"text":"数","evidence":"stated","rule":""},)"
        R"({"r":1,"c":0,"rs":2,"cs":1,"h":false,"rh":true,"text":"甲","evidence":"stated","rule":""},)"
        R"({"r":1,"c":1,"rs":1,"cs":1,"h":false,"rh":false,"text":"乙","evidence":"stated","rule":""},)"
        R"({"r":1,"c":2,"rs":1,"cs":1,"h":false,"rh":false,"text":"7545.00","evidence":"repaired","rule":"glyph.digit"},)"
        R"({"r":2,"c":1,"rs":1,"cs":1,"h":false,"rh":false,"text":"丙","evidence":"stated","rule":""}]},
  {"rows":1,"cols":1,"depth":1,"page":[],"form":"","cells":[)"
        R"({"r":0,"c":0,"rs":1,"cs":1,"h":false,"rh":false,"text":"内","evidence":"stated","rule":""}]},
  {"rows":1,"cols":1,"depth":0,"page":[],"form":"","cells":[)"
        R"({"r":0,"c":0,"rs":1,"cs":1,"h":false,"rh":false,"text":"","evidence":"empty","rule":""}]}
]
)");
}

TEST_CASE("Defects of a grid are reported while it is shown") {
    StringSink sink;
    Diagnostics diagnostics;
    Table ragged;
    ragged.rows = {row({cell("a"), cell("b")}), row({cell("c")})};
    write_tables_json(document_of(ragged), sink, diagnostics);
    CHECK(diagnostics.count(Code::GridHole) == 1);
    CHECK(sink.str().find(R"("r":1,"c":1)") == std::string::npos);
}

TEST_CASE("Pages of a table") {
    Document document = document_of(table({{"a", "1"}, {"b", "2"}, {"c", "3"}}));
    auto& stated = *std::get<Box<Table>>(document.blocks[0].node);
    for (int i = 0; i < 3; ++i) {
        std::uint32_t const line = document.source.add_line("x", {-1, 0, i < 2 ? 3 : 4});
        for (Cell& cell : stated.rows[static_cast<std::size_t>(i)].cells) {
            cell.source = {line, 0};
        }
    }
    SECTION("joined") {
        CHECK(
            inspected(document).find(R"("rows":3,"cols":2,"depth":0,"page":[3,4],)") !=
            std::string::npos);
    }
    SECTION("split; a cell over the page break goes on empty") {
        stated.rows[1].cells[0].row_span = 2;
        stated.rows[2].cells.erase(stated.rows[2].cells.begin());
        CHECK(
            inspected(document, true) ==
            R"([
  {"rows":2,"cols":2,"depth":0,"page":[3],"form":"","cells":[)"
            R"({"r":0,"c":0,"rs":1,"cs":1,"h":false,"rh":false,"text":"a","evidence":"stated","rule":""},)"
            R"({"r":0,"c":1,"rs":1,"cs":1,"h":false,"rh":false,"text":"1","evidence":"stated","rule":""},)"
            R"({"r":1,"c":0,"rs":1,"cs":1,"h":false,"rh":false,"text":"b","evidence":"stated","rule":""},)"
            R"({"r":1,"c":1,"rs":1,"cs":1,"h":false,"rh":false,"text":"2","evidence":"stated","rule":""}]},
  {"rows":1,"cols":2,"depth":0,"page":[4],"form":"","continues":true,"cells":[)"
            R"({"r":0,"c":0,"rs":1,"cs":1,"h":false,"rh":false,"text":"","evidence":"stated","rule":""},)"
            R"({"r":0,"c":1,"rs":1,"cs":1,"h":false,"rh":false,"text":"3","evidence":"stated","rule":""}]}
]
)");
    }
}

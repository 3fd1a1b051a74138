#include <nlohmann/json.hpp>

#include "gouji/formats/json/json.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/model/equal.hpp"
#include "gouji/tests/model/random_document.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

std::string written(Document const& document) {
    StringSink sink;
    Diagnostics diagnostics;
    REQUIRE(write_json(document, {}, sink, diagnostics));
    REQUIRE(diagnostics.all().empty());
    return sink.take();
}

Document read(std::string const& json) {
    Diagnostics diagnostics;
    Result<Document> result = read_json(json, {}, diagnostics);
    REQUIRE(result);
    REQUIRE(diagnostics.all().empty());
    return std::move(*result);
}

} // namespace

TEST_CASE("Any document comes back from JSON as it was") {
    for (unsigned seed = 0; seed < 400; ++seed) {
        INFO("seed " << seed);
        Document const document = RandomDocument{seed}.make();
        std::string const json = written(document);
        Document const back = read(json);
        REQUIRE(equal(document, back));
        REQUIRE(written(back) == json);
        REQUIRE(sniff_json(json) == 100);
    }
}

TEST_CASE("The order of keys does not matter") {
    for (unsigned seed = 0; seed < 100; ++seed) {
        INFO("seed " << seed);
        Document const document = RandomDocument{seed}.make();
        // nlohmann's DOM sorts keys by name.
        std::string const sorted = nlohmann::json::parse(written(document)).dump();
        // "blocks" now stands before "rules": the same names get other numbers.
        auto expected = nlohmann::json::parse(written(document));
        auto back = nlohmann::json::parse(written(read(sorted)));
        expected.erase("rules");
        back.erase("rules");
        REQUIRE(back == expected);
        REQUIRE(sniff_json(sorted) >= 20);
    }
}

TEST_CASE("Rules keep their names whatever their numbers") {
    Document const back =
        read(R"({"blocks":[{"table":{"rows":[{"cells":[{"rule":"b"},{"rule":"a"}]}]}}],)"
             R"("gouji":"document","rules":["a","b"],"version":1})");
    auto const& table = *std::get<Box<Table>>(back.blocks.at(0).node);
    CHECK(back.rules.name(table.rows[0].cells[0].rule) == "b");
    CHECK(back.rules.name(table.rows[0].cells[1].rule) == "a");
}

TEST_CASE("Numbers in cells keep their digits") {
    Document document;
    document.blocks.push_back({Box<Table>{table({{"7545.00", "1e3", "007", "-0"}})}, {}});
    std::string const json = written(document);
    CHECK(json.find(R"("7545.00")") != std::string::npos);
    CHECK(equal(read(json), document));
}

TEST_CASE("The JSON of a small document") {
    Document document;
    document.blocks.push_back({Paragraph{make_inlines("甲\n乙"), {}, {}, Role::Title}, {0, 1}});
    document.source.add_line("甲");
    document.blocks.push_back({Box<Table>{table({{"一", ""}})}, {}});
    CHECK(written(document) == R"({
  "gouji": "document",
  "version": 1,
  "blocks": [
    {"paragraph":{"role":"title","children":["甲",{"line_break":{}},"乙"]},"lines":{"first":0,"count":1}},
    {
      "table": {
        "rows": [
          {"cells":[{"content":[{"paragraph":{"children":["一"]}}]},{}]}
        ]
      }
    }
  ],
  "source": {
    "lines": [
      {"text":"甲"}
    ]
  }
}
)");
}

TEST_CASE("A large table takes linear time") {
    Document document;
    Table large;
    for (int r = 0; r < 5'000; ++r) {
        large.rows.push_back(row(std::vector<Cell>(10, cell("12345"))));
    }
    document.blocks.push_back({Box<Table>{large}, {}});
    CHECK(equal(read(written(document)), document));
}

#include "gouji/converters/statutory/decisions.hpp"

#include <algorithm>

#include "gouji/converters/statutory/extract.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/model/tables.hpp"

using namespace gouji;

namespace {

/// A row of three values and their total; of the three, one or two hold what the source prints.
Table open_table(std::vector<std::vector<std::string>> candidates) {
    Table table = test::table({{"", "甲", "乙", "丙", "总计"}, {"一、新收"}});
    table.rows.front().group = RowGroup::Head;
    FormBinding form;
    form.form = "open-1";
    form.table = "open";
    form.edition = "1";
    form.rows = {{"1", "一、新收"}};
    form.columns = {"甲", "乙", "丙", "总计"};
    form.labels = {{{1, 0}, 0}};
    Doubt doubt;
    for (std::int32_t column = 0; column < 4; ++column) {
        auto const index = static_cast<std::size_t>(column);
        Cell cell = test::cell(candidates.front()[index]);
        bool const same =
            std::all_of(candidates.begin(), candidates.end(), [&](auto const& candidate) {
                return candidate[index] == candidates.front()[index];
            });
        cell.evidence = same ? Evidence::Inferred : Evidence::Ambiguous;
        cell.source = {static_cast<std::uint32_t>(column), 0};
        table.rows.back().cells.push_back(cell);
        form.values.push_back({{1, column + 1}, 0, static_cast<std::uint16_t>(column)});
        doubt.slots.push_back({1, column + 1});
    }
    table.form = form;
    doubt.candidate_count = static_cast<std::int64_t>(candidates.size());
    doubt.candidates = std::move(candidates);
    table.doubts.push_back(doubt);
    return table;
}

Document document_of(std::vector<Table> tables) {
    Document document;
    for (Table& table : tables) {
        Block block;
        block.node = Box<Table>(std::move(table));
        document.blocks.push_back(std::move(block));
    }
    return document;
}

Document three_ways() {
    return document_of({open_table({{"4", "", "", "4"}, {"", "4", "", "4"}, {"", "", "4", "4"}})});
}

Table& table_of(Document& document, std::size_t block = 0) {
    return *std::get<Box<Table>>(document.blocks[block].node);
}

Decisions decide(std::vector<Decision> list) {
    return {"d.json", std::string(64, '0'), std::move(list)};
}

/// "4 decided| empty|…" of the value row.
std::string row_of(Document& document, std::size_t block = 0) {
    std::string out;
    std::vector<Cell> const& cells = table_of(document, block).rows.back().cells;
    for (std::size_t i = 1; i < cells.size(); ++i) {
        out += (i == 1 ? "" : "|") + plain_text(cells[i].content) + ' ' +
               std::string(evidence_name(cells[i].evidence));
    }
    return out;
}

std::string refusal(Document& document, std::vector<Decision> list) {
    std::string const before = row_of(document);
    Diagnostics diagnostics;
    Status const status = apply_decisions(document, decide(std::move(list)), diagnostics);
    REQUIRE_FALSE(status);
    CHECK(status.error().code == Code::BadDecisions);
    CHECK(row_of(document) == before);
    return status.error().data.back().second;
}

void apply(Document& document, std::vector<Decision> list, Diagnostics& diagnostics) {
    REQUIRE(apply_decisions(document, decide(std::move(list)), diagnostics));
}

} // namespace

TEST_CASE("one candidate left settles the row, and the doubt is gone") {
    Document document = three_ways();
    Diagnostics diagnostics;
    apply(document, {{1, "open", "1", "乙", "4"}}, diagnostics);
    CHECK(row_of(document) == " empty|4 decided| empty|4 inferred");
    CHECK(table_of(document).doubts.empty());
    CHECK(diagnostics.all().empty());
}

TEST_CASE("a blank is a decision, too, and leaves the other candidates") {
    Document document = three_ways();
    Diagnostics diagnostics;
    apply(document, {{1, "open", "1", "甲", ""}}, diagnostics);
    CHECK(row_of(document) == " decided|4 ambiguous| ambiguous|4 inferred");
    REQUIRE(table_of(document).doubts.size() == 1);
    CHECK(table_of(document).doubts.front().candidate_count == 2);
    apply(document, {{1, "open", "1", "丙", " "}}, diagnostics);
    CHECK(row_of(document) == " decided|4 inferred| decided|4 inferred");
    CHECK(table_of(document).doubts.empty());
}

TEST_CASE("a value that moves to another cell keeps its place in the source") {
    Document document = three_ways();
    Diagnostics diagnostics;
    apply(document, {{1, "open", "1", "丙", "4"}}, diagnostics);
    std::vector<Cell> const& cells = table_of(document).rows.back().cells;
    CHECK(cells[1].source.line == no_line);
    CHECK(cells[3].source.line == 0);
    CHECK(cells[4].source.line == 3);
}

TEST_CASE("what fits no candidate stands and settles no other cell") {
    Document document = three_ways();
    Diagnostics diagnostics;
    apply(document, {{1, "open", "1", "甲", "5"}}, diagnostics);
    CHECK(row_of(document) == "5 decided| ambiguous| ambiguous|4 inferred");
    CHECK(diagnostics.count(Code::DecisionOverrules) == 1);
    REQUIRE(table_of(document).doubts.size() == 1);
    Doubt const& doubt = table_of(document).doubts.front();
    CHECK(doubt.slots == std::vector<GridPosition>{{1, 2}, {1, 3}, {1, 4}});
    CHECK(doubt.candidates.size() == 3);
}

TEST_CASE("candidates of which not all are listed prove nothing") {
    Document document = three_ways();
    table_of(document).doubts.front().candidate_count = 100;
    Diagnostics diagnostics;
    apply(document, {{1, "open", "1", "乙", "4"}}, diagnostics);
    CHECK(row_of(document) == " ambiguous|4 decided| ambiguous|4 inferred");
    REQUIRE(table_of(document).doubts.size() == 1);
    CHECK(table_of(document).doubts.front().bound_reached);
    // Once every cell is decided, nothing is open.
    apply(document, {{1, "open", "1", "甲", ""}, {1, "open", "1", "丙", ""}}, diagnostics);
    CHECK(table_of(document).doubts.empty());
}

TEST_CASE("numbers agree in whatever digits, and keep those of the source") {
    Document document = document_of({open_table({{"４", "", "", "４"}, {"", "４", "", "４"}})});
    Diagnostics diagnostics;
    apply(document, {{1, "open", "1", "甲", "4"}}, diagnostics);
    CHECK(row_of(document) == "４ decided| empty| inferred|４ inferred");
}

TEST_CASE("what the source states otherwise stays known as its print") {
    Document document = three_ways();
    Cell& total = table_of(document).rows.back().cells.back();
    total.evidence = Evidence::Stated;
    table_of(document).doubts.front().slots.pop_back();
    for (auto& candidate : table_of(document).doubts.front().candidates) {
        candidate.pop_back();
    }
    Diagnostics diagnostics;
    apply(document, {{1, "open", "1", "总计", "5"}}, diagnostics);
    CHECK(row_of(document) == "4 ambiguous| ambiguous| ambiguous|5 decided");
    REQUIRE(table_of(document).printed.size() == 1);
    CHECK(table_of(document).printed.front().text == "4");
    std::vector<Report> const reports = extract_reports(document, FormLibrary{}, diagnostics);
    CHECK(reports.front().tables.front().rows.front().values.back().raw == "4");
    CHECK(reports.front().tables.front().rows.front().values.back().value == "5");
}

TEST_CASE("what was said of a settled row is taken back, of an open one said anew") {
    Document document = three_ways();
    Diagnostics diagnostics;
    DiagnosticData const data{
        {"row", "1"}, {"table", "open"}, {"value", "4"}, {"columns", "甲"}, {"count", "3"}};
    diagnostics.add(Code::ValueAmbiguous, {}, data);
    apply(document, {{1, "open", "1", "甲", ""}}, diagnostics);
    REQUIRE(diagnostics.count(Code::ValueAmbiguous) == 1);
    CHECK(diagnostics.all().back().data[3].second == "乙");
    CHECK(diagnostics.all().back().data[4].second == "2");
    apply(document, {{1, "open", "1", "乙", "4"}}, diagnostics);
    CHECK(diagnostics.count(Code::ValueAmbiguous) == 0);
}

TEST_CASE("a lost row is no longer lost when each of its values is decided") {
    Document document = document_of({open_table({{"", "", "", ""}})});
    table_of(document).doubts.clear();
    for (std::size_t i = 1; i < 5; ++i) {
        table_of(document).rows.back().cells[i].evidence = Evidence::Missing;
    }
    Diagnostics diagnostics;
    diagnostics.add(Code::ValueMissing, {}, {{"row", "1"}, {"label", "一、新收"}});
    apply(document, {{1, "open", "1", "甲", "1"}}, diagnostics);
    CHECK(diagnostics.count(Code::ValueMissing) == 1);
    CHECK(row_of(document) == "1 decided| missing| missing| missing");
    apply(
        document,
        {{1, "open", "1", "乙", "0"}, {1, "open", "1", "丙", "0"}, {1, "open", "1", "总计", "1"}},
        diagnostics);
    CHECK(diagnostics.count(Code::ValueMissing) == 0);
}

TEST_CASE("a second report has its own decisions") {
    Document document = document_of(
        {open_table({{"4", "", "", "4"}, {"", "4", "", "4"}}),
         open_table({{"7", "", "", "7"}, {"", "7", "", "7"}})});
    Diagnostics diagnostics;
    apply(document, {{2, "open", "1", "乙", "7"}}, diagnostics);
    CHECK(row_of(document, 0) == "4 ambiguous| ambiguous| inferred|4 inferred");
    CHECK(row_of(document, 1) == " empty|7 decided| inferred|7 inferred");
}

TEST_CASE("a decision about what is not there is refused by name") {
    Document document = three_ways();
    CHECK(
        refusal(document, {{2, "open", "1", "甲", "4"}}).find("no report 2") != std::string::npos);
    CHECK(
        refusal(document, {{1, "closed", "1", "甲", "4"}}) ==
        "report 1 has no table closed; it has open");
    CHECK(
        refusal(document, {{1, "open", "9", "甲", "4"}}) ==
        "the table open of report 1 has no row 9");
    CHECK(
        refusal(document, {{1, "open", "1", "丁", "4"}}) ==
        "row 1 of the table open of report 1 has no column 丁");
    std::string const twice =
        refusal(document, {{1, "open", "1", "甲", "4"}, {1, "open", "1", "甲", "5"}});
    CHECK(twice.find("row 1, column 甲") != std::string::npos);
    // Saying the same twice is no contradiction.
    Diagnostics diagnostics;
    apply(document, {{1, "open", "1", "甲", "4"}, {1, "open", "1", "甲", "4"}}, diagnostics);
}

TEST_CASE("a file of decisions is read with all that is wrong with it named") {
    std::string const hash(64, 'A');
    std::string const head = R"({"gouji":"decisions","version":1,"sha256":")" + hash + R"(",)";
    auto const read = [](std::string const& json) { return parse_decisions(json, "d.json"); };
    auto const good = read(
        head +
        R"("decisions":[{"report":1,"table":"t","row":"3.1","column":"c","value":"7545.00"}]})");
    REQUIRE(good);
    CHECK(good->sha256 == std::string(64, 'a'));
    REQUIRE(good->decisions.size() == 1);
    CHECK(good->decisions.front().value == "7545.00");
    auto const reason = [&](std::string const& json) {
        auto const bad = read(json);
        REQUIRE_FALSE(bad);
        CHECK(bad.error().code == Code::BadDecisions);
        CHECK(bad.error().data.front().second == "d.json");
        return bad.error().data.back().second;
    };
    CHECK(reason("{").find("not JSON") != std::string::npos);
    CHECK(reason("[]").find("not a file of decisions") != std::string::npos);
    CHECK(reason(R"({"gouji":"form"})").find("not a file of decisions") != std::string::npos);
    CHECK(reason(R"({"gouji":"decisions","version":2})").find("version") != std::string::npos);
    CHECK(reason(R"({"gouji":"decisions","version":1,"sha256":"xyz"})").find("sha256") == 0);
    CHECK(reason(head + R"("decisions":{}})") == "decisions must be an array");
    CHECK(
        reason(head + R"("decisions":[{"report":0,"table":"t"}]})") ==
        "decisions[0]: report must be a whole number from 1");
    CHECK(
        reason(
            head + R"("decisions":[{"report":1,"table":"t","row":"1","column":"c","value":4}]})") ==
        "decisions[0]: value must be a text");
}

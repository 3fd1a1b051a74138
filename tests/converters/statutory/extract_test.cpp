#include "gouji/converters/statutory/extract.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/statutory/sample_tables.hpp"

// Tables as a file may bind them, whatever the forms say.

using namespace gouji;
using namespace gouji::testing;

namespace {

/// Two rows of a label and two values each, bound to `form`; the second row has no second value.
Table bound_table(std::string const& form) {
    Table table;
    for (std::string_view const label : {"甲", "乙"}) {
        Row row;
        for (std::string_view const text : {label, std::string_view{"1"}, std::string_view{"2"}}) {
            Cell cell;
            cell.content = make_cell_content(text);
            row.cells.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(row));
    }
    FormBinding binding;
    binding.form = form;
    binding.table = "applications";
    binding.edition = "2021";
    binding.rows = {{"1", "甲"}, {"2", "乙"}};
    binding.columns = {"自然人", "没有此列"};
    binding.values = {{{0, 1}, 0, 0}, {{0, 2}, 0, 1}, {{1, 1}, 1, 0}};
    table.form = std::move(binding);
    return table;
}

ExtractedTable extracted(Table table) {
    Document document;
    document.blocks.emplace_back().node = Box<Table>{std::move(table)};
    Diagnostics diagnostics;
    return extract_reports(document, library(), diagnostics).at(0).tables.at(0);
}

} // namespace

TEST_CASE("of a form that is not at hand a row has the columns of its values") {
    ExtractedTable const table = extracted(bound_table("no-such-form"));
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].columns == std::vector<std::string>{"自然人", "没有此列"});
    CHECK(table.rows[0].values[1].value == "2");
    CHECK(table.rows[1].columns == std::vector<std::string>{"自然人"});
    CHECK(table.rows[1].values[0].value == "1");
}

TEST_CASE("a doubt over a column that the form's row does not have is none") {
    Table table = bound_table("applications-2021");
    Doubt doubt;
    doubt.slots = {{0, 1}, {0, 2}};
    doubt.candidates = {{"1", "2"}, {"2", "1"}};
    doubt.candidate_count = 2;
    table.doubts = {doubt};
    ExtractedTable const found = extracted(std::move(table));
    CHECK(found.rows[0].values[0].value == "1");
    CHECK(found.rows[0].candidates.empty());
}

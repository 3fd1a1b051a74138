#include "form_test_support.hpp"
#include "gouji/model/codes.hpp"

using namespace gouji;

namespace {

/// A whole form whose members can be replaced by `extra`.
std::string form_with(std::string const& grid, std::string const& extra = "") {
    return R"({"id": "f", "title": "t", "columns": ["a", "b", "sum"], "grid": )" + grid +
           (extra.empty() ? "" : ", " + extra) + "}";
}

std::string const good_grid =
    R"([["", "a", "b", "sum"], {"row": "1", "cells": ["one"], "values": 3}])";

void check_reason(std::string const& json, std::string const& reason) {
    CAPTURE(json);
    auto library = built_in_forms();
    auto const status = library.add_json(json, "bad.json");
    REQUIRE_FALSE(status.has_value());
    CHECK(status.error().code == Code::BadForm);
    CHECK(data_of(status.error(), "file") == "bad.json");
    CHECK(data_of(status.error(), "reason") == reason);
    CHECK(library.all().size() == 6);
}

} // namespace

TEST_CASE("the form that the bad ones are made of is good") {
    auto library = built_in_forms();
    CHECK(library.add_json(form_with(good_grid), "good.json").has_value());
    CHECK(form_of(library, "f").table == "f");
    CHECK(form_of(library, "f").part_rows == std::vector<int>{0});
}

TEST_CASE("text that is not JSON is refused with its place") {
    auto library = built_in_forms();
    auto const status = library.add_json("{\"id\": \"f\",\n  oops}", "bad.json");
    REQUIRE_FALSE(status.has_value());
    auto const reason = data_of(status.error(), "reason");
    CAPTURE(reason);
    CHECK(reason.find("line 2") != std::string::npos);
    CHECK(reason.find("exception") == std::string::npos);
    CHECK_FALSE(library.add_json("", "empty.json").has_value());
    CHECK_FALSE(library.add_json("\xff\xfe", "binary.json").has_value());
    CHECK_FALSE(library.add_json(std::string(100000, '['), "deep.json").has_value());
}

TEST_CASE("members that are unknown or of the wrong type are named") {
    check_reason("[]", "must be an object");
    check_reason(R"({"colour": "red"})", "colour: is not a member that a form has here");
    check_reason(R"({"id": 7})", "id: must be a text");
    check_reason(R"({"id": "f", "version": 2})", "version: must be a whole number from 1 to 1");
    check_reason(R"({"gouji": "decisions"})", "gouji: must be \"form\"");
    check_reason(
        R"({"years": {"from": 2021, "until": 2022}})",
        "years.until: is not a member that a form has here");
    check_reason(R"({"years": {"from": 2021, "to": 2020}})", R"(years: "from" is after "to")");
    check_reason(
        form_with(R"([["a", {"text": "b", "cols": 0}]])"),
        "grid[0][1].cols: must be a whole number from 1 to 1000");
    check_reason(
        form_with(R"([["a", {"text": "b", "cols": 99999999999999999999}]])"),
        "grid[0][1].cols: must be a whole number from 1 to 1000");
    check_reason(
        form_with(R"([{"row": "1", "cells": [{"text": "b", "value": true}]}])"),
        "grid[0].cells[0]: is a value and has a text: it must be one of the two");
    check_reason(
        form_with(R"([{"row": "1", "values": -1}])"),
        "grid[0].values: must be a whole number from 1 to 1000");
    check_reason(
        form_with(good_grid, R"("priors": [{"columns": ["a"], "seen": 5, "of": 4}])"),
        R"(priors[0]: needs "columns", "seen" and "of", with "seen" at most "of")");
}

TEST_CASE("a form needs an id, a title and a grid") {
    check_reason(
        R"({"title": "t", "grid": [["a"]]})",
        R"(id: a form needs an id without blanks, brackets, / \ : and ")");
    check_reason(
        R"({"id": "a b", "title": "t", "grid": [["a"]]})",
        R"(id: a form needs an id without blanks, brackets, / \ : and ")");
    check_reason(R"({"id": "f", "grid": [["a"]]})", "title: a form needs a title");
    check_reason(R"({"id": "f", "title": "t"})", "grid: a form needs a grid");
    check_reason(form_with("[]"), "grid: must have 1 to 1000 lines");
    check_reason(form_with(R"([["a"]])"), "grid: has no row with values");
    check_reason(R"({"extends": "unheard-of"})", R"(extends: there is no form "unheard-of")");
}

TEST_CASE("the grid must be covered once") {
    check_reason(
        form_with(R"([["", "a", "b", "sum"], {"row": "1", "cells": ["one"], "values": 2}])"),
        "grid[1]: leaves column 3 without a cell");
    check_reason(
        form_with(R"([["", "a", "b", "sum"], {"row": "1", "cells": ["one"], "values": 4}])"),
        "grid[1].cells[4]: does not fit: the grid has 4 columns, counted in its first line");
    check_reason(
        form_with(
            R"([["", {"text": "a", "rows": 2}, "b", "sum"], [{"text": "x", "cols": 2}, "y"]])"),
        "grid[1][0]: overlaps a cell of a line above");
    check_reason(
        form_with(R"([["", "a", "b", {"text": "sum", "rows": 2}]])"),
        "grid[0][3]: spans more lines than the grid has");
}

TEST_CASE("every value belongs to a row and a column") {
    check_reason(
        form_with(R"([["", "a", "b", "sum"], {"cells": ["one"], "values": 3}])"),
        R"(grid[1]: has values and no "row")");
    check_reason(
        form_with(R"([["", "a", "b"], {"row": "1", "cells": ["one"], "values": 2}])"),
        "grid[1]: has 2 values for 3 columns");
    check_reason(
        form_with(
            R"([{"row": "1", "cells": ["one"], "values": 3}, {"row": "1", "cells": ["x"], "values": 3}])"),
        R"(grid[1]: the row "1" is there twice)");
    check_reason(
        form_with(R"([{"row": "1", "cells": ["one"], "values": 2, "columns": ["a", "a"]}])"),
        R"(grid[0]: the column "a" is there twice)");
}

TEST_CASE("identities name what exists") {
    auto const with = [](std::string const& identity) {
        return form_with(good_grid, "\"identities\": [" + identity + "]");
    };
    check_reason(
        with(R"({"rule": "r", "along": "row", "left": ["a", "x"], "right": ["sum"]})"),
        R"(identities[0]: the grid has no column "x")");
    check_reason(
        with(R"({"rule": "r", "along": "column", "left": ["9"], "right": ["1"]})"),
        R"(identities[0]: the grid has no row "9")");
    check_reason(
        with(R"({"rule": "r", "along": "row", "left": ["a"], "right": ["b"], "over": ["2"]})"),
        R"(identities[0]: the grid has no row "2")");
    check_reason(
        with(R"({"rule": "r", "along": "row", "left": ["a"], "right": []})"),
        "identities[0].right: must have at least one term");
    check_reason(
        with(R"({"rule": "r", "left": ["a"], "right": ["b"]})"),
        R"(identities[0]: needs "along": "row" or "column")");
    check_reason(
        with(
            R"({"rule": "r", "along": "row", "left": [{"column": "a", "sign": 2}], "right": ["b"]})"),
        "identities[0].left[0].sign: must be a whole number from -1 to 1");
    check_reason(
        with(
            R"({"rule": "r", "along": "row", "left": [{"column": "a", "year": -1}], "right": ["b"]})"),
        R"(identities[0]: terms of another year belong under "across_years")");
    check_reason(
        form_with(
            good_grid,
            R"("across_years": [{"rule": "r", "along": "row", "left": ["a"], "right": ["b"]}])"),
        R"(across_years[0]: needs a term with "year": -1)");
}

TEST_CASE("parts, heads, priors and variants fit the grid") {
    check_reason(
        form_with(good_grid, R"("part_rows": [1])"),
        "part_rows: must begin with 0, grow, and stay within the grid");
    check_reason(
        form_with(good_grid, R"("part_rows": [0, 2])"),
        "part_rows: must begin with 0, grow, and stay within the grid");
    check_reason(
        form_with(good_grid, R"("part_rows": [0, 1, 1])"),
        "part_rows: must begin with 0, grow, and stay within the grid");
    auto const tall =
        std::string(R"([[{"text": "", "rows": 2}, "a", "b", "sum"], {"row": "1", "values": 3}])");
    check_reason(
        form_with(tall, R"("part_rows": [0, 1])"),
        "part_rows: a cell spans from the part above into line 1");
    check_reason(
        form_with(tall, R"("head_rows": 1)"),
        "head_rows: a cell spans from the head into the body");
    check_reason(
        form_with(good_grid, R"("head_rows": 2)"), "head_rows: the head holds a row of values");
    check_reason(
        form_with(good_grid, R"("priors": [{"columns": ["x"], "seen": 1, "of": 2}])"),
        R"(priors[0]: the grid has no column "x")");
    check_reason(
        form_with(good_grid, R"("variants": {"two": ["2"]})"),
        R"(variants: the grid has no label "two")");
    check_reason(
        R"({"extends": "review-2021", "columns": ["a"]})",
        "columns: are of use only beside a grid");
}

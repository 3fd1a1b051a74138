#include <algorithm>
#include <set>
#include <string>

#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/recovery/simulator/judge.hpp"
#include "gouji/tests/converters/recovery/simulator/random_report.hpp"

/// The simulator itself: its reports are consistent, and its layouts are those that are known.

namespace {

using namespace gouji;
using namespace gouji::simulation;

FormLibrary built_in() {
    auto forms = FormLibrary::built_in();
    REQUIRE(forms);
    return *forms;
}

/// Every cell of the form says 0, but for the second cell of the first row: it is blank.
FilledTable zeros_and_a_blank(Form const& form) {
    FilledTable table{&form, {}};
    for (FormRow const& row : form.rows) {
        table.values.emplace_back(row.columns.size(), "0");
    }
    table.values[0][1] = "";
    return table;
}

Lines drawn_by(std::string_view layout, FilledTable const& table) {
    Random random(1);
    Lines lines;
    find_layout(layout)->table(draw(table), random, lines);
    return lines;
}

bool contains(Lines const& lines, Lines const& run) {
    return std::search(lines.begin(), lines.end(), run.begin(), run.end()) != lines.end();
}

} // namespace

TEST_CASE("Sums of a random report are consistent unless they were broken") {
    FormLibrary const forms = built_in();
    std::size_t broken = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        for (std::size_t breaks : {std::size_t{0}, std::size_t{1}}) {
            Random random(seed);
            simulation::Report const report = random_report(forms, {breaks, true, true}, random);
            std::size_t found = 0;
            for (FilledTable const& table : report.tables) {
                found += broken_identities(table).size();
            }
            CHECK((found > 0) == (report.broken > 0));
            broken += report.broken;
        }
    }
    CHECK(broken > 50);
}

TEST_CASE("Random reports are of every edition, with and without blanks") {
    FormLibrary const forms = built_in();
    std::set<std::string> editions;
    std::size_t blanks = 0;
    std::size_t filled = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        Random random(seed);
        for (FilledTable const& table : random_report(forms, {}, random).tables) {
            editions.insert(table.form->id);
            for (auto const& values : table.values) {
                for (std::string const& text : values) {
                    ++(text.empty() ? blanks : filled);
                }
            }
        }
    }
    CHECK(editions.size() == forms.all().size());
    CHECK(blanks > 1000);
    CHECK(filled > 1000);
}

TEST_CASE("Layouts emit what the tools emit") {
    FormLibrary const forms = built_in();
    FilledTable const table = zeros_and_a_blank(*forms.find("applications-2021"));
    std::string const first = table.form->rows[0].label;
    std::string const second = table.form->rows[1].label;
    CHECK(contains(
        drawn_by("L1", table),
        {first + " | 0 | 0 | 0 | 0 | 0 | 0 | |||", second + " | 0 | 0 | 0 | 0 | 0 | 0 | 0 | ||"}));
    CHECK(contains(drawn_by("L1b", table), {first + " | 0 |", "| 0 | 0 | 0 | 0 | 0 | ||"}));
    CHECK(contains(drawn_by("L2", table), {first + " | 0 | 0 | 0 | 0 | 0 | 0 |"}));
    CHECK(contains(drawn_by("L3", table), {first + " | 0 | | 0 | 0 | 0 | 0 | 0 |"}));
    CHECK(contains(
        drawn_by("L3b", table), {"  ", "   | " + first + " | 0 |  | 0 | 0 | 0 | 0 | 0 | "}));
    CHECK(contains(drawn_by("L5", table), {first + " 0 0 0 0 0 0"}));
    CHECK(contains(
        drawn_by("L7", table), {first + " |", "0 |", "0 |", "0 |", "0 |", "0 |", "0 | |||"}));
    CHECK(contains(drawn_by("L8", table), {first + " |", "0 |", "|", "0 |"}));
    CHECK(contains(drawn_by("L8", table), {"0 |", "||", second + " |"}));
    CHECK(contains(drawn_by("L9", table), {"", "\t" + first, "\t0", "\t", "\t0"}));
    CHECK(contains(drawn_by("L10", table), {"", first, "", "0", "", "0"}));
    CHECK(contains(drawn_by("L12", table), {first, "0", "", "0"}));
    CHECK(contains(drawn_by("L17", table), {first, "000000", second, "0000000"}));
}

TEST_CASE("What a layout destroys is known") {
    FormLibrary const forms = built_in();
    FilledTable table = zeros_and_a_blank(*forms.find("applications-2021"));
    CHECK(remains_of(Fate::BlanksKept, table, 0) == Remains::Exact);
    CHECK(remains_of(Fate::BlanksCut, table, 0) == Remains::Candidates);
    CHECK(remains_of(Fate::BlanksCut, table, 1) == Remains::Exact);
    CHECK(remains_of(Fate::Glued, table, 1) == Remains::Exact);
    CHECK(remains_of(Fate::Everything, table, 1) == Remains::Lost);
    table.values[2] = {"3", "", "", "", "", "", ""};
    CHECK(remains_of(Fate::BlanksCut, table, 2) == Remains::Unjudged);
}

TEST_CASE("The same seed makes the same text") {
    FormLibrary const forms = built_in();
    for (Layout const& layout : all_layouts()) {
        Scenario const one = make_scenario(forms, layout, nullptr, 7);
        CHECK(one.text == make_scenario(forms, layout, nullptr, 7).text);
        CHECK(one.text.empty() == layout.is_document);
    }
}

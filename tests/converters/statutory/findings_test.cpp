#include "gouji/converters/statutory/findings.hpp"

#include <algorithm>

#include "gouji/tests/catch.hpp"

using namespace gouji;

namespace {

FormLibrary const& library() {
    static FormLibrary const forms = FormLibrary::built_in().value();
    return forms;
}

ExtractedValue value(std::string const& digits, Evidence evidence = Evidence::Stated) {
    ExtractedValue out;
    out.raw = out.value = digits;
    out.is_null = digits.empty();
    out.is_number = !digits.empty();
    out.evidence = digits.empty() && evidence == Evidence::Stated ? Evidence::Empty : evidence;
    return out;
}

/// A table of the form with zeros everywhere.
ExtractedTable zeros(Form const& form) {
    ExtractedTable table;
    table.table = form.table;
    for (FormRow const& from : form.rows) {
        ExtractedRow row;
        row.id = from.id;
        row.columns = from.columns;
        row.values.assign(from.columns.size(), value("0"));
        table.rows.push_back(row);
    }
    return table;
}

ExtractedRow& row(ExtractedTable& table, std::string const& id) {
    return *std::find_if(
        table.rows.begin(), table.rows.end(), [&](auto const& r) { return r.id == id; });
}

std::vector<Finding> with_verdict(ExtractedTable const& table, Verdict verdict) {
    Form const& form = *library().find("applications-2021");
    std::vector<Finding> findings = check_table(form, table);
    std::erase_if(findings, [&](Finding const& finding) { return finding.verdict != verdict; });
    return findings;
}

/// One application, answered: every identity holds.
ExtractedTable consistent() {
    ExtractedTable table = zeros(*library().find("applications-2021"));
    for (char const* const id : {"1", "3.1", "3.7"}) {
        row(table, id).values.front() = value("4");
        row(table, id).values.back() = value("4");
    }
    return table;
}

} // namespace

TEST_CASE("a consistent table fails nowhere") {
    CHECK(with_verdict(consistent(), Verdict::Fails).empty());
    CHECK(with_verdict(consistent(), Verdict::CannotCheck).empty());
}

TEST_CASE("one wrong total is found by each identity it is in, with both sums") {
    ExtractedTable table = consistent();
    row(table, "3.7").values.front() = value("5");
    auto const failing = with_verdict(table, Verdict::Fails);
    REQUIRE(failing.size() == 3);
    auto const column = std::find_if(
        failing.begin(), failing.end(), [](auto const& f) { return f.rule == "column-total"; });
    REQUIRE(column != failing.end());
    CHECK(column->rows == std::vector<std::string>{"3.7"});
    CHECK(column->columns == std::vector<std::string>{"自然人"});
    CHECK(column->stated == "5");
    CHECK(column->computed == "4");
    CHECK_FALSE(column->from_recovery);
    auto const balance = std::find_if(
        failing.begin(), failing.end(), [](auto const& f) { return f.rule == "balance"; });
    REQUIRE(balance != failing.end());
    CHECK(balance->rows == std::vector<std::string>{"1", "2", "3.7", "4"});
}

TEST_CASE("a blank total cannot be checked, a blank addend counts zero") {
    ExtractedTable table = consistent();
    row(table, "3.7").values.front() = value("");
    row(table, "3.2").values.front() = value("");
    auto const open = with_verdict(table, Verdict::CannotCheck);
    CHECK(std::any_of(open.begin(), open.end(), [](auto const& f) {
        return f.rule == "column-total" && f.columns.front() == "自然人";
    }));
    // Along its row the same blank cell is an addend: nothing makes the printed 4.
    auto const failing = with_verdict(table, Verdict::Fails);
    REQUIRE(failing.size() == 1);
    CHECK(failing.front().rule == "row-total");
    CHECK(failing.front().rows == std::vector<std::string>{"3.7"});
}

TEST_CASE("a missing addend cannot be checked") {
    ExtractedTable table = consistent();
    row(table, "3.1").values.front() = value("", Evidence::Missing);
    auto const open = with_verdict(table, Verdict::CannotCheck);
    CHECK(open.size() >= 2);
}

TEST_CASE("an identity fails only when no candidate satisfies it") {
    ExtractedTable table = consistent();
    ExtractedRow& first = row(table, "1");
    first.candidates = {{"4", "", "", "", "", "", "4"}, {"", "4", "", "", "", "", "4"}};
    first.candidate_count = 2;
    CHECK(with_verdict(table, Verdict::Fails).empty());
    first.candidates = {{"3", "", "", "", "", "", "4"}, {"", "3", "", "", "", "", "4"}};
    auto const failing = with_verdict(table, Verdict::Fails);
    CHECK(std::any_of(failing.begin(), failing.end(), [](auto const& f) {
        return f.rule == "row-total" && f.rows.front() == "1";
    }));
}

TEST_CASE("a repaired cell makes the finding the recovery's") {
    ExtractedTable table = consistent();
    row(table, "1").values.back() = value("5", Evidence::Repaired);
    auto const failing = with_verdict(table, Verdict::Fails);
    REQUIRE_FALSE(failing.empty());
    CHECK(failing.front().from_recovery);
}

#include "gouji/converters/statutory/findings.hpp"

#include <algorithm>

#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/statutory/sample_tables.hpp"

using namespace gouji;
using namespace gouji::testing;

namespace {

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

TEST_CASE("a blank total of a row says nothing in its column where the row has addends") {
    ExtractedTable table = consistent();
    row(table, "1").values.back() = value("");
    CHECK(with_verdict(table, Verdict::Fails).empty());
    for (std::size_t i = 0; i + 1 < row(table, "1").values.size(); ++i) {
        row(table, "1").values[i] = value("");
    }
    auto const failing = with_verdict(table, Verdict::Fails); // nothing came in, yet 4 went out
    CHECK(std::any_of(failing.begin(), failing.end(), [](auto const& f) {
        return f.rule == "balance" && f.columns.front() == "总计";
    }));
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
    first.values[0].evidence = first.values[1].evidence = Evidence::Ambiguous;
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

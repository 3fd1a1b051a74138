#include "gouji/converters/statutory/identity.hpp"

#include <random>
#include <set>
#include <utility>

#include "gouji/converters/statutory/findings.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/statutory/sample_tables.hpp"

using namespace gouji;
using namespace gouji::testing;

namespace {

using Random = std::mt19937;

int pick(Random& random, int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random);
}

/// Rows with open placements, and an identity over some of their cells.
struct Puzzle {
    std::vector<ExtractedRow> rows;
    std::vector<IdentityCell> cells;
};

Puzzle random_puzzle(Random& random) {
    constexpr int columns = 3;
    Puzzle puzzle;
    puzzle.rows.resize(static_cast<std::size_t>(pick(random, 1, 4)));
    for (ExtractedRow& row : puzzle.rows) {
        int const candidates = pick(random, 1, 3);
        row.columns.assign(columns, "x");
        for (int i = 0; i < columns; ++i) {
            row.values.push_back(value(std::to_string(pick(random, 0, 2)), Evidence::Ambiguous));
        }
        for (int k = 0; k < candidates; ++k) {
            std::vector<std::string> texts;
            for (int i = 0; i < columns; ++i) {
                texts.push_back(pick(random, 0, 4) == 0 ? "" : std::to_string(pick(random, 0, 2)));
            }
            row.candidates.push_back(texts);
        }
        row.candidate_count = candidates;
    }
    for (ExtractedRow const& row : puzzle.rows) {
        int const terms = pick(random, 1, columns);
        for (int i = 0; i < terms; ++i) {
            IdentityCell cell;
            cell.row = &row;
            cell.column = static_cast<std::size_t>(i);
            cell.left = pick(random, 0, 1) == 1;
            cell.sign = pick(random, 0, 3) == 0 ? -1 : 1;
            cell.blank_is_unknown = pick(random, 0, 9) == 0;
            puzzle.cells.push_back(cell);
        }
    }
    return puzzle;
}

/// Tries every combination, one after the other.
Verdict brute_force(Puzzle const& puzzle) {
    std::size_t combinations = 1;
    for (ExtractedRow const& row : puzzle.rows) {
        combinations *= row.candidates.size();
    }
    std::size_t holding = 0;
    bool unknown = false;
    bool number = false;
    for (std::size_t which = 0; which < combinations; ++which) {
        long difference = 0;
        for (IdentityCell const& cell : puzzle.cells) {
            std::size_t rest = which;
            for (ExtractedRow const& row : puzzle.rows) {
                if (&row == cell.row) {
                    break;
                }
                rest /= row.candidates.size();
            }
            std::string const& text =
                cell.row->candidates[rest % cell.row->candidates.size()][cell.column];
            unknown |= text.empty() && cell.blank_is_unknown;
            number |= !text.empty();
            long const amount = text.empty() ? 0 : std::stol(text);
            difference += (cell.left ? 1 : -1) * cell.sign * amount;
        }
        holding += difference == 0 ? 1U : 0U;
    }
    if (unknown || !number) {
        return Verdict::CannotCheck;
    }
    return holding == 0              ? Verdict::Fails
           : holding == combinations ? Verdict::Holds
                                     : Verdict::CannotCheck;
}

/// What was applied for, and what became of it: every sum is right.
ExtractedTable full_table(Form const& form, Random& random) {
    ExtractedTable table = zeros(form);
    std::size_t const columns = form.rows.front().columns.size();
    for (std::size_t c = 0; c + 1 < columns; ++c) {
        int done = 0;
        for (ExtractedRow& in : table.rows) {
            if (in.id.starts_with("3.") && in.id != "3.7") {
                int const number = pick(random, 0, 3) == 0 ? pick(random, 1, 40) : 0;
                in.values[c] = value(std::to_string(number));
                done += number;
            }
        }
        int const carried = pick(random, 0, 9);
        int const from_before = pick(random, 0, done + carried);
        row(table, "3.7").values[c] = value(std::to_string(done));
        row(table, "4").values[c] = value(std::to_string(carried));
        row(table, "2").values[c] = value(std::to_string(from_before));
        row(table, "1").values[c] = value(std::to_string(done + carried - from_before));
    }
    for (ExtractedRow& in : table.rows) {
        int sum = 0;
        for (std::size_t c = 0; c + 1 < columns; ++c) {
            sum += std::stoi(in.values[c].value);
        }
        in.values.back() = value(std::to_string(sum));
    }
    return table;
}

using Place = std::pair<std::string, std::string>; ///< rule, and the row or column it runs along

std::set<Place> failing(Form const& form, ExtractedTable const& table) {
    std::set<Place> out;
    for (Finding const& finding : check_table(form, table)) {
        if (finding.verdict == Verdict::Fails) {
            bool const along_row = finding.rule == "row-total";
            out.insert({finding.rule, along_row ? finding.rows.front() : finding.columns.front()});
        }
    }
    return out;
}

/// From the meaning of the rows, not from the form's file.
std::set<Place> identities_with(std::string const& id, std::string const& column) {
    std::set<Place> out{{"row-total", id}};
    if (id.starts_with("3.")) {
        out.insert({"column-total", column});
    }
    if (id == "1" || id == "2" || id == "3.7" || id == "4") {
        out.insert({"balance", column});
    }
    return out;
}

} // namespace

TEST_CASE("the verdict over placements is that of trying every combination") {
    Random random(20230119);
    std::set<Verdict> seen;
    for (int round = 0; round < 4000; ++round) {
        Puzzle const puzzle = random_puzzle(random);
        Verdict const verdict = evaluate(puzzle.cells).verdict;
        seen.insert(verdict);
        REQUIRE(verdict == brute_force(puzzle));
    }
    CHECK(seen.size() == 3);
}

TEST_CASE("a full table whose sums are right fails nowhere, and one break fails where it must") {
    Random random(7);
    for (char const* const name : {"applications-2021", "applications-2019"}) {
        Form const& form = *library().find(name);
        for (int round = 0; round < 40; ++round) {
            ExtractedTable table = full_table(form, random);
            REQUIRE(failing(form, table).empty());
            auto& in = table.rows[static_cast<std::size_t>(
                pick(random, 0, static_cast<int>(table.rows.size()) - 1))];
            auto const at = static_cast<std::size_t>(pick(random, 0, 6));
            in.values[at] = value(std::to_string(std::stoi(in.values[at].value) + 1));
            CAPTURE(in.id, in.columns[at]);
            REQUIRE(failing(form, table) == identities_with(in.id, in.columns[at]));
        }
    }
}

TEST_CASE("more combinations than are followed leave an identity open, and quickly") {
    constexpr int rows = 20;
    std::vector<ExtractedRow> table(rows);
    std::vector<IdentityCell> cells;
    Random random(3);
    for (ExtractedRow& in : table) {
        in.columns = {"x"};
        in.values = {value("0", Evidence::Ambiguous)};
        for (int k = 0; k < 64; ++k) {
            in.candidates.push_back({std::to_string(pick(random, 0, 2'000'000'000))});
        }
        in.candidate_count = 64;
        cells.push_back({&in, 0, 1, &in != &table.front(), false, ""});
    }
    Outcome const outcome = evaluate(cells);
    CHECK(outcome.verdict == Verdict::CannotCheck);
    CHECK(outcome.reason == OpenReason::TooMany);
    // Where even the smallest sum is too large there is nothing to enumerate.
    table.front().candidates = {{"-1"}};
    table.front().candidate_count = 1;
    CHECK(evaluate(cells).verdict == Verdict::Fails);
}

TEST_CASE("why an identity cannot be checked") {
    ExtractedRow in;
    in.columns = {"a", "b", "sum"};
    in.values = {value("1"), value("2"), value("3")};
    auto const reason = [&](std::string_view unit = "") {
        std::vector<IdentityCell> const cells{
            {&in, 0, 1, true, false, unit},
            {&in, 1, 1, true, false, ""},
            {&in, 2, 1, false, true, ""}};
        return evaluate(cells).reason;
    };
    CHECK(reason() == OpenReason::None);
    CHECK(reason("万元") == OpenReason::UnitsDiffer);
    in.values[2] = value("");
    CHECK(reason() == OpenReason::BlankTotal);
    in.values[0] = in.values[1] = value("");
    CHECK(reason() == OpenReason::NothingPrinted);
    in.values[0] = value("22（其中修订16件）");
    CHECK(reason() == OpenReason::NotANumber);
    in.values[0] = value("", Evidence::Missing);
    CHECK(reason() == OpenReason::MissingCell);
    in.values = {value("1", Evidence::Ambiguous), value("2"), value("3")};
    CHECK(reason() == OpenReason::Ambiguous); // its placements are not known
    in.candidates = {{"1", "", ""}, {"", "", ""}};
    in.candidate_count = 3;
    CHECK(reason() == OpenReason::TooMany);
}

TEST_CASE("amounts are exact") {
    ExtractedRow in;
    in.columns = {"a", "b", "sum"};
    std::vector<IdentityCell> const cells{
        {&in, 0, 1, true, false, ""}, {&in, 1, 1, true, false, ""}, {&in, 2, 1, false, true, ""}};
    in.values = {value("0.1"), value("0.2"), value("0.30")};
    CHECK(evaluate(cells).verdict == Verdict::Holds);
    in.values = {value("59237.2449"), value("0.0001"), value("59237.245")};
    CHECK(evaluate(cells).verdict == Verdict::Holds);
    in.values = {value("999999999999999999"), value("1"), value("0")};
    CHECK(evaluate(cells).reason == OpenReason::TooMany);
}

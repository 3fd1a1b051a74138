#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/recovery/simulator/judge.hpp"

/// No value that recovery states may be false, whatever damaged the report.

namespace {

using namespace gouji;
using namespace gouji::simulation;

/// A layout that is supported, and the least share of its cells that are read right or left open
/// for a reason (percent, without noise).
struct Supported {
    std::string_view layout;
    int least_settled;
};

constexpr Supported supported[] = {
    {"L1", 99},  {"L1b", 70}, {"L2", 99},  {"L3", 98},  {"L3b", 99}, {"L3c", 98}, {"L4", 99},
    {"L4b", 99}, {"L5", 99},  {"L5b", 65}, {"L6", 70},  {"L7", 99},  {"L8", 99},  {"L9", 99},
    {"L10", 99}, {"L11", 99}, {"L12", 70}, {"L13", 70}, {"L14", 99}, {"L15", 99}, {"L16", 99},
    {"L17", 85}, {"L18", 99}, {"L19", 99}, {"L20", 0},  {"L21", 0},
};

constexpr std::size_t cases_plain = 24;
constexpr std::size_t cases_noisy = 2;

std::string first_faults(Judgement const& judgement) {
    constexpr std::size_t shown = 5;
    std::vector<std::string> first = judgement.faults;
    first.resize(std::min(first.size(), shown));
    return join(first, "\n");
}

Tally run(
    FormLibrary const& forms,
    Layout const& layout,
    Noise const* noise,
    std::uint64_t first_seed,
    std::size_t cases,
    std::string& faults) {
    Tally tally;
    for (std::uint64_t seed = first_seed; seed < first_seed + cases; ++seed) {
        Judgement const judgement = judge(make_scenario(forms, layout, noise, seed), forms);
        tally.add(judgement.tally);
        if (judgement.tally.defects() > 0 && faults.empty()) {
            faults = "seed " + std::to_string(seed) + ": " + first_faults(judgement);
        }
    }
    return tally;
}

std::size_t cells(Tally const& tally) {
    return tally.right + tally.flagged + tally.unsure + tally.abstained + tally.wrong +
           tally.excluded + tally.lost;
}

} // namespace

TEST_CASE("What recovery states of a damaged report is true") {
    auto const forms = FormLibrary::built_in();
    REQUIRE(forms);
    for (Supported const& row : supported) {
        Layout const* const layout = find_layout(row.layout);
        REQUIRE(layout != nullptr);
        std::string faults;
        Tally const tally = run(*forms, *layout, nullptr, 1, cases_plain, faults);
        INFO(layout->name << ": " << faults);
        CHECK(tally.defects() == 0);
        CHECK(tally.breaks_missed == 0);
        CHECK(
            100 * (tally.right + tally.flagged) >=
            static_cast<std::size_t>(row.least_settled) * cells(tally));
    }
}

TEST_CASE("What recovery states of a damaged and noisy report is true") {
    auto const forms = FormLibrary::built_in();
    REQUIRE(forms);
    std::uint64_t pair = 0; // each noise sees other reports
    for (Supported const& row : supported) {
        for (Noise const& noise : all_noises()) {
            std::string faults;
            Tally const tally =
                run(*forms,
                    *find_layout(row.layout),
                    &noise,
                    1 + 2 * (pair++ % 5),
                    cases_noisy,
                    faults);
            INFO(row.layout << "+" << noise.name << ": " << faults);
            CHECK(tally.defects() == 0);
        }
    }
}

TEST_CASE("A report amid a long text is read as the report alone") {
    auto const forms = FormLibrary::built_in();
    REQUIRE(forms);
    std::string prose;
    for (int line = 0; line < 1500; ++line) {
        prose += "各项工作有序推进，没有一项落在后面。\n";
    }
    for (Supported const& row : supported) {
        Scenario scenario = make_scenario(*forms, *find_layout(row.layout), nullptr, 5);
        if (scenario.document) {
            continue; // no text
        }
        Tally const alone = judge(scenario, *forms).tally;
        scenario.text = prose + scenario.text + '\n' + prose;
        Judgement const amid = judge(scenario, *forms);
        INFO(row.layout << ": " << first_faults(amid));
        CHECK(amid.tally.defects() == 0);
        CHECK(amid.tally.right == alone.right);
        CHECK(amid.tally.flagged == alone.flagged);
    }
}

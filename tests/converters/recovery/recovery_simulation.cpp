#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "gouji/model/text.hpp"
#include "gouji/tests/converters/recovery/simulator/judge.hpp"

/// recovery_simulation: makes damaged reports, reads them back, and prints a table a layout.

namespace {

using namespace gouji;
using namespace gouji::simulation;

struct Arguments {
    std::size_t cases = 40;
    std::uint64_t seed = 1;
    std::vector<Layout const*> layouts;
    std::vector<Noise const*> noises{nullptr};
    bool show = false;
    bool only_defects = false; ///< shows cases with false values alone
    bool time = false;         ///< prints the longest time that a report took
    std::string folder;        ///< where to save the texts; empty: nowhere
    bool ok = true;
};

Arguments parse(int count, char** words) {
    Arguments out;
    for (int i = 1; i < count && out.ok; ++i) {
        std::string const word = words[i];
        std::string const value = i + 1 < count ? words[i + 1] : "";
        if (word == "--time") {
            out.time = true;
        } else if (word == "--show" || word == "--show-defects") {
            out.show = true;
            out.only_defects = word == "--show-defects";
        } else if (word == "--matrix") {
            for (Noise const& noise : all_noises()) {
                out.noises.push_back(&noise);
            }
        } else if (word == "--cases") {
            out.cases = std::strtoull(value.c_str(), nullptr, 10);
            ++i;
        } else if (word == "--seed") {
            out.seed = std::strtoull(value.c_str(), nullptr, 10);
            ++i;
        } else if (word == "--layout") {
            Layout const* const layout = find_layout(value);
            out.ok = layout != nullptr;
            out.layouts.push_back(layout);
            ++i;
        } else if (word == "--save") {
            out.folder = value;
            ++i;
        } else if (word == "--noise") {
            out.noises = {find_noise(value)};
            out.ok = out.noises.front() != nullptr;
            ++i;
        } else {
            out.ok = false;
        }
    }
    if (out.layouts.empty()) {
        for (Layout const& layout : all_layouts()) {
            out.layouts.push_back(&layout);
        }
    }
    return out;
}

std::string percent(std::size_t part, Tally const& tally) {
    std::size_t const all = tally.right + tally.flagged + tally.unsure + tally.abstained +
                            tally.wrong + tally.excluded + tally.lost;
    char text[16];
    std::snprintf(
        text,
        sizeof text,
        "%.2f",
        all == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(all));
    return text;
}

void print_row(std::string const& name, Tally const& tally) {
    std::printf(
        "%-9s %7s %7s %7s %7s %7zu %7zu %7s | %5zu %5zu %5zu | %4zu/%-4zu %5zu\n",
        name.c_str(),
        percent(tally.right, tally).c_str(),
        percent(tally.flagged, tally).c_str(),
        percent(tally.unsure, tally).c_str(),
        percent(tally.abstained, tally).c_str(),
        tally.wrong,
        tally.excluded,
        percent(tally.lost, tally).c_str(),
        tally.tables_lost,
        tally.tables_invented,
        tally.editions_wrong,
        tally.breaks - tally.breaks_missed,
        tally.breaks,
        tally.false_alarms);
    std::fflush(stdout);
}

double milliseconds_since(std::clock_t start) {
    return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// The blocks of a document, tables as one line a row.
std::string text_of(Document const& document) {
    std::string text;
    for (Block const& block : document.blocks) {
        auto const* const table = std::get_if<Box<Table>>(&block.node);
        if (table == nullptr) {
            text += plain_text(Blocks{block}) + '\n';
            continue;
        }
        for (Row const& row : (*table)->rows) {
            for (Cell const& cell : row.cells) {
                text += plain_text(cell.content) + " | ";
            }
            text += '\n';
        }
    }
    return text;
}

/// Saves the text of a case as FOLDER/NAME-SEED.txt.
void save(Scenario const& scenario, std::string const& path) {
    std::ofstream(path, std::ios::binary)
        << (scenario.document ? text_of(*scenario.document) : scenario.text);
}

/// The first case that is not as it should be: its text and what was read otherwise.
bool show(Scenario const& scenario, Judgement const& judgement, std::uint64_t seed) {
    if (judgement.faults.empty()) {
        return false;
    }
    std::string const text = scenario.document ? text_of(*scenario.document) : scenario.text;
    std::printf("---- seed %llu\n%s\n", static_cast<unsigned long long>(seed), text.c_str());
    for (std::string const& fault : judgement.faults) {
        std::printf("  %s\n", fault.c_str());
    }
    return true;
}

} // namespace

int main(int count, char** words) {
    Arguments const arguments = parse(count, words);
    auto const forms = FormLibrary::built_in();
    if (!arguments.ok || !forms) {
        std::puts(
            "recovery_simulation [--cases N] [--seed S] [--layout L7]… [--noise N1 | --matrix] "
            "[--show | --show-defects] [--time] [--save FOLDER]");
        return 2;
    }
    std::puts("percent of cells; wrong and excluded are counts      excl = truth no candidate\n"
              "            right flagged  unsure abstain   wrong    excl    lost |"
              "  lost  inv.  ed. | breaks    alarms");
    for (Noise const* noise : arguments.noises) {
        for (Layout const* layout : arguments.layouts) {
            std::string name{layout->name};
            name += noise == nullptr ? "" : "+" + std::string{noise->name};
            Tally tally;
            double longest = 0; // milliseconds of the processor, for reading, recovery and sums
            std::uint64_t longest_seed = 0;
            bool shown = !arguments.show;
            for (std::size_t i = 0; i < arguments.cases; ++i) {
                Scenario const scenario = make_scenario(*forms, *layout, noise, arguments.seed + i);
                std::clock_t const start = std::clock();
                Judgement const judgement = judge(scenario, *forms);
                if (double const taken = milliseconds_since(start); taken > longest) {
                    longest = taken;
                    longest_seed = arguments.seed + i;
                }
                if (!arguments.folder.empty()) {
                    save(
                        scenario,
                        arguments.folder + '/' + name + '-' + std::to_string(arguments.seed + i) +
                            ".txt");
                }
                tally.add(judgement.tally);
                bool const telling = !arguments.only_defects || judgement.tally.defects() > 0;
                shown = shown || (telling && show(scenario, judgement, arguments.seed + i));
            }
            print_row(name, tally);
            if (arguments.time) {
                std::printf(
                    "%-9s %.1f ms at most, seed %llu\n",
                    name.c_str(),
                    longest,
                    static_cast<unsigned long long>(longest_seed));
            }
        }
    }
    return 0;
}

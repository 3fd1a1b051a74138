#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "gouji/tests/fuzz/mutations.hpp"

/// Runs a fuzz target where there is no libFuzzer: over the seeds, then over accidents to them.
///
///     TARGET [--runs N] [--seed S] [--only I] [--verbose] FOLDER|FILE…
///
/// --verbose says the index of each run, --only runs that one again.

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

struct Arguments {
    unsigned runs = 1000;
    unsigned seed = 1;
    int only = -1;
    bool verbose = false;
    std::vector<std::string> seeds;
};

void read(std::filesystem::path const& path, std::vector<std::string>& seeds) {
    std::ifstream file(path, std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

Arguments parse(int count, char** words) {
    Arguments out;
    std::vector<std::filesystem::path> files;
    for (int i = 1; i < count; ++i) {
        std::string const word = words[i];
        if (word == "--runs" && i + 1 < count) {
            out.runs = static_cast<unsigned>(std::stoul(words[++i]));
        } else if (word == "--seed" && i + 1 < count) {
            out.seed = static_cast<unsigned>(std::stoul(words[++i]));
        } else if (word == "--only" && i + 1 < count) {
            out.only = std::stoi(words[++i]);
        } else if (word == "--verbose") {
            out.verbose = true;
        } else if (std::filesystem::is_directory(word)) {
            for (auto const& entry : std::filesystem::recursive_directory_iterator(word)) {
                if (entry.is_regular_file()) {
                    files.push_back(entry.path());
                }
            }
        } else {
            files.emplace_back(word);
        }
    }
    std::sort(files.begin(), files.end());
    for (std::filesystem::path const& file : files) {
        read(file, out.seeds);
    }
    return out;
}

void run(std::string const& bytes) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
    LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size());
}

} // namespace

int main(int argc, char** argv) {
    Arguments const arguments = parse(argc, argv);
    if (arguments.seeds.empty()) {
        std::cerr << "no seeds\n";
        return 2;
    }
    gouji::test::Mutations const mutations(arguments.seeds, arguments.seed);
    if (arguments.only >= 0) {
        run(mutations.make(static_cast<unsigned>(arguments.only)));
        return 0;
    }
    for (std::string const& seed : arguments.seeds) {
        run(seed);
    }
    for (unsigned i = 0; i < arguments.runs; ++i) {
        if (arguments.verbose) {
            std::cerr << i << std::endl;
        }
        run(mutations.make(i));
    }
    std::cout << arguments.seeds.size() << " seeds, " << arguments.runs << " accidents\n";
    return 0;
}

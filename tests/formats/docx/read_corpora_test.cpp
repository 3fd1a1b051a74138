#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "gouji/model/compare.hpp"
#include "gouji/model/messages.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/docx/read_support.hpp"

/// Files that nobody here wrote. They are not part of the project: without them these tests are
/// skipped.

using namespace gouji;
namespace fs = std::filesystem;

namespace {

fs::path corpus() {
    char const* const shared = std::getenv("GOUJI_SHARED");
    fs::path const base =
        shared != nullptr ? fs::path{shared} : fs::path{GOUJI_SOURCE_DIR}.parent_path() / "shared";
    return base / "corpora" / "docx";
}

bool is_there() {
    if (fs::is_directory(corpus())) {
        return true;
    }
    std::cout << "skipped: no " << corpus().string() << "\n";
    return false;
}

std::vector<fs::path> files() {
    std::vector<fs::path> found;
    for (auto const& entry : fs::recursive_directory_iterator{corpus()}) {
        if (entry.is_regular_file()) {
            found.push_back(entry.path());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::string bytes_of(fs::path const& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

Result<Document> read_file(fs::path const& path) {
    Diagnostics diagnostics;
    return read_docx(bytes_of(path), {}, diagnostics);
}

} // namespace

TEST_CASE("Every file of the corpora opens") {
    if (!is_there()) {
        return;
    }
    for (fs::path const& path : files()) {
        Result<Document> const document = read_file(path);
        INFO(path.string());
        if (!document) {
            FAIL_CHECK(message(document.error().code, document.error().data, Language::English));
        } else {
            CHECK(sniff_docx(bytes_of(path)) > 0);
        }
    }
}

TEST_CASE("Strict and Transitional of one document are equal") {
    if (!is_there()) {
        return;
    }
    Result<Document> const strict = read_file(corpus() / "docling" / "Strict.docx");
    Result<Document> const transitional = read_file(corpus() / "docling" / "Transitional.docx");
    REQUIRE(strict);
    REQUIRE(transitional);
    REQUIRE(!strict->blocks.empty());
    for (Difference const& difference : compare(*strict, *transitional, CompareScope::Everything)) {
        FAIL_CHECK(difference.where << ": " << difference.what);
    }
}

TEST_CASE("Damaged copies of real files neither crash nor hang") {
    if (!is_there()) {
        return;
    }
    std::vector<fs::path> const all = files();
    unsigned state = 7;
    auto const random = [&state](std::size_t below) {
        state = state * 1'103'515'245U + 12'345U;
        return (state >> 8U) % below;
    };
    for (std::size_t i = 0; i < all.size(); i += 9) {
        std::string const bytes = bytes_of(all[i]);
        if (bytes.size() > 200'000 || bytes.empty()) {
            continue;
        }
        for (int round = 0; round < 12; ++round) {
            std::string damaged = bytes;
            for (int change = 0; change <= round; ++change) {
                damaged[random(damaged.size())] = static_cast<char>(random(256));
            }
            if (round % 3 == 2) {
                damaged.resize(random(damaged.size()));
            }
            Diagnostics diagnostics;
            Result<Document> const document = read_docx(damaged, {}, diagnostics);
            if (!document) {
                CHECK(code_severity(document.error().code) == Severity::Error);
            }
        }
    }
}

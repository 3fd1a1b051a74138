#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "gouji/tests/formats/text/text_test_support.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

std::filesystem::path shared_folder() {
    char const* const named = std::getenv("GOUJI_SHARED");
    return named != nullptr ? std::filesystem::path{named}
                            : std::filesystem::path{GOUJI_SOURCE_DIR} / ".." / "shared";
}

std::string bytes_of(std::filesystem::path const& path) {
    std::ifstream stream{path, std::ios::binary};
    std::stringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

} // namespace

TEST_CASE("real reports keep every line, their chapters, and their way through our text") {
    std::filesystem::path const folder = shared_folder() / "reports";
    if (!std::filesystem::is_directory(folder)) {
        std::cout << "skipped: no ../shared\n";
        return;
    }
    std::size_t reports = 0;
    for (auto const& entry : std::filesystem::directory_iterator{folder}) {
        if (entry.path().extension() != ".txt") {
            continue;
        }
        ++reports;
        INFO(entry.path());
        std::string const bytes = bytes_of(entry.path());
        Document const document = read(bytes);
        std::string lines;
        for (std::uint32_t i = 0; i < document.source.size(); ++i) {
            lines += std::string{document.source.text(i)} + "\n";
        }
        CHECK((lines == bytes || lines == bytes + "\n"));
        std::size_t chapters = 0;
        for (Block const& block : document.blocks) {
            auto const* const heading = std::get_if<Heading>(&block.node);
            chapters += heading != nullptr && heading->level == 1 ? 1U : 0U;
        }
        CHECK(chapters >= 5);
        CHECK(chapters <= 7);
        CHECK(differences(document, read(write(document))).empty());
    }
    CHECK(reports > 0);
}

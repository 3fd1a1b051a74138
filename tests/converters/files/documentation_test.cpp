#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include "gouji/converters/convert.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/messages.hpp"
#include "gouji/tests/catch.hpp"

// docs/diagnostics.md lists every code, with its severity and what --strict does.

TEST_CASE("every code is documented as it is") {
    std::ifstream in(GOUJI_SOURCE_DIR "/docs/diagnostics.md");
    std::string const text{std::istreambuf_iterator<char>(in), {}};
    REQUIRE_FALSE(text.empty());
    for (std::size_t i = 0; i < gouji::code_count(); ++i) {
        auto const code = static_cast<gouji::Code>(i);
        std::ostringstream row;
        row << "\n| `" << gouji::code_name(code) << "` | "
            << gouji::severity_name(gouji::code_severity(code)) << " | "
            << (gouji::is_strict_matter(code) ? "S | " : "| ");
        INFO(row.str());
        CHECK(text.find(row.str()) != std::string::npos);
    }
}

TEST_CASE("no code is documented that is not there") {
    std::ifstream in(GOUJI_SOURCE_DIR "/docs/diagnostics.md");
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("| `")) {
            std::string const name = line.substr(3, line.find('`', 3) - 3);
            INFO(name);
            CHECK(gouji::find_code(name).has_value());
        }
    }
}

TEST_CASE("every message has its words in both languages") {
    for (std::size_t i = 0; i < gouji::code_count(); ++i) {
        auto const code = static_cast<gouji::Code>(i);
        INFO(gouji::code_name(code));
        CHECK_FALSE(gouji::message(code, {}, gouji::Language::English).empty());
        CHECK(
            gouji::message(code, {}, gouji::Language::Chinese) !=
            gouji::message(code, {}, gouji::Language::English));
    }
}

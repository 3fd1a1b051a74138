#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "gouji/converters/convert.hpp"
#include "gouji/converters/forms/form.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/messages.hpp"
#include "gouji/tests/catch.hpp"

// docs/diagnostics.md lists every code, with its severity and what --strict does; docs/recovery.md
// every file and every rule of recovery.

namespace {

std::string read(std::filesystem::path const& path) {
    std::ifstream in(GOUJI_SOURCE_DIR / path);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    REQUIRE_FALSE(text.empty());
    return text;
}

std::vector<std::filesystem::path> sources_in(std::filesystem::path const& folder) {
    std::vector<std::filesystem::path> sources;
    std::filesystem::path const all = GOUJI_SOURCE_DIR / folder;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(all)) {
        if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp") {
            sources.push_back(entry.path().lexically_relative(GOUJI_SOURCE_DIR));
        }
    }
    return sources;
}

/// The runs of letters, digits and underscores.
std::set<std::string> words_of(std::string const& text) {
    std::set<std::string> words;
    std::string word;
    for (char const c : text + ' ') {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_') {
            word += c;
        } else if (!word.empty()) {
            words.insert(std::exchange(word, {}));
        }
    }
    return words;
}

/// What stands between quotes and is named like a rule: "place.order".
std::set<std::string> rules_in(std::string const& code) {
    std::set<std::string> rules;
    for (std::string const prefix : {"place.", "order.", "glyph.", "label."}) {
        std::string const opening = '"' + prefix;
        for (std::size_t at = 0; (at = code.find(opening, at)) != std::string::npos; ++at) {
            std::size_t const end = code.find('"', at + 1);
            std::string const rule = code.substr(at + 1, end - at - 1);
            if (rule != prefix) { // else a name is put behind it
                rules.insert(rule);
            }
        }
    }
    return rules;
}

} // namespace

TEST_CASE("every file of recovery stands in its stage") {
    std::set<std::string> const words = words_of(read("docs/recovery.md"));
    for (auto const& source : sources_in("converters/recovery")) {
        INFO(source);
        CHECK(words.contains(source.stem().string()));
    }
}

TEST_CASE("every rule that a value may name is explained") {
    std::string const text = read("docs/recovery.md");
    std::set<std::string> rules;
    for (auto const* const folder : {"converters/recovery", "converters/statutory"}) {
        for (auto const& source : sources_in(folder)) {
            rules.merge(rules_in(read(source)));
        }
    }
    auto const forms = gouji::FormLibrary::built_in();
    REQUIRE(forms);
    for (gouji::Form const& form : forms->all()) {
        for (gouji::FormIdentity const& identity : form.identities) {
            if (identity.along == gouji::FormIdentity::Along::Row) {
                rules.insert("place." + identity.rule);
            }
        }
    }
    REQUIRE(rules.size() > 10);
    for (std::string const& name : rules) {
        INFO(name);
        CHECK(text.find('`' + name + '`') != std::string::npos);
    }
}

TEST_CASE("every code is documented as it is") {
    std::string const text = read("docs/diagnostics.md");
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

#include "gouji/converters/review/source_tokens.hpp"

#include <string>

#include "gouji/tests/catch.hpp"

using namespace gouji;

namespace {

/// "line:begin+length" of a text in a source of one line; "none" without a place.
std::string found(std::string const& line, std::uint32_t column, std::string const& text) {
    SourceMap source;
    source.add_line(line);
    auto const token = SourceTokens(source).find({0, column}, text);
    return token ? std::to_string(token->line) + ":" + std::to_string(token->begin) + "+" +
                       std::to_string(token->length)
                 : "none";
}

} // namespace

TEST_CASE("a token is counted in UTF-16 units") {
    CHECK(found("总计 | 4", 9, "4") == "0:5+1");
    CHECK(found("𠮷𠮷|12", 9, "12") == "0:5+2"); // beyond the basic plane: two units each
}

TEST_CASE("blanks inside and around a text make no difference") {
    CHECK(found("  总　计 |", 0, "总计") == "0:2+3");
    CHECK(found("总计", 0, "总 计") == "0:0+2");
}

TEST_CASE("a text that goes on in the next line is found as far as it is in this one") {
    CHECK(found("1.本机关不掌握", 0, "1.本机关不掌握相关政府信息") == "0:0+8");
}

TEST_CASE("a text elsewhere in the line is found, one that is not there leaves the line") {
    CHECK(found("繁(fán)体 12", 3, "12") == "0:8+2");
    CHECK(found("总计", 0, "合计") == "0:0+0");
    CHECK(found("总计", 0, "") == "0:0+0");
    CHECK(found("总计", 99, "总计") == "0:0+0");
}

TEST_CASE("no line is no place") {
    SourceMap const source;
    CHECK_FALSE(SourceTokens(source).find({}, "4"));
    CHECK_FALSE(SourceTokens(source).find({7, 0}, "4"));
}

TEST_CASE("tokens are found in any order") {
    SourceMap source;
    source.add_line("总计|4|5");
    source.add_line("合计|66");
    SourceTokens tokens(source);
    CHECK(tokens.find({0, 7}, "4")->begin == 3);
    CHECK(tokens.find({0, 9}, "5")->begin == 5);
    CHECK(tokens.find({1, 7}, "66")->begin == 3);
    CHECK(tokens.find({0, 7}, "4")->begin == 3);
    CHECK(tokens.find({0, 0}, "总计")->begin == 0);
}

TEST_CASE("the cells of a long line are found") {
    constexpr std::size_t cells = 32'000;
    std::string line;
    for (std::size_t i = 0; i < cells; ++i) {
        line += "总计|4|";
    }
    SourceMap source;
    source.add_line(line);
    SourceTokens tokens(source);
    for (std::size_t i = 0; i < cells; ++i) {
        auto const at = static_cast<std::uint32_t>(9 * i);
        REQUIRE(tokens.find({0, at}, "总计")->begin == 5 * i);
        REQUIRE(tokens.find({0, at}, "合计")->length == 0);
    }
}

#include "gouji/formats/pdf/read/lexer.hpp"

#include <vector>

#include "gouji/tests/catch.hpp"

using namespace gouji::pdfread;

namespace {

std::vector<Token> tokens(std::string_view source) {
    Lexer lexer(source);
    std::vector<Token> all;
    Token token;
    while (lexer.next(token)) {
        all.push_back(token);
    }
    return all;
}

double number(std::string_view source) {
    return tokens(source).at(0).number;
}

} // namespace

TEST_CASE("numbers as viewers read them", "[pdf]") {
    CHECK(number("12") == 12);
    CHECK(number("-.5") == Approx(-0.5));
    CHECK(number("+3.25") == Approx(3.25));
    CHECK(number("--5") == -5);
    CHECK(number("1.2.3") == Approx(1.2));
    CHECK(number("12-3") == 12);
    CHECK(tokens("1 0 0 1 72 720 cm").size() == 7);
    CHECK(tokens("0(a)Tj").size() == 3);
}

TEST_CASE("strings", "[pdf]") {
    CHECK(tokens("(a(b)c)").at(0).text == "a(b)c");
    CHECK(tokens("(\\(\\101\\n\\7x)").at(0).text == "(A\n\ax");
    CHECK(tokens("(a\\\nb)").at(0).text == "ab");
    CHECK(tokens("(a\r\nb)").at(0).text == "a\nb");
    CHECK(tokens("<4E 00 9>").at(0).text == std::string("\x4E\x00\x90", 3));
    CHECK(tokens("<4e00>").at(0).hexadecimal);
    CHECK(tokens("(open").at(0).text == "open");
}

TEST_CASE("names, comments, brackets", "[pdf]") {
    CHECK(tokens("/A#20B").at(0).text == "A B");
    CHECK(tokens("/A#ZZ").at(0).text == "A#ZZ");
    std::vector<Token> const all = tokens("<< /K [1 2] >> % not seen\nBDC");
    REQUIRE(all.size() == 8);
    CHECK(all[0].kind == TokenKind::DictionaryBegin);
    CHECK(all[2].kind == TokenKind::ArrayBegin);
    CHECK(all[6].kind == TokenKind::DictionaryEnd);
    CHECK(all[7].text == "BDC");
    CHECK(tokens(")>}{").empty());
}

TEST_CASE("the data of an inline image is passed over", "[pdf]") {
    Lexer lexer("ID \x01\x02"
                "EI\x03 EI\x80 more EI Q");
    Token token;
    REQUIRE(lexer.next(token));
    lexer.skip_inline_image(0);
    REQUIRE(lexer.next(token));
    CHECK(token.text == "Q");
    CHECK_FALSE(lexer.next(token));
}

TEST_CASE("an inline image of known length may hold its own end", "[pdf]") {
    Lexer lexer("ID a EI b\nEI Q");
    Token token;
    REQUIRE(lexer.next(token));
    lexer.skip_inline_image(6);
    REQUIRE(lexer.next(token));
    CHECK(token.text == "Q");
}

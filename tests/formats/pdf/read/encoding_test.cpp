#include "gouji/formats/pdf/read/pdf_object.hpp"
#include "gouji/formats/pdf/read/simple_encoding.hpp"
#include "gouji/formats/support/radicals.hpp"
#include "gouji/tests/catch.hpp"

using namespace gouji::pdfread;

TEST_CASE("named encodings", "[pdf]") {
    CHECK((*find_encoding("WinAnsiEncoding"))[0x93] == u'“');
    CHECK((*find_encoding("WinAnsiEncoding"))[0x80] == u'€');
    CHECK((*find_encoding("MacRomanEncoding"))[0x8A] == u'ä');
    CHECK((*find_encoding("StandardEncoding"))[0x27] == u'’');
    CHECK(find_encoding("MacExpertEncoding") == nullptr);
    CHECK(symbol_encoding_table()[0x61] == u'α');
    CHECK(zapf_dingbats_encoding_table()[0x34] == u'✔');
}

TEST_CASE("glyph names", "[pdf]") {
    CHECK(characters_of_glyph_name("A") == U"A");
    CHECK(characters_of_glyph_name("Aacute") == U"Á");
    CHECK(characters_of_glyph_name("zukatakana") == U"ズ");
    CHECK(characters_of_glyph_name("uni4E00") == U"一");
    CHECK(characters_of_glyph_name("uni00410042") == U"AB");
    CHECK(characters_of_glyph_name("u2000B") == U"\U0002000B");
    CHECK(characters_of_glyph_name("one.oldstyle") == U"1");
    CHECK(characters_of_glyph_name("f_i") == U"fi");
    CHECK(characters_of_glyph_name("uniD800").empty());
    CHECK(characters_of_glyph_name("g123").empty());
    CHECK(characters_of_glyph_name("").empty());
    CHECK(character_of_dingbat_name("a20") == U'✔');
    CHECK(character_of_dingbat_name("a999") == 0);
}

TEST_CASE("radicals become the ideographs they look like", "[pdf]") {
    CHECK(gouji::fold_radical(0x2F08) == U'人');
    CHECK(gouji::fold_radical(0x2EA0) == U'民');
    CHECK(gouji::fold_radical(0x2EC4) == U'西');
    CHECK(gouji::fold_radical(U'人') == U'人');
    CHECK(gouji::fold_radical(U'A') == U'A');
}

TEST_CASE("widths of the standard fonts", "[pdf]") {
    CHECK(standard_width("Helvetica", U'A', 'A') == 667);
    CHECK(standard_width("Times-BoldItalic", U'A', 'A') == 667);
    CHECK(standard_width("Arial,Bold", U'A', 'A') == 722);
    CHECK(standard_width("Courier-Bold", U'x', 'x') == 600);
    CHECK(standard_width("SimSun", U'A', 'A') < 0);
}

TEST_CASE("text strings", "[pdf]") {
    CHECK(
        decode_text_string(std::string_view("\xFE\xFF\x4E\x00\xD8\x40\xDC\x0B", 8)) ==
        "一\U0002000B");
    CHECK(decode_text_string(std::string_view("\xFF\xFE\x00\x4E", 4)) == "一");
    CHECK(decode_text_string("\xEF\xBB\xBF\xE4\xB8\x80") == "一");
    CHECK(decode_text_string("caf\xE9 \x84") == "café —");
}

#include "gouji/model/codes.hpp"
#include "gouji/tests/formats/text/text_test_support.hpp"

using namespace gouji;
using namespace gouji::test;

TEST_CASE("the source keeps every line as it is") {
    Diagnostics diagnostics;
    Document const document = read("\xEF\xBB\xBF\ta |\r\n\r\n  b\rc\n\nlast  ", diagnostics);
    SourceMap const& source = document.source;
    REQUIRE(source.size() == 6);
    CHECK(source.text(0) == "\ta |");
    CHECK(source.text(1) == "");
    CHECK(source.text(2) == "  b");
    CHECK(source.text(3) == "c");
    CHECK(source.text(5) == "last  ");
    CHECK(source.line(0).origin.offset == 3);
    CHECK(source.line(2).origin.offset == 11);
    CHECK(source.line(3).origin.offset == 15);
    CHECK(source.line(5).origin.offset == 18);
}

TEST_CASE("offsets are those of the input in other encodings") {
    // 一、公开\r\n0 in GB18030 and UTF-16LE
    Document const gb = read("\xD2\xBB\xA1\xA2\xB9\xAB\xBF\xAA\xD0\xC5\xCF\xA2\r\n0\n");
    REQUIRE(gb.source.size() == 2);
    CHECK(gb.source.text(0) == "一、公开信息");
    CHECK(gb.source.line(1).origin.offset == 14);
    using namespace std::string_literals;
    Document const wide = read("\xFF\xFE\x00\x4E\n\0\x8C\x4E"s);
    REQUIRE(wide.source.size() == 2);
    CHECK(wide.source.text(1) == "二");
    CHECK(wide.source.line(1).origin.offset == 6);
}

TEST_CASE("all line ends are line ends") {
    CHECK(
        read("a\xC2\x85"
             "b\xE2\x80\xA8"
             "c\xE2\x80\xA9"
             "d")
            .source.size() == 4);
}

TEST_CASE("grid tables with spans and a header") {
    Table const table = only_table(read("+--------+-------------+\n"
                                        "| 项目   | 数量        |\n"
                                        "|        +------+------+\n"
                                        "|        | 上年 | 本年 |\n"
                                        "+========+======+======+\n"
                                        "| 小桥   | 1    |      |\n"
                                        "|        |      |      |\n"
                                        "| （座） |      |      |\n"
                                        "+--------+------+------+\n"));
    CHECK(sketch(table) == "#2x1:项目|1x2:数量 / #上年|本年 / 小桥⏎（座）|1|");
    CHECK(table.rows[2].cells[0].content.size() == 2);
    CHECK(table.rows[0].cells[1].source == SourceRef{1, 13});
}

TEST_CASE("grid tables of other programs count columns their own way") {
    // “ ” and ① drawn two columns wide
    CHECK(sketch(only_table(read("+--------+---+\n| “一”   | b |\n+--------+---+\n"))) == "“一”|b");
    CHECK(sketch(only_table(read("+--------+---+\n| “一” | b |\n+--------+---+\n"))) == "“一”|b");
    // each character one column
    CHECK(
        sketch(only_table(read("+---+---+\n| 一 | b |\n| 二 | c |\n+---+---+\n"))) == "一⏎二|b⏎c");
}

TEST_CASE("a picture that is no table stays lines") {
    Diagnostics diagnostics;
    Document const document = read("+---+---+\n| a | b\n+---+\n", diagnostics);
    CHECK(document.blocks.size() == 3);
    CHECK(diagnostics.count(Code::TableUnsure) == 1);
}

TEST_CASE("box drawing") {
    CHECK(
        sketch(only_table(read("┌──────┬───┐\n│ 项目 │ n │\n├──────┼───┤\n│ 桥   │ 3 "
                               "│\n├──────┴───┤\n│ 合计     │\n└──────────┘\n"))) ==
        "项目|n / 桥|3 / 1x2:合计");
    CHECK(
        sketch(only_table(read(
            "╔════╦════╗\n║ a  ║ b  ║\n╠════╬════╣\n║ 1  ║ 2  ║\n║ 3  ║ 4  ║\n╚════╩════╝\n"))) ==
        "#a|b / 1|2 / 3|4");
    CHECK(
        sketch(only_table(read(
            "┏━━━┳━━━┓\n┃ a ┃ b ┃\n┡━━━╇━━━┩\n│ 1 │ 2 │\n├───┼───┤\n│ 3 │ 4 │\n└───┴───┘\n"))) ==
        "#a|b / 1|2 / 3|4");
    // box characters two columns wide
    CHECK(
        sketch(only_table(read("┌───┬───┐\n│项目  │数量  │\n├───┼───┤\n│桥    │3     │\n│渠    │11 "
                               "   │\n└───┴───┘\n"))) == "#项目|数量 / 桥|3 / 渠|11");
}

TEST_CASE("query results have a row a line below their header") {
    CHECK(
        sketch(only_table(
            read("+------+-------+\n| ware | count |\n+------+-------+\n| rope |     3 |\n"
                 "| lime |       |\n| sand |    12 |\n+------+-------+\n"))) ==
        "#ware|count / rope|3 / lime| / sand|12");
    // Texts may be lines of one cell.
    CHECK(
        sketch(only_table(
            read("+------+-------+\n| ware | place |\n+------+-------+\n| rope | north |\n"
                 "| lime | south |\n+------+-------+\n"))) == "ware|place / rope⏎lime|north⏎south");
}

TEST_CASE("cells with a number a line are read back as they are") {
    std::string const drawn = "+------+-------+\n| ware | count |\n+------+-------+\n"
                              "| rope | 3     |\n| lime | 12    |\n|      |       |\n"
                              "+------+-------+\n";
    Document const document = read(drawn);
    CHECK(sketch(only_table(document)) == "ware|count / rope⏎lime|3⏎12");
    CHECK(write(document) == drawn);
}

TEST_CASE("nested tables") {
    Table const table =
        only_table(read("+---------------+---+\n| +---+---+     | c |\n| | a | b |     |   |\n| "
                        "+---+---+     |   |\n+---------------+---+\n"));
    REQUIRE(table.rows[0].cells[0].content.size() == 1);
    CHECK(sketch(*std::get<Box<Table>>(table.rows[0].cells[0].content[0].node)) == "a|b");
}

TEST_CASE("marks below a table are taken back") {
    Document const document = read(
        "+---+---+\n| a | 4 |\n+---+---+\n\n勾稽[table 1 2 ambiguous 1/2: 4 @r1c2]\n\n正文。\n");
    Table const& table = only_table(document);
    CHECK(table.rows[0].cells[1].evidence == Evidence::Ambiguous);
    CHECK(document.blocks.size() == 2);
    CHECK(document.blocks[0].source == LineRange{0, 5});
}

TEST_CASE("control characters are taken out and counted") {
    Diagnostics diagnostics;
    Document const document = read(
        "a\x01"
        "b\x7F\n",
        diagnostics);
    CHECK(plain_text(document.blocks) == "ab");
    CHECK(diagnostics.count(Code::ControlCharacters) == 1);
    CHECK(
        document.source.text(0) == "a\x01"
                                   "b\x7F");
}

TEST_CASE("what is no text is not read as text") {
    using namespace std::string_literals;
    CHECK(sniff_text("一、总体情况\n") > 0);
    CHECK(sniff_text("\xD2\xBB\xA1\xA2\xD7\xDC\xCC\xE5\n") > 0);
    CHECK(sniff_text("PK\x03\x04..."s) == 0);
    CHECK(sniff_text("%PDF-1.7\n") == 0);
    CHECK(sniff_text("\0\x01\x02\x03\x04\x05\x06"s) == 0);
    CHECK(sniff_text("") == 0);
}

TEST_CASE("an option that text does not know is an error") {
    Diagnostics diagnostics;
    ReadOptions options;
    options.extra["colour"] = "red";
    auto const result = read_text("a", options, diagnostics);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().code == Code::UnknownOption);
    CHECK(read_text("", {}, diagnostics).error().code == Code::EmptyInput);
}

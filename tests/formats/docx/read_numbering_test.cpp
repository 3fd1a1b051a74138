#include <array>

#include "gouji/formats/docx/docx_number_format.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/docx/read_support.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

std::string
level(int index, std::string_view format, std::string_view text, std::string_view more = "") {
    return "<w:lvl w:ilvl=\"" + std::to_string(index) +
           "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + std::string{format} + "\"/>" +
           std::string{more} + "<w:lvlText w:val=\"" + std::string{text} + "\"/></w:lvl>";
}
std::string abstract(int id, std::string_view levels) {
    return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + std::string{levels} +
           "</w:abstractNum>";
}
std::string num(int id, int of, std::string_view more = "") {
    return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" +
           std::to_string(of) + "\"/>" + std::string{more} + "</w:num>";
}
std::string item(std::string_view text, int number, int depth = 0, std::string_view style = "") {
    std::string properties =
        style.empty() ? "" : "<w:pStyle w:val=\"" + std::string{style} + "\"/>";
    return p(
        text,
        properties + "<w:numPr><w:ilvl w:val=\"" + std::to_string(depth) + "\"/><w:numId w:val=\"" +
            std::to_string(number) + "\"/></w:numPr>");
}
std::string
numbered(std::string const& body, std::string const& numbering, std::string const& styles = "") {
    DocxMaker maker{body};
    maker.part("numbering", numbering);
    if (!styles.empty()) {
        maker.part("styles", styles);
    }
    return sketch(test::read(maker.zip()).document.blocks);
}
/// The one label of a list of one item.
std::string label(std::string_view format, std::string_view text, std::string_view more = "") {
    std::string const out =
        numbered(item("x", 1), abstract(0, level(0, format, text, more)) + num(1, 0));
    std::size_t const begin = out.find("- ") + 2;
    return out.substr(begin, out.find('\n', begin) - begin);
}

} // namespace

TEST_CASE("Numbers in the formats of ST_NumberFormat") {
    struct Row {
        std::string_view format;
        std::int64_t number;
        std::string_view written;
    };
    constexpr std::array rows{
        Row{"decimal", 12, "12"},
        Row{"decimalZero", 7, "07"},
        Row{"upperRoman", 1994, "MCMXCIV"},
        Row{"lowerRoman", 48, "xlviii"},
        Row{"lowerLetter", 26, "z"},
        Row{"upperLetter", 28, "BB"},
        Row{"chineseCounting", 10, "十"},
        Row{"chineseCounting", 21, "二十一"},
        Row{"chineseCountingThousand", 11, "十一"},
        Row{"chineseCountingThousand", 110, "一百一十"},
        Row{"chineseCountingThousand", 305, "三百零五"},
        Row{"chineseCountingThousand", 1001, "一千零一"},
        Row{"chineseCountingThousand", 10010, "一万零一十"},
        Row{"chineseLegalSimplified", 12, "壹拾贰"},
        Row{"ideographTraditional", 3, "丙"},
        Row{"ideographTraditional", 11, "11"},
        Row{"ideographZodiac", 12, "亥"},
        Row{"ideographZodiacTraditional", 61, "甲子"},
        Row{"ideographDigital", 105, "一〇五"},
        Row{"taiwaneseCountingThousand", 20, "二十"},
        Row{"japaneseCounting", 110, "百十"},
        Row{"decimalEnclosedCircle", 20, "⑳"},
        Row{"decimalEnclosedCircleChinese", 36, "㊱"},
        Row{"decimalFullWidth", 10, "１０"},
        Row{"ordinal", 22, "22nd"},
        Row{"ordinal", 13, "13th"},
        Row{"ordinalText", 20, "Twentieth"},
        Row{"cardinalText", 42, "Forty-two"},
        Row{"cardinalText", 1101, "One thousand one hundred one"},
        Row{"ordinalText", 200, "Two hundredth"},
        Row{"numberInDash", 3, "- 3 -"},
        Row{"none", 3, ""},
        Row{"somethingNew", 3, "3"},
    };
    for (Row const& row : rows) {
        INFO(row.format << " " << row.number);
        CHECK(docx::reading::number_writer(row.format)(row.number) == row.written);
    }
}

TEST_CASE("Numbered paragraphs are lists, nested by level") {
    std::string const numbering =
        abstract(0, level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)")) + num(1, 0);
    CHECK(
        numbered(
            item("甲", 1) + item("乙", 1, 1) + item("丙", 1, 1) + item("丁", 1) + item("戊", 1, 1),
            numbering) ==
        "ol\n- 1.\n  p: 甲\n  ol\n  - (a)\n    p: 乙\n  - (b)\n    p: 丙\n- 2.\n  p: 丁\n  ol\n"
        "  - (a)\n    p: 戊\n");
}

TEST_CASE("A paragraph ends a list, but not its counting") {
    CHECK(
        numbered(
            item("甲", 1) + p("文") + item("乙", 1),
            abstract(0, level(0, "decimal", "%1)")) + num(1, 0)) ==
        "ol\n- 1)\n  p: 甲\np: 文\nol\n- 2)\n  p: 乙\n");
}

TEST_CASE("Instances of one definition count on; an override begins anew") {
    std::string const numbering =
        abstract(0, level(0, "decimal", "%1")) + num(1, 0) + num(2, 0) +
        num(3, 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>");
    CHECK(
        numbered(
            item("a", 1) + item("b", 2) + item("c", 3) + item("d", 3) + item("e", 1), numbering) ==
        "ol\n- 1\n  p: a\n- 2\n  p: b\nol\n- 5\n  p: c\n- 6\n  p: d\n- 7\n  p: e\n");
}

TEST_CASE("A nested list that begins anew does not end the one around it") {
    std::string const numbering =
        abstract(0, level(0, "decimal", "%1") + level(1, "decimal", "%2)")) + num(1, 0) +
        num(2, 0, "<w:lvlOverride w:ilvl=\"1\"><w:startOverride w:val=\"4\"/></w:lvlOverride>");
    CHECK(
        numbered(item("a", 1) + item("b", 2, 1) + item("c", 1, 1) + item("d", 1), numbering) ==
        "ol\n- 1\n  p: a\n  ol\n  - 4)\n    p: b\n  - 5)\n    p: c\n- 2\n  p: d\n");
}

TEST_CASE("An override can replace a level") {
    CHECK(
        numbered(
            item("a", 1),
            abstract(0, level(0, "decimal", "%1")) +
                num(1,
                    0,
                    "<w:lvlOverride w:ilvl=\"0\">" + level(0, "upperRoman", "第%1条") +
                        "</w:lvlOverride>")) == "ol\n- 第I条\n  p: a\n");
}

TEST_CASE("Labels of several levels, legal digits, levels that do not restart") {
    std::string const levels =
        level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2") +
        level(2, "decimal", "%1.%2.%3", "<w:isLgl/><w:lvlRestart w:val=\"0\"/>");
    CHECK(
        numbered(
            item("a", 1) + item("b", 1, 1) + item("c", 1, 2) + item("d", 1) + item("e", 1, 1) +
                item("f", 1, 2),
            abstract(0, levels) + num(1, 0)) ==
        "ol\n- 第一章\n  p: a\n  ol\n  - 一.1\n    p: b\n    ol\n    - 1.1.1\n      p: c\n"
        "- 第二章\n  p: d\n  ol\n  - 二.1\n    p: e\n    ol\n    - 2.1.2\n      p: f\n");
}

TEST_CASE("A level that no paragraph had counts from its start") {
    CHECK(
        numbered(
            item("a", 1, 1),
            abstract(0, level(0, "decimal", "%1") + level(1, "decimal", "%1.%2")) + num(1, 0)) ==
        "ol\n- 1.1\n  p: a\n");
}

TEST_CASE("Bullets of picture fonts") {
    auto const font = [](std::string_view name) {
        return "<w:rPr><w:rFonts w:ascii=\"" + std::string{name} + "\"/></w:rPr>";
    };
    CHECK(label("bullet", "\uF0B7", font("Symbol")) == "•");
    CHECK(label("bullet", "\uF0A7", font("Wingdings")) == "▪");
    CHECK(label("bullet", "\uF06C", font("Wingdings")) == "●");
    CHECK(label("bullet", "\uF0FC", font("Wingdings")) == "✓");
    CHECK(label("bullet", "\uF0D8", font("Wingdings")) == "➢");
    CHECK(label("bullet", "o", font("Courier New")) == "◦");
    CHECK(label("bullet", "\uF0EE", font("Nobody")) == "•");
    CHECK(label("bullet", "－") == "－");
}

TEST_CASE("Custom formats pad with zeros") {
    std::string const numbering =
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"9\"/>"
        "<mc:AlternateContent><mc:Choice Requires=\"w14\"><w:numFmt w:val=\"custom\" "
        "w:format=\"001, 002, 003, ...\"/></mc:Choice><mc:Fallback><w:numFmt w:val=\"decimal\"/>"
        "</mc:Fallback></mc:AlternateContent><w:lvlText w:val=\"%1\"/></w:lvl></w:abstractNum>" +
        num(1, 0);
    CHECK(numbered(item("a", 1) + item("b", 1), numbering) == "ol\n- 009\n  p: a\n- 010\n  p: b\n");
}

TEST_CASE("Without a visible label there is no list") {
    std::string const numbering =
        abstract(0, level(0, "none", "")) + num(1, 0) +
        abstract(1, level(0, "decimal", "%1", "<w:rPr><w:vanish/></w:rPr>")) + num(2, 1);
    CHECK(numbered(item("a", 1) + item("b", 2) + item("c", 99), numbering) == "p: a\np: b\np: c\n");
}

TEST_CASE("A label without text is an item without content") {
    CHECK(
        numbered(item("", 1) + item("b", 1), abstract(0, level(0, "decimal", "%1.")) + num(1, 0)) ==
        "ol\n- 1.\n- 2.\n  p: b\n");
}

TEST_CASE("A heading's label is part of its text") {
    std::string const styles =
        "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading "
        "1\"/><w:pPr><w:numPr>"
        "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:name w:val=\"heading 2\"/>"
        "<w:basedOn w:val=\"H1\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"H3\"><w:name w:val=\"heading 3\"/><w:pPr>"
        "<w:numPr><w:ilvl w:val=\"2\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    std::string const numbering =
        abstract(
            0,
            level(0, "chineseCounting", "%1、", "<w:suff w:val=\"nothing\"/>") +
                level(1, "chineseCounting", "（%2）", "<w:pStyle w:val=\"H2\"/>") +
                level(2, "decimal", "%3.")) +
        num(1, 0);
    std::string const body =
        p("总体情况", "<w:pStyle w:val=\"H1\"/>") + p("机构", "<w:pStyle w:val=\"H2\"/>") +
        p("人员", "<w:pStyle w:val=\"H3\"/>") +
        p("不编号", "<w:pStyle w:val=\"H2\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>") +
        p("主动公开", "<w:pStyle w:val=\"H1\"/>");
    CHECK(
        numbered(body, numbering, styles) ==
        "h1: 一、总体情况\nh2: （一）机构\nh3: 1. 人员\nh2: 不编号\nh1: 二、主动公开\n");
}

TEST_CASE("A numbering style lends its definition") {
    std::string const numbering =
        "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"Outline\"/></w:abstractNum>" +
        abstract(1, "<w:styleLink w:val=\"Outline\"/>" + level(0, "decimalFullWidth", "%1．")) +
        num(1, 0) + num(2, 1);
    std::string const styles =
        "<w:style w:type=\"numbering\" w:styleId=\"Outline\"><w:pPr><w:numPr><w:numId w:val=\"2\"/>"
        "</w:numPr></w:pPr></w:style>";
    CHECK(numbered(item("a", 1), numbering, styles) == "ol\n- １．\n  p: a\n");
}

TEST_CASE("Lists go on in paragraphs of the continuing styles") {
    std::string const numbering =
        abstract(0, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2")) + num(1, 0);
    CHECK(
        numbered(
            item("甲", 1) + item("乙", 1, 1) + p("丙", "<w:pStyle w:val=\"ListContinue2\"/>") +
                p("丁", "<w:pStyle w:val=\"ListContinue\"/>") + item("戊", 1),
            numbering) ==
        "ol\n- 1.\n  p: 甲\n  ol\n  - 1.1\n    p: 乙\n    p: 丙\n  p: 丁\n- 2.\n  p: 戊\n");
}

TEST_CASE("Automatic numbers in cells are part of the cells") {
    DocxMaker maker{
        "<w:tbl><w:tr><w:tc>" + item("", 1) + "</w:tc></w:tr><w:tr><w:tc>" + item("", 1) +
        "</w:tc></w:tr></w:tbl>"};
    maker.part("numbering", abstract(0, level(0, "decimal", "%1")) + num(1, 0));
    Read const read = test::read(maker.zip());
    CHECK(sketch(table_of(read.document).rows[1].cells[0].content) == "ol\n- 2\n");
}

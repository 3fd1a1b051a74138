#include "gouji/formats/docx/docx_list_labels.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/tests/catch.hpp"
#include "write_support.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

std::vector<ListItem> items(std::vector<std::string> const& labels) {
    std::vector<ListItem> out;
    for (std::string const& label : labels) {
        out.push_back({label, {}});
    }
    return out;
}

/// "format prefix|suffix start", or "-".
std::string pattern_of(std::vector<std::string> const& labels) {
    auto const pattern = docx::find_pattern(items(labels));
    return pattern ? std::string{pattern->number_format} + " " + pattern->prefix + "|" +
                         pattern->suffix + " " + std::to_string(pattern->start)
                   : "-";
}

Block list_of(std::vector<std::string> const& labels, bool ordered = true) {
    List list;
    list.ordered = ordered;
    for (std::string const& label : labels) {
        list.items.push_back({label, {paragraph("项")}});
    }
    return {std::move(list), {}};
}

} // namespace

TEST_CASE("labels that count are told from those that do not") {
    CHECK(pattern_of({"1.", "2.", "3."}) == "decimal |. 1");
    CHECK(pattern_of({"3)", "4)"}) == "decimal |) 3");
    CHECK(pattern_of({"1.1", "1.2"}) == "decimal 1.| 1");
    CHECK(pattern_of({"09.", "10."}) == "decimalZero |. 9");
    CHECK(pattern_of({"１．", "２．"}) == "decimalFullWidth |． 1");
    CHECK(pattern_of({"（九）", "（十）", "（十一）"}) == "chineseCountingThousand （|） 9");
    CHECK(pattern_of({"二十、", "二十一、"}) == "chineseCountingThousand |、 20");
    CHECK(pattern_of({"①", "②"}) == "decimalEnclosedCircle | 1");
    CHECK(pattern_of({"i.", "ii."}) == "lowerRoman |. 1");
    CHECK(pattern_of({"h)", "i)", "j)"}) == "lowerLetter |) 8");
    CHECK(pattern_of({"C", "D"}) == "upperLetter | 3");
    CHECK(pattern_of({"第1条", "第2条"}) == "decimal 第|条 1");
    CHECK(pattern_of({"1.", "3."}) == "-");
    CHECK(pattern_of({"1.", "2)"}) == "-");
    CHECK(pattern_of({"一", "二", "三百"}) == "-");
    CHECK(pattern_of({"z)", "aa)"}) == "-");
    CHECK(pattern_of({"丙、", "丁、"}) == "ideographTraditional |、 3");
    CHECK(pattern_of({"（九十九）"}) == "chineseCountingThousand （|） 99");
    CHECK(pattern_of({"（九十九）", "（一百）"}) == "-");
    CHECK(pattern_of({"⑳", "㉑"}) == "-");
    CHECK(pattern_of({"注"}) == "-");
    CHECK(pattern_of({"99999999999999999999."}) == "-");
    CHECK(pattern_of({"1%"}) == "-");
    CHECK(pattern_of({""}) == "-");
    CHECK(pattern_of({}) == "-");
}

TEST_CASE("lists of one pattern share its definition and start anew") {
    Written const written = write(document({list_of({"1.", "2."}), list_of({"5.", "6."})}));
    std::string const& numbering = written.parts.at("word/numbering.xml");
    CHECK(count_of(numbering, "<w:abstractNum ") == 1);
    CHECK(count_of(numbering, "<w:num ") == 2);
    CHECK(count_of(numbering, R"(<w:startOverride w:val="5"/>)") == 1);
    CHECK(count_of(numbering, R"(<w:lvlText w:val="%1."/>)") == 1);
    CHECK(count_of(written.body(), R"(<w:numId w:val="1"/>)") == 2);
    CHECK(count_of(written.body(), R"(<w:numId w:val="2"/>)") == 2);
}

TEST_CASE("labels that do not count stand literally, each with its own number") {
    Written const written = write(document({list_of({"甲、", "丙、"})}));
    std::string const& numbering = written.parts.at("word/numbering.xml");
    CHECK(count_of(numbering, R"(<w:name w:val="GoujiLabels"/>)") == 1);
    CHECK(count_of(numbering, R"(<w:lvlText w:val="甲、"/>)") == 1);
    CHECK(count_of(numbering, R"(<w:lvlText w:val="丙、"/>)") == 1);
    CHECK(count_of(numbering, "<w:abstractNum ") == 1);
    CHECK(count_of(numbering, "<w:num ") == 2);
}

TEST_CASE("bullets are bullets") {
    Written const written = write(document({list_of({"o", "o"}, false)}));
    std::string const& numbering = written.parts.at("word/numbering.xml");
    CHECK(count_of(numbering, R"(<w:numFmt w:val="bullet"/>)") == 9);
}

TEST_CASE("a label that Word would read as a place for a number is altered and told") {
    Written const written = write(document({list_of({"50%1", "x"})}));
    CHECK(count_of(written.parts.at("word/numbering.xml"), "50％1") == 1);
    CHECK(written.diagnostics.count(Code::Loss) == 1);
}

TEST_CASE("what goes on in an item says so by its style; what cannot is a loss") {
    Block const nested = list_block(false, {{"•", {paragraph("内"), paragraph("内续")}}});
    Written const written = write(document(
        {list_block(true, {{"1.", {paragraph("甲"), paragraph("续"), nested}}, {"2.", {}}})}));
    CHECK(count_of(written.body(), R"(<w:pStyle w:val="ListContinue"/>)") == 1);
    CHECK(count_of(written.body(), R"(<w:pStyle w:val="ListContinue2"/>)") == 1);
    CHECK(count_of(written.body(), R"(<w:ilvl w:val="1"/>)") == 1);
    CHECK(count_of(written.body(), R"(<w:ilvl w:val="0"/>)") == 2);
    CHECK(written.diagnostics.count(Code::Loss) == 0);
    Block const with_table =
        list_block(true, {{"1.", {paragraph("甲"), table_block(table({{cell("乙")}}))}}});
    CHECK(write(document({with_table})).diagnostics.count(Code::Loss) == 1);
}

TEST_CASE("lists deeper than nine keep their items") {
    Block deep = paragraph("底");
    for (int i = 0; i < 12; ++i) {
        deep = list_block(true, {{"1.", {paragraph("层"), deep}}});
    }
    Written const written = write(document({deep}));
    CHECK(count_of(written.body(), "<w:t>层</w:t>") == 12);
    CHECK(count_of(written.body(), R"(<w:ilvl w:val="8"/>)") == 4);
    CHECK(written.diagnostics.count(Code::Loss) == 3);
}

TEST_CASE("quotations in a row become one, which is said") {
    auto const quote = [](std::string const& text) {
        Quote node;
        node.children = {paragraph(text)};
        return Block{node, {}};
    };
    CHECK(
        write(document({quote("一"), quote("二"), quote("三")})).diagnostics.count(Code::Loss) ==
        2);
    CHECK(
        write(document({quote("一"), paragraph("间"), quote("二")}))
            .diagnostics.count(Code::Loss) == 0);
}

#include "gouji/model/codes.hpp"
#include "gouji/tests/formats/text/text_test_support.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

Document document_of(Blocks blocks) {
    Document document;
    document.blocks = std::move(blocks);
    return document;
}
Block heading(std::string_view text, std::int32_t level) {
    return {Heading{make_inlines(text), level}, {}};
}
Block list(std::string label, std::string_view text) {
    List made;
    made.items.push_back({std::move(label), {make_paragraph(text)}});
    return {std::move(made), {}};
}
Cell cell(std::string_view text, std::int32_t row_span = 1, std::int32_t col_span = 1) {
    Cell made;
    made.content = make_cell_content(text);
    made.row_span = row_span;
    made.col_span = col_span;
    return made;
}
Block table(std::vector<Row> rows) {
    Table made;
    made.rows = std::move(rows);
    return {Box<Table>{std::move(made)}, {}};
}

} // namespace

TEST_CASE("headings are underlined when their number does not tell them") {
    CHECK(
        write(document_of(
            {heading("一、总体情况", 1),
             heading("前言", 1),
             heading("一、附录", 2),
             make_paragraph("正文。")})) ==
        "一、总体情况\n\n前言\n====\n\n一、附录\n--------\n\n正文。\n");
    // beside a line of values the number would not be believed
    CHECK(
        write(document_of({heading("1.桥梁", 3), make_paragraph("0")})) == "1.桥梁\n~~~~~~\n\n0\n");
}

TEST_CASE("paragraphs that would be read as something else are escaped") {
    CHECK(write(document_of({make_paragraph("一、总体情况")})) == "\\一、总体情况\n");
    CHECK(write(document_of({make_paragraph("• 一处")})) == "\\• 一处\n");
    CHECK(write(document_of({make_paragraph("+---+")})) == "\\+---+\n");
    CHECK(write(document_of({make_paragraph("| a |")})) == "\\| a |\n");
    CHECK(write(document_of({make_paragraph("====")})) == "\\====\n");
    CHECK(
        write(document_of({make_paragraph("勾稽[table 1 1 empty: ]")})) ==
        "\\勾稽[table 1 1 empty: ]\n");
    CHECK(write(document_of({make_paragraph("\\alpha")})) == "\\\\alpha\n");
    CHECK(write(document_of({make_paragraph("C:\\")})) == "\\C:\\\\\n");
    CHECK(write(document_of({make_paragraph("a | b  c")})) == "a | b  c\n");
    CHECK(write(document_of({make_paragraph("第一行\n第二行")})) == "第一行\\\n第二行\n");
}

TEST_CASE("tables are drawn with their spans") {
    std::vector<Row> rows(3);
    rows[0] = {{cell("项目", 2, 1), cell("数量", 1, 2)}, RowGroup::Head};
    rows[1] = {{cell("上年"), cell("本年")}, RowGroup::Head};
    rows[2] = {{cell("小桥\n（座）"), cell("1"), cell("")}, RowGroup::Body};
    CHECK(
        write(document_of({table(rows)})) == "+--------+-------------+\n"
                                             "| 项目   | 数量        |\n"
                                             "|        +------+------+\n"
                                             "|        | 上年 | 本年 |\n"
                                             "+========+======+======+\n"
                                             "| 小桥   | 1    |      |\n"
                                             "| （座） |      |      |\n"
                                             "+--------+------+------+\n");
}

TEST_CASE("borders that no cell ends at are kept") {
    CHECK(
        write(document_of({table({{{cell("a", 2, 2)}, RowGroup::Body}, {}})})) ==
        "+---+---+\n| a     |\n+       |\n|       |\n+-------+\n");
    Document const back =
        read(write(document_of({table({{{cell("a", 2, 2)}, RowGroup::Body}, {}})})));
    CHECK(sketch(only_table(back)) == "2x2:a / ");
}

TEST_CASE("bars in a wide cell do not part it") {
    std::vector<Row> rows(2);
    rows[0] = {{cell("a | b", 1, 2)}, RowGroup::Body};
    rows[1] = {{cell("x"), cell("y")}, RowGroup::Body};
    Document const document = document_of({table(rows)});
    CHECK(differences(document, read(write(document))).empty());
}

TEST_CASE("what the grid cannot say stands above it") {
    std::vector<Row> rows(2);
    rows[0] = {{cell("a"), cell("b")}, RowGroup::Head};
    rows[1] = {{cell("c")}, RowGroup::Head};
    rows[1].cells[0].row_header = true;
    Block block = table(rows);
    std::get<Box<Table>>(block.node)->caption = make_inlines("表1");
    Document const document = document_of({block});
    CHECK(
        write(document) ==
        ".. caption: 表1\n.. row-headers: r2c1\n.. head-rows: 1-2\n.. holes: r2c2\n\n"
        "+---+---+\n| a | b |\n+---+---+\n| c |   |\n+---+---+\n");
    CHECK(differences(document, read(write(document))).empty());
}

TEST_CASE("widths are those of docutils unless asked otherwise") {
    Document const document = document_of({table({{{cell("“①”"), cell("b")}, RowGroup::Body}})});
    CHECK(write(document) == "+-----+---+\n| “①” | b |\n+-----+---+\n");
    Diagnostics diagnostics;
    WriteOptions options;
    options.extra["ambiguous"] = "wide";
    CHECK(write(document, diagnostics, options) == "+--------+---+\n| “①” | b |\n+--------+---+\n");
    options.extra["ambiguous"] = "huge";
    StringSink sink;
    CHECK(write_text(document, options, sink, diagnostics).error().code == Code::UnknownOption);
    options.extra = {{"colour", "red"}};
    CHECK(write_text(document, options, sink, diagnostics).error().code == Code::UnknownOption);
}

TEST_CASE("lists, quotes, verbatim text, page breaks") {
    CHECK(
        write(document_of({list("1.", "一处"), list("步骤 2", "两处")})) ==
        "  1. 一处\n\n..\n\n  \\步骤 2\\ 两处\n");
    CHECK(
        write(document_of({{Quote{{make_paragraph("引文"), make_paragraph("又一段")}}, {}}})) ==
        "> 引文\n>\n> 又一段\n");
    CHECK(
        write(document_of({{Verbatim{"a\n```\nb"}, {}}, {PageBreak{}, {}}})) ==
        "````\na\n```\nb\n````\n\n\f\n");
}

TEST_CASE("notes stand at the end and come back") {
    Paragraph paragraph;
    paragraph.children = {
        {Text{"桥[^1]梁"}},
        {Box<Note>{Note{NoteKind::Footnote, {}, {make_paragraph("石桥。")}}}},
        {Text{"三座"}}};
    Document const document = document_of({{paragraph, {}}});
    CHECK(write(document) == "桥[^1]梁[^2]三座\n\n[^2]: 石桥。\n");
    CHECK(differences(document, read(write(document))).empty());
}

TEST_CASE("what notes lose is told too, and notes inside notes are kept") {
    Note inner;
    inner.children = {make_paragraph("内注")};
    List list;
    list.items = {{"1.", {make_paragraph("一")}}, {"2.", {make_paragraph("二")}}};
    Paragraph in_note;
    in_note.children = {
        {Text{"见"}},
        {Box<Link>{Link{"https://example.org/", make_inlines("网站")}}},
        {Box<Note>{inner}}};
    Note outer;
    outer.children = {{in_note, {}}, {list, {}}};
    Paragraph paragraph;
    paragraph.children = {{Text{"正文"}}, {Box<Note>{outer}}};
    Diagnostics diagnostics;
    CHECK(
        write(document_of({{paragraph, {}}}), diagnostics) ==
        "正文[^1]\n\n[^1]: 见网站[^2]\n\n[^1]: 1. 一\n\n[^1]: 2. 二\n\n[^2]: 内注\n");
    CHECK(diagnostics.count(Code::Loss) == 2);
}

TEST_CASE("losses are told with their number") {
    Paragraph paragraph;
    paragraph.children = {
        {Box<Link>{Link{"https://example.org/", make_inlines("链接")}}},
        {Box<Image>{Image{"m", "", "桥", 0, 0}}},
        {Box<Ruby>{Ruby{make_inlines("桥"), "qiáo"}}},
        {Styled{Style::Strong, make_inlines("重")}}};
    Diagnostics diagnostics;
    CHECK(write(document_of({{paragraph, {}}}), diagnostics) == "链接桥重\n");
    CHECK(diagnostics.count(Code::Loss) == 3);
    CHECK(diagnostics.count(Code::StyleDropped) == 1);
}

TEST_CASE("marks follow their table, or ambiguous cells stay blank") {
    Block block = table({{{cell("一"), cell("4")}, RowGroup::Body}});
    Cell& doubtful = std::get<Box<Table>>(block.node)->rows[0].cells[1];
    doubtful.evidence = Evidence::Ambiguous;
    Document document = document_of({block});
    std::get<Box<Table>>(document.blocks[0].node)->doubts = {
        {{{0, 1}}, {{"4"}, {"5"}}, 2, false, RuleId::None}};
    std::string const text = write(document);
    CHECK(text.find("| 一 | 4 |") != std::string::npos);
    CHECK(text.find("\n\n勾稽[") != std::string::npos);
    Document const back = read(text);
    Table const& read_back = only_table(back);
    CHECK(read_back.rows[0].cells[1].evidence == Evidence::Ambiguous);
    REQUIRE(read_back.doubts.size() == 1);
    CHECK(read_back.doubts[0].candidates == std::vector<std::vector<std::string>>{{"4"}, {"5"}});
    CHECK(read_back.marks.empty());

    Diagnostics diagnostics;
    WriteOptions options;
    options.marks = false;
    std::string const plain = write(document, diagnostics, options);
    CHECK(plain == "+----+---+\n| 一 |   |\n+----+---+\n");
    CHECK(diagnostics.count(Code::MarksOff) == 1);
}

TEST_CASE("an empty document is a text") {
    CHECK(write({}) == "\n");
    CHECK(read("\n").blocks.empty());
}

#include "gouji/converters/script.hpp"

#include <string>
#include <utility>

#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"

using namespace gouji;

namespace {

Inlines text(std::string utf8) {
    return {Inline{Text{std::move(utf8)}}};
}

Table sample_table() {
    Table table;
    table.caption = text("收費表");
    Cell label;
    label.content = make_cell_content("總計");
    Cell value;
    value.content = make_cell_content("31批（見說明）");
    value.evidence = Evidence::Ambiguous;
    table.rows.push_back({{label, value}, RowGroup::Body});
    table.doubts.push_back({{{0, 1}}, {{"31批（見說明）"}, {"無"}}, 2, false, RuleId::None});
    table.printed.push_back({{0, 0}, "緫計"});
    Mark mark;
    mark.value = "見說明";
    mark.printed = "見說眀";
    mark.candidates = {{"見說明"}};
    table.marks.push_back(mark);
    return table;
}

/// Each kind of block and inline once, each with traditional characters.
Document sample() {
    Document document;
    document.metadata = {{"title", "年度報告"}, {"created", "2024-01-05"}};
    document.header = {make_paragraph("頁眉")};
    document.footer = {make_paragraph("頁腳")};
    document.furniture.push_back({FurnitureKind::SiteChrome, "網站導航", {}});
    document.media["圖.png"] = {"image/png", "開"};
    document.source.add_line("報告");

    Link link{"https://example.org/報告", text("鏈接")};
    Image image{"圖.png", "圖.png", "圖片說明", 0, 0};
    Ruby ruby{text("漢"), "漢音"};
    Note note{NoteKind::Comment, "張三", {make_paragraph("註釋")}};
    Inlines inlines;
    inlines.push_back({Styled{Style::Strong, text("機構")}});
    inlines.push_back({LineBreak{}});
    inlines.push_back({Box<Link>(link)});
    inlines.push_back({Box<Image>(image)});
    inlines.push_back({Box<Ruby>(ruby)});
    inlines.push_back({Box<Note>(note)});

    document.blocks.push_back({Paragraph{inlines, {}, {}, Role::Body}, {}});
    document.blocks.push_back({Heading{text("一、總體情況"), 1}, {}});
    document.blocks.push_back({List{{{"甲項", {make_paragraph("條目")}}}, true}, {}});
    document.blocks.push_back({Quote{{make_paragraph("引語")}}, {}});
    document.blocks.push_back({Verbatim{"原樣\n文書"}, {}});
    document.blocks.push_back({Box<Table>(sample_table()), {}});
    document.blocks.push_back({PageBreak{}, {}});
    return document;
}

template <class Node, class Variant> Node const& as(Variant const& element) {
    return std::get<Node>(element.node);
}

} // namespace

TEST_CASE("simplify converts what a reader sees of every kind of block and inline") {
    Document document = sample();
    std::size_t const replaced = simplify(document);

    CHECK(document.metadata["title"] == "年度报告");
    CHECK(document.metadata["created"] == "2024-01-05");
    CHECK(plain_text(document.header) == "页眉");
    CHECK(plain_text(document.footer) == "页脚");
    CHECK(document.furniture[0].text == "网站导航");

    Inlines const& inlines = as<Paragraph>(document.blocks[0]).children;
    CHECK(plain_text(as<Styled>(inlines[0]).children) == "机构");
    CHECK(plain_text(as<Box<Link>>(inlines[2])->children) == "链接");
    CHECK(as<Box<Image>>(inlines[3])->alt == "图片说明");
    CHECK(plain_text(as<Box<Ruby>>(inlines[4])->base) == "汉");
    CHECK(as<Box<Ruby>>(inlines[4])->reading == "汉音");
    CHECK(as<Box<Note>>(inlines[5])->author == "张三");
    CHECK(plain_text(as<Box<Note>>(inlines[5])->children) == "注释");

    CHECK(plain_text(as<Heading>(document.blocks[1]).children) == "一、总体情况");
    ListItem const& item = as<List>(document.blocks[2]).items[0];
    CHECK(item.label == "甲项");
    CHECK(plain_text(item.children) == "条目");
    CHECK(plain_text(as<Quote>(document.blocks[3]).children) == "引语");
    CHECK(as<Verbatim>(document.blocks[4]).text == "原样\n文书");
    CHECK(replaced == 29);
    CHECK(simplify(document) == 0);
}

TEST_CASE("simplify leaves targets, media and the source as they are") {
    Document document = sample();
    simplify(document);
    Inlines const& inlines = as<Paragraph>(document.blocks[0]).children;
    CHECK(as<Box<Link>>(inlines[2])->target == "https://example.org/報告");
    CHECK(as<Box<Image>>(inlines[3])->media == "圖.png");
    CHECK(as<Box<Image>>(inlines[3])->target == "圖.png");
    REQUIRE(document.media.count("圖.png") == 1);
    CHECK(document.media["圖.png"].bytes == "開");
    CHECK(document.source.text(0) == "報告");
}

TEST_CASE("simplify converts a table with its candidates, and keeps what was printed") {
    Document document = sample();
    simplify(document);
    Table const& table = *as<Box<Table>>(document.blocks[5]);
    CHECK(plain_text(table.caption) == "收费表");
    CHECK(plain_text(table.rows[0].cells[0].content) == "总计");
    std::string const value = plain_text(table.rows[0].cells[1].content);
    CHECK(value == "31批（见说明）");
    CHECK(table.rows[0].cells[1].evidence == Evidence::Ambiguous);
    CHECK(table.doubts[0].candidates[0][0] == value);
    CHECK(table.doubts[0].candidates[1][0] == "无");
    CHECK(table.printed[0].text == "緫計");
    CHECK(table.marks[0].value == "见说明");
    CHECK(table.marks[0].candidates[0][0] == "见说明");
    CHECK(table.marks[0].printed == "見說眀");
}

TEST_CASE("a language of traditional Chinese becomes that of the text") {
    for (std::string const traditional : {"zh-TW", "zh-Hant", "zh-hant-HK", "ZH-hk", "zh-MO"}) {
        Document document;
        document.metadata["language"] = traditional;
        CHECK(simplify(document) == 0);
        CHECK(document.metadata["language"] == "zh-CN");
    }
    for (std::string const other : {"zh", "zh-CN", "zh-Hans-HK", "en", "en-TW", "ja", ""}) {
        Document document;
        document.metadata["language"] = other;
        simplify(document);
        CHECK(document.metadata["language"] == other);
    }
}

TEST_CASE("decided values meet simplified candidates") {
    Decisions decisions;
    decisions.decisions.push_back({1, "applications", "1", "自然人", "見說明"});
    decisions.decisions.push_back({1, "applications", "2", "自然人", "4"});
    simplify(decisions);
    CHECK(decisions.decisions[0].value == "见说明");
    CHECK(decisions.decisions[1].value == "4");
}

#include "gouji/model/compare.hpp"

#include "gouji/tests/catch.hpp"
#include "gouji/tests/model/random_document.hpp"
#include "gouji/tests/model/tables.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

Document document_of(Blocks blocks) {
    Document document;
    document.blocks = std::move(blocks);
    return document;
}

Document document_of(Table table) {
    return document_of(Blocks{{Box<Table>{std::move(table)}, {}}});
}

/// "where: what" of each difference.
std::vector<std::string> differences(
    Document const& left,
    Document const& right,
    CompareScope scope = CompareScope::Everything,
    std::size_t limit = 100) {
    std::vector<std::string> out;
    for (Difference const& difference : compare(left, right, scope, limit)) {
        out.push_back(difference.where + ": " + difference.what);
    }
    return out;
}

using Differences = std::vector<std::string>;

Inline hyperlink(std::string const& target, std::string const& text) {
    return {Box<Link>{Link{target, make_inlines(text)}}};
}

} // namespace

TEST_CASE("A document equals itself and its copy") {
    for (unsigned seed = 0; seed < 200; ++seed) {
        Document const document = RandomDocument{seed}.make();
        Document const copy = document;
        INFO("seed " << seed);
        REQUIRE(differences(document, copy).empty());
        REQUIRE(differences(document, copy, CompareScope::Tables).empty());
    }
}

TEST_CASE("Provenance, evidence, style and geometry are not compared") {
    Document left = document_of(table({{"1", "2"}}));
    left.blocks.push_back(make_paragraph("甲"));
    Document right = left;
    right.metadata["title"] = "x";
    right.page = PageSetup{};
    right.source.add_line("甲");
    right.blocks[1].source = {0, 1};
    auto& paragraph = std::get<Paragraph>(right.blocks[1].node);
    paragraph.align = Align::Center;
    paragraph.children = {{Styled{Style::Strong, make_inlines("甲")}}};
    Table& changed = *std::get<Box<Table>>(right.blocks[0].node);
    changed.rows[0].cells[0].evidence = Evidence::Ambiguous;
    changed.rows[0].cells[0].valign = VAlign::Bottom;
    changed.column_widths = {1, 2};
    CHECK(differences(left, right).empty());
}

TEST_CASE("Each difference says where and what") {
    Blocks const blocks{
        {Heading{make_inlines("一"), 1}, {}},
        make_paragraph("甲"),
        {List{{{"1.", {make_paragraph("a")}}, {"2.", {make_paragraph("b")}}}, true}, {}},
        {Quote{{make_paragraph("q")}}, {}},
        {Verbatim{"v\r\nw"}, {}}};
    Blocks other = blocks;
    SECTION("text") {
        other[1] = make_paragraph("乙");
        std::vector<Difference> const found =
            compare(document_of(blocks), document_of(other), CompareScope::Everything);
        REQUIRE(found.size() == 1);
        CHECK(found[0].where == "block 2");
        CHECK(found[0].what == "text");
        CHECK(found[0].left == "甲");
        CHECK(found[0].right == "乙");
    }
    SECTION("kind") {
        other[1] = {PageBreak{}, {}};
        CHECK(differences(document_of(blocks), document_of(other)) == Differences{"block 2: kind"});
    }
    SECTION("level") {
        std::get<Heading>(other[0].node).level = 2;
        CHECK(
            differences(document_of(blocks), document_of(other)) == Differences{"block 1: level"});
    }
    SECTION("list labels and nesting") {
        auto& list = std::get<List>(other[2].node);
        list.items[1].label = "（2）";
        list.items[1].children[0] = {Quote{{make_paragraph("b")}}, {}};
        CHECK(
            differences(document_of(blocks), document_of(other)) ==
            Differences{"block 3 / item 2: label", "block 3 / item 2 / block 1: kind"});
    }
    SECTION("inside a quote") {
        std::get<Quote>(other[3].node).children[0] = make_paragraph("r");
        CHECK(
            differences(document_of(blocks), document_of(other)) ==
            Differences{"block 4 / block 1: text"});
    }
    SECTION("line ends are no difference") {
        std::get<Verbatim>(other[4].node).text = "v\nw";
        CHECK(differences(document_of(blocks), document_of(other)).empty());
    }
    SECTION("one block more is one difference") {
        other.insert(other.begin() + 1, make_paragraph("新"));
        CHECK(
            differences(document_of(blocks), document_of(other)) ==
            Differences{"block 2: only-right"});
        CHECK(
            differences(document_of(other), document_of(blocks)) ==
            Differences{"block 2: only-left"});
    }
}

TEST_CASE("Links, notes, images and readings are compared") {
    auto const paragraph = [](Inlines inlines) {
        return Blocks{{Paragraph{std::move(inlines), {}, {}, Role::Body}, {}}};
    };
    auto const note = [](std::string const& text, NoteKind kind = NoteKind::Footnote) {
        return Inline{Box<Note>{Note{kind, "", make_cell_content(text)}}};
    };
    auto const image = [](std::string const& key) {
        return Inline{Box<Image>{Image{key, "", "", 0, 0}}};
    };
    Document left = document_of(paragraph(
        {hyperlink("http://a", "x"),
         note("n"),
         image("a"),
         {Box<Ruby>{Ruby{make_inlines("字"), "zi"}}}}));
    left.media["a"] = {"image/png", "bytes"};
    Document right = document_of(paragraph(
        {hyperlink("http://b", "x"),
         note("m", NoteKind::Endnote),
         image("b"),
         {Box<Ruby>{Ruby{make_inlines("字"), "zì"}}}}));
    right.media["b"] = {"image/jpeg", "bytes"};
    CHECK(
        differences(left, right) == Differences{
                                        "block 1: link",
                                        "block 1: ruby",
                                        "block 1 / note 1: kind",
                                        "block 1 / note 1 / block 1: text"});
    right.media["b"].bytes = "other";
    CHECK(differences(left, right).size() == 5);
    // A format may cut a link where its runs change.
    CHECK(differences(
              document_of(paragraph({hyperlink("u", "ab")})),
              document_of(paragraph({hyperlink("u", "a"), hyperlink("u", "b")})))
              .empty());
    CHECK(
        differences(
            document_of(paragraph({hyperlink("u", "a"), {Text{"b"}}, hyperlink("u", "c")})),
            document_of(paragraph({hyperlink("u", "a"), {Text{"bc"}}}))) ==
        Differences{"block 1: link"});
}

TEST_CASE("Tables are compared slot by slot") {
    Table const stated = table({{"a", "b"}, {"c", "d"}});
    Table other = stated;
    SECTION("text, header and row header") {
        other.rows[1].cells[0].content = make_cell_content("x");
        other.rows[1].cells[1].row_header = true;
        other.rows[0].group = RowGroup::Head;
        CHECK(
            differences(document_of(stated), document_of(other)) ==
            Differences{
                "block 1 / row 1: header",
                "block 1 / row 2, column 1: text",
                "block 1 / row 2, column 2: row-header"});
        CHECK(
            differences(document_of(stated), document_of(other), CompareScope::Tables).at(1) ==
            "table 1 / row 2, column 1: text");
    }
    SECTION("spans") {
        other.rows[0].cells.pop_back();
        other.rows[0].cells[0].col_span = 2;
        CHECK(
            differences(document_of(stated), document_of(other)) ==
            Differences{
                "block 1 / row 1, column 1: column-span", "block 1 / row 1, column 2: cell"});
    }
    SECTION("an empty cell is not a hole") {
        other.rows[1].cells[1].content.clear();
        Table hole = stated;
        hole.rows[1].cells.pop_back();
        CHECK(
            differences(document_of(other), document_of(hole)) ==
            Differences{"block 1 / row 2, column 2: cell"});
    }
    SECTION("size: only the first difference after it") {
        other.rows.erase(other.rows.begin());
        CHECK(
            differences(document_of(stated), document_of(other)) ==
            Differences{
                "block 1: size",
                "block 1 / row 1, column 1: text",
                "block 1 / row 1, column 2: text"});
    }
    SECTION("stated differently, formed alike") {
        other.rows[0].cells[0].row_span = 0;
        CHECK(differences(document_of(stated), document_of(other)).empty());
    }
    SECTION("caption") {
        other.caption = make_inlines("表1");
        CHECK(
            differences(document_of(stated), document_of(other)) ==
            Differences{"block 1: caption"});
        CHECK(differences(document_of(stated), document_of(other), CompareScope::Tables).empty());
    }
    SECTION("nested") {
        Table outer = stated;
        outer.rows[1].cells[1].content.push_back({Box<Table>{stated}, {}});
        Table changed = outer;
        std::get<Box<Table>>(changed.rows[1].cells[1].content.back().node)
            ->rows[0]
            .cells[0]
            .content = make_cell_content("x");
        CHECK(
            differences(document_of(outer), document_of(changed)) ==
            Differences{"block 1 / row 2, column 2 / table 1 / row 1, column 1: text"});
        CHECK(
            differences(document_of(outer), document_of(changed), CompareScope::Tables) ==
            Differences{"table 2 / row 1, column 1: text"});
        CHECK(
            differences(document_of(outer), document_of(stated), CompareScope::Tables) ==
            Differences{": tables"});
    }
}

TEST_CASE("Prose is nothing to a comparison of tables") {
    Document left = document_of(table({{"1"}}));
    Document right = left;
    right.blocks.insert(right.blocks.begin(), make_paragraph("甲"));
    CHECK(differences(left, right, CompareScope::Tables).empty());
}

TEST_CASE("At most so many differences") {
    Blocks left;
    Blocks right;
    for (int i = 0; i < 50; ++i) {
        left.push_back(make_paragraph("a"));
        right.push_back(make_paragraph("b"));
    }
    CHECK(
        differences(document_of(left), document_of(right), CompareScope::Everything, 7).size() ==
        7);
}

TEST_CASE("Deeply nested differences are told") {
    auto const nested = [](char const* text) {
        Blocks blocks{make_paragraph(text)};
        for (int i = 0; i < 200; ++i) {
            blocks = {make_paragraph("x"), {Quote{blocks}, {}}};
            if (text[0] == 'b') {
                blocks.push_back(make_paragraph("y"));
            }
        }
        return document_of(blocks);
    };
    CHECK_FALSE(differences(nested("a"), nested("b")).empty());
}

#include <string>

#include "gouji/formats/pdf/pdf.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/compare.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/html/random_document.hpp"

using namespace gouji;

namespace {

Document trip(Document const& document) {
    StringSink sink;
    Diagnostics diagnostics;
    REQUIRE(write_pdf(document, {}, sink, diagnostics));
    Result<Document> back = read_pdf(sink.str(), {}, diagnostics);
    REQUIRE(back);
    return std::move(*back);
}

/// The differences as text, so that a failure shows them.
std::string differences(Document const& left, Document const& right) {
    std::string out;
    for (Difference const& item : compare(left, right, CompareScope::Everything)) {
        out += item.where + ": " + item.what + ": <" + item.left + "> <" + item.right + ">\n";
    }
    return out;
}

template <class Kind> Block block_of(Kind kind) {
    Block block;
    block.node = std::move(kind);
    return block;
}

Paragraph paragraph_of(std::string const& text, Role role = Role::Body) {
    Paragraph paragraph;
    paragraph.children = make_inlines(text);
    paragraph.role = role;
    return paragraph;
}

/// A table of one cell.
Block cell_of(Blocks content) {
    Table table;
    table.rows.resize(1);
    table.rows[0].cells.resize(1);
    table.rows[0].cells[0].content = std::move(content);
    return block_of(Box<Table>{std::move(table)});
}

Paragraph const& first_paragraph(Document const& document) {
    return std::get<Paragraph>(document.blocks.at(0).node);
}

} // namespace

TEST_CASE("random documents come back") {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        Document const document = gouji::test::RandomDocument{seed}.make();
        CHECK(differences(document, trip(document)) == "");
    }
}

TEST_CASE("roles, alignment and indent come back") {
    for (Role const role :
         {Role::Body,
          Role::Title,
          Role::Subtitle,
          Role::Signature,
          Role::Date,
          Role::Caption,
          Role::Note}) {
        Document document;
        document.blocks.push_back(block_of(paragraph_of("某某局", role)));
        Document const back = trip(document);
        CHECK(first_paragraph(back).role == role);
        CHECK_FALSE(first_paragraph(back).align);
        CHECK_FALSE(first_paragraph(back).first_line_indent);
    }
    for (Align const align : {Align::Start, Align::Center, Align::End, Align::Justify}) {
        Document document;
        Paragraph paragraph = paragraph_of("某某局");
        paragraph.align = align;
        paragraph.first_line_indent = 2.0F;
        document.blocks.push_back(block_of(paragraph));
        Document const back = trip(document);
        CHECK(first_paragraph(back).align == align);
        CHECK(first_paragraph(back).first_line_indent == 2.0F);
    }
}

TEST_CASE("blanks that hang beyond the page come back") {
    std::string text = "政府信息公开";
    for (int i = 0; i < 60; ++i) {
        text += i % 7 == 0 ? "\t" : "　";
    }
    Document document;
    document.page = PageSetup{80, 120, 10, 10, 10, 10};
    document.blocks.push_back(block_of(paragraph_of(text)));
    document.blocks.push_back(block_of(paragraph_of(text + "后")));
    CHECK(differences(document, trip(document)) == "");
}

TEST_CASE("a link that holds nothing but links comes back") {
    Link inner;
    inner.target = "https://a.example/";
    inner.children = make_inlines("内");
    Link outer = inner;
    outer.target = "https://b.example/";
    outer.children.clear();
    outer.children.push_back({Box<Link>{inner}});
    Paragraph paragraph = paragraph_of("前");
    paragraph.children.push_back({Box<Link>{outer}});
    Document document;
    document.blocks.push_back(block_of(paragraph));
    CHECK(differences(document, trip(document)) == "");
}

TEST_CASE("footnotes with tables that pages hardly hold come to an end, and back") {
    for (std::size_t const length : {10U, 60U, 150U, 400U}) {
        std::string text;
        for (std::size_t i = 0; i < length; ++i) {
            text += "表";
        }
        Table table;
        for (RowGroup const group : {RowGroup::Head, RowGroup::Head, RowGroup::Body}) {
            table.rows.push_back({{Cell{}, Cell{}}, group});
            table.rows.back().cells.front().content = make_cell_content(text);
            table.rows.back().cells.back().content.push_back(cell_of(make_cell_content(text)));
        }
        Note note;
        note.children.push_back(block_of(Box<Table>{table}));
        Document document;
        document.page = PageSetup{80, 60, 10, 10, 10, 10};
        Paragraph paragraph = paragraph_of("前");
        paragraph.children.push_back({Box<Note>{note}});
        document.blocks.push_back(block_of(paragraph));
        document.blocks.push_back(block_of(Box<Table>{table}));
        CHECK(differences(document, trip(document)) == "");
    }
}

TEST_CASE("a table in a footnote ends although its header rows are higher than its rest") {
    Table table;
    table.rows.push_back({{Cell{}}, RowGroup::Head});
    table.rows.back().cells.front().content =
        make_cell_content("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11");
    for (int i = 0; i < 80; ++i) {
        table.rows.push_back({{Cell{}}, RowGroup::Body});
        table.rows.back().cells.front().content = make_cell_content(std::to_string(i));
    }
    for (int i = 0; i < 30; ++i) {
        Note note;
        note.children.push_back(block_of(Box<Table>{table}));
        Paragraph paragraph = paragraph_of("前");
        paragraph.children.push_back({Box<Note>{note}});
        Document document;
        document.blocks.push_back(block_of(paragraph));
        CHECK(differences(document, trip(document)) == "");
        table.rows.pop_back(); // somewhere one row is left for the last page
    }
}

TEST_CASE("headings that leave levels out come back, in notes too") {
    Document document;
    for (int const level : {2, 2, 4, 9, 1, 3}) {
        document.blocks.push_back(block_of(Heading{make_inlines("标题"), level}));
    }
    Paragraph paragraph = paragraph_of("前");
    Note note;
    note.children.push_back(block_of(Heading{make_inlines("注中标题"), 3}));
    note.children.push_back(block_of(paragraph_of("注")));
    paragraph.children.push_back({Box<Note>{note}});
    document.blocks.push_back(block_of(paragraph));
    document.blocks.push_back(cell_of({block_of(Heading{make_inlines("格中标题"), 7})}));
    CHECK(differences(document, trip(document)) == "");
}

TEST_CASE("rows of one group, and groups in no order, come back") {
    using Groups = std::vector<RowGroup>;
    for (Groups const& groups :
         {Groups{RowGroup::Head, RowGroup::Head},
          Groups{RowGroup::Foot},
          Groups{RowGroup::Head, RowGroup::Body, RowGroup::Head, RowGroup::Foot},
          Groups{RowGroup::Foot, RowGroup::Body}}) {
        Table table;
        for (RowGroup const group : groups) {
            table.rows.push_back({{Cell{}}, group});
            table.rows.back().cells.front().content = make_cell_content("格");
        }
        Document document;
        document.blocks.push_back(block_of(Box<Table>{table}));
        Document const back = trip(document);
        CHECK(differences(document, back) == "");
        auto const& rows = std::get<Box<Table>>(back.blocks.at(0).node)->rows;
        REQUIRE(rows.size() == groups.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            CHECK(rows[i].group == groups[i]);
        }
    }
}

TEST_CASE("blanks, breaks and empty paragraphs come back") {
    for (std::string const text :
         {"",
          " ",
          "a ",
          " a",
          "a  b",
          "a\tb",
          "\n",
          "甲\n",
          "\n甲",
          "甲\n\n乙",
          "　　甲",
          "甲\u200B乙",
          "word word word",
          "x\u00A0y",
          "⼈民",
          "\u00AD"}) {
        CAPTURE(text);
        Document document;
        document.blocks.push_back(block_of(paragraph_of("前")));
        document.blocks.push_back(block_of(paragraph_of(text)));
        document.blocks.push_back(cell_of({block_of(paragraph_of(text))}));
        document.blocks.push_back(
            cell_of({block_of(paragraph_of(text)), block_of(paragraph_of(text))}));
        document.blocks.push_back(block_of(Verbatim{text}));
        CHECK(differences(document, trip(document)) == "");
    }
}

TEST_CASE("wrapped lines bring no breaks and no blanks") {
    std::string text;
    for (int i = 0; i < 200; ++i) {
        text += "政府信息公开 word 1,234.56 ";
    }
    Document document;
    document.blocks.push_back(block_of(paragraph_of(text)));
    document.blocks.push_back(cell_of({block_of(paragraph_of(text))}));
    CHECK(differences(document, trip(document)) == "");
}

TEST_CASE("notes, links, rubies come back") {
    Document document;
    Paragraph paragraph = paragraph_of("前");
    for (NoteKind const kind : {NoteKind::Footnote, NoteKind::Endnote, NoteKind::Comment}) {
        Note note;
        note.kind = kind;
        note.author = kind == NoteKind::Comment ? "某人" : "";
        note.children.push_back(block_of(paragraph_of("注一")));
        note.children.push_back(block_of(paragraph_of("注二")));
        paragraph.children.push_back({Box<Note>{note}});
        paragraph.children.push_back({Text{"中"}});
    }
    for (std::string const target :
         {"https://a.example/中?x=1", "#a", "a b", "mailto:a@b.example"}) {
        Link link;
        link.target = target;
        link.children = make_inlines("链接");
        paragraph.children.push_back({Box<Link>{link}});
        paragraph.children.push_back({Text{"，"}});
    }
    Ruby ruby;
    ruby.base = make_inlines("喆");
    ruby.reading = "zhé";
    paragraph.children.push_back({Box<Ruby>{ruby}});
    document.blocks.push_back(block_of(paragraph));
    Document const back = trip(document);
    CHECK(differences(document, back) == "");
    Inlines const& inlines = first_paragraph(back).children;
    auto const* const comment = std::get_if<Box<Note>>(&inlines.at(5).node);
    REQUIRE(comment != nullptr);
    CHECK((*comment)->kind == NoteKind::Comment);
    CHECK((*comment)->author == "某人");
}

TEST_CASE("header flags, empty cells, holes' neighbours and widths come back") {
    Table table;
    table.column_widths = {1, 2.5F, 3};
    table.caption = make_inlines("表1");
    for (int r = 0; r < 4; ++r) {
        Row row;
        row.group = r < 2 ? RowGroup::Head : r == 3 ? RowGroup::Foot : RowGroup::Body;
        for (int c = 0; c < 3; ++c) {
            Cell cell;
            cell.content = make_cell_content(c == 1 ? "" : std::to_string(r * 3 + c));
            cell.row_header = c == 0 && r > 0;
            cell.align = c == 2 ? std::optional(Align::End) : std::nullopt;
            cell.valign = r == 2 ? std::optional(VAlign::Bottom) : std::nullopt;
            row.cells.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(row));
    }
    Document document;
    document.blocks.push_back(block_of(Box<Table>{table}));
    Document const back = trip(document);
    CHECK(differences(document, back) == "");
    Table const& read = *std::get<Box<Table>>(back.blocks.at(0).node);
    CHECK(read.column_widths == table.column_widths);
    CHECK(plain_text(read.caption) == "表1");
    CHECK(read.rows.at(0).group == RowGroup::Head);
    CHECK(read.rows.at(3).group == RowGroup::Foot);
    CHECK(read.rows.at(1).cells.at(0).row_header);
    CHECK(read.rows.at(2).cells.at(2).align == Align::End);
    CHECK(read.rows.at(2).cells.at(0).valign == VAlign::Bottom);
}

TEST_CASE("doubt comes back as evidence, and its list is gone") {
    Table table;
    table.rows.resize(2);
    for (int i = 0; i < 4; ++i) {
        Cell cell;
        cell.content = make_cell_content(i == 1 ? "4" : i == 3 ? "" : "0");
        cell.evidence = i < 2    ? Evidence::Ambiguous
                        : i == 2 ? Evidence::Repaired
                                 : Evidence::Missing;
        table.rows[static_cast<std::size_t>(i / 2)].cells.push_back(cell);
    }
    Doubt doubt;
    doubt.slots = {{0, 0}, {0, 1}};
    doubt.candidates = {{"0", "4"}, {"4", "0"}};
    doubt.candidate_count = 2;
    table.doubts.push_back(doubt);
    table.printed.push_back({{1, 0}, "O"});
    Document document;
    document.blocks.push_back(block_of(Box<Table>{table}));
    document.blocks.push_back(block_of(paragraph_of("后")));
    Document const back = trip(document);
    CHECK(differences(document, back) == "");
    REQUIRE(back.blocks.size() == 2);
    Table const& read = *std::get<Box<Table>>(back.blocks.at(0).node);
    REQUIRE(read.doubts.size() == 1);
    CHECK(read.doubts[0].candidates == doubt.candidates);
    CHECK(read.rows[0].cells[1].evidence == Evidence::Ambiguous);
    CHECK(read.rows[1].cells[1].evidence == Evidence::Missing);
    REQUIRE(read.printed.size() == 1);
    CHECK(read.printed[0].text == "O");
}

TEST_CASE("header, footer and page come back") {
    Document document;
    document.page = PageSetup{148, 210, 20, 20, 15, 15};
    document.header.push_back(block_of(paragraph_of("页眉一")));
    document.header.push_back(block_of(paragraph_of("页眉二")));
    document.footer.push_back(block_of(paragraph_of("页脚")));
    for (int i = 0; i < 80; ++i) {
        document.blocks.push_back(block_of(paragraph_of("段落" + std::to_string(i))));
    }
    document.metadata["title"] = "标题";
    document.metadata["author"] = "某局";
    Document const back = trip(document);
    CHECK(differences(document, back) == "");
    CHECK(plain_text(back.header) == "页眉一\n页眉二");
    CHECK(plain_text(back.footer) == "页脚");
    REQUIRE(back.page);
    CHECK(back.page->left == Approx(15));
    CHECK(back.metadata.at("title") == "标题");
    CHECK(back.metadata.at("author") == "某局");
}

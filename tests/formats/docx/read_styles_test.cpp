#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/docx/read_support.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

std::string style(std::string_view id, std::string_view name, std::string_view more = "") {
    return "<w:style w:type=\"paragraph\" w:styleId=\"" + std::string{id} + "\"><w:name w:val=\"" +
           std::string{name} + "\"/>" + std::string{more} + "</w:style>";
}
std::string styled(std::string_view text, std::string_view id, std::string_view more = "") {
    return p(text, "<w:pStyle w:val=\"" + std::string{id} + "\"/>" + std::string{more});
}
std::string with_styles(std::string const& body, std::string const& styles) {
    DocxMaker maker{body};
    maker.part("styles", styles);
    return sketch(test::read(maker.zip()).document.blocks);
}

} // namespace

TEST_CASE("Headings: by name in any language, by outline level, through what they are based on") {
    std::string const styles =
        style("1", "heading 1") + style("a2", "标题 2") +
        style("Mine", "我的标题", "<w:basedOn w:val=\"1\"/>") +
        style("Level", "章", "<w:pPr><w:outlineLvl w:val=\"3\"/></w:pPr>") +
        style(
            "TOCHeading",
            "TOC Heading",
            "<w:basedOn w:val=\"1\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr>");
    CHECK(
        with_styles(
            styled("一", "1") + styled("二", "a2") + styled("三", "Mine") + styled("四", "Level") +
                styled("目录", "TOCHeading") + p("五", "<w:outlineLvl w:val=\"4\"/>") +
                styled("六", "1", "<w:outlineLvl w:val=\"9\"/>") + styled("七", "Heading6") +
                styled("", "1"),
            styles) == "h1: 一\nh2: 二\nh1: 三\nh4: 四\np: 目录\nh5: 五\np: 六\nh6: 七\n");
}

TEST_CASE("Styles based on each other in a circle") {
    CHECK(
        with_styles(
            styled("a", "A"),
            style("A", "a", "<w:basedOn w:val=\"B\"/>") +
                style("B", "b", "<w:basedOn w:val=\"A\"/>")) == "p: a\n");
}

TEST_CASE("Roles by style") {
    CHECK(
        with_styles(
            styled("题", "T", "<w:outlineLvl w:val=\"0\"/>") + styled("副题", "Subtitle") +
                styled("署名", "GoujiSignature") + styled("日期", "GoujiDate") +
                styled("注", "GoujiNote") + styled("图1", "cap"),
            style("T", "Title") + style("cap", "caption")) ==
        "title: 题\nsubtitle: 副题\nsignature: 署名\ndate: 日期\nnote: 注\ncaption: 图1\n");
}

TEST_CASE("Quotations and verbatim text") {
    CHECK(
        sketch(read_body(
                   styled("引一", "Quote") + styled("引二", "Quote") + p("文") +
                   "<w:p><w:pPr><w:pStyle w:val=\"GoujiVerbatim\"/></w:pPr><w:r><w:t>a</w:t><w:br/>"
                   "<w:t xml:space=\"preserve\">  b</w:t></w:r></w:p>" +
                   styled("c", "GoujiVerbatim") + styled("d", "HTMLPreformatted") +
                   styled("", "HTMLPreformatted") + styled("e", "HTMLPreformatted"))
                   .document.blocks) ==
        "quote\n  p: 引一\n  p: 引二\np: 文\nverbatim: a\n  b\nverbatim: c\nverbatim: d\n\ne\n");
}

TEST_CASE("What the writer adds for Word's sake is no block") {
    CHECK(
        sketch(read_body(
                   p("文") + styled("", "GoujiSeparator") +
                   styled("存疑数据", "GoujiDoubtsHeading") + styled("一行", "GoujiDoubts") +
                   p("") + p(" "))
                   .document.blocks) == "p: 文\n");
}

TEST_CASE("Character styles count as looks, paragraph styles do not") {
    std::string const styles =
        "<w:style w:type=\"character\" w:styleId=\"S\"><w:name "
        "w:val=\"Strong\"/><w:rPr><w:b/></w:rPr>"
        "</w:style><w:style w:type=\"character\" w:styleId=\"SE\"><w:basedOn "
        "w:val=\"S\"/><w:rPr><w:i/>"
        "</w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"GoujiCode\"><w:name "
        "w:val=\"GoujiCode\"/></w:style>" +
        style("P", "p", "<w:rPr><w:b/></w:rPr>");
    CHECK(
        with_styles(
            "<w:p><w:pPr><w:pStyle "
            "w:val=\"P\"/></w:pPr><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:rStyle "
            "w:val=\"SE\"/></w:rPr><w:t>b</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"SE\"/><w:b "
            "w:val=\"false\"/></w:rPr><w:t>c</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"GoujiCode\"/>"
            "</w:rPr><w:t>d</w:t></w:r></w:p>",
            styles) == "p: a*/b/*/c/`d`\n");
}

TEST_CASE("Alignment and first-line indent, stated or by style") {
    DocxMaker maker{
        p("一", "<w:jc w:val=\"end\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>") +
        styled("二", "Body") + p("三", "<w:ind w:firstLine=\"420\"/>") +
        styled("四", "BodyTextFirstIndent") + p("五", "<w:ind w:hanging=\"420\"/>")};
    maker.part(
        "styles",
        "<w:docDefaults><w:rPrDefault><w:rPr><w:sz "
        "w:val=\"21\"/></w:rPr></w:rPrDefault></w:docDefaults>" +
            style(
                "Body",
                "正文2",
                "<w:pPr><w:jc w:val=\"both\"/><w:ind w:firstLine=\"640\"/></w:pPr>"
                "<w:rPr><w:sz w:val=\"32\"/></w:rPr>") +
            style(
                "BodyTextFirstIndent",
                "Body Text First Indent",
                "<w:pPr><w:ind w:firstLineChars=\"200\"/></w:pPr>"));
    Read const read = test::read(maker.zip());
    auto const paragraph = [&](std::size_t at) -> Paragraph const& {
        return std::get<Paragraph>(read.document.blocks.at(at).node);
    };
    CHECK(paragraph(0).align == Align::End);
    CHECK(paragraph(0).first_line_indent == 2);
    CHECK(paragraph(1).align == Align::Justify);
    CHECK(paragraph(1).first_line_indent == 2);
    CHECK(paragraph(2).first_line_indent == 2);
    CHECK(!paragraph(3).first_line_indent);
    CHECK(!paragraph(4).first_line_indent);
    CHECK(!paragraph(4).align);
}

TEST_CASE("Table styles between the others are passed over") {
    CHECK(
        with_styles(
            styled("一", "H") + styled("二", "H2"),
            style("H", "heading 1") +
                "<w:style w:type=\"table\" w:styleId=\"T\"><w:name w:val=\"heading "
                "9\"/><w:tblStylePr>"
                "<w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>" +
                style("H2", "heading 2")) == "h1: 一\nh2: 二\n");
}

TEST_CASE("Headers and footers: those of every page, and furniture") {
    DocxMaker maker{
        p("文") + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h1\"/><w:headerReference "
                  "w:type=\"even\" r:id=\"h2\"/><w:footerReference w:type=\"default\" r:id=\"f1\"/>"
                  "<w:headerReference w:type=\"first\" r:id=\"h3\"/></w:sectPr>"};
    maker.relation("h1", "header", "header1.xml").relation("h2", "header", "header2.xml");
    maker.relation("h3", "header", "header3.xml").relation("f1", "footer", "/word/footer1.xml");
    maker.file("word/header1.xml", maker.root("w:hdr", p("某某局")));
    maker.file("word/header2.xml", maker.root("w:hdr", p("偶数页")));
    maker.file("word/header3.xml", maker.root("w:hdr", p("首页不用")));
    maker.file(
        "word/footer1.xml",
        maker.root(
            "w:ftr",
            "<w:p><w:r><w:t xml:space=\"preserve\">— </w:t></w:r><w:fldSimple "
            "w:instr=\"PAGE\"><w:r>"
            "<w:t>3</w:t></w:r></w:fldSimple><w:r><w:t xml:space=\"preserve\"> "
            "—</w:t></w:r></w:p>"));
    Read const read = test::read(maker.zip());
    CHECK(sketch(read.document.header) == "p: 某某局\n");
    CHECK(read.document.footer.empty());
    REQUIRE(read.document.furniture.size() == 2);
    CHECK(read.document.furniture[0].kind == FurnitureKind::PageNumber);
    CHECK(read.document.furniture[0].text == "— 3 —");
    CHECK(read.document.furniture[1].kind == FurnitureKind::Header);
    CHECK(read.document.furniture[1].text == "偶数页");
    CHECK(read.diagnostics.count(Code::FurnitureRemoved) == 2);
}

TEST_CASE("Notes stand where they are referred to") {
    DocxMaker maker{"<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference "
                    "w:id=\"2\"/></w:r><w:r><w:t>乙</w:t>"
                    "</w:r><w:r><w:endnoteReference w:id=\"3\"/></w:r><w:r><w:footnoteReference "
                    "w:id=\"9\"/></w:r>"
                    "</w:p>"};
    maker.part(
        "footnotes",
        "<w:footnote w:type=\"separator\" w:id=\"-1\">" + p("---") +
            "</w:footnote><w:footnote "
            "w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> "
            "脚注</w:t></w:r>"
            "</w:p>" +
            p("第二段") + "</w:footnote>");
    maker.part("endnotes", "<w:endnote w:id=\"3\">" + p("尾注") + "</w:endnote>");
    Read const read = test::read(maker.zip());
    CHECK(
        sketch(read.document.blocks) ==
        "p: 甲{note: p: 脚注;p: 第二段;}乙{note: p: 尾注;}{note: }\n");
    CHECK(read.diagnostics.count(Code::BadReference) == 1);
    // The text comes first in the source, then the notes.
    CHECK(read.document.source.text(0) == "甲乙");
    CHECK(read.document.source.text(1) == "脚注");
}

TEST_CASE("Properties of the document") {
    DocxMaker maker{p("文")};
    maker.file(
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        "<Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
        "relationships/officeDocument\" Target=\"/word/document.xml\"/><Relationship Id=\"b\" "
        "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
        "core-properties\" "
        "Target=\"docProps/core.xml\"/></Relationships>");
    maker.file(
        "docProps/core.xml",
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
        "core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:dcterms=\"http://purl.org/dc/terms/\"><dc:title>年度报告</"
        "dc:title><dc:creator>办公室"
        "</dc:creator><dcterms:created>2023-01-09T02:00:00Z</dcterms:created><dc:subject> "
        "</dc:subject>"
        "</cp:coreProperties>");
    Read const read = test::read(maker.zip());
    CHECK(read.document.metadata.at("title") == "年度报告");
    CHECK(read.document.metadata.at("author") == "办公室");
    CHECK(read.document.metadata.at("created") == "2023-01-09T02:00:00Z");
    CHECK(!read.document.metadata.contains("subject"));
}

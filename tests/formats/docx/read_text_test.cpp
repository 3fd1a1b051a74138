#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/docx/read_support.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

std::string body_sketch(std::string_view body) {
    return sketch(read_body(body).document.blocks);
}

std::string in_paragraph(std::string_view runs) {
    return body_sketch("<w:p>" + std::string{runs} + "</w:p>");
}

/// A run with a text.
std::string r(std::string_view text, std::string_view properties = "") {
    return "<w:r><w:rPr>" + std::string{properties} + "</w:rPr><w:t xml:space=\"preserve\">" +
           std::string{text} + "</w:t></w:r>";
}

std::string field_char(std::string_view type) {
    return "<w:r><w:fldChar w:fldCharType=\"" + std::string{type} + "\"/></w:r>";
}
std::string instruction(std::string_view text) {
    return "<w:r><w:instrText xml:space=\"preserve\">" + std::string{text} + "</w:instrText></w:r>";
}

} // namespace

TEST_CASE("Runs of one look are one text, however they are cut") {
    Read const read = read_body(
        "<w:p>" + r("全年") + r("<![CDATA[主动]]>") + r("公开") + r("12条", "<w:b/>") +
        r("3 &amp; 4", "<w:b w:val=\"1\"/>") + r("。", "<w:b w:val=\"0\"/>") + "</w:p>");
    CHECK(sketch(read.document.blocks) == "p: 全年主动公开*12条3 & 4*。\n");
    auto const& paragraph = std::get<Paragraph>(read.document.blocks.at(0).node);
    CHECK(paragraph.children.size() == 3);
}

TEST_CASE("Styles nest as far as they agree") {
    CHECK(
        in_paragraph(
            r("a", "<w:b/>") + r("b", "<w:b/><w:i/>") + r("c", "<w:b/>") +
            r("2", "<w:vertAlign w:val=\"superscript\"/>") + r("d", "<w:u w:val=\"single\"/>") +
            r("e", "<w:u w:val=\"none\"/>") + r("f", "<w:strike/>")) == "p: *a/b/c*^2^_d_e~f~\n");
}

TEST_CASE("Characters that are elements") {
    CHECK(
        in_paragraph(
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/>"
            "<w:noBreakHyphen/><w:softHyphen/><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/>"
            "<w:sym w:font=\"Symbol\" w:char=\"F0B3\"/></w:r>") == "p: a\tb⏎c⏎\u2011\u00AD☑≥\n");
}

TEST_CASE("Private-use characters of picture fonts") {
    CHECK(in_paragraph(r("\uF0FC", "<w:rFonts w:ascii=\"Wingdings\"/>")) == "p: ✓\n");
    CHECK(in_paragraph(r("\uF0B7")) == "p: •\n");
}

TEST_CASE("Blanks at the ends of a text count only when preserved") {
    CHECK(
        in_paragraph(
            "<w:r><w:t> a </w:t></w:r><w:r><w:t xml:space=\"preserve\"> b\n c </w:t></w:r>") ==
        "p: a b  c \n");
}

TEST_CASE("Hidden text is left out and counted") {
    DocxMaker maker{
        "<w:p>" + r("1") + r("2", "<w:vanish/>") + r("3", "<w:vanish w:val=\"0\"/>") +
        r("4", "<w:rStyle w:val=\"Secret\"/>") + "</w:p>" + p("5", "<w:pStyle w:val=\"Gone\"/>")};
    maker.part(
        "styles",
        "<w:style w:type=\"character\" w:styleId=\"Secret\"><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Gone\"><w:rPr><w:vanish/></w:rPr></w:style>");
    Read const read = test::read(maker.zip());
    CHECK(sketch(read.document.blocks) == "p: 13\n");
    CHECK(read.diagnostics.count(Code::HiddenText) == 3);
}

TEST_CASE("A hidden paragraph mark joins its paragraph with the next") {
    CHECK(body_sketch(p("甲", "<w:rPr><w:vanish/></w:rPr>") + p("乙")) == "p: 甲乙\n");
    // A style separator is hidden too, but parts a heading from its text.
    CHECK(
        body_sketch(p("甲", "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + p("乙")) ==
        "p: 甲\np: 乙\n");
}

TEST_CASE("Ruby keeps its reading apart") {
    CHECK(
        in_paragraph(
            r("认") + "<w:r><w:ruby><w:rubyPr><w:hps w:val=\"10\"/></w:rubyPr><w:rt>" + r("zhēn") +
            "</w:rt><w:rubyBase>" + r("真") + "</w:rubyBase></w:ruby></w:r>" + r("落实")) ==
        "p: 认{真|zhēn}落实\n");
}

TEST_CASE("Links: by relationship, by anchor, cut in two") {
    DocxMaker maker{
        "<w:p><w:hyperlink r:id=\"l1\">" + r("网", "<w:u w:val=\"single\"/>") +
        "</w:hyperlink><w:hyperlink r:id=\"l1\">" + r("站") +
        "</w:hyperlink><w:hyperlink w:anchor=\"b1\">" + r("书签") +
        "</w:hyperlink><w:hyperlink r:id=\"none\">" + r("坏") + "</w:hyperlink></w:p>"};
    maker.relation("l1", "hyperlink", "https://example.cn/?a=1&amp;b=2", true);
    Read const read = test::read(maker.zip());
    CHECK(
        sketch(read.document.blocks) == "p: [_网_站](https://example.cn/?a=1&b=2)[书签](#b1)坏\n");
    CHECK(read.diagnostics.count(Code::BadReference) == 1);
}

TEST_CASE("Fields show their stored result") {
    CHECK(
        in_paragraph(
            r("见") + field_char("begin") + instruction(" HYPERLINK \"http://a.cn/\" \\l \"x\" ") +
            field_char("separate") + r("此处") + field_char("end") +
            "<w:fldSimple w:instr=\" SEQ 表 \\* ARABIC \">" + r("7") + "</w:fldSimple>" +
            "<w:fldSimple w:instr=' HYPERLINK \"http://b.cn/\" '>" + r("那里") +
            "</w:fldSimple>") == "p: 见[此处](http://a.cn/#x)7[那里](http://b.cn/)\n");
}

TEST_CASE("A result inside an instruction is not text") {
    CHECK(
        in_paragraph(
            field_char("begin") + instruction(" IF ") + field_char("begin") +
            instruction(" PAGE ") + field_char("separate") + r("9") + field_char("end") +
            instruction(" = 1 \"a\" \"b\" ") + field_char("separate") + r("乙") +
            field_char("end") + r("。")) == "p: 乙。\n");
}

TEST_CASE("A link field over two paragraphs is a link in each") {
    CHECK(
        body_sketch(
            "<w:p>" + field_char("begin") + instruction("HYPERLINK http://a.cn") +
            field_char("separate") + r("一") + "</w:p><w:p>" + r("二") + field_char("end") +
            r("三") + "</w:p>") == "p: [一](http://a.cn)\np: [二](http://a.cn)三\n");
}

TEST_CASE("A field that never ends swallows no text") {
    CHECK(
        body_sketch("<w:p>" + field_char("begin") + instruction("REF") + "</w:p>" + p("正文")) ==
        "p: 正文\n");
    CHECK(in_paragraph(field_char("end") + r("a") + field_char("separate")) == "p: a\n");
}

TEST_CASE("Fields without result that draw something") {
    CHECK(
        in_paragraph(
            field_char("begin") + instruction(" EQ \\o\\ac(○,3) ") + field_char("end") +
            field_char("begin") + instruction(" eq \\* jc2 \\o\\ad(\\s\\up 9(xù),续) ") +
            field_char("end") + field_char("begin") +
            instruction(" SYMBOL 252 \\f \"Wingdings\" ") + field_char("end")) == "p: ③{续|xù}✓\n");
    CHECK(
        in_paragraph(
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default "
            "w:val=\"0\"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>" +
            instruction("FORMCHECKBOX") + field_char("end") + r("是")) == "p: ☒是\n");
    auto const list = [](std::string const& chosen, std::string const& result) {
        return "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:name w:val=\"n\"/><w:ddList>" +
               chosen + "<w:listEntry w:val=\"甲\"/><w:listEntry w:val=\"12\"/></w:ddList>" +
               "</w:ffData></w:fldChar></w:r>" + instruction("FORMDROPDOWN") + result +
               field_char("end") + r("。");
    };
    CHECK(in_paragraph(list("<w:result w:val=\"1\"/>", "")) == "p: 12。\n");
    CHECK(in_paragraph(list("<w:default w:val=\"1\"/>", "")) == "p: 12。\n");
    CHECK(in_paragraph(list("<w:result w:val=\"9\"/>", "")) == "p: 。\n");
    CHECK(in_paragraph(list("", field_char("separate"))) == "p: 甲。\n");
    CHECK(in_paragraph(list("", field_char("separate") + r("乙"))) == "p: 乙。\n");
}

TEST_CASE("Containers are transparent, their properties are not text") {
    CHECK(
        body_sketch(
            "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/><w:placeholder><w:p><w:r><w:t>no</w:t></w:r>"
            "</w:p></w:placeholder></w:sdtPr><w:sdtContent><w:customXml><w:p><w:smartTag>" +
            r("甲") + "</w:smartTag><w:sdt><w:sdtContent>" + r("乙") +
            "</w:sdtContent></w:sdt><w:bdo w:val=\"rtl\">" + r("丙") +
            "</w:bdo></w:p></w:customXml></w:sdtContent></w:sdt>") == "p: 甲乙丙\n");
}

TEST_CASE("A prompt in a cell is no text of it") {
    auto const control = [](std::string const& state, std::string const& content) {
        return "<w:sdt><w:sdtPr><w:text/>" + state + "</w:sdtPr><w:sdtContent>" + content +
               "</w:sdtContent></w:sdt>";
    };
    std::string const prompt = "<w:showingPlcHdr/>";
    auto const cell = [](std::string const& content) { return "<w:tc>" + content + "</w:tc>"; };
    CHECK(
        body_sketch(
            "<w:tbl><w:tr>" + cell("<w:p>" + control(prompt, r("请输入")) + "</w:p>") +
            cell(control(prompt, p("请输入"))) + control(prompt, cell(p("请输入"))) +
            cell("<w:p>" + control("", r("5")) + r("6") + "</w:p>") + "</w:tr></w:tbl>" + "<w:p>" +
            control(prompt, r("请输入")) + "</w:p>") ==
        body_sketch(
            "<w:tbl><w:tr>" + cell("<w:p/>") + cell("<w:p/>") + cell("<w:p/>") + cell(p("56")) +
            "</w:tr></w:tbl>" + p("请输入")));
}

TEST_CASE("Of alternatives one is read") {
    std::string const box = "<w:drawing><wps:txbx><w:txbxContent>" + p("框内") +
                            "</w:txbxContent></wps:txbx></w:drawing>";
    std::string const old =
        "<w:pict><v:textbox><w:txbxContent>" + p("旧框") + "</w:txbxContent></v:textbox></w:pict>";
    CHECK(
        in_paragraph(
            r("框外") + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">" + box +
            "</mc:Choice><mc:Fallback>" + old + "</mc:Fallback></mc:AlternateContent></w:r>") ==
        "p: 框外\np: 框内\n");
    CHECK(
        in_paragraph(
            "<w:r><mc:AlternateContent><mc:Choice Requires=\"cx\">" + box +
            "</mc:Choice><mc:Fallback>" + old + "</mc:Fallback></mc:AlternateContent></w:r>") ==
        "p: 旧框\n");
    CHECK(in_paragraph("<w:r>" + old + "</w:r>" + r("后")) == "p: 后\np: 旧框\n");
}

TEST_CASE("Pictures: inside the package, outside, missing") {
    std::string const drawing =
        "<w:r><w:drawing><wp:inline><wp:extent cx=\"720000\" cy=\"360000\"/><wp:docPr id=\"1\" "
        "name=\"图片 1\" descr=\"徽标\"/><a:graphic><a:graphicData><a:blip r:embed=\"i1\"/>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
    std::string const pict =
        "<w:r><w:pict><v:shape style=\"width:72pt;height:36pt\" alt=\"旧\"><v:imagedata "
        "r:id=\"i2\"/></v:shape></w:pict></w:r>";
    std::string const missing = "<w:r><w:drawing><a:blip r:embed=\"i3\"/></w:drawing></w:r>";
    DocxMaker maker{"<w:p>" + drawing + pict + missing + "</w:p>"};
    maker.relation("i1", "image", "media/a.png").file("word/media/a.png", "PNG!");
    maker.relation("i2", "image", "file:///c:/x.bmp", true);
    maker.relation("i3", "image", "media/lost.png");
    Read const read = test::read(maker.zip());
    CHECK(
        sketch(read.document.blocks) == "p: {image media/a.png 徽标}{image file:///c:/x.bmp 旧}\n");
    auto const& children = std::get<Paragraph>(read.document.blocks[0].node).children;
    Image const& first = *std::get<Box<Image>>(children.at(0).node);
    CHECK(first.width == 20);
    CHECK(first.height == 10);
    CHECK(std::get<Box<Image>>(children.at(1).node)->width == Approx(25.4));
    CHECK(read.document.media.at("media/a.png").mime == "image/png");
    CHECK(read.document.media.at("media/a.png").bytes == "PNG!");
    CHECK(read.diagnostics.count(Code::MissingPart) == 1);
}

TEST_CASE("Formulas are read as their text") {
    CHECK(
        in_paragraph(
            "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r>"
            "</m:sup></m:sSup><m:r><m:t>=</m:t></m:r><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num>"
            "<m:den><m:r><m:t>b</m:t></m:r></m:den></m:f><m:d><m:dPr><m:begChr m:val=\"[\"/>"
            "<m:endChr m:val=\"]\"/></m:dPr><m:e><m:r><m:t>c</m:t></m:r></m:e></m:d></m:oMath>") ==
        "p: x^2^=a/b[c]\n");
    CHECK(
        body_sketch("<m:oMathPara><m:oMath><m:r><m:t>E</m:t></m:r></m:oMath></m:oMathPara>") ==
        "p: E\n");
}

TEST_CASE("Page breaks part paragraphs") {
    CHECK(
        body_sketch(
            "<w:p>" + r("前") + "<w:r><w:br w:type=\"page\"/></w:r>" + r("后") + "</w:p>" +
            p("又", "<w:pageBreakBefore/>") +
            "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/>"
            "</w:r></w:p>") == "p: 前\npage break\np: 后\npage break\np: 又\npage break\n");
}

TEST_CASE("Sections break the page unless the next one flows on") {
    std::string const section = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>";
    std::string const flowing =
        "<w:sectPr><w:type w:val=\"continuous\"/><w:pgSz w:w=\"16838\" w:h=\"11906\"/>"
        "<w:pgMar w:top=\"-1440\" w:bottom=\"720\" w:left=\"1440\" w:right=\"0\"/></w:sectPr>";
    Read const read = read_body(p("一", section) + p("二", section) + p("三") + flowing);
    CHECK(sketch(read.document.blocks) == "p: 一\npage break\np: 二\np: 三\n");
    REQUIRE(read.document.page);
    CHECK(read.document.page->width == Approx(297.0).margin(0.1));
    CHECK(read.document.page->top == Approx(25.4));
    CHECK(read.document.page->right == 0);
}

TEST_CASE("Every paragraph leaves its lines and their place") {
    std::string const body =
        "<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r></w:p>" + p("") + p("三");
    DocxMaker const maker{body};
    Read const read = test::read(maker.zip());
    SourceMap const& source = read.document.source;
    REQUIRE(source.size() == 4);
    CHECK(source.text(0) == "一");
    CHECK(source.text(1) == "二");
    CHECK(source.text(2).empty());
    CHECK(source.parts().at(source.line(0).origin.part) == "word/document.xml");
    CHECK(read.document.blocks.at(0).source == LineRange{0, 2});
    CHECK(read.document.blocks.at(1).source == LineRange{3, 1});
    auto const offset = static_cast<std::size_t>(source.line(3).origin.offset);
    CHECK(maker.get("word/document.xml").substr(offset, 5) == "<w:p>");
}

TEST_CASE("Offsets hold in parts of many buffers") {
    std::string body;
    for (int i = 0; i < 5000; ++i) {
        body += p("第" + std::to_string(i) + "段", "<w:jc w:val=\"center\"/>");
    }
    DocxMaker const maker{body};
    Read const read = test::read(maker.zip());
    REQUIRE(read.document.source.size() == 5000);
    std::string const& xml = maker.get("word/document.xml");
    for (std::uint32_t line = 0; line < 5000; ++line) {
        auto const offset = static_cast<std::size_t>(read.document.source.line(line).origin.offset);
        std::string const expected = "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r>";
        REQUIRE(xml.substr(offset, expected.size()) == expected);
        REQUIRE(xml.find("第" + std::to_string(line) + "段", offset) < offset + 120);
    }
}

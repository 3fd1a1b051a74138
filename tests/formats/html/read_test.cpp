#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/html/support.hpp"

using namespace gouji;
using test::outlined;
using test::read;

namespace {

std::string text_of(std::string_view html) {
    return plain_text(read(html).blocks);
}

Paragraph const& first_paragraph(Document const& document) {
    return std::get<Paragraph>(document.blocks.at(0).node);
}

} // namespace

TEST_CASE("white space is folded as CSS does", "[html]") {
    CHECK(text_of("<p>  a \n\t b  </p>") == "a b");
    CHECK(text_of("<p>a <b> b</b> c</p>") == "a b c");
    CHECK(text_of("<p>a<b> </b>b</p>") == "a b");
    CHECK(text_of("<p>a <br> b</p>") == "a\nb");
    CHECK(text_of("<p>&nbsp;a&nbsp; b&#12288;</p>") == "\u00A0a\u00A0 b\u3000");
    CHECK(text_of("<p style='white-space:pre-wrap'> a  b\nc</p>") == " a  b\nc");
    CHECK(text_of("<p>a<span style='white-space: pre'>  </span>b</p>") == "a  b");
    CHECK(text_of("<p style='white-space:pre-line'> a  b \n c</p>") == "a b\nc");
}

TEST_CASE("a line break of the source between wide characters is nothing", "[html]") {
    CHECK(text_of("<p>本年\n  新收</p>") == "本年新收");
    CHECK(text_of("<p>本年<b>\n新收</b></p>") == "本年新收");
    CHECK(text_of("<p>本年 新收</p>") == "本年 新收");
    CHECK(text_of("<p>共\n12\n件</p>") == "共 12 件");
    CHECK(text_of("<p>，\n“甲”</p>") == "，“甲”");
    CHECK(text_of("<p>한국\n말</p>") == "한국 말");
}

TEST_CASE("paragraphs out of all sorts of markup", "[html]") {
    CHECK(
        outlined("甲<p>乙</p>丙<div>丁<div>戊</div>己</div>") ==
        "paragraph: 甲\nparagraph: 乙\nparagraph: 丙\nparagraph: 丁\nparagraph: 戊\nparagraph: "
        "己\n");
    CHECK(outlined("<span><p>甲</p><p>乙</p></span>") == "paragraph: 甲\nparagraph: 乙\n");
    CHECK(outlined("<p>&nbsp;</p><p><br></p><div></div>　<p>甲</p>") == "paragraph: 甲\n");
    CHECK(
        outlined("<section><h2>甲</h2><dl><dt>乙<dd>丙</dl></section>") ==
        "heading 2: 甲\nparagraph: 乙\nparagraph: 丙\n");
    CHECK(
        outlined("<details><summary>甲</summary>乙</details>") == "paragraph: 甲\nparagraph: 乙\n");
    CHECK(
        outlined("<form>姓名：<input value=x><label>单位</label></form>") ==
        "paragraph: 姓名：单位\n");
}

TEST_CASE("headings", "[html]") {
    CHECK(
        outlined("<h1>甲</h1><h6>乙</h6><div role=heading aria-level=8>丙</div><h3> </h3>") ==
        "heading 1: 甲\nheading 6: 乙\nheading 8: 丙\n");
    CHECK(text_of("<h2><p>甲</p><p>乙</p></h2>") == "甲\n乙");
    CHECK(outlined("<h2><table><tr><td>甲<td>1</table></h2>").starts_with("table 1x2"));
}

TEST_CASE("breaks at the ends of a block show nothing", "[html]") {
    CHECK(text_of("<p>甲<br></p>") == "甲");
    CHECK(text_of("<p><br>甲<br>乙<b><br></b><br></p>") == "甲\n乙");
    CHECK(text_of("<table><tr><td>甲<br><td>乙</table><br><p>丙") == "丙");
}

TEST_CASE("styles, by element and by CSS", "[html]") {
    Document const document = read(
        "<p><b>a</b><em>b</em><u>c</u><del>d</del><sup>e</sup><sub>f</sub><code>g</code>"
        "<span style='font-weight:700'>h</span><b style='font-weight:normal'>i</b>"
        "<span style='font-style:italic;text-decoration: underline line-through'>j</span></p>");
    Inlines const& inlines = first_paragraph(document).children;
    constexpr std::array expected{
        Style::Strong,
        Style::Emphasis,
        Style::Underline,
        Style::Strike,
        Style::Superscript,
        Style::Subscript,
        Style::Code,
        Style::Strong};
    REQUIRE(inlines.size() == 10);
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(std::get<Styled>(inlines[i].node).style == expected[i]);
    }
    CHECK(std::get<Text>(inlines[8].node).utf8 == "i");
    CHECK(std::get<Styled>(inlines[9].node).style == Style::Emphasis);
}

TEST_CASE("links and images", "[html]") {
    Document const document =
        read("<p><a href=' http://a.example/?x=1&amp;y=2 '>甲</a><a name=top>乙</a>"
             "<img src='data:image/png;base64,iVBORw0KGgo=' alt=图 width=96 height=48>"
             "<img src='data:image/png;base64,iVBORw0KGgo='><img src=/a/b.jpg>"
             "<img src='data:image/gif,GIF%38'><img src='data:;base64,****'></p>");
    Inlines const& inlines = first_paragraph(document).children;
    REQUIRE(inlines.size() == 6);
    CHECK(std::get<Box<Link>>(inlines[0].node)->target == "http://a.example/?x=1&y=2");
    Image const& image = *std::get<Box<Image>>(inlines[2].node);
    CHECK(image.media == "image1.png");
    CHECK(image.alt == "图");
    CHECK(image.width == Approx(25.4F));
    CHECK(image.height == Approx(12.7F));
    CHECK(document.media.at("image1.png").bytes == "\x89PNG\r\n\x1A\n");
    CHECK(std::get<Box<Image>>(inlines[3].node)->media == "image1.png");
    CHECK(std::get<Box<Image>>(inlines[4].node)->target == "/a/b.jpg");
    CHECK(document.media.at("image2.gif").bytes == "GIF8");
    CHECK(document.media.size() == 2);
}

TEST_CASE("a link around blocks is repeated in each", "[html]") {
    Document const document = read("<a href=x><div>甲</div><div>乙</div></a>");
    REQUIRE(document.blocks.size() == 2);
    for (Block const& block : document.blocks) {
        Inlines const& inlines = std::get<Paragraph>(block.node).children;
        CHECK(std::get<Box<Link>>(inlines.at(0).node)->target == "x");
    }
}

TEST_CASE("ruby", "[html]") {
    Document const document =
        read("<p><ruby>漢<rp>(</rp><rt>han</rt><rp>)</rp>字<rt>zi</rt></ruby>也</p>");
    Inlines const& inlines = first_paragraph(document).children;
    REQUIRE(inlines.size() == 3);
    CHECK(std::get<Box<Ruby>>(inlines[0].node)->reading == "han");
    CHECK(plain_text(std::get<Box<Ruby>>(inlines[1].node)->base) == "字");
    CHECK(plain_text(inlines) == "漢字也");
    CHECK(plain_text(first_paragraph(read("<p><ruby><rb>甲<rt>jia</ruby></p>")).children) == "甲");
}

TEST_CASE("preformatted text keeps its lines", "[html]") {
    Document const document = read("<pre>\n a  b\n<b>c</b>\n</pre>");
    CHECK(std::get<Verbatim>(document.blocks.at(0).node).text == " a  b\nc");
    CHECK(outlined("<pre><table><tr><td>1<td>2</table></pre>").starts_with("table 1x2"));
}

TEST_CASE("alignment, indent, page breaks", "[html]") {
    Document const document =
        read("<p style='text-align:center;text-indent:2em'>甲</p><center>乙</center>"
             "<p align=right style='text-indent:32pt;font-size:16pt'>丙</p><hr>"
             "<br style='page-break-before:always'><p style='page-break-before: always'>丁</p>");
    CHECK(first_paragraph(document).align == Align::Center);
    CHECK(first_paragraph(document).first_line_indent == 2.0F);
    CHECK(std::get<Paragraph>(document.blocks.at(1).node).align == Align::Center);
    Paragraph const& third = std::get<Paragraph>(document.blocks.at(2).node);
    CHECK(third.align == Align::End);
    CHECK(third.first_line_indent == 2.0F);
    CHECK(std::holds_alternative<PageBreak>(document.blocks.at(3).node));
    CHECK(std::holds_alternative<PageBreak>(document.blocks.at(4).node));
    CHECK(document.blocks.size() == 6);
}

TEST_CASE("notes of Word and of pandoc become notes", "[html]") {
    Document const document = read(
        "<p>甲<a href='#fn1' class='footnote-ref' id=fnref1 role=doc-noteref><sup>1</sup></a>乙</p>"
        "<section class=footnotes role=doc-endnotes><hr><ol><li id=fn1><p>丙"
        "<a href='#fnref1' class=footnote-back role=doc-backlink>↩</a></p></li></ol></section>");
    REQUIRE(document.blocks.size() == 1);
    Inlines const& inlines = first_paragraph(document).children;
    REQUIRE(inlines.size() == 3);
    CHECK(plain_text(std::get<Box<Note>>(inlines[1].node)->children) == "丙");
    Document const commented = read(
        "<p>甲<a class=msocomanchor href='#_msocom_1' name='_msoanchor_1'>[w1]</a></p>"
        "<div style='mso-element:comment-list'><div style='mso-element:comment'>"
        "<div id='_com_1' class=msocomtxt><p>批<a href='#_msoanchor_1' class=msocomoff>[w1]</a>"
        "</p></div></div></div>");
    REQUIRE(commented.blocks.size() == 1);
    CHECK(
        std::get<Box<Note>>(first_paragraph(commented).children.at(1).node)->kind ==
        NoteKind::Comment);
    // A note that nothing refers to is text.
    CHECK(
        outlined("<p>甲</p><section role=doc-endnotes><ol><li id=fn1>丙</ol></section>")
            .find("丙") != std::string::npos);
}

TEST_CASE("the fixture of a Word export", "[html]") {
    std::string const page =
        test::read_file(std::string{GOUJI_SOURCE_DIR} + "/fixtures/html/word_export.html");
    CHECK(
        outlined(page) ==
        "title: 青浦县档案馆2023年度报告\n"
        "heading 1: 一、总体情况\n"
        "paragraph: 全年接待查档1,204人次，其中网上查档317人次。 [footnote: 不含电话咨询。]\n"
        "list: 2 items\n  item •\n    paragraph: 开放档案\n    list: 2 items\n"
        "      item 1)\n        paragraph: 民国档案\n      item 2)\n        paragraph: 家谱\n"
        "  item •\n    paragraph: 数字化\n"
        "table 3x3: 7 cells\npage break\nparagraph: 青浦县档案馆\n"
        "furniture, site chrome: 隐藏的批注\n");
    Document const document = read(page);
    CHECK(std::get<Paragraph>(document.blocks.at(2).node).first_line_indent == 2.0F);
}

TEST_CASE("metadata", "[html]") {
    Document const document =
        read("<html lang=zh-CN><head><title> 某局\n 年报 </title><meta name=Author content='某局'>"
             "<meta name=keywords content='a,b'></head><body>x");
    CHECK(document.metadata.at("title") == "某局 年报");
    CHECK(document.metadata.at("author") == "某局");
    CHECK(document.metadata.at("language") == "zh-CN");
    CHECK(document.metadata.at("keywords") == "a,b");
}

TEST_CASE("every line knows where it stands", "[html]") {
    std::string_view const page = "<h1>题</h1><p>甲<br>乙</p><table><tr><td>1<td></table>末";
    Document const document = read(page);
    SourceMap const& source = document.source;
    REQUIRE(source.size() == 6);
    for (std::uint32_t i = 0; i < source.size(); ++i) {
        std::string_view const text = source.text(i);
        auto const offset = static_cast<std::size_t>(source.line(i).origin.offset);
        CHECK(page.substr(offset, text.size()) == text);
    }
    CHECK(document.blocks[1].source == LineRange{1, 2});
    CHECK(document.blocks[2].source == LineRange{3, 2});
    auto const& cells = test::first_table(document).rows[0].cells;
    CHECK(cells[0].source == SourceRef{3, 0});
    CHECK(cells[1].source == SourceRef{4, 0});
    CHECK(page.substr(static_cast<std::size_t>(source.line(4).origin.offset), 4) == "<td>");
}

TEST_CASE("limits and options", "[html]") {
    Diagnostics diagnostics;
    ReadOptions options;
    options.limits.html_bytes = 10;
    auto const large = read_html("<p>01234567890</p>", options, diagnostics);
    REQUIRE_FALSE(large.has_value());
    CHECK(large.error().code == Code::LimitExceeded);
    options = {};
    options.limits.html_elements = 10;
    CHECK(read_html("<p>1<br>2<b><i>3</i></b>", options, diagnostics).has_value());
    for (std::string const& many :
         {std::string("<b></b>"),
          std::string("<!>"),
          std::string("</p>"),
          std::string("<p a b c>")}) {
        std::string page = "<p>x";
        for (int i = 0; i < 11; ++i) {
            page += many;
        }
        auto const crowded = read_html(page, options, diagnostics);
        INFO(many);
        REQUIRE_FALSE(crowded.has_value());
        CHECK(crowded.error().code == Code::LimitExceeded);
        CHECK(crowded.error().data.back().second == "html_elements");
    }
    auto const empty = read_html(" \n", {}, diagnostics);
    REQUIRE_FALSE(empty.has_value());
    CHECK(empty.error().code == Code::EmptyInput);
    ReadOptions unknown;
    unknown.extra["colour"] = "red";
    auto const result = read_html("<p>x", unknown, diagnostics);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().code == Code::UnknownOption);
}

TEST_CASE("sniffing", "[html]") {
    CHECK(sniff_html("<!DOCTYPE html><p>x") > 90);
    CHECK(sniff_html("\xEF\xBB\xBF \n<html xmlns='x'>") > 90);
    CHECK(sniff_html("<?xml version='1.0'?><html xmlns='x'><body/></html>") > 90);
    CHECK(sniff_html(std::string_view{"\xFF\xFE<\0h\0t\0m\0l\0>\0", 14}) > 90);
    CHECK(sniff_html("<table><tr><td>1</table>") > 50);
    CHECK(sniff_html("PK\x03\x04<html>") == 0);
    CHECK(sniff_html("一、总体情况\n1 < 2 > 0") == 0);
    CHECK(sniff_html("{\"a\":\"<b>\"}") < 50);
    CHECK(sniff_html("<?xml version='1.0'?><w:document><w:p/></w:document>") == 0);
    CHECK(sniff_html("") == 0);
}

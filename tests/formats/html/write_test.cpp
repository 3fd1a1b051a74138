#include "gouji/formats/html/escape.hpp"
#include "gouji/formats/html/tag_scanner.hpp"
#include "gouji/model/compare.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/html/support.hpp"

using namespace gouji;

namespace {

/// Every element and attribute name of a page, to see that nothing new came in.
bool has_tag(std::string_view page, std::string_view name) {
    html::TagScanner scanner{page};
    html::Tag tag;
    while (scanner.next(tag)) {
        if (html::equals_ignoring_case(tag.name, name)) {
            return true;
        }
        if (html::equals_ignoring_case(tag.name, "style") && !tag.closing) {
            scanner.skip_raw_text("style");
        }
    }
    return false;
}

bool has_handler(std::string_view page) {
    html::TagScanner scanner{page};
    html::Tag tag;
    while (scanner.next(tag)) {
        html::Attribute attribute;
        while (html::take_attribute(tag.inside, attribute)) {
            if (attribute.name.starts_with("on") || attribute.value.starts_with("javascript")) {
                return true;
            }
        }
    }
    return false;
}

constexpr std::string_view evil =
    "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&lt;!--";

} // namespace

TEST_CASE("nothing in a document becomes markup", "[html][write]") {
    Document document;
    std::string const text{evil};
    document.metadata = {{"title", text}, {"author", text}, {text, text}, {"language", text}};
    Paragraph paragraph{make_inlines(text), {}, {}, Role::Title};
    paragraph.children.push_back({Box<Link>{Link{"http://x.example/" + text, make_inlines(text)}}});
    paragraph.children.push_back({Box<Image>{Image{"a", "", text, 1, 1}}});
    paragraph.children.push_back({Box<Image>{Image{"", text, text, 0, 0}}});
    paragraph.children.push_back({Box<Ruby>{Ruby{make_inlines(text), text}}});
    Note note{NoteKind::Comment, text, {}};
    note.children.push_back(make_paragraph(text));
    paragraph.children.push_back({Box<Note>{std::move(note)}});
    document.blocks.push_back({std::move(paragraph), {}});
    document.blocks.push_back({Verbatim{"</pre>" + text}, {}});
    List list;
    list.ordered = true;
    list.items.push_back({text, {}});
    document.blocks.push_back({std::move(list), {}});
    Table table;
    table.caption = make_inlines(text);
    table.rows.resize(1);
    table.rows[0].cells.emplace_back();
    table.rows[0].cells[0].content = make_cell_content(text);
    table.rows[0].cells[0].evidence = Evidence::Repaired;
    table.printed.push_back({{0, 0}, text});
    document.blocks.push_back({Box<Table>{std::move(table)}, {}});
    document.header.push_back(make_paragraph(text));
    document.media["a"] = {"image/png\" onload=\"x", "bytes"};
    std::string const page = test::write(document);
    CHECK_FALSE(has_tag(page, "script"));
    CHECK_FALSE(has_handler(page));
    Document const back = test::read(page);
    CHECK(
        plain_text(std::get<Paragraph>(back.blocks.at(0).node).children) ==
        plain_text(std::get<Paragraph>(document.blocks[0].node).children));
    CHECK(back.metadata.at("title") == text);
    CHECK(back.metadata.at(text) == text);
    CHECK(std::get<List>(back.blocks.at(2).node).items.at(0).label == text);
}

TEST_CASE("only addresses of harmless kinds become links", "[html][write]") {
    for (std::string_view const url :
         {"http://a.example/",
          "HTTPS://a.example",
          "mailto:a@b.example",
          "tel:123",
          "ftp://x/y",
          "#top",
          "a/b.html",
          "../x?y=a:b",
          "?q=javascript:1",
          "/path:with:colons",
          "附件一.docx"}) {
        CAPTURE(url);
        CHECK(html::is_safe_url(url));
    }
    for (std::string_view const url :
         {"javascript:alert(1)",
          "JaVaScRiPt:alert(1)",
          "java\nscript:alert(1)",
          "\tjavascript:x",
          " javascript:x",
          "\x01javascript:x",
          "data:text/html,x",
          "vbscript:x",
          "file:///etc/passwd",
          "javascript&colon;x:",
          ""}) {
        CAPTURE(url);
        CHECK_FALSE(html::is_safe_url(url));
    }
    Document document;
    Paragraph paragraph;
    paragraph.children.push_back({Box<Link>{Link{"javascript:alert(1)", make_inlines("点我")}}});
    document.blocks.push_back({std::move(paragraph), {}});
    Diagnostics diagnostics;
    std::string const page = test::write(document, diagnostics);
    CHECK(page.find("javascript") == std::string::npos);
    CHECK(page.find("点我") != std::string::npos);
    CHECK(diagnostics.count(Code::Loss) == 1);
}

TEST_CASE("a page is one file that fetches nothing", "[html][write]") {
    Document document;
    Paragraph paragraph;
    paragraph.children.push_back({Box<Image>{Image{"", "http://x.example/a.png", "图", 0, 0}}});
    document.blocks.push_back({std::move(paragraph), {}});
    std::string const page = test::write(document);
    CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"));
    CHECK(page.find("default-src 'none'") != std::string::npos);
    CHECK(page.find("src=\"http") == page.find("data-src=\"http") + 5);
    CHECK(page.find("url(") == std::string::npos);
    CHECK(page.find("@import") == std::string::npos);
    Document const back = test::read(page);
    Inlines const& inlines = std::get<Paragraph>(back.blocks.at(0).node).children;
    CHECK(std::get<Box<Image>>(inlines.at(0).node)->target == "http://x.example/a.png");
}

TEST_CASE("the title of a page", "[html][write]") {
    Document document;
    document.blocks.push_back({Heading{make_inlines("一、概况"), 1}, {}});
    CHECK(test::write(document).find("<title>一、概况</title>") != std::string::npos);
    document.blocks.push_back({Paragraph{make_inlines("年报"), {}, {}, Role::Title}, {}});
    CHECK(test::write(document).find("<title>年报</title>") != std::string::npos);
    document.metadata["title"] = "甲 & 乙";
    CHECK(test::write(document).find("<title>甲 &amp; 乙</title>") != std::string::npos);
}

TEST_CASE("header cells say what they head", "[html][write]") {
    Document const document = test::read("<table><thead><tr><th rowspan=2>a<th "
                                         "colspan=2>b<tr><th>c<th>d<tbody><tr><th>1<td>2<td>x y z"
                                         "</table>");
    std::string const page = test::write(document);
    CHECK(
        page.find("<thead>\n<tr><th scope=\"col\" rowspan=\"2\">a</th>"
                  "<th scope=\"colgroup\" colspan=\"2\">b</th></tr>") != std::string::npos);
    CHECK(
        page.find("<th scope=\"row\">1</th><td class=\"n\">2</td><td>x y z</td>") !=
        std::string::npos);
}

TEST_CASE("page geometry, header and footer come back", "[html][write]") {
    Document document;
    document.page = PageSetup{297, 210, 20, 15.5F, 28, 26};
    document.header.push_back(make_paragraph("页眉"));
    document.footer.push_back(make_paragraph("页脚"));
    document.blocks.push_back(make_paragraph("正文"));
    std::string const page = test::write(document);
    CHECK(
        page.find("@page { size: 297mm 210mm; margin: 20mm 26mm 15.5mm 28mm; }") !=
        std::string::npos);
    Document const back = test::read(page);
    CHECK(plain_text(back.header) == "页眉");
    CHECK(plain_text(back.footer) == "页脚");
    CHECK(plain_text(back.blocks) == "正文");
    REQUIRE(back.page.has_value());
    CHECK(back.page->bottom == 15.5F);
}

TEST_CASE("what HTML cannot hold is said", "[html][write]") {
    Document document;
    document.blocks.push_back(make_paragraph("a\x01\x02z"));
    Table table;
    table.rows.resize(2);
    table.rows[0].cells.resize(2);
    table.rows[1].cells.resize(1);
    document.blocks.push_back({Box<Table>{std::move(table)}, {}});
    Diagnostics diagnostics;
    std::string const page = test::write(document, diagnostics);
    CHECK(page.find("<p>az</p>") != std::string::npos);
    CHECK(diagnostics.count(Code::Loss) == 3);
    CHECK(diagnostics.count(Code::GridHole) == 1);
}

TEST_CASE("numbers are printed the same everywhere", "[html][write]") {
    CHECK(html::format_number(12.5) == "12.5");
    CHECK(html::format_number(100) == "100");
    CHECK(html::format_number(1.0 / 3) == "0.333");
    CHECK(html::format_number(1e300) == "1000000000000");
    CHECK(html::format_number(-0.5) == "-0.5");
}

#include <string>

#include "gouji/formats/html/dom.hpp"
#include "gouji/formats/html/nesting_guard.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/html/support.hpp"

using namespace gouji;

namespace {

std::string repeated(std::string_view part, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) {
        out += part;
    }
    return out;
}

std::size_t depth_of(html::Node const& node) {
    std::size_t deepest = 0;
    for (html::Node const* const child : html::children_of(node)) {
        deepest = std::max(deepest, depth_of(*child));
    }
    return deepest + 1;
}

std::size_t size_of(html::Node const& node) {
    std::size_t size = 1;
    for (html::Node const* const child : html::children_of(node)) {
        size += size_of(*child);
    }
    return size;
}

struct Guarded {
    std::string html;
    std::size_t depth;
    std::size_t nodes;
};

Guarded guard(std::string html) {
    std::size_t const before = html.size();
    (void)html::guard_nesting(html, 256);
    REQUIRE(html.size() == before);
    html::Tree const tree{html};
    return {html, depth_of(tree.root()), size_of(tree.root())};
}

} // namespace

TEST_CASE("no markup makes a deep tree", "[html][guard]") {
    for (std::string_view const part :
         {"<div>x",
          "<span>x",
          "<b>x",
          "<p><b>x",
          "<table><tr><td>x",
          "<ul><li>x",
          "<blockquote>",
          "<b><div></b>",
          "<i><p><b><p><u><p></i></b></u>x",
          "<a href=1><b><div>t</a>",
          "<table>",
          "<table><b>x",
          "<table><td><svg><td>",
          "<svg><g>",
          "<math><mi><td>",
          "<select><option>",
          "<button><p>x",
          "<object><b>x",
          "<ruby>x<rt>y",
          "<dl><dt>x<dd>y<dl>",
          "<h1><h2>",
          "<template><td>",
          "<nobr><p>x",
          "<noscript><div>",
          "<form><table><tr><td></form>",
          "<custom-element>",
          "<fieldset><legend>",
          "<center><table><caption>",
          "<svg><p><div/>",
          "<frameset><div>",
          "<body><table><thead><tr><th><body>"}) {
        CAPTURE(part);
        Guarded const guarded = guard(repeated(part, 3000));
        CHECK(guarded.depth < 400);
        CHECK(guarded.nodes < 120'000);
    }
}

TEST_CASE("raw text that only looks open hides no nesting", "[html][guard]") {
    std::string const deep = repeated("<div>", 5000);
    CHECK(guard("<select><title></select>" + deep + "</title>").depth < 400);
    CHECK(guard("<script><!--<script></script>" + deep + "</script></script>").depth < 400);
    CHECK(guard("<svg><style><!--</svg>" + deep).depth < 400);
    CHECK(guard("<frameset><title></frameset>" + deep).depth < 400);
    CHECK(guard("<!--><p>" + deep + "-->").depth < 400);
    CHECK(guard("<p title='>'>" + deep).depth < 400);
}

TEST_CASE("unclosed formatting does not multiply", "[html][guard]") {
    std::string page;
    for (int i = 0; i < 5000; ++i) {
        page += "<p><font color=\"#" + std::to_string(i) + "\">x";
    }
    CHECK(guard(page).nodes < 60'000);
    std::string identical = repeated("<p><font size=3>x", 5000);
    CHECK(guard(identical).nodes < 60'000);
    CHECK(guard(identical).html == identical);
}

TEST_CASE("a tag of very many attributes is cut", "[html][guard]") {
    std::string tag = "<p";
    for (int i = 0; i < 50'000; ++i) {
        tag += " a" + std::to_string(i);
    }
    html::Tree const tree{guard(tag + ">text").html};
    CHECK(size_of(tree.root()) < 10);
}

TEST_CASE("foreign content loses its tags and keeps its text", "[html][guard]") {
    auto const text_of = [](std::string_view page) { return plain_text(test::read(page).blocks); };
    CHECK(
        text_of("<p>甲<svg><style>p{}</style><title>图</title><g><text>乙</text></g></svg>丙") ==
        "甲乙丙");
    CHECK(text_of("<p><math><mi>x</mi><mo>=</mo><mn>2</mn></math></p>") == "x=2");
    CHECK(
        text_of("<svg><foreignObject><p>甲</p><p>乙</p></foreignObject></svg><p>丙") ==
        "甲\n乙\n丙");
    // An svg that nobody closed does not swallow the page.
    CHECK(
        test::outlined("<table><tr><td><svg><path></td><td>1</td></tr></table><p>甲") ==
        "table 1x2: 2 cells\nparagraph: 甲\n");
    CHECK(
        test::outlined("<svg><path><p>甲</p><table><tr><td>1<td>2</table>") ==
        "paragraph: 甲\ntable 1x2: 2 cells\n");
}

TEST_CASE("sound markup passes unchanged", "[html][guard]") {
    for (std::string_view const page :
         {"<!DOCTYPE html><html><head><title><b></title><style>p{}</style></head><body><p>a<p>b"
          "<ul><li>1<li>2<ul><li>3</ul></ul><table><tr><td>1<td>2<tr><td>3</table></body></html>",
          "<p><b>bold<i>both</b>italic</i></p><!-- <div> --><script>if(a<b){'<div>'}</script>",
          "<select><option>a<option>b</select><textarea><div></textarea>"}) {
        CHECK(guard(std::string{page}).html == page);
    }
    // Closings that the author left out do not add up.
    for (std::string_view const part :
         {"<p>x",
          "<li>x",
          "<tr><td>x<td>y",
          "<dt>a<dd>b",
          "<option>x",
          "<p><a name=x>y",
          "<h2>x</h2>"}) {
        CAPTURE(part);
        std::string const page = "<table><ul><dl>" + repeated(part, 2000);
        CHECK(guard(page).html == page);
    }
}

TEST_CASE("flattened content keeps its text", "[html][guard]") {
    std::string const page =
        repeated("<div>", 10'000) + "深处" + repeated("</div>", 10'000) + "<p>之后</p>";
    Diagnostics diagnostics;
    Document const document = test::read(page, diagnostics);
    CHECK(plain_text(document.blocks) == "深处\n之后");
    CHECK(diagnostics.count(Code::DepthFlattened) == 1);
    std::string words;
    for (int i = 0; i < 400; ++i) {
        words += "<div>w" + std::to_string(i);
    }
    std::string const text = plain_text(test::read(words).blocks);
    for (int i = 0; i < 400; ++i) {
        CHECK(text.find("w" + std::to_string(i) + (i == 399 ? "" : "\n")) != std::string::npos);
    }
}

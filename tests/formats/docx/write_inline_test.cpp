#include "gouji/formats/docx/docx_images.hpp"
#include "gouji/formats/support/link_target.hpp"
#include "gouji/formats/support/pixel_size.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/tests/catch.hpp"
#include "write_support.hpp"

using namespace gouji;
using namespace gouji::test;

TEST_CASE("text keeps its blanks, tabs and line ends") {
    Written const written = write(document({paragraph({{Text{" a\tb \nc\r\nd"}}})}));
    CHECK(
        count_of(
            written.body(),
            R"(<w:t xml:space="preserve"> a</w:t><w:tab/><w:t xml:space="preserve">b </w:t>)"
            R"(<w:br/><w:t>c</w:t><w:br/><w:t>d</w:t>)") == 1);
}

TEST_CASE("nested styles become one set of run properties") {
    Styled const strike{Style::Strike, {{Text{"x"}}}};
    Styled const strong{Style::Strong, {{strike}}};
    Written const written = write(document({paragraph({{Styled{Style::Emphasis, {{strong}}}}})}));
    CHECK(count_of(written.body(), "<w:rPr><w:b/><w:bCs/><w:i/><w:iCs/><w:strike/></w:rPr>") == 1);
}

TEST_CASE("links by scheme") {
    using Kind = gouji::LinkTarget::Kind;
    struct Case {
        std::string target;
        Kind kind;
        std::string text;
    };
    std::vector<Case> const cases{
        {"https://example.org/页?a=1#b", Kind::External, "https://example.org/页?a=1#b"},
        {"HTTP://EXAMPLE.ORG", Kind::External, "HTTP://EXAMPLE.ORG"},
        {"mailto:a@example.org", Kind::External, "mailto:a@example.org"},
        {"../b/c.html", Kind::External, "../b/c.html"},
        {"a b%2", Kind::External, "a%20b%252"},
        {"a%20b", Kind::External, "a%20b"},
        {"#_Toc1", Kind::Anchor, "_Toc1"},
        {"javascript:alert(1)", Kind::Refused, ""},
        {" javascript:alert(1)", Kind::Refused, ""},
        {"JavaScript&#58;alert(1)", Kind::External, "JavaScript&#58;alert(1)"},
        {"file:///etc/passwd", Kind::Refused, ""},
        {"data:text/html,x", Kind::Refused, ""},
        {":x", Kind::Refused, ""},
        {"//host/share", Kind::Refused, ""},
        {R"(\\host\share)", Kind::Refused, ""},
        {"", Kind::Refused, ""}};
    for (Case const& one : cases) {
        INFO(one.target);
        gouji::LinkTarget const target = gouji::link_target(one.target);
        CHECK(target.kind == one.kind);
        CHECK(target.text == one.text);
    }
}

TEST_CASE("a refused link is its text, and a loss") {
    Written const written =
        write(document({paragraph({{Box<Link>{{"javascript:x", {{Text{"点这里"}}}}}}})}));
    CHECK(count_of(written.body(), "w:hyperlink") == 0);
    CHECK(count_of(written.body(), "点这里") == 1);
    CHECK(written.diagnostics.count(Code::Loss) == 1);
}

TEST_CASE("sizes of images are read from their headers") {
    using namespace std::string_literals;
    auto const size = [](std::string const& bytes) {
        auto const pixels = gouji::pixel_size(bytes);
        return pixels ? std::pair{pixels->width, pixels->height} : std::pair{0U, 0U};
    };
    std::string const png = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x2C\0\0\0\x78"s;
    CHECK(size(png) == std::pair{300U, 120U});
    CHECK(size(png.substr(0, 20)) == std::pair{0U, 0U});
    CHECK(size("GIF89a\x05\0\x03\0"s) == std::pair{5U, 3U});
    std::string const jpeg =
        "\xFF\xD8\xFF\xE0\0\x04\0\0\xFF\xFF\xC2\0\x0B\x08\0\x10\0\x20\x03\0\0"s;
    CHECK(size(jpeg) == std::pair{32U, 16U});
    CHECK(size("\xFF\xD8\xFF\xE0\xFF\xFF\0\0\0\0\0\0\0\0"s) == std::pair{0U, 0U});
    CHECK(size("") == std::pair{0U, 0U});
}

TEST_CASE("an image is clipped to the text and keeps its shape") {
    Document document;
    document.media["m"] = {"image/png", "no header"};
    document.blocks = {paragraph({{Box<Image>{{"m", "", "", 1560, 780}}}})};
    Written const written = write(document);
    // 156 mm, but for what the page's edges lose in twips.
    CHECK(count_of(written.body(), R"(<wp:extent cx="5616575" cy="2808288"/>)") == 1);
    CHECK(count_of(written.body(), R"(w:line="240" w:lineRule="auto")") == 1);
}

TEST_CASE("an image that is not there leaves its text, and a loss") {
    Written const written =
        write(document({paragraph({{Box<Image>{{"gone", "http://x/y.png", "走势图", 0, 0}}}})}));
    CHECK(count_of(written.body(), "走势图") == 1);
    CHECK(count_of(written.body(), "w:drawing") == 0);
    CHECK(written.diagnostics.count(Code::Loss) == 1);
}

TEST_CASE("an image that Word does not show is kept, and that is said") {
    Document document;
    document.media["a"] = {"image/webp", "RIFF"};
    document.media["b"] = {"image/x-own", "?"};
    document.media["c"] = {"no type", "?"};
    for (char const* const key : {"a", "b", "c"}) {
        document.blocks.push_back(paragraph({{Box<Image>{{key, "", "", 10, 10}}}}));
    }
    Written const written = write(document);
    CHECK(written.diagnostics.count(Code::Loss) == 3);
    std::string const& types = written.parts.at("[Content_Types].xml");
    CHECK(count_of(types, "\"image/x-own\"") == 1);
    CHECK(count_of(types, "\"application/octet-stream\"") == 1);
    CHECK(written.parts.at("word/media/image1.webp") == "RIFF");
}

TEST_CASE("footnotes, endnotes and comments are parts; a note in a note is not") {
    Note inner{NoteKind::Footnote, "", {paragraph("里")}};
    Note outer{NoteKind::Footnote, "", {paragraph({{Text{"外"}}, {Box<Note>{inner}}})}};
    Written const written = write(document({paragraph({{Box<Note>{outer}}})}));
    std::string const& notes = written.parts.at("word/footnotes.xml");
    CHECK(count_of(notes, "<w:footnote ") == 3);
    CHECK(count_of(notes, R"(<w:footnote w:id="1">)") == 1);
    CHECK(count_of(notes, "（里）") == 1);
    CHECK(
        count_of(
            written.parts.at("word/settings.xml"), R"(<w:footnotePr><w:footnote w:id="-1"/>)") ==
        1);
    CHECK(written.diagnostics.count(Code::Loss) == 1);
}

TEST_CASE("a ruby has its base and reading") {
    Written const written = write(document({paragraph({{Box<Ruby>{{{{Text{"畲"}}}, "shē"}}}})}));
    CHECK(
        count_of(
            written.body(),
            "<w:t>shē</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>畲</w:t></w:r></w:rubyBase>") == 1);
}

TEST_CASE("Chinese running text has the indent of its style, unless the source says otherwise") {
    Paragraph indented{{{Text{"正文"}}}, 0.0F, {}, Role::Body};
    Paragraph centered{{{Text{"正文"}}}, {}, Align::Center, Role::Body};
    Written const written = write(document(
        {paragraph("正文"),
         paragraph("“引语”开头"),
         paragraph("2023年，共12件"),
         paragraph("Latin"),
         paragraph("　　自带空格"),
         {indented, {}},
         {centered, {}}}));
    CHECK(count_of(written.body(), "BodyTextFirstIndent") == 3);
    CHECK(count_of(written.body(), R"(<w:ind w:firstLineChars="0" w:firstLine="0"/>)") == 1);
}

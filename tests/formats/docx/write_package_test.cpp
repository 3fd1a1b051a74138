#include <cmath>
#include <cstdlib>
#include <ctime>

#include "gouji/formats/docx/docx.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/tests/catch.hpp"
#include "write_support.hpp"

using namespace gouji;
using namespace gouji::test;

TEST_CASE("an empty document has the parts that Word needs and no more") {
    Written const written = write({});
    std::vector<std::string> names;
    for (auto const& [name, content] : written.parts) {
        names.push_back(name);
    }
    CHECK(
        names == std::vector<std::string>{
                     "[Content_Types].xml",
                     "_rels/.rels",
                     "docProps/app.xml",
                     "word/_rels/document.xml.rels",
                     "word/document.xml",
                     "word/fontTable.xml",
                     "word/settings.xml",
                     "word/styles.xml"});
    CHECK(count_of(written.body(), "<w:p/>") == 1);
    CHECK(written.diagnostics.all().empty());
}

TEST_CASE("the page is that of GB/T 9704 unless the document has its own") {
    CHECK(count_of(write({}).body(), R"(<w:pgSz w:w="11906" w:h="16838"/>)") == 1);
    CHECK(
        count_of(
            write({}).body(),
            R"(<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587")") == 1);
    Document wide;
    wide.page = PageSetup{297, 210, 20, 20, 20, 20};
    CHECK(count_of(write(wide).body(), R"(w:orient="landscape")") == 1);
}

TEST_CASE("what cannot be a page, a level, a span or a width does no harm") {
    Document bad;
    bad.page = PageSetup{std::nanf(""), 10, 50, 50, 50, 50};
    Table table = test::table({{cell("甲", 0, -3), cell("乙")}});
    table.column_widths = {std::nanf(""), -1};
    Paragraph indented{{{Text{"正文"}}}, std::nanf(""), {}, Role::Body};
    bad.blocks = {table_block(table), {Heading{{{Text{"标题"}}}, 12}, {}}, {indented, {}}};
    Written const written = write(bad);
    CHECK(count_of(written.body(), R"(<w:pgSz w:w="11906" w:h="16838"/>)") == 1);
    CHECK(count_of(written.body(), R"(<w:pStyle w:val="Heading9"/>)") == 1);
    CHECK(count_of(written.body(), "<w:gridCol ") == 2);
    CHECK(count_of(written.body(), R"(w:firstLineChars="0")") == 1);
}

TEST_CASE("the same document gives the same bytes in every time zone") {
    Document const document = everything();
    std::string const first = write(document).package;
    for (char const* const zone : {"Asia/Shanghai", "America/Los_Angeles"}) {
        setenv("TZ", zone, 1);
        tzset();
        CHECK(write(document).package == first);
    }
    unsetenv("TZ");
    tzset();
}

TEST_CASE("content types and relationships name parts that are there") {
    Written const written = write(everything());
    std::string const& types = written.parts.at("[Content_Types].xml");
    for (std::size_t at = types.find("PartName=\"/"); at != std::string::npos;
         at = types.find("PartName=\"/", at + 1)) {
        std::size_t const begin = at + 11;
        std::string const name = types.substr(begin, types.find('"', begin) - begin);
        INFO(name);
        CHECK(written.parts.contains(name));
    }
    CHECK(count_of(types, R"(Extension="png" ContentType="image/png")") == 1);
    std::string const& links = written.parts.at("word/_rels/document.xml.rels");
    CHECK(
        count_of(links, R"(Target="https://example.org/a?b=1&amp;c=2" TargetMode="External")") ==
        1);
    CHECK(count_of(links, R"(Target="media/image1.png")") == 1);
    CHECK(written.parts.contains("word/media/image1.png"));
}

TEST_CASE("metadata goes to the properties, unknown keys too") {
    Document document;
    document.metadata = {
        {"title", "报告"},
        {"created", "2023年1月"},
        {"modified", "2023-01-20"},
        {"发布机构", "某局"}};
    Written const written = write(document);
    std::string const& core = written.parts.at("docProps/core.xml");
    CHECK(count_of(core, "<dc:title>报告</dc:title>") == 1);
    CHECK(count_of(core, "2023-01-20</dcterms:modified>") == 1);
    // Word calls a file with another shape of date damaged.
    CHECK(count_of(core, "dcterms:created") == 0);
    std::string const& custom = written.parts.at("docProps/custom.xml");
    CHECK(count_of(custom, R"(name="发布机构"><vt:lpwstr>某局)") == 1);
    CHECK(count_of(custom, R"(name="created")") == 1);
}

TEST_CASE("what XML forbids is dropped and counted") {
    Document const bad = document({paragraph("甲\x01\x02乙\xFF丙\xED\xA0\x80\xEF\xBF\xBE")});
    Written const written = write(bad);
    CHECK(count_of(written.body(), "甲乙\xEF\xBF\xBD丙") == 1);
    CHECK(written.diagnostics.count(Code::ControlCharacters) == 3);
    CHECK(written.diagnostics.count(Code::InvalidBytes) == 4);
}

TEST_CASE("header and footer are parts of their own, with their own relationships") {
    Document document;
    document.media["m"] = {"image/gif", "GIF89a\x02"};
    document.header = {paragraph({{Box<Image>{{"m", "", "", 10, 10}}}})};
    Written const written = write(document);
    CHECK(written.parts.contains("word/header1.xml"));
    CHECK(!written.parts.contains("word/footer1.xml"));
    CHECK(count_of(written.parts.at("word/_rels/header1.xml.rels"), "media/image1.gif") == 1);
    CHECK(count_of(written.body(), "w:headerReference") == 1);
}

TEST_CASE("options change page and fonts; an unknown one is refused") {
    auto const package = [](FormatOptions extra) {
        WriteOptions options;
        options.extra = std::move(extra);
        Diagnostics diagnostics;
        StringSink sink;
        Status const status = write_docx({}, options, sink, diagnostics);
        return status ? sink.take() : std::string{};
    };
    Parts const parts = parts_of(package({{"page", "A3-landscape"}, {"font.title", "华文中宋"}}));
    CHECK(count_of(parts.at("word/document.xml"), R"(w:w="23811" w:h="16838" w:orient)") == 1);
    CHECK(count_of(parts.at("word/styles.xml"), R"(<w:rFonts w:eastAsia="华文中宋"/>)") == 1);
    CHECK(package({{"page", "A9"}}).empty());
    CHECK(package({{"colour", "red"}}).empty());
}

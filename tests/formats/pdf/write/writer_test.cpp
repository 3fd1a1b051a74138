#include <string>

#include "gouji/formats/pdf/pdf.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"

using namespace gouji;

namespace {

std::string write(Document const& document, Diagnostics& diagnostics, bool marks = true) {
    StringSink sink;
    WriteOptions options;
    options.marks = marks;
    REQUIRE(write_pdf(document, options, sink, diagnostics));
    return sink.str();
}

Document doubtful() {
    Document document;
    Table table;
    Row row;
    Cell cell;
    cell.content = make_cell_content("4");
    cell.evidence = Evidence::Ambiguous;
    row.cells.push_back(cell);
    table.rows.push_back(row);
    Block block;
    block.node = Box<Table>{std::move(table)};
    document.blocks.push_back(std::move(block));
    return document;
}

} // namespace

TEST_CASE("a document of nothing is a page") {
    Diagnostics diagnostics;
    std::string const bytes = write(Document{}, diagnostics);
    CHECK(bytes.starts_with("%PDF-1.7\n"));
    CHECK(diagnostics.all().empty());
}

TEST_CASE("the same document gives the same bytes") {
    Diagnostics diagnostics;
    Document document;
    document.blocks.push_back(make_paragraph("政府信息公开 2023"));
    CHECK(write(document, diagnostics) == write(document, diagnostics));
}

TEST_CASE("without marks doubtful values are blank, and that is said") {
    Diagnostics with;
    Diagnostics without;
    std::string const marked = write(doubtful(), with);
    std::string const blank = write(doubtful(), without, false);
    CHECK(marked.find("/F") != std::string::npos);
    CHECK(with.count(Code::MarksOff) == 0);
    CHECK(without.count(Code::MarksOff) == 1);
    CHECK(blank.size() < marked.size());
}

TEST_CASE("options that it does not know are errors") {
    for (auto const& [key, value] : FormatOptions{
             {"page", "A9"},
             {"font.nothing", "x"},
             {"font.body", "No Such Font"},
             {"colour", "red"}}) {
        WriteOptions options;
        options.extra[key] = value;
        StringSink sink;
        Diagnostics diagnostics;
        Status const status = write_pdf(Document{}, options, sink, diagnostics);
        REQUIRE_FALSE(status);
        CHECK(status.error().code == Code::UnknownOption);
        CHECK(sink.str().empty());
    }
}

TEST_CASE("a character that no font has is told with its place") {
    Document document;
    std::uint32_t const line = document.source.add_line("甲\U000F1234");
    Block block = make_paragraph("甲\U000F1234\U000F1234");
    block.source = {line, 1};
    document.blocks.push_back(block);
    Diagnostics diagnostics;
    (void)write(document, diagnostics);
    REQUIRE(diagnostics.count(Code::GlyphMissing) == 2);
    Diagnostic const& said = diagnostics.all().front();
    CHECK(said.place.line == 1);
    CHECK(said.data[1].second == "U+F1234");
}

TEST_CASE("pictures without bytes and of odd sizes are no trouble") {
    Document document;
    Paragraph paragraph;
    for (float const side : {-1.0F, 0.0F, 1e30F}) {
        Image image;
        image.media = "a";
        image.width = side;
        paragraph.children.push_back({Box<Image>{image}});
        image.media = "none";
        image.height = side;
        paragraph.children.push_back({Box<Image>{image}});
    }
    document.media["a"] = {"image/gif", "GIF89a"};
    document.blocks.push_back({paragraph, {}});
    Diagnostics diagnostics;
    (void)write(document, diagnostics);
    CHECK(diagnostics.count(Code::Loss) >= 1);
}

#include <filesystem>

#include "gouji/formats/pdf/read/page_contents.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/pdf/read/pdf_maker.hpp"

using namespace gouji;
using test::one_page;
using test::stream_object;

namespace {

struct Read {
    std::string text;
    std::size_t unknown = 0;
    PageContent page;
};

/// What `shown` (with its brackets) says in the font of object 6.
Read read(std::string const& shown, std::vector<std::string> const& objects) {
    std::string const file =
        one_page("BT /F 10 Tf 20 70 Td " + shown + " Tj ET", "/Font << /F 6 0 R >>", {}, objects);
    Diagnostics diagnostics;
    auto pages = read_page_contents(file, {}, diagnostics);
    REQUIRE(pages);
    Read result;
    for (TextRun const& run : pages->front().runs) {
        result.text += run.text;
    }
    result.unknown = diagnostics.count(Code::UnknownGlyphs);
    result.page = std::move(pages->front());
    return result;
}

std::string
type0(std::string_view encoding, std::string_view descendant, std::string_view more = {}) {
    return "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding " + std::string(encoding) +
           " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X " +
           std::string(descendant) + " >>] " + std::string(more) + " >>";
}

bool has_cmaps() {
    return std::filesystem::exists("/usr/share/poppler/cMap");
}

} // namespace

TEST_CASE("simple fonts: differences, names, widths", "[pdf]") {
    Read const got = read(
        "(AB\\001)",
        {"<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Some /FirstChar 65 "
         "/Widths [1000 500] /Encoding << /BaseEncoding /WinAnsiEncoding "
         "/Differences [1 /uni4E00 66 /b] >> >>"});
    CHECK(got.text == "Ab一");
    CHECK(got.unknown == 0);
    CHECK(got.page.runs[0].stops[0] == Approx(30));
    CHECK(got.page.runs[0].stops[1] == Approx(35));
}

TEST_CASE("ToUnicode is believed before the encoding, nonsense in it is not", "[pdf]") {
    std::string const font =
        "<< /Type /Font /Subtype /Type1 /BaseFont /S /FirstChar 65 /Widths [600 600 600] "
        "/Encoding /WinAnsiEncoding /ToUnicode 7 0 R >>";
    CHECK(
        read(
            "(ABC)",
            {font, stream_object("3 beginbfchar <41> <4E00> <42> <0000> <43> <FFFD> endbfchar")})
            .text == "一BC");
}

TEST_CASE("a glyph that nothing names is not silent", "[pdf]") {
    Read const got = read(
        "(a)",
        {"<< /Type /Font /Subtype /Type3 /FontMatrix [0.001 0 0 0.001 0 0] "
         "/FontBBox [0 0 1000 1000] /FirstChar 97 /Widths [500] "
         "/Encoding << /Differences [97 /g12] >> /CharProcs << >> >>"});
    CHECK(got.text == "\xEF\xBF\xBD");
    CHECK(got.unknown == 1);
}

TEST_CASE("Type3 fonts measure in their own units", "[pdf]") {
    Read const got = read(
        "(ab)",
        {"<< /Type /Font /Subtype /Type3 /FontMatrix [0.01 0 0 0.01 0 0] "
         "/FontBBox [0 0 100 100] /FirstChar 97 /Widths [50 100] "
         "/Encoding << /Differences [97 /one /two] >> /CharProcs << >> >>"});
    CHECK(got.text == "12");
    CHECK(got.page.runs[0].stops[0] == Approx(25));
    CHECK(got.page.runs[0].stops[1] == Approx(35));
}

TEST_CASE("composite fonts: identity, widths, ToUnicode", "[pdf]") {
    Read const got = read(
        "<00010002>",
        {type0("/Identity-H", "/DW 1000 /W [1 [500]]", "/ToUnicode 7 0 R"),
         stream_object("1 beginbfrange <0001> <0002> <4E00> endbfrange")});
    CHECK(got.text == "一丁");
    CHECK(got.page.runs[0].stops[0] == Approx(25));
    CHECK(got.page.runs[0].stops[1] == Approx(35));
}

TEST_CASE("GBK through a font that is called Latin", "[pdf]") {
    Read const got = read(
        "<C4BFA1A1313BC2BC>",
        {"<< /Type /Font /Subtype /TrueType /BaseFont /FangSong_GB2312 /FirstChar 0 /Widths [" +
         [] {
             std::string widths;
             for (int i = 0; i < 256; ++i) {
                 widths += "500 ";
             }
             return widths;
         }() +
         "] /Encoding /WinAnsiEncoding >>"});
    CHECK(got.text == "目　1;录");
    CHECK(got.page.runs[0].stops[0] == Approx(30));
    // Another font says what it says.
    CHECK(
        read(
            "<C4BF>",
            {"<< /Type /Font /Subtype /TrueType /BaseFont /Arial /Encoding /WinAnsiEncoding >>"})
            .text == "Ä¿");
}

TEST_CASE("a damaged ToUnicode stream says what it can", "[pdf]") {
    // Stored blocks in a Flate stream whose checksum is wrong.
    std::string const text = "1 beginbfchar <41> <4E00> endbfchar";
    std::string packed("\x78\x01\x01", 3);
    packed += static_cast<char>(text.size());
    packed += '\0';
    packed += static_cast<char>(~text.size() & 0xFFU);
    packed += '\xFF';
    packed += text + "BAD!";
    Read const got = read(
        "(A)",
        {"<< /Type /Font /Subtype /Type1 /BaseFont /S /FirstChar 65 /Widths [600] "
         "/ToUnicode 7 0 R >>",
         stream_object(packed, "/Filter /FlateDecode")});
    CHECK(got.text == "一");
}

TEST_CASE("vertical writing", "[pdf]") {
    Read const got = read(
        "<00010002>",
        {type0("/Identity-V", "", "/ToUnicode 7 0 R"),
         stream_object("1 beginbfrange <0001> <0002> <4E00> endbfrange")});
    CHECK(got.text == "一丁");
    REQUIRE(got.page.runs.size() == 1);
    CHECK_FALSE(got.page.runs[0].upright);
    CHECK(got.page.runs[0].stops[1] == Approx(50)); // downwards from y = 30
    CHECK(got.page.width == Approx(200));           // and the page is not turned for it
}

TEST_CASE("predefined CMaps need no font and no ToUnicode", "[pdf]") {
    if (!has_cmaps()) {
        WARN("SKIPPED: poppler-data is not installed");
        return;
    }
    std::string const gb1 = "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>";
    CHECK(read("<D0C5CFA231>", {type0("/GBK-EUC-H", gb1)}).text == "信息1");
    CHECK(read("<4FE1606F>", {type0("/UniGB-UCS2-H", gb1)}).text == "信息");
    CHECK(read("<4FE1D840DC0B>", {type0("/UniGB-UTF16-H", gb1)}).text == "信\U0002000B");
    // Half-width digits have CIDs of their own; 814 is the blank.
    CHECK(read("<033E033F>", {type0("/Identity-H", gb1)}).text == "12");
    std::string const cns = "/CIDSystemInfo << /Registry (Adobe) /Ordering (CNS1) /Supplement 0 >>";
    CHECK(read("<ABC8>", {type0("/ETen-B5-H", cns)}).text == "客");
}

TEST_CASE("a CMap that is not there is named", "[pdf]") {
    std::string const file = one_page(
        "BT /F 10 Tf 20 70 Td <0001> Tj ET",
        "/Font << /F 6 0 R >>",
        {},
        {type0("/NoSuch-H", "/CIDSystemInfo << /Ordering (GB1) >>")});
    Diagnostics diagnostics;
    REQUIRE(read_page_contents(file, {}, diagnostics));
    CHECK(diagnostics.count(Code::MissingPart) == 1);
    CHECK(diagnostics.count(Code::UnknownGlyphs) == 1);
}

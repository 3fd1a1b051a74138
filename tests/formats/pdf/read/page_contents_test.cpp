#include "gouji/formats/pdf/read/page_contents.hpp"

#include <cmath>
#include <map>

#include "gouji/formats/pdf/read/metadata.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/pdf/read/pdf_maker.hpp"

using namespace gouji;
using test::one_page;
using test::stream_object;

namespace {

bool near(float value, double wanted) {
    return std::abs(static_cast<double>(value) - wanted) < 0.05;
}

PageContent read(std::string const& file) {
    Diagnostics diagnostics;
    auto pages = read_page_contents(file, {}, diagnostics);
    REQUIRE(pages);
    REQUIRE(pages->size() == 1);
    return std::move(pages->front());
}

std::string texts(PageContent const& page) {
    std::string all;
    for (TextRun const& run : page.runs) {
        all += (all.empty() ? "" : "|") + run.text;
    }
    return all;
}

} // namespace

TEST_CASE("a run stands where it is drawn", "[pdf]") {
    PageContent const page = read(one_page("BT /F1 10 Tf 20 70 Td (AB) Tj ET"));
    REQUIRE(page.runs.size() == 1);
    TextRun const& run = page.runs[0];
    CHECK(run.text == "AB");
    CHECK(near(run.box.x0, 20));
    CHECK(near(run.box.x1, 20 + 13.34));
    CHECK(near(run.baseline, 30));
    CHECK(near(run.size, 10));
    REQUIRE(run.stops.size() == 2);
    CHECK(near(run.stops[0], 26.67));
    CHECK(run.upright);
    CHECK(run.marked_content == -1);
}

TEST_CASE("text operators and text state", "[pdf]") {
    CHECK(
        texts(read(one_page("BT /F1 10 Tf 12 TL 20 70 Td (a) Tj T* (b) Tj (c) ' 1 2 (d) \" ET"))) ==
        "a|b|c|d");
    SECTION("kerning stays in a run, gaps part runs") {
        CHECK(
            texts(read(one_page("BT /F1 10 Tf 20 70 Td [(A) 80 (V) -3000 (x)] TJ ET"))) == "AV|x");
    }
    SECTION("spacing and scale") {
        PageContent const page =
            read(one_page("BT /F1 10 Tf 50 Tz 1 Tc 5 Tw 20 70 Td (A B) Tj ET"));
        // A, blank, B: each half as wide, and half of the spacing behind it.
        CHECK(near(page.runs.back().box.x1, 20 + (6.67 + 1 + 2.78 + 1 + 5 + 6.67) / 2));
    }
    SECTION("rise") {
        PageContent const page = read(one_page("BT /F1 10 Tf 20 70 Td 4 Ts (a) Tj ET"));
        CHECK(near(page.runs[0].baseline, 26));
    }
    SECTION("render mode 3 is invisible") {
        CHECK(read(one_page("BT /F1 10 Tf 3 Tr 20 70 Td (a) Tj ET")).runs[0].invisible);
    }
}

TEST_CASE("graphics state: cm, q and Q, forms", "[pdf]") {
    PageContent const page = read(one_page(
        "q 2 0 0 2 10 0 cm BT /F1 10 Tf 5 20 Td (a) Tj ET Q BT /F1 10 Tf 5 20 Td (b) Tj ET /Fm Do",
        "/XObject << /Fm 6 0 R >>",
        {},
        {stream_object(
            "BT /F1 10 Tf (c) Tj ET",
            "/Type /XObject /Subtype /Form /BBox [0 0 50 50] /Matrix [1 0 0 1 100 50]")}));
    REQUIRE(texts(page) == "a|b|c");
    CHECK(near(page.runs[0].box.x0, 20));
    CHECK(near(page.runs[0].size, 20));
    CHECK(near(page.runs[1].box.x0, 5));
    CHECK(near(page.runs[2].box.x0, 100));
    CHECK(near(page.runs[2].baseline, 50));
}

TEST_CASE("a form that draws itself ends", "[pdf]") {
    PageContent const page = read(one_page(
        "/Fm Do",
        "/XObject << /Fm 6 0 R >>",
        {},
        {stream_object(
            "BT /F1 10 Tf (c) Tj ET /Fm Do /Fm Do",
            "/Type /XObject /Subtype /Form /BBox [0 0 200 100] "
            "/Resources << /XObject << /Fm 6 0 R >> /Font << /F1 5 0 R >> >>")}));
    CHECK(page.runs.size() == 1);
}

TEST_CASE("page boxes, rotation and units", "[pdf]") {
    std::string const content = "BT /F1 10 Tf 20 70 Td (AB) Tj ET";
    SECTION("rotated clockwise, and read so") {
        PageContent const page =
            read(one_page("BT /F1 10 Tf 0 1 -1 0 30 20 Tm (AB) Tj ET", {}, "/Rotate 90"));
        CHECK(near(page.width, 100));
        CHECK(near(page.height, 200));
        REQUIRE(page.runs.size() == 1);
        CHECK(page.runs[0].upright);
        CHECK(near(page.runs[0].box.x0, 20));
        CHECK(near(page.runs[0].baseline, 30));
    }
    SECTION("crop box") {
        PageContent const page = read(one_page(content, {}, "/CropBox [10 10 110 90]"));
        CHECK(near(page.width, 100));
        CHECK(near(page.runs[0].box.x0, 10));
        CHECK(near(page.runs[0].baseline, 20));
    }
    SECTION("text beside the page is not shown") {
        CHECK(read(one_page("BT /F1 10 Tf 500 70 Td (AB) Tj ET")).runs.empty());
    }
    SECTION("user unit") {
        PageContent const page = read(one_page(content, {}, "/UserUnit 2"));
        CHECK(near(page.width, 400));
        CHECK(near(page.runs[0].size, 20));
    }
}

TEST_CASE("a page whose text runs upwards is turned", "[pdf]") {
    PageContent const page =
        read(one_page("BT /F1 10 Tf 0 1 -1 0 30 20 Tm (AB) Tj ET 25 10 m 25 90 l S"));
    CHECK(near(page.width, 100));
    CHECK(near(page.height, 200));
    REQUIRE(page.runs.size() == 1);
    CHECK(page.runs[0].upright);
    CHECK(near(page.runs[0].box.x0, 20));
    CHECK(near(page.runs[0].baseline, 30));
    CHECK(near(page.runs[0].stops[0], 26.67));
    REQUIRE(page.rules.size() == 1);
    CHECK(near(page.rules[0].box.x0, 10));
    CHECK(near(page.rules[0].box.x1, 90));
    CHECK(near((page.rules[0].box.y0 + page.rules[0].box.y1) / 2, 25));
}

TEST_CASE("marked content", "[pdf]") {
    PageContent const page = read(one_page(
        "/P <</MCID 4>> BDC BT /F1 10 Tf 20 70 Td (a) Tj ET EMC "
        "/Artifact <</Type /Pagination /Subtype /Header>> BDC BT /F1 10 Tf 20 90 Td (h) Tj ET EMC "
        "/P /Props BDC BT /F1 10 Tf 20 50 Td (b) Tj ET EMC",
        "/Properties << /Props << /MCID 7 >> >>"));
    REQUIRE(texts(page) == "a|h|b");
    CHECK(page.runs[0].marked_content == 4);
    CHECK(page.runs[1].artifact);
    CHECK(page.runs[1].marked_content == -1);
    CHECK(page.runs[2].marked_content == 7);
}

TEST_CASE("ActualText stands for what is shown", "[pdf]") {
    CHECK(
        texts(read(one_page(
            "BT /F1 10 Tf 20 70 Td (x) Tj /Span <</ActualText <FEFF4E00>>> BDC (yz) Tj EMC "
            "(w) Tj ET"))) == "x一w");
    SECTION("nothing shown: characters without width") {
        CHECK(
            texts(read(one_page(
                "BT /F1 10 Tf 20 70 Td (x) Tj /Span <</ActualText (\\t)>> BDC EMC (y) Tj ET"))) ==
            "x\ty");
    }
    SECTION("hidden by an empty text") {
        CHECK(
            texts(read(one_page(
                "BT /F1 10 Tf 20 70 Td (x) Tj /Span <</ActualText ()>> BDC (-) Tj EMC ET"))) ==
            "x");
    }
}

TEST_CASE("optional content that is off is not read", "[pdf]") {
    std::string const file = one_page(
        "/OC /Layer BDC BT /F1 10 Tf 20 70 Td (hidden) Tj ET EMC BT /F1 10 Tf 20 70 Td (a) Tj ET",
        "/Properties << /Layer 6 0 R >>",
        {},
        {"<< /Type /OCG /Name (L) >>"},
        "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>");
    Diagnostics diagnostics;
    auto const pages = read_page_contents(file, {}, diagnostics);
    REQUIRE(pages);
    CHECK(texts(pages->front()) == "a");
    CHECK(diagnostics.count(Code::HiddenText) == 1);
}

TEST_CASE("text drawn twice is bold, not double", "[pdf]") {
    PageContent const page =
        read(one_page("BT /F1 10 Tf 20 70 Td (12) Tj ET BT /F1 10 Tf 20.3 70 Td (12) Tj ET"));
    REQUIRE(texts(page) == "12");
    CHECK(page.runs[0].bold);
}

TEST_CASE("ruling lines", "[pdf]") {
    SECTION("strokes") {
        PageContent const page = read(one_page("2 w 10 20 m 110 20 l S 50 10 m 50 60 l s"));
        REQUIRE(page.rules.size() == 2);
        CHECK(near(page.rules[0].box.x1 - page.rules[0].box.x0, 100));
        CHECK(near(page.rules[0].box.y1 - page.rules[0].box.y0, 2));
        CHECK(near(page.rules[1].box.y1 - page.rules[1].box.y0, 50));
    }
    SECTION("thin filled boxes are lines, others are boxes with a colour") {
        PageContent const page =
            read(one_page("10 20 100 0.5 re f 0.8 g 10 30 100 40 re f 1 g 20 40 10 10 re f"));
        CHECK(page.rules.size() == 1);
        REQUIRE(page.fills.size() == 2);
        CHECK(page.fills[0].colour != 0);
        CHECK(page.fills[1].colour == 0);
    }
    SECTION("dashes are one line") {
        std::string content;
        for (int x = 10; x < 110; x += 5) {
            content += std::to_string(x) + " 20 3 0.5 re f ";
        }
        CHECK(read(one_page(content)).rules.size() == 1);
    }
    SECTION("a stroked rectangle has four sides") {
        CHECK(read(one_page("10 20 100 40 re S")).rules.size() == 4);
    }
    SECTION("white lines are seen on a background only") {
        CHECK(read(one_page("1 G 10 20 m 110 20 l S")).rules.empty());
        CHECK(read(one_page("0.5 g 0 0 200 60 re f 1 G 10 20 m 110 20 l S")).rules.size() == 1);
    }
    SECTION("what the clip hides is not there") {
        CHECK(read(one_page("0 50 200 50 re W n 10 20 m 110 20 l S")).rules.empty());
    }
    SECTION("slanted lines and drawings are none") {
        CHECK(read(one_page("10 20 m 60 70 l S 10 10 m 20 30 40 50 60 10 c S")).rules.empty());
    }
}

TEST_CASE("pictures and inline images", "[pdf]") {
    PageContent const page = read(one_page(
        "q 50 0 0 40 10 20 cm /Im Do Q q 20 0 0 20 100 20 cm BI /W 2 /H 2 /BPC 8 /CS /G ID "
        "\x01(\x02[ EI Q BT /F1 10 Tf 20 70 Td (a) Tj ET",
        "/XObject << /Im 6 0 R >>",
        {},
        {stream_object(
            "\x10\x20\x30\x40",
            "/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 "
            "/ColorSpace /DeviceGray")}));
    REQUIRE(page.pictures.size() == 2);
    CHECK(near(page.pictures[0].box.x0, 10));
    CHECK(near(page.pictures[0].box.y0, 40));
    CHECK(near(page.pictures[0].box.y1, 80));
    CHECK(texts(page) == "a");
}

TEST_CASE("fields that were filled in are text of the page", "[pdf]") {
    std::string const appearance = stream_object(
        "BT /F1 10 Tf 2 2 Td (yes) Tj ET",
        "/Type /XObject /Subtype /Form /BBox [0 0 50 20] "
        "/Resources << /Font << /F1 5 0 R >> >>");
    PageContent const page = read(one_page(
        "",
        {},
        "/Annots [6 0 R 7 0 R]",
        {"<< /Type /Annot /Subtype /Widget /Rect [100 40 200 60] /AP << /N 8 0 R >> >>",
         "<< /Type /Annot /Subtype /Widget /F 2 /Rect [0 0 50 20] /AP << /N 8 0 R >> >>",
         appearance}));
    REQUIRE(texts(page) == "yes");
    CHECK(near(page.runs[0].box.x0, 104)); // the box is stretched to the rectangle
}

TEST_CASE("fields without an appearance show their values", "[pdf]") {
    PageContent const page = read(one_page(
        "",
        {},
        "/Annots [6 0 R 7 0 R 8 0 R 10 0 R 11 0 R]",
        {"<< /Type /Annot /Subtype /Widget /FT /Tx /V <FEFF5E747EC8> /Rect [100 60 200 80] >>",
         "<< /Type /Annot /Subtype /Widget /FT /Tx /Ff 8192 /V (secret) /Rect [0 0 50 20] >>",
         "<< /Type /Annot /Subtype /Widget /Parent 9 0 R /Rect [10 40 90 60] >>",
         "<< /FT /Ch /V (n) /Opt [[(n) (North)] [(s) (South)]] /T (region) /Kids [8 0 R] >>",
         "<< /Type /Annot /Subtype /Widget /FT /Tx /Ff 4096 /V (first\nsecond) "
         "/Rect [10 5 90 40] >>",
         "<< /Type /Annot /Subtype /Widget /FT /Btn /V /On /Rect [100 5 110 15] >>"}));
    REQUIRE(page.runs.size() == 4);
    CHECK(page.runs[0].text == "年终");
    CHECK(page.runs[0].box.x0 > 100);
    CHECK(page.runs[0].baseline > 20);
    CHECK(page.runs[0].baseline < 40);
    CHECK(page.runs[1].text == "North");
    CHECK(page.runs[2].text == "first");
    CHECK(page.runs[3].text == "second");
    CHECK(page.runs[3].baseline > page.runs[2].baseline);
}

TEST_CASE("metadata", "[pdf]") {
    test::PdfMaker maker;
    maker.add("<< /Type /Catalog /Pages 2 0 R /Lang (zh-CN) >>");
    maker.add("<< /Type /Pages /Kids [] /Count 0 >>");
    maker.add("<< /Title <FEFF5E7462A5> /Author () /CreationDate (D:20230131083000Z) "
              "/ModDate (D:20230201) >>");
    auto const file = pdfread::ObjectFile::open(maker.file("/Info 3 0 R"), {});
    REQUIRE(file);
    std::map<std::string, std::string> const metadata = pdfread::read_metadata(**file);
    CHECK(metadata.at("title") == "年报");
    CHECK(metadata.count("author") == 0);
    CHECK(metadata.at("created") == "2023-01-31T08:30:00Z");
    CHECK(metadata.count("modified") == 0); // nothing that depends on when the file is read
    CHECK(metadata.at("language") == "zh-CN");
}

TEST_CASE("content with faults is read as far as it makes sense", "[pdf]") {
    CHECK(texts(read(one_page("Q Q Q ET EMC BT /F1 10 Tf 20 70 Td (a) Tj"))) == "a");
    CHECK(texts(read(one_page("1 2 Td (x) Tm BT /F1 10 Tf 20 70 Td (a) Tj ET ]]>>"))) == "a");
    CHECK(texts(read(one_page("BT /F1 10 Tf 20 70 Td [(a) Tj (b)] TJ [(c) TJ ET"))) == "abc");
    CHECK(texts(read(one_page("BT /NoFont 10 Tf (x) Tj /F1 10 Tf 20 70 Td (a) Tj ET"))) == "a");
}

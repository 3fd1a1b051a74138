#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include "gouji/formats/pdf/pdf.hpp"
#include "gouji/formats/pdf/read/lenient_inflate.hpp"
#include "gouji/formats/pdf/read/page_contents.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/pdf/read/pdf_maker.hpp"

using namespace gouji;
using test::one_page;
using test::PdfMaker;
using test::stream_object;

namespace {

struct Outcome {
    std::string text;
    bool failed = false;
    Code error{};
    bool salvaged = false;
};

Outcome read(std::string const& file, std::string const& password = {}, Limits limits = {}) {
    Diagnostics diagnostics;
    ReadOptions options;
    options.password = password;
    options.limits = limits;
    auto const pages = read_page_contents(file, options, diagnostics);
    Outcome outcome;
    outcome.failed = !pages;
    outcome.salvaged = diagnostics.count(Code::Salvaged) != 0;
    if (!pages) {
        outcome.error = pages.error().code;
        return outcome;
    }
    for (PageContent const& page : *pages) {
        for (TextRun const& run : page.runs) {
            outcome.text += run.text;
        }
    }
    return outcome;
}

std::string const content = "BT /F1 10 Tf 20 70 Td (whole) Tj ET";

enum class Cipher { Rc4, Aes128, Aes256 };

std::string encrypted(std::string const& file, Cipher cipher, char const* user) {
    QPDF source;
    source.setSuppressWarnings(true);
    source.processMemoryFile("plain", file.data(), file.size());
    QPDFWriter writer(source);
    writer.setOutputMemory();
    writer.setStaticID(true);
    writer.setStaticAesIV(true);
    if (cipher == Cipher::Rc4) {
        writer.setR3EncryptionParametersInsecure(
            user, "owner", true, true, true, true, true, true, qpdf_r3p_full);
    } else if (cipher == Cipher::Aes128) {
        writer.setR4EncryptionParametersInsecure(
            user, "owner", true, true, true, true, true, true, qpdf_r3p_full, true, true);
    } else {
        writer.setR6EncryptionParameters(
            user, "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
    }
    writer.write();
    auto const buffer = writer.getBufferSharedPointer();
    auto const* const bytes =
        static_cast<char const*>(static_cast<void const*>(buffer->getBuffer()));
    return {bytes, buffer->getSize()};
}

} // namespace

TEST_CASE("damaged files are repaired, and that is said", "[pdf]") {
    std::string file = one_page(content);
    SECTION("whole") {
        CHECK(read(file).text == "whole");
        CHECK_FALSE(read(file).salvaged);
        return;
    }
    SECTION("no startxref") {
        file.resize(file.find("startxref"));
    }
    SECTION("wrong startxref") {
        file.replace(file.find("startxref\n") + 10, 1, "9");
    }
    SECTION("no cross references") {
        file.resize(file.find("xref\n0"));
        file += "trailer\n<< /Root 1 0 R >>\n";
    }
    SECTION("cut behind the last object") {
        file.resize(file.find("xref\n0"));
    }
    SECTION("cut behind the page, the catalog lost") {
        PdfMaker maker;
        maker.add("null");
        maker.add("null");
        maker.add("<< /Type /Page /Contents 4 0 R /MediaBox [0 0 200 100] "
                  "/Resources << /Font << /F1 5 0 R >> >> >>");
        maker.add_stream(content);
        maker.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        file = maker.file();
        file.resize(file.find("xref\n0"));
    }
    SECTION("junk before the header") {
        file = "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + file;
    }
    SECTION("shifted by a line") {
        file.insert(file.find("1 0 obj"), "\n\n");
    }
    Outcome const outcome = read(file);
    CHECK(outcome.text == "whole");
    CHECK(outcome.salvaged);
}

TEST_CASE("what cannot be repaired is an error", "[pdf]") {
    CHECK(read("%PDF-1.7\nnothing").error == Code::Malformed);
    CHECK(read("").error == Code::EmptyInput);
    std::string file = one_page(content);
    file.resize(file.find("3 0 obj"));
    CHECK(read(file).failed);
    Limits limits;
    limits.input_bytes = 10;
    CHECK(read(one_page(content), {}, limits).error == Code::LimitExceeded);
}

TEST_CASE("page trees that lie", "[pdf]") {
    PdfMaker maker;
    maker.add("<< /Type /Catalog /Pages 2 0 R >>");
    SECTION("a loop") {
        maker.add("<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>");
    }
    SECTION("a huge count") {
        maker.add("<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>");
    }
    SECTION("a kid that is not there") {
        maker.add("<< /Type /Pages /Kids [3 0 R 99 0 R] /Count 2 >>");
    }
    maker.add("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 200 100] "
              "/Resources << /Font << /F1 5 0 R >> >> >>");
    maker.add_stream(content);
    maker.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    CHECK(read(maker.file()).text == "whole");
}

TEST_CASE("pages beyond the limit are left out, with a word", "[pdf]") {
    PdfMaker maker;
    maker.add("<< /Type /Catalog /Pages 2 0 R >>");
    maker.add("<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>");
    for (int i = 0; i < 3; ++i) {
        maker.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>");
    }
    Diagnostics diagnostics;
    ReadOptions options;
    options.limits.pages = 2;
    auto const pages = read_page_contents(maker.file(), options, diagnostics);
    REQUIRE(pages);
    CHECK(pages->size() == 2);
    CHECK(diagnostics.count(Code::LimitExceeded) == 1);
}

TEST_CASE("content beyond the limit is cut, with a word", "[pdf]") {
    Diagnostics diagnostics;
    ReadOptions options;
    options.limits.inflated_bytes = 100;
    std::string long_content = content;
    long_content += std::string(1000, ' ') + "BT /F1 10 Tf 20 50 Td (lost) Tj ET";
    auto const pages = read_page_contents(one_page(long_content), options, diagnostics);
    REQUIRE(pages);
    CHECK(pages->front().runs.size() == 1);
    CHECK(diagnostics.count(Code::LimitExceeded) == 1);
}

TEST_CASE("streams that inflate without end", "[pdf]") {
    // Stored blocks: no library is needed to write them.
    std::string const block(60'000, ' ');
    std::string packed("\x78\x01", 2);
    for (int i = 0; i < 3; ++i) {
        packed += i == 2 ? '\1' : '\0';
        packed += static_cast<char>(block.size() & 0xFFU);
        packed += static_cast<char>(block.size() >> 8U);
        packed += static_cast<char>(~block.size() & 0xFFU);
        packed += static_cast<char>(~block.size() >> 8U & 0xFFU);
        packed += block;
    }
    CHECK(pdfread::inflate_leniently(packed, 1000).size() == 1000);
    CHECK(pdfread::inflate_leniently(packed, 1'000'000).size() == 180'000);
    CHECK(pdfread::inflates_beyond(packed, 179'999));
    CHECK_FALSE(pdfread::inflates_beyond(packed, 180'000));
    SECTION("an object stream that is packed twice is refused before anybody unpacks it") {
        std::string const file = one_page(
            content,
            {},
            {},
            {stream_object(
                packed, "/Type /ObjStm /N 1 /First 10 /Filter [/FlateDecode /FlateDecode]")});
        CHECK(read(file).error == Code::LimitExceeded);
    }
}

TEST_CASE("forms that multiply are cut", "[pdf]") {
    std::string many;
    for (int i = 0; i < 200; ++i) {
        many += "/A Do ";
    }
    Diagnostics diagnostics;
    ReadOptions options;
    options.limits.inflated_bytes = std::size_t{1} << 20U;
    auto const pages = read_page_contents(
        one_page(
            many,
            "/XObject << /A 6 0 R /B 7 0 R >>",
            {},
            {stream_object(
                 many,
                 "/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
                 "/Resources << /XObject << /A 7 0 R >> >>"),
             stream_object(
                 "BT /F1 10 Tf (abcdefgh) Tj ET",
                 "/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
                 "/Resources << /Font << /F1 5 0 R >> >>")}),
        options,
        diagnostics);
    REQUIRE(pages);
    CHECK(diagnostics.count(Code::LimitExceeded) == 1);
}

TEST_CASE("encrypted files", "[pdf]") {
    Cipher const cipher = GENERATE(Cipher::Rc4, Cipher::Aes128, Cipher::Aes256);
    std::string const open = encrypted(one_page(content), cipher, "");
    Outcome const opened = read(open);
    CHECK(opened.text == "whole");
    CHECK_FALSE(opened.salvaged);
    std::string const locked = encrypted(one_page(content), cipher, "user");
    CHECK(read(locked).error == Code::Encrypted);
    CHECK(read(locked, "nonsense").error == Code::WrongPassword);
    CHECK(read(locked, "user").text == "whole");
    CHECK(read(locked, "owner").text == "whole");
}

TEST_CASE("scans are named as what they are", "[pdf]") {
    std::string const image = stream_object(
        std::string(4, 'x'),
        "/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 "
        "/ColorSpace /DeviceGray");
    Diagnostics diagnostics;
    SECTION("all pages") {
        auto const document = read_pdf(
            one_page("q 200 0 0 100 0 0 cm /Im Do Q", "/XObject << /Im 6 0 R >>", {}, {image}),
            {},
            diagnostics);
        REQUIRE_FALSE(document);
        CHECK(document.error().code == Code::NoText);
    }
    SECTION("nothing at all") {
        auto const document = read_pdf(one_page(""), {}, diagnostics);
        REQUIRE(document);
        CHECK(diagnostics.count(Code::PagesWithoutText) == 1);
    }
    SECTION("a picture beside text is the document's") {
        auto const document = read_pdf(
            one_page(
                "q 50 0 0 30 0 0 cm /Im Do Q BT /F1 10 Tf 20 70 Td (a) Tj ET",
                "/XObject << /Im 6 0 R >>",
                {},
                {image}),
            {},
            diagnostics);
        REQUIRE(document);
        REQUIRE(document->media.size() == 1);
        CHECK(document->media.begin()->second.mime == "image/png");
        CHECK(document->media.begin()->second.bytes.starts_with("\x89PNG"));
        CHECK(diagnostics.count(Code::PagesWithoutText) == 0);
    }
}

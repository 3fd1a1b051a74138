
#include "gouji/formats/docx/docx_ole.hpp"
#include "gouji/formats/support/zip_reader.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/docx/read_support.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

/// A compound file of version 3 with one directory sector of the given entries.
std::string ole(std::vector<std::string> const& names) {
    std::string file(512 * 3, '\0');
    auto const put = [&](std::size_t at, std::string_view bytes) {
        file.replace(at, bytes.size(), bytes);
    };
    using namespace std::string_view_literals;
    put(0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv);
    put(0x1E, "\x09\x00"sv);            // sectors of 512 bytes
    put(0x30, "\x01\x00\x00\x00"sv);    // the directory is sector 1
    put(0x4C, "\x00\x00\x00\x00"sv);    // the allocation table is sector 0
    put(512 + 4, "\xFE\xFF\xFF\xFF"sv); // the directory ends with its first sector
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (std::size_t c = 0; c < names[i].size(); ++c) {
            file[1024 + i * 128 + 2 * c] = names[i][c];
        }
    }
    return file;
}

std::string utf16(std::string_view text, bool big_endian) {
    std::string out = big_endian ? "\xFE\xFF" : "\xFF\xFE";
    auto const put = [&](char32_t unit) {
        char const low = static_cast<char>(unit & 0xFFU);
        char const high = static_cast<char>(unit >> 8U);
        out += big_endian ? high : low;
        out += big_endian ? low : high;
    };
    for (char32_t const c : to_utf32(text)) {
        if (c < 0x10000) {
            put(c);
        } else {
            put(0xD800 + ((c - 0x10000) >> 10U));
            put(0xDC00 + ((c - 0x10000) & 0x3FFU));
        }
    }
    return out;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
    }
    return text;
}

/// Text that does not compress, so that a cut in the file is a cut in the text.
std::string noise(int size) {
    std::string out;
    unsigned state = 12345;
    for (int i = 0; i < size; ++i) {
        state = state * 1'103'515'245U + 12345U;
        append_utf8(out, 0x4E00 + ((state >> 16U) % 0x5000));
    }
    return out;
}

} // namespace

TEST_CASE("Both dialects say the same") {
    std::string const body = p("题", "<w:pStyle w:val=\"Title\"/>") +
                             "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" +
                             p("a") +
                             "</w:tc></w:tr></w:tbl><w:p><w:hyperlink "
                             "r:id=\"l\"><w:r><w:t>b</w:t></w:r></w:hyperlink></w:p>";
    auto const sketched = [&](Dialect dialect) {
        DocxMaker maker{body, dialect};
        maker.relation("l", "hyperlink", "http://a.cn/", true);
        return sketch(test::read(maker.zip()).document.blocks);
    };
    CHECK(sketched(Dialect::Transitional) == "title: 题\ntable 1x2\np: [b](http://a.cn/)\n");
    CHECK(sketched(Dialect::Strict) == sketched(Dialect::Transitional));
}

TEST_CASE("Parts in UTF-16 and with a byte order mark") {
    DocxMaker maker{p("中𠀀文")};
    std::string const xml = maker.get("word/document.xml");
    std::string const wide = replaced(xml, "UTF-8", "UTF-16");
    for (std::string const& bytes : {utf16(wide, false), utf16(wide, true), "\xEF\xBB\xBF" + xml}) {
        maker.file("word/document.xml", bytes);
        CHECK(sketch(test::read(maker.zip()).document.blocks) == "p: 中𠀀文\n");
    }
    // The place counts the mark.
    Read const read = test::read(maker.zip());
    auto const offset = static_cast<std::size_t>(read.document.source.line(0).origin.offset);
    CHECK(maker.get("word/document.xml").substr(offset, 5) == "<w:p>");
}

TEST_CASE("The main part may have any name and folder") {
    DocxMaker maker{"<w:p><w:r><w:drawing><a:blip r:embed=\"i\"/></w:drawing></w:r></w:p>"};
    maker.relation("i", "image", "../media/p.png");
    std::string const document = maker.get("word/document.xml");
    std::string const relations = maker.get("word/_rels/document.xml.rels");
    maker.remove("word/document.xml").remove("word/_rels/document.xml.rels");
    maker.file("a b/正文.xml", document).file("a b/_rels/正文.xml.rels", relations);
    maker.file("media/p.png", "x");
    maker.file(
        "_rels/.rels", replaced(maker.get("_rels/.rels"), "word/document.xml", "/a%20b/正文.xml"));
    maker.file(
        "[Content_Types].xml",
        replaced(maker.get("[Content_Types].xml"), "/word/document.xml", "/a%20b/正文.xml"));
    std::string const bytes = maker.zip();
    CHECK(sniff_docx(bytes) > 0);
    CHECK(sketch(test::read(bytes).document.blocks) == "p: {image media/p.png }\n");
}

TEST_CASE("Names with backslashes, in other case, targets that count from the root") {
    DocxMaker maker{"<w:p><w:r><w:drawing><a:blip r:embed=\"i\"/></w:drawing></w:r></w:p>"};
    maker.relation("i", "image", "word/media/p.png").file("word\\media\\P.PNG", "x");
    CHECK(sketch(test::read(maker.zip()).document.blocks) == "p: {image media/p.png }\n");
}

TEST_CASE("Without relationships the main part is found by its type or name") {
    DocxMaker maker{p("文")};
    maker.remove("_rels/.rels");
    CHECK(sketch(test::read(maker.zip()).document.blocks) == "p: 文\n");
    maker.remove("[Content_Types].xml");
    CHECK(sketch(test::read(maker.zip()).document.blocks) == "p: 文\n");
    maker.remove("word/document.xml");
    CHECK(error_of(maker.zip()) == Code::Malformed);
}

TEST_CASE("A password is told from damage, and an old document from both") {
    std::string const encrypted = ole({"Root Entry", "EncryptionInfo", "EncryptedPackage"});
    CHECK(sniff_docx(encrypted) > 0);
    CHECK(error_of(encrypted) == Code::Encrypted);
    std::string const old = ole({"Root Entry", "WordDocument"});
    CHECK(sniff_docx(old) == 0);
    CHECK(error_of(old) == Code::UnsupportedFormat);
    CHECK(docx::reading::ole_content(old) == docx::reading::OleContent::WordDocument);
    CHECK(docx::reading::ole_content(old.substr(0, 700)) == docx::reading::OleContent::Other);
    CHECK(error_of("no package at all") == Code::Malformed);
    CHECK(error_of("PK\3\4 but nothing else") == Code::Truncated);
    CHECK(sniff_docx("PK\3\4 but nothing else") == 0);
}

TEST_CASE("Other Office packages are named as what they are") {
    DocxMaker maker{p("文")};
    maker.file(
        "[Content_Types].xml",
        replaced(
            maker.get("[Content_Types].xml"), "wordprocessingml.document", "spreadsheetml.sheet"));
    CHECK(error_of(maker.zip()) == Code::UnsupportedFormat);
}

TEST_CASE("What is not XML of Word is malformed, not empty") {
    CHECK(error_of(DocxMaker{"<w:p><w:r></w:p>"}.zip()) == Code::Malformed);
    CHECK(error_of(DocxMaker{"&undefined;"}.zip()) == Code::Malformed);
    DocxMaker maker{p("文")};
    maker.file("word/document.xml", "<html><body>text</body></html>");
    CHECK(error_of(maker.zip()) == Code::Malformed);
    maker.file("word/document.xml", "");
    CHECK(error_of(maker.zip()) == Code::Malformed);
}

TEST_CASE("A document type declaration is refused wherever it stands") {
    std::string const doctype = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;\">]>";
    DocxMaker maker{p("文")};
    maker.part("styles", "");
    for (std::string const name :
         {"word/document.xml",
          "word/styles.xml",
          "_rels/.rels",
          "[Content_Types].xml",
          "word/_rels/document.xml.rels"}) {
        INFO(name);
        DocxMaker bad = maker;
        std::string xml = bad.get(name);
        xml.insert(xml.find("?>") + 2, doctype);
        bad.file(name, xml);
        CHECK(error_of(bad.zip()) == Code::DoctypeForbidden);
    }
}

TEST_CASE("A damaged side part costs that part only") {
    DocxMaker maker{p("文", "<w:pStyle w:val=\"Heading1\"/>")};
    maker.part("styles", "<w:style>");
    Read const read = test::read(maker.zip());
    CHECK(sketch(read.document.blocks) == "h1: 文\n");
    CHECK(read.diagnostics.count(Code::Salvaged) == 1);
}

TEST_CASE("Ten thousand levels deep") {
    auto const repeated = [](std::string_view text) {
        std::string out;
        for (int i = 0; i < 10'000; ++i) {
            out += text;
        }
        return out;
    };
    Read const tables =
        read_body(repeated("<w:tbl><w:tr><w:tc>") + p("底") + repeated("</w:tc></w:tr></w:tbl>"));
    CHECK(tables.diagnostics.count(Code::DepthFlattened) == 1);
    CHECK(tables.document.source.text(0) == "底");
    Read const wrapped = read_body(
        repeated("<w:sdt><w:sdtContent>") + p("底") + repeated("</w:sdtContent></w:sdt>"));
    CHECK(sketch(wrapped.document.blocks) == "p: 底\n");
    Read const boxes = read_body(
        repeated("<w:p><w:r><w:txbxContent>") + p("底") + repeated("</w:txbxContent></w:r></w:p>"));
    CHECK(boxes.document.source.text(0) == "底");
}

TEST_CASE("Limits hold on what comes out, not on what is stated") {
    ReadOptions options;
    options.limits.inflated_bytes = 100'000;
    DocxMaker const maker{"<!--" + std::string(200'000, ' ') + "-->" + p("文")};
    CHECK(error_of(maker.zip(), options) == Code::LimitExceeded);
    CHECK(sketch(test::read(maker.zip()).document.blocks) == "p: 文\n");
    options = {};
    options.limits.input_bytes = 10;
    CHECK(error_of(maker.zip(), options) == Code::LimitExceeded);
    // Fifty times what is stored is far less than blanks inflate to.
    std::string const bomb = DocxMaker{std::string(10'000'000, ' ')}.zip();
    Result<ZipReader> zip = ZipReader::open(bomb, {std::size_t{100} << 20U, 100, 50});
    REQUIRE(zip);
    Result<std::string> const inflated = zip->read(*zip->find("word/document.xml"));
    REQUIRE(!inflated);
    CHECK(inflated.error().code == Code::LimitExceeded);
}

TEST_CASE("Names that climb out of the package are not parts of it") {
    DocxMaker maker{p("文")};
    maker.file("../../evil.xml", "x").file("word/../../evil2.xml", "y");
    Read const read = test::read(maker.zip());
    CHECK(read.diagnostics.count(Code::BadReference) == 2);
}

TEST_CASE("Bytes changed in the stored data are found") {
    std::string bytes = DocxMaker{p(noise(3000))}.zip();
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
    CHECK(error_of(bytes) == Code::Malformed);
}

TEST_CASE("Unknown options are refused") {
    ReadOptions options;
    options.extra["colour"] = "red";
    CHECK(error_of(DocxMaker{p("文")}.zip(), options) == Code::UnknownOption);
}

TEST_CASE("Of a file that breaks off, what is there is read and called partial") {
    std::string rows;
    for (int row = 0; row < 40; ++row) {
        rows += "<w:tr><w:tc>" + p(noise(40)) + "</w:tc><w:tc>" + p(std::to_string(100'000 + row)) +
                "</w:tc></w:tr>";
    }
    DocxMaker maker{"<w:tbl>" + rows + "</w:tbl>"};
    std::string const document = maker.get("word/document.xml");
    maker.remove("word/document.xml").file("word/document.xml", document); // the last part
    std::string const bytes = maker.zip();
    Table const whole = table_of(test::read(bytes).document);
    std::size_t read_rows = 0;
    for (std::size_t size = bytes.size(); size > 100; size -= size / 23 + 1) {
        INFO(size << " of " << bytes.size());
        Diagnostics diagnostics;
        Result<Document> const cut = read_docx(bytes.substr(0, size), {}, diagnostics);
        if (!cut) {
            CHECK(cut.error().code == Code::Truncated);
            continue;
        }
        if (size == bytes.size()) {
            continue;
        }
        CHECK(diagnostics.count(Code::Salvaged) >= 1);
        Table const& table = table_of(*cut);
        REQUIRE(table.rows.size() <= whole.rows.size());
        read_rows = std::max(read_rows, table.rows.size());
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            for (std::size_t cell = 0; cell < table.rows[row].cells.size(); ++cell) {
                Cell const& left = table.rows[row].cells[cell];
                // Never half a number: a cell is whole, or said to be lost.
                if (left.evidence == Evidence::Missing) {
                    CHECK(left.content.empty());
                } else {
                    CHECK(
                        plain_text(left.content) ==
                        plain_text(whole.rows[row].cells[cell].content));
                }
            }
        }
    }
    CHECK(read_rows == whole.rows.size());
}

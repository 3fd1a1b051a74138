#include "gouji/converters/registry.hpp"

#include <string>

#include "gouji/tests/catch.hpp"

using namespace std::literals;
using gouji::Bytes;

namespace {

std::string_view name_or_none(gouji::Format const* format) {
    return format == nullptr ? "none" : format->name;
}

std::string foreign_name(Bytes bytes, std::string_view file_name) {
    gouji::ForeignFormat const* const found = gouji::identify_foreign(bytes, file_name);
    return found == nullptr ? "" : std::string(found->name);
}

/// A zip file's local header of a stored entry.
std::string local_entry(std::string const& name, std::string const& content) {
    std::string entry = "PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0"s;
    entry += static_cast<char>(content.size());
    entry += "\0\0\0\0\0\0\0"s;
    entry += static_cast<char>(name.size());
    entry += "\0\0\0"s;
    return entry + name + content;
}

std::string utf16(std::string_view ascii, bool big_endian) {
    std::string out;
    for (char const letter : ascii) {
        out += big_endian ? '\0' : letter;
        out += big_endian ? letter : '\0';
    }
    return out;
}

} // namespace

TEST_CASE("formats are found by name and by any of their endings") {
    CHECK(name_or_none(gouji::find_format("html")) == "html");
    CHECK(name_or_none(gouji::find_format("htm")) == "html");
    CHECK(name_or_none(gouji::find_format("docm")) == "docx");
    CHECK(name_or_none(gouji::find_format("doc")) == "none");
    CHECK(name_or_none(gouji::find_format("")) == "none");
    CHECK(name_or_none(gouji::format_of_name("a.b/REPORT.HTM")) == "html");
    CHECK(name_or_none(gouji::format_of_name("a.txt/report")) == "none");
    CHECK(name_or_none(gouji::format_of_name(".txt")) == "none");
}

TEST_CASE("PDF is read and written by its module") {
    gouji::Format const* const pdf = gouji::find_format("pdf");
    REQUIRE(pdf != nullptr);
    CHECK(pdf->read != nullptr);
    CHECK(pdf->write != nullptr);
}

TEST_CASE("content decides before the name") {
    CHECK(name_or_none(gouji::detect_format("%PDF-1.7\n", "a.txt")) == "pdf");
    CHECK(name_or_none(gouji::detect_format("<!DOCTYPE html><p>x", "a.txt")) == "html");
    CHECK(name_or_none(gouji::detect_format("一、总体情况\n", "report")) == "txt");
}

TEST_CASE("bytes that are no text are not text, whatever their name") {
    std::string binary;
    for (int i = 0; i < 4096; ++i) {
        binary += static_cast<char>(i * 37 % 256);
    }
    CHECK(gouji::is_binary(binary));
    CHECK(name_or_none(gouji::detect_format(binary, "a.txt")) == "none");
    CHECK(name_or_none(gouji::detect_format(binary, "a.html")) == "none");
}

TEST_CASE("text of any encoding is not binary") {
    CHECK_FALSE(gouji::is_binary("plain\r\n\ttext\f"));
    CHECK_FALSE(gouji::is_binary("一二三四五"));
    CHECK_FALSE(gouji::is_binary("\xd5\xfe\xb8\xae\xd0\xc5\xcf\xa2")); // GB18030
    CHECK_FALSE(gouji::is_binary(utf16("values 1 2 3\n", false)));
    CHECK_FALSE(gouji::is_binary(utf16("values 1 2 3\n", true)));
    CHECK_FALSE(gouji::is_binary("\x2d\x4e\xfd\x56\x0d\x4e\x0f\x67")); // 中国不朏, UTF-16LE, no NUL
    CHECK_FALSE(gouji::is_binary(std::string(5000, 'x') + '\0' + std::string(5000, 'y')));
}

TEST_CASE("foreign files are named by their content") {
    struct Row {
        std::string bytes;
        std::string_view file;
        std::string_view says;
    };
    Row const rows[] = {
        {"{\\rtf1\\ansi}", "a.doc", ".rtf"},
        {"\x89PNG\r\n\x1a\n", "scan.txt", "PNG"},
        {"\xff\xd8\xff\xe0", "scan.jpg", "JPEG"},
        {"RIFF\x10\0\0\0WEBP"s, "a", "WebP"},
        {"BM\x40\0\0\0\0\0\0\0\x36\0\0\0\x28"s, "a.bmp", "BMP"},
        {"7z\xbc\xaf\x27\x1c", "a", ".7z"},
        {local_entry("xl/workbook.xml", "x"), "a.docx", ".xlsx"},
        {local_entry("ppt/presentation.xml", "x"), "a", ".pptx"},
        {local_entry("OFD.xml", "x"), "a", ".ofd"},
        {local_entry("mimetype", "application/vnd.oasis.opendocument.text"), "a", ".odt"},
        {local_entry("mimetype", "application/epub+zip"), "a", ".epub"},
        {local_entry("notes.txt", "x"), "a", ".zip"},
        {"<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"x\">", "a.xml", "flat XML"},
        {"MIME-Version: 1.0\r\nContent-Type: multipart/related;", "a.doc", ".mht"},
    };
    for (Row const& row : rows) {
        INFO(row.says);
        CHECK(foreign_name(row.bytes, row.file).find(row.says) != std::string::npos);
    }
}

TEST_CASE("a zip file that may be a Word document is its reader's business") {
    CHECK(foreign_name(
              local_entry("[Content_Types].xml", "x") + local_entry("word/document.xml", "x"),
              "a.zip")
              .empty());
    CHECK(foreign_name(
              local_entry("[Content_Types].xml", "x") + local_entry("other/main.xml", "x"), "a")
              .empty());
    // A header cut in the middle.
    CHECK(foreign_name("PK\x03\x04\x14", "a.docx").find("zip") != std::string::npos);
}

TEST_CASE("two letters do not make a bitmap") {
    CHECK(foreign_name("BMW 汽车采购情况说明，共三辆。", "a.txt").empty());
    CHECK(foreign_name("MM 与 II 是两个字母", "a.txt").empty());
    CHECK(foreign_name("PK 赛制说明", "a.txt").empty());
}

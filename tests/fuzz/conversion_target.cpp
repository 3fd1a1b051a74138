#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>

#include "gouji/converters/convert.hpp"
#include "gouji/converters/registry.hpp"
#include "gouji/converters/review/review.hpp"
#include "gouji/converters/statutory/check.hpp"
#include "gouji/formats/support/zip_writer.hpp"
#include "gouji/model/codes.hpp"

/// Bytes from anywhere, taken for GOUJI_FUZZ_FORMAT: they are loaded, with recovery, or refused;
/// what was loaded can be written, extracted, checked and reviewed, and its JSON says the same when
/// it is read. Whatever breaks that ends the program.

namespace {

using namespace gouji;

[[noreturn]] void fail(std::string const& what) {
    std::cerr << "conversion_target: " << what << '\n';
    std::abort();
}

/// What is no package stands for the main part of one: a zip file forgives no changed byte.
std::string as_package(Bytes input) {
    constexpr std::string_view types =
        R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
        R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
        R"(<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>)"
        R"(</Types>)";
    constexpr std::string_view relations =
        R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
        R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>)"
        R"(</Relationships>)";
    ZipWriter writer;
    writer.add_view("[Content_Types].xml", types, ZipWriter::Method::Store);
    writer.add_view("_rels/.rels", relations, ZipWriter::Method::Store);
    writer.add_view("word/document.xml", input, ZipWriter::Method::Store);
    StringSink sink;
    if (!writer.finish(sink)) {
        fail("no package can be made");
    }
    return sink.take();
}

std::string render_or_fail(Document const& document, std::string_view format) {
    Diagnostics diagnostics;
    Result<std::string> bytes = render(document, *find_format(format), {}, diagnostics);
    if (!bytes) {
        fail("what was read cannot be written as " + std::string(format));
    }
    return std::move(*bytes);
}

/// What the commands beside convert do with a document.
void look_into(Document const& document, FormLibrary const& forms) {
    Diagnostics diagnostics;
    ExtractedInput input;
    input.source = "a";
    input.reports = extract_reports(document, forms, diagnostics);
    StringSink sink;
    write_extract({&input, 1}, ExtractFormat::Json, sink);
    write_extract({&input, 1}, ExtractFormat::Csv, sink);
    (void)check_across_years({&input, 1}, forms, Together::All);
    write_check_json({&input, 1}, sink);
    write_check_text({&input, 1}, Language::English, sink);
    if (!review_page(document, forms, {"a", {}, nullptr}, diagnostics)) {
        fail("no page can be made");
    }
}

void convert(Bytes input, Format const& format, FormLibrary const& forms) {
    LoadRequest request;
    request.from = &format;
    request.forms = &forms;
    Diagnostics diagnostics;
    Result<Document> const document = load(input, request, diagnostics);
    if (!document) {
        if (document.error().code == Code::Internal) {
            fail("an exception came out of the reader");
        }
        return;
    }
    look_into(*document, forms);
    render_or_fail(*document, "html");
    render_or_fail(*document, "txt");
    render_or_fail(*document, "docx");
    request.from = find_format("json");
    Result<Document> const again = load(render_or_fail(*document, "json"), request, diagnostics);
    if (!again) {
        fail("our own JSON is refused");
    }
    for (Difference const& difference : compare(*document, *again, CompareScope::Everything)) {
        fail("JSON changes " + difference.where + ", " + difference.what);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static Result<FormLibrary> const forms = FormLibrary::built_in();
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
    Bytes input(reinterpret_cast<char const*>(data), size);
    Format const& format = *find_format(GOUJI_FUZZ_FORMAT);
    std::string package;
    if (format.name == "docx" && !input.starts_with("PK")) {
        package = as_package(input);
        input = package;
    }
    convert(input, format, *forms);
    return 0;
}

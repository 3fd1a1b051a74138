#include <cstdio>
#include <gouji/converters/convert.hpp>
#include <gouji/converters/registry.hpp>

// Text in, HTML out, and PDF, whose module must be found: what README.md shows a program can do
// with the library.
int main() {
    gouji::Diagnostics diagnostics;
    gouji::Result<gouji::FormLibrary> const forms = gouji::FormLibrary::built_in();
    gouji::LoadRequest request;
    request.forms = forms ? &*forms : nullptr;
    request.read.name = "note.txt";
    gouji::Result<gouji::Document> const document =
        gouji::load("一、总体情况\n\n收到申请12件。\n", request, diagnostics);
    if (!document) {
        return 1;
    }
    gouji::Result<std::string> const html =
        gouji::render(*document, *gouji::find_format("html"), {}, diagnostics);
    if (!html) {
        return 1;
    }
    std::fputs(html->c_str(), stdout);
    gouji::Result<std::string> const pdf =
        gouji::render(*document, *gouji::find_format("pdf"), {}, diagnostics);
    if (!pdf) {
        return 1;
    }
    return 0;
}

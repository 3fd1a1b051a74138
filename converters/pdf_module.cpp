#include "gouji/converters/pdf_module.hpp"

#include <dlfcn.h>

#include <string>

#include "gouji/formats/pdf/module.hpp"
#include "gouji/model/codes.hpp"

namespace gouji {

namespace {

struct OpenedModule {
    PdfModule const* module = nullptr;
    std::string reason; ///< why there is none
};

std::string reason_of_loader() {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): the error of this thread's last call
    char const* const reason = dlerror();
    return reason == nullptr ? "" : reason;
}

OpenedModule open_module() {
    void* library = dlopen(pdf_module_file, RTLD_NOW | RTLD_LOCAL);
    std::string reason = library == nullptr ? reason_of_loader() : "";
#ifdef GOUJI_MODULE_FOLDER
    if (library == nullptr) {
        std::string const installed = std::string{GOUJI_MODULE_FOLDER "/"} + pdf_module_file;
        library = dlopen(installed.c_str(), RTLD_NOW | RTLD_LOCAL);
    }
#endif
    if (library == nullptr) {
        return {nullptr, std::move(reason)};
    }
    // POSIX gives functions as pointers to data (dlsym).
    auto const entry = reinterpret_cast<PdfModuleEntry>(dlsym(library, pdf_module_entry));
    if (entry == nullptr) {
        return {nullptr, reason_of_loader()};
    }
    PdfModule const* const module = entry();
    if (std::string_view{module->version} != GOUJI_VERSION) {
        return {nullptr, std::string{"it is of version "} + module->version};
    }
    return {module, {}};
}

/// Opened once, by whichever thread comes first, and never closed: its libraries do not like it.
OpenedModule const& pdf_module() {
    static OpenedModule const opened = open_module();
    return opened;
}

Error missing(OpenedModule const& opened) {
    return {
        Code::ModuleMissing,
        {},
        {{"format", "PDF"}, {"file", pdf_module_file}, {"reason", opened.reason}}};
}

} // namespace

int sniff_pdf(Bytes head) {
    return head.substr(0, 1024).find("%PDF-") == Bytes::npos ? 0 : 100;
}

Result<Document>
read_pdf_by_module(Bytes input, ReadOptions const& options, Diagnostics& diagnostics) {
    OpenedModule const& opened = pdf_module();
    if (opened.module == nullptr) {
        return missing(opened);
    }
    return opened.module->read(input, options, diagnostics);
}

Status write_pdf_by_module(
    Document const& document, WriteOptions const& options, Sink& sink, Diagnostics& diagnostics) {
    OpenedModule const& opened = pdf_module();
    if (opened.module == nullptr) {
        return missing(opened);
    }
    return opened.module->write(document, options, sink, diagnostics);
}

bool load_legacy_pdf_ciphers() {
    OpenedModule const& opened = pdf_module();
    return opened.module != nullptr && opened.module->load_legacy_ciphers();
}

} // namespace gouji

#include "gouji/converters/pdf_module.hpp"

#include <dlfcn.h>

#include <filesystem>
#include <string>
#include <system_error>

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

/// The module's file, in a build or an installation, from where the program stands; else where the
/// library was installed, for programs of others; else as the loader finds it.
std::string module_path() {
    namespace fs = std::filesystem;
    std::error_code error; // without /proc the program does not know where it stands
    fs::path const program = fs::read_symlink("/proc/self/exe", error).parent_path();
    for (fs::path const& folder :
         {program / "../formats/pdf",
          program / GOUJI_BIN_TO_MODULES,
          fs::path{GOUJI_MODULE_FOLDER}}) {
        fs::path const file = folder / pdf_module_file;
        if (file.is_absolute() && fs::exists(file, error)) {
            return file.string();
        }
    }
    return pdf_module_file;
}

OpenedModule open_module() {
    void* const library = dlopen(module_path().c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        return {nullptr, reason_of_loader()};
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

#pragma once
#include "gouji/formats/format.hpp"

/// What libgouji_pdf.so offers. The program opens it when the first PDF is read or written
/// (converters/pdf_module.hpp); everything in it but pdf_module_entry is hidden.

namespace gouji {

struct PdfModule {
    /// The version of the program that it was built with: the model's types have no stable layout.
    char const* version;
    Result<Document> (*read)(Bytes input, ReadOptions const& options, Diagnostics& diagnostics);
    Status (*write)(
        Document const& document,
        WriteOptions const& options,
        Sink& sink,
        Diagnostics& diagnostics);
    /// Lets OpenSSL decrypt what only its legacy provider can (RC4, as in most encrypted PDFs).
    /// It changes the whole process: commands call it, library code does not. False: there is none.
    bool (*load_legacy_ciphers)();
};

inline constexpr char const* pdf_module_file = "libgouji_pdf.so";
inline constexpr char const* pdf_module_entry = "gouji_pdf_module";
using PdfModuleEntry = PdfModule const* (*)();

} // namespace gouji

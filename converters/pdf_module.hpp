#pragma once
#include "gouji/formats/format.hpp"

/// PDF is read and written by a module that is opened on first use (formats/pdf/module.hpp). It is
/// looked for where programs look for libraries: along the RUNPATH of the program, then of the
/// system, then where this library was installed. Without it the functions return ModuleMissing.

namespace gouji {

/// Readers accept junk before the header (ISO 32000-1, annex H, note 13: within the first 1,024
/// bytes).
[[nodiscard]] int sniff_pdf(Bytes head);
[[nodiscard]] Result<Document>
read_pdf_by_module(Bytes input, ReadOptions const& options, Diagnostics& diagnostics);
[[nodiscard]] Status write_pdf_by_module(
    Document const& document, WriteOptions const& options, Sink& sink, Diagnostics& diagnostics);

/// Lets old encrypted PDFs be read (RC4). It changes OpenSSL for the whole process, so it is for
/// commands: nothing in the library calls it. False where the module or the ciphers are missing.
bool load_legacy_pdf_ciphers();

} // namespace gouji

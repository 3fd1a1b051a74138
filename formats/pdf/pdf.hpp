#pragma once
#include "gouji/formats/format.hpp"

/// PDF: tagged when written; read through its tags where it is ours or tagged, else by rules and
/// word positions. The code lives in a module of its own (formats/pdf/module.hpp), because its
/// libraries take longer to load than a small DOCX takes to convert.

namespace gouji {

[[nodiscard]] Result<Document>
read_pdf(Bytes input, ReadOptions const& options, Diagnostics& diagnostics);

/// WriteOptions::extra:
///
///     page       "A4", "A3", "A5", "B5", "letter"; with "-landscape" turned
///     font.ROLE  a font family or file for one of: body, title, heading1, heading2, table, latin,
///                mono
[[nodiscard]] Status write_pdf(
    Document const& document, WriteOptions const& options, Sink& sink, Diagnostics& diagnostics);

} // namespace gouji

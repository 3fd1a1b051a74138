#pragma once
#include "gouji/formats/format.hpp"

namespace gouji {

[[nodiscard]] int sniff_docx(Bytes head);
[[nodiscard]] Result<Document>
read_docx(Bytes input, ReadOptions const& options, Diagnostics& diagnostics);
[[nodiscard]] Status write_docx(
    Document const& document, WriteOptions const& options, Sink& sink, Diagnostics& diagnostics);

} // namespace gouji

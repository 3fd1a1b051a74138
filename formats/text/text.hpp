#pragma once
#include "gouji/formats/format.hpp"

namespace gouji {

[[nodiscard]] int sniff_text(Bytes head);
[[nodiscard]] Result<Document>
read_text(Bytes input, ReadOptions const& options, Diagnostics& diagnostics);
[[nodiscard]] Status write_text(
    Document const& document, WriteOptions const& options, Sink& sink, Diagnostics& diagnostics);

} // namespace gouji

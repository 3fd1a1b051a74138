#pragma once
#include "gouji/formats/format.hpp"

namespace gouji {

[[nodiscard]] int sniff_html(Bytes head);
[[nodiscard]] Result<Document>
read_html(Bytes input, ReadOptions const& options, Diagnostics& diagnostics);
[[nodiscard]] Status write_html(
    Document const& document, WriteOptions const& options, Sink& sink, Diagnostics& diagnostics);

} // namespace gouji

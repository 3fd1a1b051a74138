#pragma once
#include "gouji/formats/format.hpp"

namespace gouji {

[[nodiscard]] int sniff_json(Bytes head);
[[nodiscard]] Result<Document>
read_json(Bytes input, ReadOptions const& options, Diagnostics& diagnostics);
[[nodiscard]] Status write_json(
    Document const& document, WriteOptions const& options, Sink& sink, Diagnostics& diagnostics);

} // namespace gouji

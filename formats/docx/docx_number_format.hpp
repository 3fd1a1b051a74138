#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace gouji::docx::reading {

/// Writes a number; empty where the format has no such number.
using NumberWriter = std::string (*)(std::int64_t number);

/// By the name of ECMA-376 part 1, 17.18.59 (ST_NumberFormat). Names that are not known here count
/// as "decimal"; "none" and "bullet" write nothing.
[[nodiscard]] NumberWriter number_writer(std::string_view format);

} // namespace gouji::docx::reading

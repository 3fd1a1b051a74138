#pragma once
#include <string>
#include <string_view>

#include "gouji/formats/format.hpp"

namespace gouji::cli {

/// Sets the limit that "NAME=VALUE" names; VALUE may end in K, M or G (powers of 1,024). Returns
/// what is wrong with it, empty when nothing is.
[[nodiscard]] std::string set_limit(Limits& limits, std::string_view assignment);

/// "input_bytes, html_bytes, …"
[[nodiscard]] std::string limit_names();

} // namespace gouji::cli

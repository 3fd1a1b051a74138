#pragma once
#include <string>

#include "gouji/formats/format.hpp"
#include "gouji/model/diagnostics.hpp"

namespace gouji {

/// All bytes of a file, or of the standard input for "-". Errors: NotFound, IsDirectory,
/// CannotRead, LimitExceeded (over limits.input_bytes), each with data "file".
[[nodiscard]] Result<std::string> read_input(std::string const& path, Limits const& limits);

/// How messages name an input: the path, or "<stdin>" for "-".
[[nodiscard]] std::string input_name(std::string const& path);

} // namespace gouji

#pragma once
#include <span>

#include "gouji/model/embedded_file.hpp"

namespace gouji {

/// The form files of this folder, in the order of its CMakeLists.txt. Generated at build time.
[[nodiscard]] std::span<EmbeddedFile const> embedded_forms();

} // namespace gouji

#pragma once
#include <span>

#include "gouji/model/embedded_file.hpp"

namespace gouji {

/// The style sheet and the scripts of the page, in the order of CMakeLists.txt, in which they run.
/// Generated at build time.
[[nodiscard]] std::span<EmbeddedFile const> embedded_review_page();

} // namespace gouji

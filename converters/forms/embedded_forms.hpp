#pragma once
#include <span>
#include <string_view>

namespace gouji {

struct EmbeddedFile {
    std::string_view name;
    std::string_view bytes;
};

/// The form files of this folder, in the order of its CMakeLists.txt. Generated at build time.
[[nodiscard]] std::span<EmbeddedFile const> embedded_forms();

} // namespace gouji

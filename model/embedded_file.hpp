#pragma once
#include <string_view>

namespace gouji {

/// A file that the program carries in itself (cmake/embed.cmake).
struct EmbeddedFile {
    std::string_view name;
    std::string_view bytes;
};

} // namespace gouji

#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace gouji {

/// How a link's target goes into a document.
struct LinkTarget {
    enum class Kind : std::uint8_t {
        Refused,  ///< a scheme that could run something or reach into the machine
        Anchor,   ///< "#name": `text` is the name
        External, ///< `text` is a valid URI reference (RFC 3986, with the characters of RFC 3987)
    };
    Kind kind = Kind::Refused;
    std::string text;
    bool altered = false; ///< characters that no URI holds were percent-encoded
};

/// Allowed are http, https, mailto, ftp, tel, and references without a scheme that stay below their
/// base. Word calls a file damaged when a relationship's target is no valid URI.
[[nodiscard]] LinkTarget link_target(std::string_view target);

} // namespace gouji

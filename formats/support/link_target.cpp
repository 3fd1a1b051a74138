#include "gouji/formats/support/link_target.hpp"

#include <algorithm>
#include <array>

#include "gouji/formats/support/ascii.hpp"

namespace gouji {

namespace {

constexpr std::array<std::string_view, 5> allowed_schemes{"http", "https", "mailto", "ftp", "tel"};

bool is_hex(char c) {
    char const l = lower_case(c);
    return (c >= '0' && c <= '9') || (l >= 'a' && l <= 'f');
}

/// The part before a ":" that stands before any "/", "?" or "#" (RFC 3986, 3.1 and 4.2).
std::string scheme_of(std::string_view target) {
    std::size_t const end = target.find_first_of(":/?#");
    if (end == std::string_view::npos || target[end] != ':') {
        return {};
    }
    return lower_case(target.substr(0, end));
}

bool is_allowed(std::string_view target) {
    // "//host" and "\\host" would make Word look for a machine.
    if (target.starts_with("//") || target.find('\\') != std::string_view::npos) {
        return false;
    }
    bool const has_colon_first = target.find_first_of(":/?#") != std::string_view::npos &&
                                 target[target.find_first_of(":/?#")] == ':';
    std::string const scheme = scheme_of(target);
    return !has_colon_first || std::find(allowed_schemes.begin(), allowed_schemes.end(), scheme) !=
                                   allowed_schemes.end();
}

bool is_uri_character(char c) {
    auto const byte = static_cast<unsigned char>(c);
    constexpr std::string_view never = "\"<>\\^`{|} ";
    return byte > 0x20 && byte != 0x7F && never.find(c) == std::string_view::npos;
}

} // namespace

LinkTarget link_target(std::string_view target) {
    using Kind = LinkTarget::Kind;
    if (target.starts_with('#')) {
        return {Kind::Anchor, std::string{target.substr(1)}, false};
    }
    if (target.empty() || !is_allowed(target)) {
        return {Kind::Refused, {}, false};
    }
    LinkTarget out{Kind::External, {}, false};
    for (std::size_t i = 0; i < target.size(); ++i) {
        char const c = target[i];
        bool const is_escape =
            c == '%' && i + 2 < target.size() && is_hex(target[i + 1]) && is_hex(target[i + 2]);
        if (c == '%' ? is_escape : is_uri_character(c)) {
            out.text += c;
            continue;
        }
        constexpr std::string_view digits = "0123456789ABCDEF";
        auto const byte = static_cast<unsigned char>(c);
        out.text += '%';
        out.text += digits[byte >> 4U];
        out.text += digits[byte & 0xFU];
        out.altered = true;
    }
    return out;
}

} // namespace gouji

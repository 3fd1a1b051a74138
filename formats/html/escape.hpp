#pragma once
#include <string>
#include <string_view>

namespace gouji::html {

/// Appends `text` as character data; control characters, which HTML cannot hold, are left out and
/// counted.
void append_escaped(std::string& out, std::string_view text, std::size_t& dropped);
/// Appends ` name="value"`, escaped; line breaks as character references.
void append_attribute(std::string& out, std::string_view name, std::string_view value);
/// A CSS string with quotes ('…'), fit to stand in a style attribute (before its own escaping).
[[nodiscard]] std::string css_string(std::string_view text);
/// Without trailing zeros, the same everywhere: "12.5".
[[nodiscard]] std::string format_number(double value);

/// Whether a link may stand in a page that anybody opens: http, https, mailto, tel, ftp, a
/// fragment, or a relative address.
[[nodiscard]] bool is_safe_url(std::string_view url);

} // namespace gouji::html

#pragma once
#include <cstdint>
#include <string>
#include <string_view>

/// The notation of PDF values (ISO 32000-1, 7.3).

namespace gouji::pdf_write {

/// To a thousandth, without exponent, trailing zeros, or locale.
void append_number(std::string& out, double value);
/// "1.5 2 " …: each number and a blank.
template <class... Numbers> void append_numbers(std::string& out, Numbers... values) {
    ((append_number(out, static_cast<double>(values)), out += ' '), ...);
}
/// Four hexadecimal digits.
void append_hex16(std::string& out, std::uint32_t value);
/// "12 0 R"
[[nodiscard]] std::string reference(int id);
/// A text string (7.9.2.2): a literal where it is ASCII, else UTF-16BE in hexadecimal digits.
[[nodiscard]] std::string text_string(std::string_view utf8);
/// A literal string of bytes, escaped.
[[nodiscard]] std::string literal_string(std::string_view bytes);
/// "/Name", with #xx where needed (7.3.5).
[[nodiscard]] std::string name_object(std::string_view name);

} // namespace gouji::pdf_write

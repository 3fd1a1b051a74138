#include "gouji/formats/html/escape.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "gouji/formats/html/tag_scanner.hpp"
#include "gouji/model/text.hpp"

namespace gouji::html {

namespace {

/// Characters that a parser drops or replaces: controls but tab and line feed.
bool is_unfit(unsigned char c) {
    return (c < 0x20 && c != '\t' && c != '\n') || c == 0x7F;
}

} // namespace

void append_escaped(std::string& out, std::string_view text, std::size_t& dropped) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char const c = text[at];
        std::string_view replacement;
        if (c == '&') {
            replacement = "&amp;";
        } else if (c == '<') {
            replacement = "&lt;";
        } else if (c == '>') {
            replacement = "&gt;";
        } else if (!is_unfit(static_cast<unsigned char>(c))) {
            continue;
        } else {
            ++dropped;
        }
        out.append(text, begin, at - begin);
        out += replacement;
        begin = at + 1;
    }
    out.append(text, begin);
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
    out += ' ';
    out += name;
    out += "=\"";
    for (char const c : value) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '\n':
            out += "&#10;";
            break;
        case '\t':
            out += "&#9;";
            break;
        default:
            if (!is_unfit(static_cast<unsigned char>(c))) {
                out += c;
            }
        }
    }
    out += '"';
}

std::string css_string(std::string_view text) {
    std::string out = "'";
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '\'' || c == '"' || c == '\\' || c == '<' || c == '>' || byte < 0x20) {
            // Hexadecimal, ended by a blank: no character that means anything to HTML remains.
            std::array<char, 4> digits{};
            auto const [end, error] =
                std::to_chars(digits.data(), digits.data() + 4, int{byte}, 16);
            out += '\\';
            out.append(digits.data(), end);
            out += ' ';
        } else {
            out += c;
        }
    }
    return out + '\'';
}

std::string format_number(double value) {
    if (!std::isfinite(value)) {
        return "0";
    }
    std::array<char, 64> buffer{};
    auto const rounded = std::round(std::clamp(value, -1e12, 1e12) * 1000) / 1000;
    auto const [end, error] = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), rounded, std::chars_format::fixed);
    return {buffer.data(), end};
}

bool is_safe_url(std::string_view url) {
    // Browsers drop tabs and line ends before they look for the scheme, so none may be there.
    bool const plain = std::all_of(url.begin(), url.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F;
    });
    if (!plain || url.empty() || url.front() == ' ') {
        return false;
    }
    std::size_t const end = url.find_first_of(":/?#");
    if (end == std::string_view::npos || url[end] != ':') {
        // "//host/x" takes the scheme of the page, which is a file: it would reach over the net
        // only as http does.
        return true;
    }
    std::string_view const scheme = url.substr(0, end);
    constexpr std::array<std::string_view, 5> allowed{"http", "https", "mailto", "tel", "ftp"};
    return std::any_of(allowed.begin(), allowed.end(), [scheme](std::string_view one) {
        return equals_ignoring_case(scheme, one);
    });
}

} // namespace gouji::html

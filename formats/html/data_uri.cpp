#include "gouji/formats/html/data_uri.hpp"

#include <array>

#include "gouji/formats/html/tag_scanner.hpp"
#include "gouji/formats/support/base64.hpp"

namespace gouji::html {

namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        bool const escape = text[at] == '%' && at + 2 < text.size() &&
                            hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0;
        if (escape) {
            out += static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
            at += 2;
        } else {
            out += text[at];
        }
    }
    return out;
}

struct Ending {
    std::string_view mime;
    std::string_view extension;
};
constexpr std::array endings{
    Ending{"image/png", ".png"},
    Ending{"image/jpeg", ".jpg"},
    Ending{"image/gif", ".gif"},
    Ending{"image/bmp", ".bmp"},
    Ending{"image/webp", ".webp"},
    Ending{"image/svg+xml", ".svg"},
    Ending{"image/tiff", ".tiff"},
    Ending{"image/x-emf", ".emf"},
    Ending{"image/x-wmf", ".wmf"}};

} // namespace

std::optional<Media> parse_data_uri(std::string_view uri) {
    std::size_t const comma = uri.find(',');
    if (uri.size() < 5 || comma == std::string_view::npos) {
        return std::nullopt;
    }
    std::string_view const head = uri.substr(5, comma - 5);
    std::string_view const data = uri.substr(comma + 1);
    Media media;
    media.mime = std::string{trim_html(head.substr(0, head.find(';')))};
    if (media.mime.empty()) {
        media.mime = "text/plain";
    }
    bool const encoded =
        head.size() >= 7 && equals_ignoring_case(head.substr(head.size() - 7), ";base64");
    if (!encoded) {
        media.bytes = percent_decoded(data);
        return media;
    }
    // Some pages escape the signs + and / of the encoding.
    bool const escaped = data.find('%') != std::string_view::npos;
    bool const whole = escaped ? decode_base64(percent_decoded(data), media.bytes)
                               : decode_base64(data, media.bytes);
    return whole ? std::optional{std::move(media)} : std::nullopt;
}

std::string_view extension_of(std::string_view mime) {
    for (Ending const& ending : endings) {
        if (equals_ignoring_case(mime, ending.mime)) {
            return ending.extension;
        }
    }
    return ".bin";
}

} // namespace gouji::html

#include "gouji/formats/html/charset.hpp"

#include "gouji/formats/html/tag_scanner.hpp"

namespace gouji::html {

namespace {

constexpr std::size_t prescan_bytes = 16'384;

/// "Extracting a character encoding from a meta element": what follows charset= in `content`.
std::string_view charset_in(std::string_view content) {
    std::size_t at = 0;
    while ((at = find_ignoring_case(content, "charset", at)) != std::string_view::npos) {
        std::string_view rest = trim_html(content.substr(at + 7));
        at += 7;
        if (!rest.starts_with('=')) {
            continue;
        }
        rest = trim_html(rest.substr(1));
        if (rest.starts_with('"') || rest.starts_with('\'')) {
            std::size_t const close = rest.find(rest.front(), 1);
            return close == std::string_view::npos ? std::string_view{} : rest.substr(1, close - 1);
        }
        return rest.substr(0, rest.find_first_of("; \t\n\f\r"));
    }
    return {};
}

std::optional<Encoding> encoding_of(std::string_view label) {
    std::optional<Encoding> const found = find_encoding(trim_html(label));
    // A meta tag that could be read byte by byte is not in UTF-16: the standard reads UTF-8 then.
    if (found == Encoding::Utf16Le || found == Encoding::Utf16Be) {
        return Encoding::Utf8;
    }
    return found;
}

std::optional<Encoding> encoding_of_meta(std::string_view inside) {
    std::string_view charset;
    std::string_view content;
    bool is_content_type = false;
    Attribute attribute;
    while (take_attribute(inside, attribute)) {
        if (equals_ignoring_case(attribute.name, "charset")) {
            charset = attribute.value;
        } else if (equals_ignoring_case(attribute.name, "content")) {
            content = attribute.value;
        } else if (equals_ignoring_case(attribute.name, "http-equiv")) {
            is_content_type = equals_ignoring_case(trim_html(attribute.value), "content-type");
        }
    }
    if (!charset.empty()) {
        return encoding_of(charset);
    }
    return is_content_type ? encoding_of(charset_in(content)) : std::nullopt;
}

std::optional<Encoding> encoding_of_declaration(std::string_view head) {
    head = trim_html(head);
    if (!head.starts_with("<?xml")) {
        return std::nullopt;
    }
    std::string_view inside = head.substr(5, head.find('>') - 5);
    if (inside.ends_with('?')) {
        inside.remove_suffix(1);
    }
    Attribute attribute;
    while (take_attribute(inside, attribute)) {
        if (attribute.name == "encoding") {
            return encoding_of(attribute.value);
        }
    }
    return std::nullopt;
}

bool is_raw(std::string_view name) {
    return equals_ignoring_case(name, "script") || equals_ignoring_case(name, "style") ||
           equals_ignoring_case(name, "title");
}

} // namespace

std::optional<Encoding> stated_encoding(std::string_view bytes) {
    std::string_view const head = bytes.substr(0, prescan_bytes);
    TagScanner scanner{head};
    Tag tag;
    while (scanner.next(tag)) {
        if (tag.closing) {
            continue;
        }
        if (equals_ignoring_case(tag.name, "meta")) {
            if (auto const encoding = encoding_of_meta(tag.inside)) {
                return encoding;
            }
        } else if (is_raw(tag.name)) {
            scanner.skip_raw_text(tag.name);
        }
    }
    return encoding_of_declaration(head);
}

} // namespace gouji::html

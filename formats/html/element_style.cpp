#include "gouji/formats/html/element_style.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "gouji/formats/html/tag_scanner.hpp"
#include "gouji/formats/support/ascii.hpp"
#include "gouji/model/text.hpp"

namespace gouji::html {

namespace {

bool is(std::string_view text, std::string_view word) {
    return equals_ignoring_case(text, word);
}

bool contains(std::string_view text, std::string_view word) {
    return find_ignoring_case(text, word) != std::string_view::npos;
}

std::optional<Align> parse_align(std::string_view value) {
    if (is(value, "center") || is(value, "middle")) {
        return Align::Center;
    }
    if (is(value, "right") || is(value, "end")) {
        return Align::End;
    }
    if (is(value, "justify")) {
        return Align::Justify;
    }
    if (is(value, "left") || is(value, "start")) {
        return Align::Start;
    }
    return std::nullopt;
}

std::optional<VAlign> parse_valign(std::string_view value) {
    if (is(value, "top")) {
        return VAlign::Top;
    }
    if (is(value, "middle")) {
        return VAlign::Middle;
    }
    return is(value, "bottom") ? std::optional{VAlign::Bottom} : std::nullopt;
}

std::optional<WhiteSpace> parse_white_space(std::string_view value) {
    if (is(value, "pre") || is(value, "pre-wrap") || is(value, "break-spaces")) {
        return WhiteSpace::Keep;
    }
    if (is(value, "pre-line")) {
        return WhiteSpace::KeepBreaks;
    }
    return is(value, "normal") || is(value, "nowrap") ? std::optional{WhiteSpace::Collapse}
                                                      : std::nullopt;
}

/// What several declarations decide together.
struct Pending {
    std::optional<Length> indent;
    std::optional<float> word_indent; ///< mso-char-indent-count
    std::optional<Length> font_size;
};

void set_indent(ElementStyle& style, Pending const& pending) {
    std::optional<float> characters;
    if (pending.word_indent) {
        characters = pending.word_indent;
    } else if (pending.indent && is(pending.indent->unit, "em")) {
        characters = pending.indent->value;
    } else if (auto const size = to_points(pending.font_size); size && *size > 0) {
        if (auto const indent = to_points(pending.indent)) {
            characters = *indent / *size;
        }
    }
    if (characters) {
        style.indent = std::round(*characters * 100) / 100;
    }
}

void set_break(bool& flag, std::string_view value) {
    flag = is(value, "always") || is(value, "page") || is(value, "left") || is(value, "right");
}

void set_bold(ElementStyle& style, std::string_view value) {
    if (auto const weight = parse_length(value)) {
        style.bold = weight->value >= 600;
    } else if (is(value, "bold") || is(value, "bolder")) {
        style.bold = true;
    } else if (is(value, "normal") || is(value, "lighter")) {
        style.bold = false;
    }
}

void declare_word(
    ElementStyle& style, Pending& pending, std::string_view name, std::string_view value) {
    if (name == "mso-hide") {
        style.hidden = style.hidden || is(value, "all");
    } else if (name == "mso-char-indent-count") {
        if (auto const count = parse_length(value)) {
            pending.word_indent = count->value;
        }
    } else if (name == "mso-element") {
        style.word_element = value;
    } else if (name == "mso-list") {
        style.word_list_label = is(value, "ignore");
        std::size_t const level = find_ignoring_case(value, "level");
        std::int64_t number = 0;
        if (level != std::string_view::npos && parse_integer(value.substr(level + 5), number)) {
            style.word_list_level = static_cast<std::int32_t>(std::min<std::int64_t>(number, 9));
        }
    }
}

void declare_box(ElementStyle& style, std::string_view name, std::string_view value) {
    if (name == "display") {
        style.display = value;
        style.hidden = style.hidden || is(value, "none");
    } else if (name == "visibility") {
        style.hidden = style.hidden || is(value, "hidden") || is(value, "collapse");
    } else if (name == "page-break-before" || name == "break-before") {
        set_break(style.break_before, value);
    } else if (name == "page-break-after" || name == "break-after") {
        set_break(style.break_after, value);
    } else if (name == "width") {
        style.width = parse_length(value);
    } else if (name == "height") {
        style.height = parse_length(value);
    } else if (name == "list-style-type" || name == "list-style") {
        style.list_style_type = value;
    } else if (name.starts_with("border") || name.starts_with("background")) {
        style.decorated = true;
    }
}

void declare(ElementStyle& style, Pending& pending, std::string_view name, std::string_view value) {
    if (name.starts_with("mso-")) {
        declare_word(style, pending, name, value);
    } else if (name == "text-align") {
        style.align = parse_align(value);
    } else if (name == "text-indent") {
        pending.indent = parse_length(value);
    } else if (name == "vertical-align") {
        style.valign = parse_valign(value);
        style.superscript = is(value, "super");
        style.subscript = is(value, "sub");
    } else if (name == "white-space") {
        style.white_space = parse_white_space(value);
    } else if (name == "font-weight") {
        set_bold(style, value);
    } else if (name == "font-style") {
        style.italic = is(value, "italic") || is(value, "oblique");
    } else if (name == "text-decoration" || name == "text-decoration-line") {
        style.underline = contains(value, "underline");
        style.strike = contains(value, "line-through");
    } else if (name == "font-size") {
        pending.font_size = parse_length(value);
        style.decorated = true;
    } else if (name.starts_with("font") || name == "color") {
        style.decorated = true;
    } else {
        declare_box(style, name, value);
    }
}

/// End of a declaration: the next ";" outside quotes.
std::size_t declaration_end(std::string_view css) {
    char quote = 0;
    for (std::size_t at = 0; at < css.size(); ++at) {
        char const c = css[at];
        if (c == '\\') {
            ++at;
        } else if (quote != 0) {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == ';') {
            return at;
        }
    }
    return css.size();
}

void parse_css(ElementStyle& style, std::string_view css) {
    Pending pending;
    std::array<char, 32> lower{};
    while (!css.empty()) {
        std::size_t const end = declaration_end(css);
        std::string_view const declaration = css.substr(0, end);
        css.remove_prefix(std::min(end + 1, css.size()));
        std::size_t const colon = declaration.find(':');
        if (colon == std::string_view::npos) {
            continue;
        }
        std::string_view const name = trim_html(declaration.substr(0, colon));
        std::string_view value = trim_html(declaration.substr(colon + 1));
        if (std::size_t const bang = value.find("!important"); bang != std::string_view::npos) {
            value = trim_html(value.substr(0, bang));
        }
        if (name.empty() || name.size() > lower.size()) {
            continue;
        }
        for (std::size_t i = 0; i < name.size(); ++i) {
            lower.at(i) = lower_case(name[i]);
        }
        declare(style, pending, {lower.data(), name.size()}, value);
    }
    set_indent(style, pending);
}

} // namespace

std::optional<Length> parse_length(std::string_view text) {
    text = trim_html(text);
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    Length length;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), length.value);
    if (error != std::errc{} || !std::isfinite(length.value)) {
        return std::nullopt;
    }
    length.unit = trim_html(text.substr(static_cast<std::size_t>(end - text.data())));
    return length;
}

std::optional<float> to_points(std::optional<Length> const& length) {
    if (!length) {
        return std::nullopt;
    }
    struct Unit {
        std::string_view name;
        float size;
    };
    constexpr std::array units{
        Unit{"pt", 1.0F},
        Unit{"px", 0.75F},
        Unit{"cm", 28.3465F},
        Unit{"mm", 2.83465F},
        Unit{"in", 72.0F}};
    for (Unit const& unit : units) {
        if (is(length->unit, unit.name)) {
            return length->value * unit.size;
        }
    }
    return std::nullopt;
}

std::optional<std::string> parse_css_string(std::string_view text) {
    if (text.size() < 2 || (text.front() != '"' && text.front() != '\'') ||
        text.back() != text.front()) {
        return std::nullopt;
    }
    text = text.substr(1, text.size() - 2);
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\\' || at + 1 >= text.size()) {
            out += text[at];
            continue;
        }
        // An escape is up to six hexadecimal digits and one white space, or the character itself.
        std::uint32_t code = 0;
        std::string_view const digits = text.substr(at + 1, 6);
        auto const [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
        if (error != std::errc{}) {
            out += text[++at];
            continue;
        }
        append_utf8(out, code == 0 || code > 0x10FFFF ? char32_t{0xFFFD} : char32_t{code});
        at += static_cast<std::size_t>(end - digits.data());
        if (at + 1 < text.size() && is_html_space(text[at + 1])) {
            ++at;
        }
    }
    return out;
}

ElementStyle style_of(Node const& element) {
    ElementStyle style;
    if (!is_element(element) || element.v.element.attributes.length == 0) {
        return style;
    }
    style.align = parse_align(trim_html(attribute(element, "align")));
    style.valign = parse_valign(trim_html(attribute(element, "valign")));
    style.width = parse_length(attribute(element, "width"));
    style.height = parse_length(attribute(element, "height"));
    style.hidden = has_attribute(element, "hidden");
    if (std::string_view const css = attribute(element, "style"); !css.empty()) {
        parse_css(style, css);
    }
    return style;
}

} // namespace gouji::html

#include "gouji/formats/html/tag_scanner.hpp"

#include <algorithm>

#include "gouji/formats/support/ascii.hpp"

namespace gouji::html {

namespace {

constexpr bool is_letter(char c) {
    return lower_case(c) >= 'a' && lower_case(c) <= 'z';
}
constexpr bool ends_name(char c) {
    return is_html_space(c) || c == '/' || c == '>';
}

void skip_space(std::string_view text, std::size_t& at) {
    while (at < text.size() && is_html_space(text[at])) {
        ++at;
    }
}

/// Moves `at`, which stands on the first character of an attribute's name, behind the attribute.
/// "Attribute name state" and those after it.
Attribute scan_attribute(std::string_view text, std::size_t& at) {
    Attribute attribute;
    std::size_t const begin = at++;
    while (at < text.size() && text[at] != '=' && !ends_name(text[at])) {
        ++at;
    }
    attribute.name = text.substr(begin, at - begin);
    std::size_t value = at;
    skip_space(text, value);
    if (value >= text.size() || text[value] != '=') {
        return attribute;
    }
    ++value;
    skip_space(text, value);
    if (value < text.size() && (text[value] == '"' || text[value] == '\'')) {
        std::size_t const close = text.find(text[value], value + 1);
        at = close == std::string_view::npos ? text.size() + 1 : close + 1;
        attribute.value = text.substr(value + 1, std::min(at - 1, text.size()) - value - 1);
        return attribute;
    }
    at = value;
    while (at < text.size() && !is_html_space(text[at]) && text[at] != '>') {
        ++at;
    }
    attribute.value = text.substr(value, at - value);
    return attribute;
}

} // namespace

std::string_view trim_html(std::string_view text) {
    while (!text.empty() && is_html_space(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_html_space(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

bool equals_ignoring_case(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
        return lower_case(a) == lower_case(b);
    });
}

std::size_t find_ignoring_case(std::string_view text, std::string_view needle, std::size_t from) {
    if (from > text.size()) {
        return std::string_view::npos;
    }
    auto const* const found = std::search(
        text.begin() + static_cast<std::ptrdiff_t>(from),
        text.end(),
        needle.begin(),
        needle.end(),
        [](char a, char b) { return lower_case(a) == b; });
    return found == text.end() ? std::string_view::npos
                               : static_cast<std::size_t>(found - text.begin());
}

bool take_attribute(std::string_view& inside, Attribute& attribute) {
    std::size_t at = 0;
    while (at < inside.size() && (is_html_space(inside[at]) || inside[at] == '/')) {
        ++at;
    }
    if (at >= inside.size()) {
        inside = {};
        return false;
    }
    attribute = scan_attribute(inside, at);
    inside.remove_prefix(std::min(at, inside.size()));
    return true;
}

bool TagScanner::next(Tag& tag) {
    while (true) {
        std::size_t const open = m_html.find('<', m_at);
        if (open == std::string_view::npos || open + 1 >= m_html.size()) {
            m_at = m_html.size();
            return false;
        }
        char const first = m_html[open + 1];
        bool const closing = first == '/';
        std::size_t const name = open + (closing ? 2 : 1);
        if (name < m_html.size() && is_letter(m_html[name])) {
            tag = Tag{};
            tag.begin = open;
            tag.closing = closing;
            m_at = name;
            while (m_at < m_html.size() && !ends_name(m_html[m_at])) {
                ++m_at;
            }
            tag.name = m_html.substr(name, m_at - name);
            return scan_attributes(tag);
        }
        if (first == '!' || first == '?' || closing) {
            ++m_comments;
            if (!skip_markup(open)) {
                return false;
            }
        } else {
            m_at = open + 1;
        }
    }
}

/// A comment, declaration or processing instruction. False when it runs to the end of the text.
bool TagScanner::skip_markup(std::size_t open) {
    std::string_view const rest = m_html.substr(open);
    if (!rest.starts_with("<!--")) {
        m_at = m_html.find('>', open + 2);
        m_at = m_at == std::string_view::npos ? m_html.size() : m_at + 1;
        return m_at < m_html.size();
    }
    if (rest.starts_with("<!-->") || rest.starts_with("<!--->")) {
        m_at = m_html.find('>', open) + 1;
        return true;
    }
    // "Comment end state" and "comment end bang state".
    for (std::size_t at = open + 4;; ++at) {
        at = m_html.find("--", at);
        if (at == std::string_view::npos) {
            m_at = m_html.size();
            return false;
        }
        std::string_view const tail = m_html.substr(at + 2, 2);
        if (tail.starts_with('>') || tail == "!>") {
            m_at = at + 2 + (tail.starts_with('>') ? 1U : 2U);
            return true;
        }
    }
}

bool TagScanner::scan_attributes(Tag& tag) {
    std::size_t const begin = m_at;
    while (m_at < m_html.size()) {
        char const c = m_html[m_at];
        if (c == '>') {
            tag.inside = m_html.substr(begin, m_at - begin);
            tag.end = ++m_at;
            return true;
        }
        if (is_html_space(c) || c == '/') {
            ++m_at;
            continue;
        }
        if (tag.attributes++ == max_attributes) {
            tag.excess = m_at;
        }
        scan_attribute(m_html, m_at);
    }
    m_at = m_html.size();
    return false;
}

bool TagScanner::ends_element(std::size_t at, std::string_view name) const {
    std::string_view const rest = m_html.substr(at);
    return rest.size() > name.size() + 2 && rest.starts_with("</") &&
           equals_ignoring_case(rest.substr(2, name.size()), name) &&
           ends_name(rest[name.size() + 2]);
}

void TagScanner::skip_raw_text(std::string_view name) {
    if (equals_ignoring_case(name, "script")) {
        skip_script();
        return;
    }
    while (m_at < m_html.size()) {
        m_at = std::min(m_html.find("</", m_at), m_html.size());
        if (m_at < m_html.size() && ends_element(m_at, name)) {
            return;
        }
        m_at = std::min(m_at + 2, m_html.size());
    }
}

/// "Script data escaped" and "double escaped" states: between "<!--" and "-->" a "<script" takes
/// the next "</script" with it.
void TagScanner::skip_script() {
    bool escaped = false;
    bool doubled = false;
    for (; m_at < m_html.size(); ++m_at) {
        std::string_view const rest = m_html.substr(m_at, 9);
        if (rest.starts_with("<!--")) {
            escaped = true;
            m_at += 1; // the "--" may be that of "-->" too
        } else if (escaped && rest.starts_with("-->")) {
            escaped = doubled = false;
        } else if (ends_element(m_at, "script")) {
            if (!doubled) {
                return;
            }
            doubled = false;
        } else if (
            escaped && rest.size() > 7 && equals_ignoring_case(rest.substr(0, 7), "<script") &&
            ends_name(rest[7])) {
            doubled = true;
        }
        std::size_t const candidate = m_html.find_first_of("<-", m_at + 1);
        m_at = std::min(candidate, m_html.size()) - 1;
    }
}

} // namespace gouji::html

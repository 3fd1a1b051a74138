#pragma once
#include <cstddef>
#include <string_view>

/// The tags of an HTML text, one after the other, without building anything: what the charset
/// prescan and the nesting guard look at before the parser proper runs.

namespace gouji::html {

/// One tag as it stands in the text.
struct Tag {
    std::size_t begin = 0;      ///< of "<"
    std::size_t end = 0;        ///< behind ">"
    std::string_view name;      ///< as written, not lower-cased
    std::string_view inside;    ///< what stands between name and ">": the attributes
    std::size_t attributes = 0; ///< how many there are
    std::size_t excess = 0; ///< where attribute number max_attributes begins; 0 when there is none
    bool closing = false;
};

struct Attribute {
    std::string_view name;
    std::string_view value; ///< without quotes, character references as they stand
};

/// Splits as the tokenizer of https://html.spec.whatwg.org/multipage/parsing.html#tokenization
/// does. The text of raw elements is for the caller to skip, because only the tree tells whether an
/// element is one.
class TagScanner {
public:
    /// Beyond this many attributes the parser's search for duplicates would get slow.
    static constexpr std::size_t max_attributes = 256;

    explicit TagScanner(std::string_view html) : m_html(html) {}

    /// Moves to the next tag; comments and declarations are passed over. False at the end, and at a
    /// tag that never ends.
    bool next(Tag& tag);
    /// Moves behind the text of a raw element (script, style, title, textarea …) that just began.
    void skip_raw_text(std::string_view name);
    /// Moves to the end: nothing but text follows.
    void skip_rest() { m_at = m_html.size(); }
    /// Comments and declarations passed over so far.
    [[nodiscard]] std::size_t comments() const { return m_comments; }

private:
    bool skip_markup(std::size_t open);
    bool scan_attributes(Tag& tag);
    void skip_script();
    [[nodiscard]] bool ends_element(std::size_t at, std::string_view name) const;

    std::string_view m_html;
    std::size_t m_at = 0;
    std::size_t m_comments = 0;
};

/// Takes the first attribute off the text between a tag's name and its end; false when none is
/// left.
bool take_attribute(std::string_view& inside, Attribute& attribute);

/// White space as HTML means it: blank, tab, line feed, form feed, carriage return.
[[nodiscard]] constexpr bool is_html_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}
/// Without is_html_space at both ends.
[[nodiscard]] std::string_view trim_html(std::string_view text);
/// ASCII letters only.
[[nodiscard]] bool equals_ignoring_case(std::string_view left, std::string_view right);
/// Position of `needle` (lower case) from `from` on, ASCII letters of any case; npos when absent.
[[nodiscard]] std::size_t
find_ignoring_case(std::string_view text, std::string_view needle, std::size_t from = 0);

} // namespace gouji::html

#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "gouji/formats/html/element_style.hpp"
#include "gouji/model/document.hpp"

namespace gouji::html {

/// Collects the inlines of one paragraph after another. White space is folded as CSS Text
/// (level 3, section 4.1) says: runs of blanks become one, none at a line's ends; a line break in
/// the source between two East Asian characters is nothing. NBSP and U+3000 are characters.
class InlineBuilder {
public:
    void add_text(std::string_view utf8, std::int64_t offset, WhiteSpace white_space);
    void add_break();
    void add(Inline atom);

    /// Styles and links enclose what is added until close(), also over the end of a paragraph: they
    /// are repeated there.
    void open(Style style);
    void open_link(std::string target);
    /// What is added until take_group() stands apart (the base of a ruby).
    void open_group();
    [[nodiscard]] Inlines take_group();
    void close();

    /// Nothing was added that could be seen, nor a break.
    [[nodiscard]] bool empty() const { return m_empty; }

    struct Content {
        Inlines inlines;
        std::vector<std::int64_t> offsets; ///< in the input, of each line; -1 when unknown
        bool visible = false;              ///< holds more than blanks and breaks
    };
    /// The paragraph so far. One break at its end goes: it ends the last line and begins none.
    [[nodiscard]] Content take();

private:
    struct Group {};
    struct Frame {
        std::variant<std::monostate, Style, std::string, Group> wrapper;
        Inlines children;
    };
    Inlines& here() { return m_frames.back().children; }
    void add_folded(std::string_view utf8, std::int64_t offset);
    void append(std::string_view text);
    void append_word(std::string_view word);
    void append_space(bool with_break);
    void strip_space();
    void close_top();

    std::vector<Frame> m_frames{Frame{}};
    std::vector<std::int64_t> m_offsets{-1};
    char32_t m_last = 0;        ///< before the folded space; 0 at the start of a line
    bool m_space = false;       ///< the last character is a folded space
    bool m_space_break = false; ///< … with a line break of the source in it
    bool m_empty = true;
    bool m_visible = false;
};

} // namespace gouji::html

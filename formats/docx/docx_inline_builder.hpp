#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/formats/docx/docx_properties.hpp"
#include "gouji/model/document.hpp"

namespace gouji::docx::reading {

/// Puts runs together to inlines: runs of one look become one text, styles nest as far as they
/// agree. Keeps its memory from one paragraph to the next.
class InlineBuilder {
public:
    /// `text` without line breaks; `look` without hidden_look.
    void text(std::string_view text, Look look);
    void line_break(Look look);
    /// Anything else: an image, a note.
    void node(Inline element, Look look);

    /// Links that follow each other with one target are one link. A link inside a link is part of
    /// it.
    void begin_link(std::string_view target);
    void end_link();
    void begin_ruby();
    void end_ruby(std::string reading);

    /// Everything so far as plain text, line breaks as "\n", without notes and readings.
    [[nodiscard]] std::string const& plain() const { return m_plain; }
    /// Whether nothing but blank text was added.
    [[nodiscard]] bool is_blank() const;
    /// Takes leading blanks of the text that comes next away.
    void skip_blanks() { m_skip_blanks = true; }

    /// The inlines; the builder starts anew. Open links go on in what follows.
    [[nodiscard]] Inlines take();

private:
    enum class Kind : std::uint8_t { Root, Style, Link, Ruby };
    struct Level {
        Kind kind = Kind::Root;
        Style style = Style::Emphasis;
        std::string target;
        Inlines children;
    };
    void set_look(Look look);
    void open(Kind kind, Style style, std::string_view target);
    void close();
    [[nodiscard]] Level& top() { return m_levels[m_depth]; }

    std::vector<Level> m_levels{1}; ///< beyond m_depth: spare ones
    std::size_t m_depth = 0;
    Look m_look = 0;
    std::size_t m_links = 0;
    bool m_has_nodes = false;
    bool m_skip_blanks = false;
    std::string m_plain;
};

/// Puts `text` in front of the first text, in its look when it is not styled.
void prepend_text(Inlines& inlines, std::string_view text);

} // namespace gouji::docx::reading

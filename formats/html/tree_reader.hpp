#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gouji/formats/format.hpp"
#include "gouji/formats/html/dom.hpp"
#include "gouji/formats/html/element_style.hpp"
#include "gouji/formats/html/inline_builder.hpp"
#include "gouji/formats/html/note_index.hpp"

namespace gouji::html {

/// A page inside the page: the text of a srcdoc attribute, and its tree.
struct FramedPage {
    explicit FramedPage(std::string utf8) : text{std::move(utf8)}, tree{text} {}
    std::string text;
    Tree tree;
};

/// What is true of one input as a whole, and what becomes of it.
struct Reading {
    Document document;
    Limits limits;
    std::vector<std::unique_ptr<FramedPage>> frames; ///< `media` refers to their text
    std::optional<std::int64_t> frame_offset; ///< of the frame at hand: all its text stands there
    NoteIndex notes;
    std::unordered_map<std::string_view, std::string> media; ///< data: URI -> key
    std::int64_t offset_shift = 0; ///< bytes before the parsed text (a BOM)
    std::size_t furniture = 0;     ///< pieces kept apart
    bool own = false;              ///< written by our writer: nothing in it is chrome
    bool unwrap_layout = true;     ///< tables of one cell that lay out a page dissolve
    bool style_dropped = false;
    Node const* hidden_page = nullptr; ///< find_hidden_page()
};

/// What an element inherits.
struct Context {
    Role role = Role::Body;
    std::optional<Align> align;
    std::optional<float> indent;
    WhiteSpace white_space = WhiteSpace::Collapse;
    std::int32_t list_depth = 0;
    std::int32_t word_list_level = 0; ///< of the paragraph around
    std::int32_t chrome_looks = 0;    ///< elements around that looked like chrome and were not
    bool in_table = false;
    bool in_content = false; ///< in article, main or section: header and footer belong to the text
    bool keep_blank = false; ///< an empty paragraph is meant
};

/// Turns a tree into blocks.
class TreeReader {
public:
    TreeReader(Reading& reading, Diagnostics& diagnostics)
        : m_reading{reading}, m_diagnostics{diagnostics} {}

    /// The blocks that the children of `parent` make.
    [[nodiscard]] Blocks read_flow(Node const& parent, Context const& context);
    /// The paragraphs among those, as one, with breaks between.
    [[nodiscard]] Inlines read_line(Node const& parent, Context const& context);

    Reading& reading() { return m_reading; }
    Diagnostics& diagnostics() { return m_diagnostics; }
    [[nodiscard]] std::uint32_t lines() const { return m_reading.document.source.size(); }
    /// The lines added since there were `first`.
    [[nodiscard]] LineRange lines_since(std::uint32_t first) const;
    /// Adds a line to the SourceMap; the offset is that in the parsed text, -1 when unknown.
    std::uint32_t add_line(std::string_view text, std::int64_t offset);
    /// Moves an element that is not of the text to the furniture.
    void keep_apart(Node const& node);
    void keep_apart(std::string_view text, std::int64_t offset);

private:
    struct Flow {
        Blocks blocks;
        InlineBuilder inlines;
        std::string word_label; ///< the bullet of the Word list paragraph at hand
        bool word_list = false; ///< the last block is a list made of such paragraphs
    };

    void walk_children(Node const& node, Flow& flow, Context const& context);
    void walk(Node const& node, Flow& flow, Context const& context);
    void walk_element(Node const& node, Flow& flow, Context const& context);
    bool
    walk_special(Node const& node, ElementStyle const& style, Flow& flow, Context const& context);
    void
    walk_block(Node const& node, ElementStyle const& style, Flow& flow, Context const& context);
    bool walk_own(Node const& node, Flow& flow, Context const& context);

    // inlines
    void
    walk_inline(Node const& node, ElementStyle const& style, Flow& flow, Context const& context);
    bool walk_atom(Node const& node, ElementStyle const& style, Flow& flow, Context const& context);
    void walk_link(Node const& node, Flow& flow, Context const& context);
    bool walk_note(Node const& node, std::string_view target, Flow& flow, Context const& context);
    void walk_image(Node const& node, ElementStyle const& style, Flow& flow);
    void walk_ruby(Node const& node, Flow& flow, Context const& context);
    std::string media_of(std::string_view uri);

    // blocks
    void
    read_container(Node const& node, ElementStyle const& style, Flow& flow, Context const& context);
    void read_heading(Node const& node, std::int32_t level, Flow& flow, Context const& context);
    void read_quote(Node const& node, Flow& flow, Context const& context);
    void read_verbatim(Node const& node, Flow& flow, Context const& context);
    void read_list(Node const& node, ElementStyle const& style, Flow& flow, Context const& context);
    void read_table_block(Node const& node, Flow& flow, Context const& context);
    bool read_frame(Node const& node, Flow& flow, Context const& context);
    static void add_word_item(Block paragraph, std::int32_t level, Flow& flow);

    void flush(Flow& flow, Context const& context);
    static void push(Flow& flow, Block block);
    LineRange add_lines(InlineBuilder::Content const& content);

    Reading& m_reading;
    Diagnostics& m_diagnostics;
};

/// The text of an element as one would see it, lines of blocks apart; nothing of script and style.
[[nodiscard]] std::string visible_text(Node const& node);

} // namespace gouji::html

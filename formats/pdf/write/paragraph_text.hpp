#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "gouji/formats/pdf/write/writer_state.hpp"

namespace gouji::pdf_write {

/// The look of a text before its own styles.
struct TextLook {
    FontRole role = FontRole::Body;
    float size = 0;        ///< points
    float line_height = 0; ///< points, at least
    bool bold = false;
};

/// How a run of characters is drawn.
struct RunFormat {
    FontRole role = FontRole::Body;
    float size = 0;
    float rise = 0; ///< points above the baseline
    bool slanted = false;
    bool bold = false;
    bool underlined = false;
    bool struck = false;
};

/// One step along a line.
struct TextItem {
    enum class Kind : std::uint8_t {
        Glyph,
        Missing, ///< no font has it: the glyph is a box, the text is told by ActualText
        Silent,  ///< nothing is drawn, the text is told by ActualText
        Break,
        Picture, ///< `glyph` is the index of a picture
        Ruby,    ///< `glyph` is the index of a ruby
    };
    char32_t character = 0;
    std::uint32_t glyph = 0;
    std::uint16_t font = 0;
    std::uint16_t format = 0; ///< index into the formats
    std::int32_t node = 0;    ///< index into the nodes
    float advance = 0;        ///< points
    Kind kind = Kind::Glyph;
};

/// The characters of a paragraph, measured, with the structure they stand in.
class ParagraphText {
public:
    /// `element`: the paragraph's, or an Artifact. Pictures are at most `most_width` wide.
    ParagraphText(
        WriterState& state,
        TextLook const& look,
        ElementId element,
        float most_width,
        float most_height);

    void add(Inlines const& inlines);
    /// Plain text; "\n" is a line break.
    void add(std::string_view text);

    struct Picture {
        Image const* image = nullptr;
        ImageStore::Stored const* stored = nullptr;
        float width = 0;
        float height = 0;
        std::vector<TextItem> label; ///< what stands for it where it cannot be shown
    };
    struct RubyText {
        std::vector<TextItem> base;
        std::vector<TextItem> reading;
        float base_width = 0;
        float reading_width = 0;
        std::int32_t base_node = -1;
        std::int32_t reading_node = -1;
    };

    [[nodiscard]] std::vector<TextItem> const& items() const { return m_items; }
    [[nodiscard]] RunFormat const& format(TextItem const& item) const {
        return m_formats[item.format];
    }
    [[nodiscard]] Picture const& picture(TextItem const& item) const {
        return m_pictures[item.glyph];
    }
    [[nodiscard]] RubyText const& ruby(TextItem const& item) const { return m_rubies[item.glyph]; }
    [[nodiscard]] TextLook const& look() const { return m_look; }
    [[nodiscard]] WriterState& state() const { return m_state; }

    /// The structure element that an item stands in: made when it is first drawn, so that the kids
    /// of a paragraph are in the order of its text.
    [[nodiscard]] ElementId element_of(TextItem const& item) { return element_of_node(item.node); }
    /// The paragraph's element, or an Artifact.
    [[nodiscard]] ElementId root() const { return m_nodes.front().element; }
    /// The footnote that an item is the reference of, or -1.
    [[nodiscard]] int foot_note_of(TextItem const& item) const;
    /// The link that an item stands in, its node, or -1.
    [[nodiscard]] std::int32_t link_of(TextItem const& item) const;
    [[nodiscard]] Link const& link_at(std::int32_t node) const {
        return *m_nodes[static_cast<std::size_t>(node)].link;
    }
    [[nodiscard]] ElementId element_of_node(std::int32_t node);

private:
    struct Node {
        std::int32_t parent = -1;
        std::string_view type;
        std::string entries;
        Link const* link = nullptr;
        int note = -1; ///< index into the state's notes
        ElementId element = no_element;
    };
    void add(Inlines const& inlines, std::int32_t node, RunFormat const& format);
    void add_text(std::string_view text, std::int32_t node, RunFormat const& format);
    void add_character(char32_t character, std::int32_t node, std::uint16_t format);
    void add_styled(Styled const& styled, std::int32_t node, RunFormat format);
    void add_link(Link const& link, std::int32_t node, RunFormat const& format);
    void add_image(Image const& image, std::int32_t node, RunFormat const& format);
    void add_ruby(Ruby const& ruby, std::int32_t node, RunFormat const& format);
    void add_note(Note const& note, std::int32_t node, RunFormat format);
    ElementId refer_to_note(std::size_t note, ElementId parent);
    std::int32_t add_node(std::int32_t parent, std::string_view type, std::string entries = {});
    [[nodiscard]] std::uint16_t add_format(RunFormat const& format);
    [[nodiscard]] std::vector<TextItem> take_items_from(std::size_t first);

    WriterState& m_state;
    TextLook m_look;
    float m_most_width;
    float m_most_height;
    std::vector<TextItem> m_items;
    std::vector<RunFormat> m_formats;
    std::vector<Node> m_nodes;
    std::vector<Picture> m_pictures;
    std::vector<RubyText> m_rubies;
};

/// White space that ends a line without being seen.
[[nodiscard]] bool hangs(TextItem const& item);

} // namespace gouji::pdf_write

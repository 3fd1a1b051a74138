#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gouji/formats/docx/docx_numbering_writer.hpp"
#include "gouji/formats/docx/docx_package_writer.hpp"
#include "gouji/formats/format.hpp"
#include "gouji/formats/support/xml_writer.hpp"
#include "gouji/model/document.hpp"

/// The stories of a Word document (body, header, footer, the notes of a kind: ECMA-376 part 1,
/// 17.2 and 17.10 – 17.13): blocks and inlines to w:p, w:r, w:tbl.

namespace gouji::docx {

/// What the model says and the format cannot: how often, by what it is.
using Losses = std::map<std::string, std::size_t, std::less<>>;

/// Footnotes, endnotes or comments: the elements of their part, written while the story that
/// refers to them is.
struct NotesPart {
    std::string elements{};
    Relationships relationships{};
    int count = 0;
};

/// What the stories of one package share.
struct WriterState {
    Document const& document;
    WriteOptions const& options;
    Diagnostics& diagnostics;
    PageSetup page;
    NumberingWriter numbering{};
    NotesPart footnotes{};
    NotesPart endnotes{};
    NotesPart comments{};
    std::map<std::string, std::string, std::less<>> media{}; ///< key -> part name below word/
    Losses losses{};
    XmlWriter counts{}; ///< collects the counts of all writers
    int drawings = 0;
    int widest_table = 0;     ///< columns
    std::size_t unmarked = 0; ///< doubtful cells without a mark because marks are off

    void lose(std::string_view what, std::size_t times = 1) { losses[std::string{what}] += times; }
};

enum class StoryKind : std::uint8_t { Body, Header, Footer, Footnote, Endnote, Comment };

/// What surrounds the blocks that are being written.
struct Flow {
    std::string_view body_style; ///< of body paragraphs; empty: the default, with its indent
    int width = 0;               ///< twips between the edges
    int lists = 0;               ///< lists around
    bool in_cell = false;
    bool in_quote = false;
    bool keep_next = false;     ///< stays on the page of what follows
    std::optional<Align> align; ///< of the cell, for paragraphs that state none
};

/// Run properties gathered from the Styled around a text: a bit a Style.
using RunFormat = std::uint16_t;
inline constexpr RunFormat link_format = 1U << 15U;

class StoryWriter {
public:
    StoryWriter(WriterState& state, Relationships& relationships, StoryKind kind)
        : m_state(state), m_relationships(relationships), m_kind(kind) {}

    /// Writes `content` as all that a cell, note or body holds: at least one paragraph, and one at
    /// the end, as 17.4.66 asks of cells.
    void container(Blocks const& content, Flow const& flow);
    void blocks(Blocks const& content, Flow const& flow);

    /// Word would join two adjacent tables: puts a paragraph that is no block between them.
    void separate_tables();
    void table_ended() { m_after_table = true; }

    /// A paragraph's properties, in the order of CT_PPr.
    struct ParagraphProperties {
        std::string_view style;
        int number = 0; ///< w:numId; 0: none
        int level = 0;
        std::optional<float> indent; ///< of the first line, in characters
        std::optional<Align> align;
        bool grows = false;     ///< as high as its pictures
        bool keep_next = false; ///< on the page of what follows
    };
    void begin_paragraph(ParagraphProperties const& properties);
    void end_paragraph();
    void inlines(Inlines const& nodes, RunFormat format, Flow const& flow);
    /// A paragraph of `text`.
    void plain_paragraph(std::string_view style, std::string_view text);

    /// The next paragraph begins with this run (the number of a note).
    void set_leading_run(std::string_view markup) { m_leading_run = markup; }
    /// The comment that the next paragraph carries. Returns the one that waited.
    std::optional<int> set_comment(std::optional<int> id) { return std::exchange(m_comment, id); }

    [[nodiscard]] XmlWriter& xml() { return m_xml; }
    [[nodiscard]] WriterState& state() { return m_state; }
    [[nodiscard]] StoryKind kind() const { return m_kind; }

private:
    void block(Block const& block, Flow const& flow);
    void paragraph(Paragraph const& node, Flow const& flow);
    void paragraph(Paragraph const& node, ParagraphProperties properties, Flow const& flow);
    void heading(Heading const& node, Flow const& flow);
    void list(List const& node, Flow const& flow);
    void list_item(ListItem const& item, int number, int level, Flow const& flow);
    void quote(Quote const& node, Flow const& flow);
    void verbatim(Verbatim const& node, Flow const& flow);
    void page_break();
    void lose_container(Flow const& flow, std::string_view what);

    void inline_node(Inline const& element, RunFormat format, Flow const& flow);
    void text_run(std::string_view text, RunFormat format);
    void run_properties(RunFormat format);
    void run_text(std::string_view text);
    void line_break(RunFormat format);
    void link(Link const& node, RunFormat format, Flow const& flow);
    bool open_link(std::string_view target);
    void image(Image const& node, RunFormat format, Flow const& flow);
    void drawing(Image const& node, std::string const& relationship, bool is_svg, Flow const& flow);
    std::string media_part(std::string const& key, Media const& media);
    void ruby(Ruby const& node, RunFormat format, Flow const& flow);
    void note(Note const& node, RunFormat format, Flow const& flow);
    void inline_note(Note const& node, RunFormat format);

    WriterState& m_state;
    Relationships& m_relationships;
    StoryKind m_kind;
    XmlWriter m_xml;
    std::string_view m_leading_run;
    std::optional<int> m_comment;
    std::optional<int> m_open_comment; ///< of the open paragraph
    bool m_after_table = false;
    bool m_in_link = false;
    bool m_in_ruby = false;
};

/// Writes a table with its caption and marks (docx_table_writer.cpp).
void write_table(StoryWriter& story, Table const& table, Flow const& flow);

/// Adds a footnote or endnote and returns its id.
[[nodiscard]] int add_note(WriterState& state, StoryKind kind, Blocks const& blocks);
/// Adds a comment and returns its id. `blocks` are written in the comments' own story.
[[nodiscard]] int add_comment(WriterState& state, std::string_view author, Blocks const& blocks);
/// Name and initials of the author of marks.
inline constexpr std::string_view marks_author = "Gouji";

/// The ids of the notes that Word draws above footnotes, and of the first real note.
inline constexpr int first_note_id = 1;

} // namespace gouji::docx

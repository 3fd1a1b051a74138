#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "gouji/formats/docx/docx_block_collector.hpp"
#include "gouji/formats/docx/docx_fields.hpp"
#include "gouji/formats/docx/docx_inline_builder.hpp"
#include "gouji/formats/docx/docx_read_context.hpp"
#include "gouji/formats/docx/docx_table_builder.hpp"

namespace gouji::docx::reading {

enum class StoryPart : std::uint8_t { Body, PageStory, Notes, Comments };

/// What a part with text says.
struct Story {
    Blocks blocks;
    NotesById notes;
    std::vector<Furniture> page_numbers; ///< of headers and footers
    bool cut = false;                    ///< the end of the part is missing
    bool foreign = false;                ///< the part is not of the kind that was asked for
};

/// Reads word/document.xml or another part of text. Errors: Malformed, Truncated (nothing came
/// before the cut), DoctypeForbidden, LimitExceeded.
[[nodiscard]] Result<Story>
read_story(ReadContext& context, StoryPart kind, std::string const& part);

/// Makes blocks of the elements of WordprocessingML as they come (ECMA-376 part 1, 17). Elements
/// that it does not know are transparent: their text is part of what is around them.
class StoryReader final : public Handler {
public:
    StoryReader(ReadContext& context, StoryPart kind, std::string part, Relations const& relations);

    /// Where the events come from: asked for places and prefixes. Before the first event.
    void attach(XmlReader const& xml) { m_xml = &xml; }

    void text(std::string_view piece) override;
    /// At the end of the part; `cut` when it ended too early: what is open is then incomplete, and
    /// its last paragraph is dropped rather than half a number kept.
    [[nodiscard]] Story finish(bool cut);

private:
    /// An element that must be closed.
    enum class Kind : std::uint8_t {
        Paragraph,
        ParagraphProperties,
        MarkProperties, ///< w:rPr of w:pPr: of the paragraph mark
        Run,
        RunProperties,
        Text,
        Instruction,
        Table,
        Row,
        RowProperties,
        Cell,
        CellProperties,
        TextBox,
        Link,
        Ruby,
        RubyText,
        Drawing,
        Alternatives,
        Note,
        Section,
        FieldChar,
        Placeholder,
        MathRun,
        MathScript,
        MathDelimiters,
    };
    struct Frame {
        Kind kind;
        bool flag; ///< Text: blanks count; Alternatives: one is taken; Link: it is one
        std::uint32_t depth;
    };

    /// A place that takes blocks.
    struct Container {
        BlockCollector blocks;
        std::size_t fields = 0; ///< open fields around it
        bool body = false;      ///< page breaks count
        bool paragraph_open = false;
    };
    struct ParagraphState {
        InlineBuilder inlines;
        ParagraphFormat format;
        std::string style;
        std::vector<Blocks> boxes; ///< text boxes anchored in it
        std::int64_t offset = -1;
        bool hidden = false;  ///< by its style
        bool joined = false;  ///< its mark is deleted: it goes on in the next paragraph
        bool carried = false; ///< holds the text of such a paragraph
        bool page_number = false;
        bool continued = false; ///< behind a page break in it: the label stands before that
        bool ends_section = false;
    };
    struct TableState {
        TableBuilder builder;
        std::size_t containers = 0; ///< around it
        std::uint32_t first_line = 0;
        std::int32_t skip_before = 0;
        std::int32_t skip_after = 0;
        bool in_row = false;
        bool row_begun = false; ///< has had a cell
        bool row_dropped = false;
        bool header = false;
        CellFormat format;
        Cell cell;
        std::vector<Mark> marks;
        std::uint32_t cell_line = 0;
    };
    struct Field {
        std::string instruction;
        FieldCode code;
        std::uint64_t paragraph = 0; ///< where it begins
        bool result = false;         ///< behind its separator
        bool has_text = false;       ///< its result is not empty
        bool checked = false;
        std::vector<std::string> entries; ///< of a list to choose from
        std::optional<long> entry;        ///< the one chosen

        [[nodiscard]] bool is_form_choice() const {
            return code.kind == FieldCode::Kind::CheckBox || code.kind == FieldCode::Kind::DropDown;
        }
    };
    struct DrawingState {
        std::string alt;
        float width = 0;
        float height = 0;
    };
    struct Delimiters {
        std::string begin = "(";
        std::string end = ")";
        std::string separator = "|";
        bool begun = false;
    };

    void start(Name name, Attributes const& attributes) override;
    void end(Name name) override;
    bool start_block(Name name, Attributes const& attributes);
    bool start_property(Name name, Attributes const& attributes);
    bool start_inline(Name name, Attributes const& attributes);
    bool start_object(Name name, Attributes const& attributes);
    bool start_revision(Name name);
    void push(Kind kind, bool flag = false);
    void close(Frame const& frame);
    void close_structure(Frame const& frame);
    void skip() { m_skip = m_depth; }
    [[nodiscard]] bool in(Kind kind) const {
        return !m_frames.empty() && m_frames.back().kind == kind;
    }
    [[nodiscard]] bool too_deep();

    // docx_story_paragraphs.cpp
    void start_paragraph();
    void end_paragraph();
    void emit_paragraph(ParagraphState& state);
    [[nodiscard]] ReadParagraph make_paragraph(ParagraphState& state, ParagraphStyle const& style);
    void add_paragraph(ParagraphState& state, ParagraphStyle const& style);
    void emit_carried();
    void break_page();
    void end_paragraph_properties();
    void end_run_properties();
    [[nodiscard]] std::optional<Label>
    label_of(ParagraphState const& state, ParagraphStyle const& style);
    LineRange add_lines(std::optional<Label> const& label, std::string_view plain, std::int64_t at);
    void add_line_break();
    void add_text(std::string_view text);
    void end_text(bool keep_blanks);
    bool starts_run_content(Name name, Attributes const& attributes);
    bool accepts_inline();

    // docx_story_tables.cpp
    void start_table();
    void start_row();
    bool begin_row();
    void start_cell();
    void end_cell();
    void end_row();
    void end_table();
    bool read_row_property(Name name, Attributes const& attributes);
    bool read_cell_property(Name name, Attributes const& attributes);
    void open_container(bool body);
    [[nodiscard]] Blocks close_container();

    // docx_story_fields.cpp
    void start_link(Attributes const& attributes);
    void start_simple_field(Attributes const& attributes);
    void field_char(Attributes const& attributes);
    void end_field();
    void show_field(Field const& field);
    bool start_math(Name name, Attributes const& attributes);

    // docx_story_objects.cpp
    void start_choice(Attributes const& attributes);
    [[nodiscard]] bool understands(std::string_view prefixes) const;
    void add_image(std::string_view relationship);
    void read_shape(Attributes const& attributes);
    [[nodiscard]] std::string load_media(std::string const& part);
    void add_note(NoteKind kind, std::string_view id);
    void add_comment(std::string_view id);
    void start_note(Attributes const& attributes, bool comment);
    void end_note();
    void end_text_box();
    bool read_section_property(Name name, Attributes const& attributes);
    void end_section();

    [[nodiscard]] Container& container() { return m_containers.back(); }
    /// The open paragraph; without one, where the next goes.
    [[nodiscard]] ParagraphState& paragraph();
    [[nodiscard]] Look look() const;

    ReadContext& m_context;
    StoryPart m_kind;
    std::string m_part;
    Relations const& m_relations;
    XmlReader const* m_xml = nullptr;
    NumberCounters m_counters;
    std::optional<std::uint32_t> m_source_part;
    Story m_story;

    std::uint32_t m_depth = 0;
    std::uint32_t m_skip = UINT32_MAX; ///< the depth of an element that does not count
    std::vector<Frame> m_frames;
    std::vector<Container> m_containers;
    std::deque<ParagraphState> m_paragraphs;
    std::size_t m_open_paragraphs = 0;
    std::uint64_t m_paragraph_count = 0;
    std::vector<TableState> m_tables;

    RunFormat m_run;
    std::string m_run_style;
    Look m_look = 0;
    Look m_math_look = 0;
    SymbolFont m_font = SymbolFont::None;
    std::string m_text;             ///< of the open w:t
    std::string m_reading;          ///< of the open w:ruby
    std::size_t m_readings = 0;     ///< open w:rt
    std::size_t m_placeholders = 0; ///< open prompts
    bool m_prompt = false;          ///< the next content of a control is a prompt
    std::size_t m_links = 0;        ///< open links, of elements and of fields
    std::vector<Field> m_fields;
    std::size_t m_instructions = 0; ///< open fields before their separator
    std::vector<DrawingState> m_drawings;
    std::vector<Delimiters> m_delimiters;
    bool m_in_nary = false;
    std::string m_note_id;
    std::string m_note_author;
    Section m_section;
    std::vector<std::size_t> m_section_breaks; ///< page breaks by index of the body's blocks
    std::vector<std::size_t> m_undone_breaks;
};

} // namespace gouji::docx::reading

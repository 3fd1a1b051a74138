#include <algorithm>
#include <charconv>

#include "gouji/formats/docx/docx_story_reader.hpp"
#include "gouji/model/text.hpp"

/// Paragraphs and runs of StoryReader.

namespace gouji::docx::reading {

namespace {

constexpr std::string_view no_break_hyphen = "\u2011";
constexpr std::string_view soft_hyphen = "\u00AD";

/// 17.3.3.30: w:char is the code in hexadecimal.
std::string symbol_text(Attributes const& attributes) {
    std::string_view const digits = attributes.get(Name::WChar);
    unsigned code = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    std::string out;
    if (code >= 0x20 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF)) {
        append_utf8(out, symbol(find_symbol_font(attributes.get(Name::WFont)), code));
    }
    return out;
}

/// Blanks at the ends do not count unless the element says so (XML 1.0, 2.10, as Word has it).
std::string_view strip(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    std::size_t const begin = text.find_first_not_of(blanks);
    return begin == std::string_view::npos
               ? std::string_view{}
               : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

} // namespace

StoryReader::ParagraphState& StoryReader::paragraph() {
    std::size_t const at = container().paragraph_open ? m_open_paragraphs - 1 : m_open_paragraphs;
    while (m_paragraphs.size() <= at) {
        m_paragraphs.emplace_back();
    }
    return m_paragraphs[at];
}

/// Opens a paragraph around a run or formula that stands outside of one.
bool StoryReader::accepts_inline() {
    if (!container().paragraph_open) {
        start_paragraph();
    }
    return true;
}

void StoryReader::start_paragraph() {
    if (container().paragraph_open) {
        return;
    }
    ParagraphState& state = paragraph();
    container().paragraph_open = true;
    ++m_open_paragraphs;
    ++m_paragraph_count;
    push(Kind::Paragraph);
    state.format = {};
    state.style.clear();
    state.hidden = false;
    state.joined = false;
    state.ends_section = false;
    state.continued = false;
    if (!state.carried) {
        state.page_number = false;
        bool const located = m_xml != nullptr && m_kind != StoryPart::Comments;
        state.offset = located ? m_xml->element_offset() : -1;
    }
}

void StoryReader::end_paragraph_properties() {
    ParagraphState& state = paragraph();
    RunFormat const& run = m_context.styles.paragraph(state.style).run;
    state.hidden = (run.on & hidden_look) != 0;
}

void StoryReader::end_run_properties() {
    RunFormat format = m_context.styles.character(m_run_style);
    if (m_links > 0) {
        format.set(look_of(Style::Underline), false); // links look so by themselves
    }
    format.apply(m_run);
    m_look = static_cast<Look>(format.on & style_looks);
    bool const hidden =
        (format.stated & hidden_look) != 0 ? (format.on & hidden_look) != 0 : paragraph().hidden;
    m_look = static_cast<Look>(m_look | (hidden ? hidden_look : 0));
    m_font = format.font.value_or(SymbolFont::None);
    m_context.ornate = m_context.ornate || m_run.ornate;
}

Look StoryReader::look() const {
    return static_cast<Look>((m_look | m_math_look) & style_looks);
}

// ------------------------------------------------------------------ runs

bool StoryReader::starts_run_content(Name name, Attributes const& attributes) {
    switch (name) {
    case Name::WTab:
    case Name::WPtab:
        add_text("\t");
        return true;
    case Name::WBr:
        if (attributes.get(Name::WType) == "page" && container().body) {
            break_page();
        } else {
            add_line_break();
        }
        return true;
    case Name::WCr:
        add_line_break();
        return true;
    case Name::WNoBreakHyphen:
        add_text(no_break_hyphen);
        return true;
    case Name::WSoftHyphen:
        add_text(soft_hyphen);
        return true;
    case Name::WSym:
        add_text(symbol_text(attributes));
        return true;
    case Name::WPgNum:
        paragraph().page_number = true;
        return true;
    case Name::WFldChar:
        push(Kind::FieldChar);
        field_char(attributes);
        return true;
    case Name::WFootnoteReference:
        add_note(NoteKind::Footnote, attributes.get(Name::WId));
        return true;
    case Name::WEndnoteReference:
        add_note(NoteKind::Endnote, attributes.get(Name::WId));
        return true;
    case Name::WCommentReference:
        add_comment(attributes.get(Name::WId));
        return true;
    case Name::WFootnoteRef:
    case Name::WEndnoteRef:
    case Name::WAnnotationRef:
        // The note's own number; the blank behind it belongs to it.
        paragraph().inlines.skip_blanks();
        return true;
    case Name::WRuby:
        push(Kind::Ruby);
        paragraph().inlines.begin_ruby();
        return true;
    case Name::WRubyPr:
        skip();
        return true;
    default:
        return false;
    }
}

void StoryReader::end_text(bool keep_blanks) {
    std::replace_if(
        m_text.begin(), m_text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    std::string_view const text = keep_blanks ? std::string_view{m_text} : strip(m_text);
    if (has_private_use(text)) {
        add_text(replace_symbols(m_font, text));
    } else {
        add_text(text);
    }
}

void StoryReader::add_text(std::string_view text) {
    if (text.empty() || !container().paragraph_open) {
        return;
    }
    // A field that never gets to its result must not swallow the rest of the document: stored
    // results stand in the instruction of another field only.
    while (m_instructions > 0 && !m_fields.back().result &&
           m_fields.back().paragraph != m_paragraph_count) {
        m_fields.pop_back();
        --m_instructions;
    }
    if (m_instructions > 0) {
        return;
    }
    if (!m_fields.empty()) {
        m_fields.back().has_text = true;
    }
    if ((m_look & hidden_look) != 0 || m_placeholders > 0) {
        ++m_context.hidden;
    } else if (m_readings > 0) {
        m_reading += text;
    } else {
        paragraph().inlines.text(text, look());
    }
}

void StoryReader::add_line_break() {
    bool const shown = (m_look & hidden_look) == 0 && m_instructions == 0 && m_readings == 0;
    if (shown && container().paragraph_open) {
        paragraph().inlines.line_break(look());
    }
}

// ------------------------------------------------------------ paragraphs

void StoryReader::end_paragraph() {
    ParagraphState& state = paragraph();
    container().paragraph_open = false;
    --m_open_paragraphs;
    m_look = 0;
    state.carried = state.joined;
    if (state.joined) {
        return;
    }
    emit_paragraph(state);
}

/// A paragraph whose mark is deleted and that nothing follows.
void StoryReader::emit_carried() {
    ParagraphState& state = paragraph();
    if (state.carried && !container().paragraph_open) {
        state.carried = false;
        emit_paragraph(state);
    }
}

/// What stands before a page break in a paragraph is a paragraph of its own.
void StoryReader::break_page() {
    if ((m_look & hidden_look) != 0 || m_instructions > 0) {
        return;
    }
    ParagraphState& state = paragraph();
    if (!state.inlines.is_blank()) {
        bool const ends_section = std::exchange(state.ends_section, false);
        emit_paragraph(state);
        state.ends_section = ends_section;
        state.continued = true;
    }
    container().blocks.add_page_break();
}

std::optional<Label>
StoryReader::label_of(ParagraphState const& state, ParagraphStyle const& style) {
    if (state.continued) {
        return std::nullopt;
    }
    int const number = state.format.number.value_or(style.format.number.value_or(0));
    Numbering::Instance const* const instance = m_context.numbering.instance(number);
    if (instance == nullptr) {
        return std::nullopt;
    }
    int level = 0;
    if (state.format.level) {
        level = *state.format.level;
    } else if (!state.format.number) {
        // 17.9.23: the level is the one tied to the style.
        auto const tied = m_context.numbering.level_of_style(*instance, style.id);
        level = tied ? static_cast<int>(*tied) : style.format.level.value_or(0);
    }
    return m_counters.next(number, static_cast<std::size_t>(level));
}

LineRange
StoryReader::add_lines(std::optional<Label> const& label, std::string_view plain, std::int64_t at) {
    if (m_kind == StoryPart::Comments) {
        return {};
    }
    SourceMap& source = m_context.document.source;
    if (!m_source_part) {
        m_source_part = source.add_part(m_part);
    }
    std::string labelled;
    if (label) {
        labelled = label->text + (label->spaced ? " " : "");
        labelled += plain;
        plain = labelled;
    }
    LineRange range{source.size(), 0};
    while (true) {
        std::size_t const end = plain.find('\n');
        source.add_line(plain.substr(0, end), {at, *m_source_part, 0});
        ++range.count;
        if (end == std::string_view::npos) {
            return range;
        }
        plain.remove_prefix(end + 1);
    }
}

namespace {

/// Roles and quotations are told by their style, whatever its outline level.
bool can_be_heading(StyleKind kind) {
    return kind == StyleKind::None || kind == StyleKind::RowHeader;
}

bool keeps_blank(StyleKind kind) {
    return kind == StyleKind::Verbatim || kind == StyleKind::Preformatted;
}

} // namespace

/// The text of `state` as a paragraph, with its label and lines; `state` is emptied.
ReadParagraph StoryReader::make_paragraph(ParagraphState& state, ParagraphStyle const& style) {
    ParagraphFormat format = style.format;
    format.apply(state.format);
    ReadParagraph out;
    out.label = label_of(state, style);
    bool const blank = state.inlines.is_blank();
    out.source = add_lines(out.label, state.inlines.plain(), state.offset);
    out.plain = state.inlines.plain();
    out.inlines = state.inlines.take();
    if (blank) {
        out.inlines.clear();
    }
    out.kind = style.kind;
    out.continues = out.label ? 0 : style.continues;
    out.align = format.align;
    out.first_line_indent = format.first_line_indent(
        style.run.half_points.value_or(m_context.styles.default_half_points()));
    bool const heading = format.outline.value_or(9) < 9 && can_be_heading(style.kind);
    out.heading = heading && !blank ? *format.outline + 1 : 0;
    return out;
}

void StoryReader::add_paragraph(ParagraphState& state, ParagraphStyle const& style) {
    Container& target = container();
    if (state.format.page_break_before && target.body && !target.blocks.empty() &&
        !state.continued) {
        target.blocks.add_page_break();
    }
    if (style.kind == StyleKind::RowHeader && !m_tables.empty()) {
        m_tables.back().cell.row_header = true;
    }
    ReadParagraph out = make_paragraph(state, style);
    if (state.page_number && m_kind == StoryPart::PageStory) {
        m_story.page_numbers.push_back(
            {FurnitureKind::PageNumber, std::move(out.plain), out.source});
    } else if (!out.inlines.empty() || out.label || keeps_blank(style.kind)) {
        target.blocks.add(std::move(out));
    }
}

void StoryReader::emit_paragraph(ParagraphState& state) {
    ParagraphStyle const& style = m_context.styles.paragraph(state.style);
    std::vector<Blocks> boxes = std::exchange(state.boxes, {});
    if (style.kind == StyleKind::Doubts) {
        m_context.dropped.push_back({{Paragraph{state.inlines.take(), {}, {}, Role::Body}, {}}});
    } else if (style.kind == StyleKind::Separator && state.inlines.is_blank()) {
        static_cast<void>(state.inlines.take());
    } else {
        add_paragraph(state, style);
    }
    Container& target = container();
    for (Blocks& box : boxes) {
        target.blocks.add_blocks(std::move(box));
    }
    if (std::exchange(state.ends_section, false) && target.body) {
        target.blocks.add_page_break();
        m_section_breaks.push_back(target.blocks.size() - 1);
    }
    state.page_number = false;
}

} // namespace gouji::docx::reading

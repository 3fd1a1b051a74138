#include "gouji/formats/docx/docx_story_reader.hpp"

#include <algorithm>

#include "gouji/model/codes.hpp"

/// The dispatch: which element is what. The rest is in docx_story_paragraphs.cpp, _tables.cpp and
/// _objects.cpp.

namespace gouji::docx::reading {

StoryReader::StoryReader(
    ReadContext& context, StoryPart kind, std::string part, Relations const& relations)
    : m_context(context), m_kind(kind), m_part(std::move(part)), m_relations(relations),
      m_counters(context.numbering) {
    open_container(kind == StoryPart::Body);
}

void StoryReader::push(Kind kind, bool flag) {
    m_frames.push_back({kind, flag, m_depth});
}

bool StoryReader::too_deep() {
    if (m_depth <= m_context.limits.depth) {
        return false;
    }
    m_context.flattened = true;
    return true;
}

void StoryReader::start(Name name, Attributes const& attributes) {
    ++m_depth;
    if (m_depth == 1 && m_kind == StoryPart::Body) {
        m_story.foreign = name != Name::WDocument;
    }
    // 17.5.2.39, among properties that do not matter otherwise.
    m_prompt = m_prompt || (name == Name::WShowingPlcHdr && attributes.on());
    if (m_depth > m_skip || name == Name::Unknown) {
        return;
    }
    start_inline(name, attributes) || start_block(name, attributes) ||
        start_property(name, attributes) || start_revision(name) ||
        start_object(name, attributes) || start_math(name, attributes);
}

void StoryReader::end(Name) {
    if (m_depth == m_skip) {
        m_skip = UINT32_MAX;
    } else if (m_depth < m_skip) {
        while (!m_frames.empty() && m_frames.back().depth == m_depth) {
            Frame const frame = m_frames.back();
            m_frames.pop_back();
            close(frame);
        }
    }
    --m_depth;
}

void StoryReader::text(std::string_view piece) {
    if (m_depth >= m_skip || m_frames.empty()) {
        return;
    }
    if (m_frames.back().kind == Kind::Text) {
        m_text += piece;
    } else if (m_frames.back().kind == Kind::Instruction && !m_fields.empty()) {
        m_fields.back().instruction += piece;
    }
}

/// Runs and what is in them: the bulk of every document.
bool StoryReader::start_inline(Name name, Attributes const& attributes) {
    switch (name) {
    case Name::WR:
        if (accepts_inline()) {
            push(Kind::Run);
            m_run = {};
            m_run_style.clear();
            m_font = SymbolFont::None;
            m_look = paragraph().hidden ? hidden_look : Look{0};
        }
        return true;
    case Name::WT:
        push(Kind::Text, attributes.get(Name::XmlSpace) == "preserve");
        m_text.clear();
        return true;
    case Name::WInstrText:
        push(Kind::Instruction);
        return true;
    case Name::WDelText:
    case Name::WDelInstrText:
        skip();
        return true;
    case Name::WRt:
        if (in(Kind::Ruby)) {
            push(Kind::RubyText);
            ++m_readings;
        }
        return true;
    case Name::WRPr:
        if (in(Kind::Run)) {
            push(Kind::RunProperties);
        } else if (in(Kind::ParagraphProperties)) {
            push(Kind::MarkProperties);
        } else {
            skip();
        }
        return true;
    default:
        return in(Kind::Run) && starts_run_content(name, attributes);
    }
}

bool StoryReader::start_block(Name name, Attributes const& attributes) {
    switch (name) {
    case Name::WP:
        start_paragraph();
        return true;
    case Name::WPPr:
        if (in(Kind::Paragraph)) {
            push(Kind::ParagraphProperties);
        } else {
            skip();
        }
        return true;
    case Name::WTbl:
        start_table();
        return true;
    case Name::WTr:
        start_row();
        return true;
    case Name::WTc:
        start_cell();
        return true;
    case Name::WSectPr:
        push(Kind::Section);
        m_section = {};
        return true;
    case Name::WSdtPr:
        m_prompt = false;
        skip();
        return true;
    case Name::WSdtContent:
        // A cell that waits to be filled in is blank; elsewhere the prompt is what stands there.
        if (std::exchange(m_prompt, false) && !m_tables.empty()) {
            push(Kind::Placeholder);
            ++m_placeholders;
        }
        return true;
    case Name::WSdtEndPr:
    case Name::WSmartTagPr:
    case Name::WCustomXmlPr:
    case Name::WTblPrEx:
    case Name::WNumPicBullet:
        skip();
        return true;
    case Name::WFootnote:
    case Name::WEndnote:
        start_note(attributes, false);
        return true;
    case Name::WComment:
        start_note(attributes, true);
        return true;
    case Name::WAltChunk:
        ++m_context.chunks;
        return true;
    default:
        return false;
    }
}

bool StoryReader::start_property(Name name, Attributes const& attributes) {
    if (m_frames.empty()) {
        return false;
    }
    switch (m_frames.back().kind) {
    case Kind::ParagraphProperties:
        if (name == Name::WPStyle) {
            paragraph().style = attributes.get(Name::WVal);
            return true;
        }
        return read_property(paragraph().format, name, attributes);
    case Kind::RunProperties:
        if (name == Name::WRStyle) {
            m_run_style = attributes.get(Name::WVal);
            return true;
        }
        return read_property(m_run, name, attributes);
    case Kind::MarkProperties:
        if (name == Name::WVanish && attributes.on()) {
            paragraph().joined = true;
        } else if (name == Name::WSpecVanish) {
            // A style separator: the next paragraph stands on the same line, but is another one.
            paragraph().joined = false;
        } else {
            return false;
        }
        return true;
    case Kind::Row:
        if (name == Name::WTrPr) {
            push(Kind::RowProperties);
        }
        return name == Name::WTrPr;
    case Kind::RowProperties:
        return read_row_property(name, attributes);
    case Kind::Cell:
        if (name == Name::WTcPr) {
            push(Kind::CellProperties);
        }
        return name == Name::WTcPr;
    case Kind::CellProperties:
        return read_cell_property(name, attributes);
    case Kind::Table:
        if (name == Name::WGridCol) {
            auto const width = static_cast<float>(attributes.number(Name::WW, 0));
            m_tables.back().builder.add_grid_column(std::max(width, 0.0F));
        }
        return name == Name::WGridCol;
    case Kind::Section:
        return read_section_property(name, attributes);
    default:
        return false;
    }
}

/// Tracked changes (17.13.5) are read as accepted.
bool StoryReader::start_revision(Name name) {
    switch (name) {
    case Name::WIns:
    case Name::WMoveTo:
    case Name::WCellIns:
    case Name::WCellMerge:
        break;
    case Name::WDel:
    case Name::WMoveFrom:
        if (in(Kind::MarkProperties)) {
            paragraph().joined = true;
        } else if (in(Kind::RowProperties)) {
            m_tables.back().row_dropped = true;
        } else {
            skip();
        }
        break;
    case Name::WCellDel:
        if (in(Kind::CellProperties) && m_frames.size() > 1) {
            // The cell is the element around its properties: all of it is skipped, and its end
            // then closes nothing.
            m_frames.pop_back();
            m_skip = m_frames.back().depth;
            m_frames.pop_back();
            m_context.dropped.push_back(close_container());
        }
        break;
    case Name::WRPrChange:
    case Name::WPPrChange:
    case Name::WSectPrChange:
    case Name::WTblPrChange:
    case Name::WTrPrChange:
    case Name::WTcPrChange:
    case Name::WTblGridChange:
    case Name::WTblPrExChange:
    case Name::WNumberingChange:
        skip();
        break;
    default:
        return false;
    }
    ++m_context.revisions;
    return true;
}

bool StoryReader::start_object(Name name, Attributes const& attributes) {
    switch (name) {
    case Name::WHyperlink:
        start_link(attributes);
        return true;
    case Name::WFldSimple:
        start_simple_field(attributes);
        return true;
    case Name::McAlternateContent:
        push(Kind::Alternatives);
        return true;
    case Name::McChoice:
    case Name::McFallback:
        start_choice(attributes);
        return true;
    case Name::WTxbxContent:
        if (!too_deep()) {
            push(Kind::TextBox);
            open_container(false);
        }
        return true;
    case Name::WDrawing:
    case Name::WPict:
    case Name::WObject:
        push(Kind::Drawing);
        m_drawings.emplace_back();
        return true;
    case Name::WpExtent:
    case Name::WpDocPr:
    case Name::VShape:
    case Name::VRect:
        read_shape(attributes);
        return true;
    case Name::ABlip: {
        std::string_view const embedded = attributes.get(Name::REmbed);
        add_image(embedded.empty() ? attributes.get(Name::RLink) : embedded);
        return true;
    }
    case Name::VImagedata:
        add_image(attributes.get(Name::RId));
        return true;
    case Name::CChart:
    case Name::DgmRelIds:
        ++m_context.charts;
        return true;
    case Name::WChecked:
    case Name::WDefault:
        if (in(Kind::FieldChar) && !m_fields.empty()) {
            m_fields.back().checked = attributes.on();
        }
        [[fallthrough]];
    case Name::WResult:
        // Of a list (17.16.28) the result comes before the default.
        if (in(Kind::FieldChar) && !m_fields.empty() && !m_fields.back().entry) {
            m_fields.back().entry = attributes.number(Name::WVal, 0);
        }
        return true;
    case Name::WListEntry:
        if (in(Kind::FieldChar) && !m_fields.empty()) {
            m_fields.back().entries.emplace_back(attributes.get(Name::WVal));
        }
        return true;
    default:
        return false;
    }
}

void StoryReader::close(Frame const& frame) {
    switch (frame.kind) {
    case Kind::Paragraph:
        end_paragraph();
        break;
    case Kind::ParagraphProperties:
        end_paragraph_properties();
        break;
    case Kind::RunProperties:
        end_run_properties();
        break;
    case Kind::Text:
        end_text(frame.flag);
        break;
    case Kind::Link:
        if (frame.flag) {
            --m_links;
            paragraph().inlines.end_link();
        }
        break;
    case Kind::Ruby:
        paragraph().inlines.end_ruby(std::move(m_reading));
        m_reading.clear();
        break;
    case Kind::RubyText:
        --m_readings;
        break;
    case Kind::Placeholder:
        --m_placeholders;
        break;
    case Kind::Drawing:
        m_drawings.pop_back();
        break;
    case Kind::MathScript:
        m_math_look = 0;
        break;
    case Kind::MathDelimiters:
        add_text(m_delimiters.back().end);
        m_delimiters.pop_back();
        break;
    case Kind::Table:
    case Kind::Row:
    case Kind::Cell:
    case Kind::TextBox:
    case Kind::Note:
    case Kind::Section:
        close_structure(frame);
        break;
    case Kind::MarkProperties:
    case Kind::Run:
    case Kind::MathRun:
    case Kind::Instruction:
    case Kind::RowProperties:
    case Kind::CellProperties:
    case Kind::Alternatives:
    case Kind::FieldChar:
        break;
    }
}

void StoryReader::close_structure(Frame const& frame) {
    if (frame.kind == Kind::Table) {
        end_table();
    } else if (frame.kind == Kind::Row) {
        end_row();
    } else if (frame.kind == Kind::Cell) {
        end_cell();
    } else if (frame.kind == Kind::TextBox) {
        end_text_box();
    } else if (frame.kind == Kind::Note) {
        end_note();
    } else {
        end_section();
    }
}

Story StoryReader::finish(bool cut) {
    if (cut) {
        while (!m_frames.empty()) {
            Frame const frame = m_frames.back();
            m_frames.pop_back();
            if (frame.kind == Kind::Paragraph) {
                Inlines lost = paragraph().inlines.take();
                m_context.dropped.push_back({{Paragraph{std::move(lost), {}, {}, Role::Body}, {}}});
            } else if (frame.kind == Kind::Cell) {
                m_tables.back().cell.evidence = Evidence::Missing;
            }
            if (frame.kind != Kind::Text) {
                close(frame);
            }
        }
    }
    emit_carried();
    m_story.blocks = close_container();
    m_story.cut = cut;
    // Breaks of sections that turned out to go on on the same page.
    std::reverse(m_undone_breaks.begin(), m_undone_breaks.end());
    for (std::size_t const at : m_undone_breaks) {
        m_story.blocks.erase(m_story.blocks.begin() + static_cast<std::ptrdiff_t>(at));
    }
    return std::move(m_story);
}

Result<Story> read_story(ReadContext& context, StoryPart kind, std::string const& part) {
    Result<Relations const*> const relations = context.package.relations(part, context.diagnostics);
    if (!relations) {
        return relations.error();
    }
    StoryReader reader{context, kind, part, **relations};
    XmlReader xml{vocabulary(), reader};
    reader.attach(xml);
    Status const status =
        context.package.stream(part, [&](std::string_view piece) { return xml.feed(piece); });
    if (!status) {
        return status.error();
    }
    XmlOutcome const outcome = xml.finish();
    Place const place{0, 0, outcome.offset, part};
    if (outcome.end == XmlEnd::Doctype) {
        return Error{Code::DoctypeForbidden, place, {{"part", part}}};
    }
    bool const cut = outcome.end != XmlEnd::Complete && !context.package.is_whole(part);
    if (outcome.end != XmlEnd::Complete && !cut) {
        return Error{
            Code::Malformed,
            place,
            {{"what", "Word document"}, {"reason", part + ": " + outcome.reason}}};
    }
    return reader.finish(cut);
}

} // namespace gouji::docx::reading

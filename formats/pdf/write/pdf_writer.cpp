#include <exception>
#include <utility>

#include "gouji/formats/pdf/pdf.hpp"
#include "gouji/formats/pdf/structure_names.hpp"
#include "gouji/formats/pdf/write/attributes.hpp"
#include "gouji/formats/pdf/write/block_layout.hpp"
#include "gouji/formats/pdf/write/document_parts.hpp"
#include "gouji/formats/pdf/write/page_flow.hpp"
#include "gouji/formats/pdf/write/pdf_writer_options.hpp"
#include "gouji/formats/pdf/write/syntax.hpp"
#include "gouji/formats/pdf/write/writer_state.hpp"
#include "gouji/formats/support/page_sizes.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/doubt_text.hpp"

namespace gouji {

namespace pdf_write {

namespace {

/// Writes one whole file.
class FileBuilder {
public:
    FileBuilder(
        Document const& document,
        WriteOptions const& options,
        PdfOptions pdf_options,
        Sink& sink,
        Diagnostics& diagnostics)
        : m_document(document), m_file(sink),
          m_state(document, diagnostics, m_file, std::move(pdf_options.fonts), options.marks),
          m_flow(
              m_state,
              usable_page(
                  pdf_options.page ? *pdf_options.page : document.page.value_or(PageSetup{}))) {}

    Status run() {
        if (!m_state.fonts.has_fonts()) {
            return Error{
                Code::CannotWrite,
                {},
                {{"file", "PDF"},
                 {"reason", "no font is installed (fonts-noto-cjk has all of Chinese)"}}};
        }
        ElementId const root =
            m_state.tree.add(no_element, "Document", document_entries(m_document));
        FlowContext context;
        context.parent = root;
        context.width = m_flow.width();
        context.picture_height = m_flow.height() * 0.9F;
        context.look = {FontRole::Body, body_size, body_line, false};
        context.is_page = true;
        context.turned_width = m_flow.turned_width();
        lay_out_blocks(m_document.blocks, context);
        (void)draw_notes();
        draw_doubts(root);
        m_flow.finish();
        while (draw_notes()) { // to which footnotes of the last pages refer
            m_flow.finish();
        }
        return write_rest();
    }

private:
    /// Block by block, so that only a block's lines are in memory.
    void lay_out_blocks(Blocks const& blocks, FlowContext const& context) {
        float space = 0;
        for (Block const& block : blocks) {
            StripColumn strips;
            space = lay_out_block(m_state, strips, block, context, space);
            m_flow.add(std::move(strips));
        }
    }

    /// Notes that stand at no foot; more may come while they are laid out. One whose reference
    /// stands in a part of the text that is not shown (a cut label) is passed over. False: there
    /// was none.
    bool draw_notes() {
        bool has_drawn = false;
        for (std::size_t i = 0; i < m_state.notes.size(); ++i) {
            PendingNote& note = m_state.notes[i];
            if (note.is_at_foot || note.is_laid_out || !note.is_drawn) {
                continue;
            }
            note.is_laid_out = true;
            if (!std::exchange(has_drawn, true)) {
                m_flow.place_held();
                m_flow.add_rule();
            }
            m_flow.add(lay_out_note(m_state, i, m_flow.width(), m_flow.height() * 0.5F));
            m_flow.place_held();
        }
        return has_drawn;
    }

    /// The list of doubtful values at the end, so that print shows them.
    void draw_doubts(ElementId root) {
        std::vector<DoubtEntry> const entries = doubts_of(m_document);
        if (entries.empty()) {
            return;
        }
        if (!m_state.marks) {
            m_state.diagnostics.add_many(
                Code::MarksOff, entries.size(), {}, {{"count", std::to_string(entries.size())}});
            return;
        }
        ElementId const section = m_state.tree.add(root, pdf_names::doubts);
        FlowContext context;
        context.width = m_flow.width();
        context.look = {FontRole::Heading1, 12, 22, false};
        add_doubt_line("存疑数据", section, context, true);
        context.look = {FontRole::Body, 10.5F, 16, false};
        for (DoubtEntry const& entry : entries) {
            add_doubt_line(doubt_line(entry), section, context, false);
        }
    }

    void add_doubt_line(
        std::string_view line, ElementId section, FlowContext const& context, bool is_heading) {
        auto const text = std::make_shared<ParagraphText>(
            m_state, context.look, m_state.tree.add(section, "P"), context.width, 1.0F);
        text->add(line);
        StripColumn strips;
        add_lines(strips, text, {context.width, 0, Align::Start, -1});
        if (is_heading) {
            strips.strips().front()->space_before = 16;
            strips.strips().front()->keep_with_next = true;
        }
        m_flow.add(std::move(strips));
    }

    /// What is not known before the whole is written, added to what the parts say.
    [[nodiscard]] Claims claims_of(DocumentFacts const& facts) const {
        Claims claims;
        claims.archival = m_state.is_archival && m_file.is_within_limits() && m_flow.is_page_size();
        claims.accessible = claims.archival && m_state.is_accessible && !facts.title.empty();
        return claims;
    }

    Status write_rest() {
        std::string fonts;
        if (!m_state.fonts.embed(m_file, fonts)) {
            return Error{
                Code::CannotWrite, {}, {{"file", "PDF"}, {"reason", "a font cannot be embedded"}}};
        }
        std::string resources = "/Font<<" + fonts + ">>";
        if (!m_state.images.resources().empty()) {
            resources += "/XObject<<" + m_state.images.resources() + ">>";
        }
        DocumentFacts const facts = facts_of(m_document);
        int const pages = m_state.pages.write_pages(resources);
        int const tree = m_state.tree.write(m_file);
        int const outline = write_outline(m_file, m_state.outline);
        std::string catalog = "<</Type/Catalog/Pages " + reference(pages) + "/StructTreeRoot " +
                              reference(tree) + "/MarkInfo<</Marked true>>/Lang" +
                              literal_string(facts.language) +
                              "/ViewerPreferences<</DisplayDocTitle true>>/Metadata " +
                              reference(write_metadata(m_file, facts, claims_of(facts))) +
                              "/OutputIntents[" + reference(write_output_intent(m_file)) + ']';
        if (outline != 0) {
            catalog += "/Outlines " + reference(outline) + "/PageMode/UseOutlines";
        }
        int const root = m_file.write(catalog + ">>");
        m_file.finish(root, write_info(m_file, facts));
        m_state.report();
        return done();
    }

    Document const& m_document;
    ObjectFile m_file;
    WriterState m_state;
    PageFlow m_flow;
};

} // namespace

} // namespace pdf_write

Status write_pdf(
    Document const& document, WriteOptions const& options, Sink& sink, Diagnostics& diagnostics) {
    Result<pdf_write::PdfOptions> pdf_options = pdf_write::read_options(options.extra);
    if (!pdf_options) {
        return pdf_options.error();
    }
    return pdf_write::FileBuilder{document, options, std::move(*pdf_options), sink, diagnostics}
        .run();
}

} // namespace gouji

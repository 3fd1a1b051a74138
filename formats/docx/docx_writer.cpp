#include "gouji/formats/docx/docx.hpp"

#include <algorithm>

#include "gouji/formats/docx/docx_marks_writer.hpp"
#include "gouji/formats/docx/docx_story_writer.hpp"
#include "gouji/formats/docx/docx_writer_options.hpp"
#include "gouji/formats/docx/docx_writer_parts.hpp"
#include "gouji/formats/support/page_sizes.hpp"
#include "gouji/model/codes.hpp"

namespace gouji {

namespace docx {

namespace {

constexpr std::string_view word = "officedocument.wordprocessingml.";

std::string word_type(std::string_view name) {
    return std::string{word} + std::string{name} + "+xml";
}

/// The root of a story with the namespaces that its elements use.
void open_root(XmlWriter& xml, std::string_view name) {
    xml.declaration().open(name).attribute("xmlns:w", main_namespace);
    xml.attribute("xmlns:r", relationships_namespace);
    xml.attribute(
        "xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing");
    xml.attribute("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main");
    xml.attribute("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture");
}

/// CT_SectPr (17.6.17).
void section_properties(
    XmlWriter& xml, PageSetup const& page, std::string_view header, std::string_view footer) {
    xml.open("w:sectPr");
    if (!header.empty()) {
        xml.open("w:headerReference").attribute("w:type", "default");
        xml.attribute("r:id", header).close();
    }
    if (!footer.empty()) {
        xml.open("w:footerReference").attribute("w:type", "default");
        xml.attribute("r:id", footer).close();
    }
    xml.open("w:pgSz").attribute("w:w", twips(page.width)).attribute("w:h", twips(page.height));
    if (page.width > page.height) {
        xml.attribute("w:orient", "landscape");
    }
    xml.close().open("w:pgMar");
    xml.attribute("w:top", twips(page.top)).attribute("w:right", twips(page.right));
    xml.attribute("w:bottom", twips(page.bottom)).attribute("w:left", twips(page.left));
    // GB/T 9704-2012, 7.5: the page number stands 7 mm below the text.
    xml.attribute("w:header", twips(page.top * 0.4F));
    xml.attribute("w:footer", twips(page.bottom > 14 ? page.bottom - 12 : page.bottom * 0.4F));
    xml.attribute("w:gutter", 0).close();
    xml.element("w:cols", "w:space", 425);
    xml.close();
}

/// Writes one whole package.
class PackageBuilder {
public:
    PackageBuilder(
        Document const& document,
        WriteOptions const& options,
        DocxOptions docx_options,
        Diagnostics& diagnostics)
        : m_document(document),
          m_look(std::move(docx_options.look)), m_state{
                                                    document,
                                                    options,
                                                    diagnostics,
                                                    usable_page(docx_options.page.value_or(
                                                        document.page.value_or(PageSetup{})))} {}

    Status run(Sink& sink) {
        std::string body = write_body();
        m_package.root().add(relationship_type("officeDocument"), "word/document.xml");
        add_notes(m_state.footnotes, "footnotes", note_separators("w:footnote"));
        add_notes(m_state.endnotes, "endnotes", note_separators("w:endnote"));
        add_notes(m_state.comments, "comments", "");
        add_looks();
        add_media();
        m_package.add_part(
            "word/document.xml", word_type("document.main"), std::move(body), m_relationships);
        add_properties();
        report();
        return std::move(m_package).finish(sink);
    }

private:
    std::string write_body() {
        Flow flow;
        flow.width = text_width(m_state.page);
        std::string const header = write_margin(m_document.header, StoryKind::Header, "header");
        std::string const footer = write_margin(m_document.footer, StoryKind::Footer, "footer");
        StoryWriter story{m_state, m_relationships, StoryKind::Body};
        open_root(story.xml(), "w:document");
        story.xml().open("w:body");
        story.container(m_document.blocks, flow);
        write_doubts(story);
        section_properties(story.xml(), m_state.page, header, footer);
        story.xml().close().close();
        m_state.counts.add_counts(story.xml());
        return story.xml().take();
    }

    /// Returns the relationship's id; empty when there is nothing to write.
    std::string write_margin(Blocks const& blocks, StoryKind kind, std::string const& name) {
        if (blocks.empty()) {
            return {};
        }
        Relationships relationships;
        StoryWriter story{m_state, relationships, kind};
        Flow flow;
        flow.width = text_width(m_state.page);
        flow.body_style = kind == StoryKind::Header ? "Header" : "Footer";
        open_root(story.xml(), kind == StoryKind::Header ? "w:hdr" : "w:ftr");
        story.container(blocks, flow);
        story.xml().close();
        m_state.counts.add_counts(story.xml());
        std::string const file = name + "1.xml";
        m_package.add_part("word/" + file, word_type(name), story.xml().take(), relationships);
        return m_relationships.add(relationship_type(name), file);
    }

    /// The rules that Word draws above the notes of a page (17.11.23).
    static std::string note_separators(std::string_view note) {
        XmlWriter xml;
        auto const add = [&](std::string_view type, int id, std::string_view mark) {
            xml.open(note).attribute("w:type", type).attribute("w:id", id).open("w:p");
            xml.open("w:r").element(mark).close().close().close();
        };
        add("separator", -1, "w:separator");
        add("continuationSeparator", 0, "w:continuationSeparator");
        return xml.take();
    }

    void add_notes(NotesPart& part, std::string const& name, std::string const& separators) {
        if (part.count == 0) {
            return;
        }
        std::string const root = "w:" + name;
        XmlWriter xml;
        open_root(xml, root);
        xml.raw(separators).raw(part.elements).close();
        part.elements.clear();
        add_word_part(name, xml.take(), part.relationships);
    }

    void add_word_part(
        std::string const& name, std::string content, Relationships const& relationships = {}) {
        m_relationships.add(relationship_type(name), name + ".xml");
        m_package.add_part(
            "word/" + name + ".xml", word_type(name), std::move(content), relationships);
    }

    void add_looks() {
        auto const language = m_document.metadata.find("language");
        m_look.language = language == m_document.metadata.end() ? "" : language->second;
        m_look.cell_half_points = cell_half_points(m_state.widest_table);
        add_word_part("styles", styles_part(m_look));
        if (!m_state.numbering.empty()) {
            add_word_part("numbering", m_state.numbering.xml(m_state.counts));
            m_state.lose("a % before a digit in list labels", m_state.numbering.altered_labels());
        }
        add_word_part(
            "settings", settings_part(m_state.footnotes.count > 0, m_state.endnotes.count > 0));
        add_word_part("fontTable", font_table_part());
    }

    /// One size for all tables of a document: 五号 where they are narrow, less for wide forms.
    static int cell_half_points(int columns) {
        constexpr int narrow = 7;
        constexpr int wide = 12;
        return columns <= narrow ? 21 : columns <= wide ? 20 : 18;
    }

    void add_media() {
        for (auto const& [key, name] : m_state.media) {
            Media const& media = m_document.media.at(key);
            m_package.add_media("word/" + name, media.mime, media.bytes);
        }
    }

    void add_properties() {
        PropertyParts parts = property_parts(m_document, m_state.counts);
        if (!parts.core.empty()) {
            m_package.root().add(
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                "core-properties",
                "docProps/core.xml");
            m_package.add_part(
                "docProps/core.xml", "package.core-properties+xml", std::move(parts.core));
        }
        m_package.root().add(relationship_type("extended-properties"), "docProps/app.xml");
        m_package.add_part(
            "docProps/app.xml", "officedocument.extended-properties+xml", app_part());
        if (!parts.custom.empty()) {
            m_package.root().add(relationship_type("custom-properties"), "docProps/custom.xml");
            m_package.add_part(
                "docProps/custom.xml",
                "officedocument.custom-properties+xml",
                std::move(parts.custom));
        }
    }

    void report() {
        Diagnostics& diagnostics = m_state.diagnostics;
        for (auto const& [what, count] : m_state.losses) {
            diagnostics.add_many(
                Code::Loss,
                count,
                {},
                {{"format", "DOCX"}, {"what", what}, {"count", std::to_string(count)}});
        }
        auto const add_count = [&](Code code, std::size_t count, DiagnosticData data) {
            data.emplace_back("count", std::to_string(count));
            diagnostics.add_many(code, count, {}, std::move(data));
        };
        add_count(Code::ControlCharacters, m_state.counts.dropped_characters(), {});
        add_count(Code::InvalidBytes, m_state.counts.replaced_bytes(), {{"encoding", "UTF-8"}});
        add_count(Code::MarksOff, m_state.unmarked, {});
    }

    Document const& m_document;
    StyleLook m_look;
    WriterState m_state;
    PackageWriter m_package;
    Relationships m_relationships;
};

} // namespace
} // namespace docx

Status write_docx(
    Document const& document, WriteOptions const& options, Sink& sink, Diagnostics& diagnostics) {
    Result<docx::DocxOptions> docx_options = docx::read_options(options.extra);
    if (!docx_options) {
        return docx_options.error();
    }
    return docx::PackageBuilder{document, options, *std::move(docx_options), diagnostics}.run(sink);
}

} // namespace gouji

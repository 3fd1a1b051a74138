#include "gouji/tests/formats/docx/read_support.hpp"

#include <algorithm>

#include "gouji/formats/support/zip_writer.hpp"
#include "gouji/model/messages.hpp"
#include "gouji/model/table_grid.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"

namespace gouji::test {

namespace {

constexpr std::string_view declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view type_base = "application/vnd.openxmlformats-officedocument.";

std::string office(Dialect dialect) {
    return dialect == Dialect::Strict
               ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
               : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
}

std::string
relation_xml(std::string_view id, std::string const& type, std::string_view target, bool external) {
    return "<Relationship Id=\"" + std::string{id} + "\" Type=\"" + type + "\" Target=\"" +
           std::string{target} + "\"" + (external ? " TargetMode=\"External\"" : "") + "/>";
}

std::string relations_xml(std::string const& content) {
    return std::string{declaration} +
           "<Relationships "
           "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
           content + "</Relationships>";
}

} // namespace

DocxMaker::DocxMaker(std::string_view body, Dialect dialect) : m_dialect(dialect) {
    file(
        "[Content_Types].xml",
        std::string{declaration} +
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            "<Default Extension=\"rels\" "
            "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            "<Default Extension=\"png\" ContentType=\"image/png\"/>"
            "<Override PartName=\"/word/document.xml\" ContentType=\"" +
            std::string{type_base} + "wordprocessingml.document.main+xml\"/></Types>");
    file(
        "_rels/.rels",
        relations_xml(
            relation_xml("rId1", office(dialect) + "/officeDocument", "word/document.xml", false)));
    file("word/document.xml", root("w:document", "<w:body>" + std::string{body} + "</w:body>"));
    finish_relations();
}

std::string DocxMaker::root(std::string_view name, std::string_view content) const {
    bool const strict = m_dialect == Dialect::Strict;
    std::string const base =
        strict ? "http://purl.oclc.org/ooxml/" : "http://schemas.openxmlformats.org/";
    std::string const year = strict ? "" : "2006/";
    std::string out{declaration};
    out += "<" + std::string{name} + " xmlns:w=\"" + base + "wordprocessingml/" + year +
           "main\" xmlns:r=\"" + office(m_dialect) + "\" xmlns:m=\"" + base + "officeDocument/" +
           year + "math\" xmlns:wp=\"" + base + "drawingml/" + year +
           "wordprocessingDrawing\" xmlns:a=\"" + base + "drawingml/" + year +
           "main\" xmlns:v=\"urn:schemas-microsoft-com:vml\" "
           "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
           "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
           "xmlns:cx=\"http://schemas.microsoft.com/office/drawing/2014/chartex\">";
    return out + std::string{content} + "</" + std::string{name} + ">";
}

DocxMaker& DocxMaker::part(std::string_view kind, std::string_view content) {
    std::string const name{kind};
    relation("part-" + name, kind, name + ".xml");
    return file("word/" + name + ".xml", root("w:" + name, content));
}

DocxMaker& DocxMaker::relation(
    std::string_view id, std::string_view type, std::string_view target, bool external) {
    m_relations += relation_xml(id, office(m_dialect) + "/" + std::string{type}, target, external);
    finish_relations();
    return *this;
}

void DocxMaker::finish_relations() {
    file("word/_rels/document.xml.rels", relations_xml(m_relations));
}

DocxMaker& DocxMaker::file(std::string name, std::string bytes) {
    remove(name);
    m_parts.push_back({std::move(name), std::move(bytes)});
    return *this;
}

DocxMaker& DocxMaker::remove(std::string_view name) {
    std::erase_if(m_parts, [&](Part const& part) { return part.name == name; });
    return *this;
}

std::string const& DocxMaker::get(std::string_view name) const {
    auto const found = std::find_if(
        m_parts.begin(), m_parts.end(), [&](Part const& part) { return part.name == name; });
    REQUIRE(found != m_parts.end());
    return found->xml;
}

std::string DocxMaker::zip() const {
    ZipWriter writer;
    for (Part const& part : m_parts) {
        writer.add(part.name, part.xml);
    }
    StringSink sink;
    REQUIRE(writer.finish(sink));
    return sink.take();
}

Read read(std::string const& bytes, ReadOptions const& options) {
    Read out;
    Result<Document> document = read_docx(bytes, options, out.diagnostics);
    if (!document) {
        FAIL(message(document.error().code, document.error().data, Language::English));
    }
    out.document = std::move(*document);
    return out;
}

Read read_body(std::string_view body) {
    return read(DocxMaker{body}.zip());
}

Code error_of(std::string const& bytes, ReadOptions const& options) {
    Diagnostics diagnostics;
    Result<Document> const document = read_docx(bytes, options, diagnostics);
    REQUIRE(!document);
    return document.error().code;
}

namespace {

void sketch(std::string& out, Blocks const& blocks, std::string const& indent);

std::string sketch(Inlines const& inlines);

std::string styled(Styled const& node) {
    constexpr std::string_view signs = "/*_~^,`";
    std::string const sign(1, signs[static_cast<std::size_t>(node.style)]);
    return sign + sketch(node.children) + sign;
}

std::string note_sketch(Note const& note) {
    std::string out = note.kind == NoteKind::Comment ? "{" + note.author + ": " : "{note: ";
    std::string blocks;
    sketch(blocks, note.children, "");
    std::replace(blocks.begin(), blocks.end(), '\n', ';');
    return out + blocks + "}";
}

std::string sketch(Inlines const& inlines) {
    std::string out;
    for (Inline const& node : inlines) {
        match(
            node,
            [&](Text const& text) { out += text.utf8; },
            [&](LineBreak const&) { out += "⏎"; },
            [&](Styled const& inner) { out += styled(inner); },
            [&](Box<Link> const& link) {
                out += "[" + sketch(link->children) + "](" + link->target + ")";
            },
            [&](Box<Image> const& image) {
                out += "{image " + image->media + image->target + " " + image->alt + "}";
            },
            [&](Box<Ruby> const& ruby) {
                out += "{" + sketch(ruby->base) + "|" + ruby->reading + "}";
            },
            [&](Box<Note> const& note) { out += note_sketch(*note); });
    }
    return out;
}

std::string role_name(Role role) {
    constexpr std::string_view names[] = {
        "p", "title", "subtitle", "signature", "date", "caption", "note"};
    return std::string{names[static_cast<std::size_t>(role)]};
}

void sketch(std::string& out, Blocks const& blocks, std::string const& indent) {
    for (Block const& block : blocks) {
        out += indent;
        match(
            block,
            [&](Paragraph const& node) {
                out += role_name(node.role) + ": " + sketch(node.children) + "\n";
            },
            [&](Heading const& node) {
                out += "h" + std::to_string(node.level) + ": " + sketch(node.children) + "\n";
            },
            [&](List const& node) {
                out += node.ordered ? "ol\n" : "ul\n";
                for (ListItem const& item : node.items) {
                    out += indent + "- " + item.label + "\n";
                    sketch(out, item.children, indent + "  ");
                }
            },
            [&](Quote const& node) {
                out += "quote\n";
                sketch(out, node.children, indent + "  ");
            },
            [&](Verbatim const& node) { out += "verbatim: " + node.text + "\n"; },
            [&](Box<Table> const& node) {
                TableGrid const formed = form_grid(*node);
                out += "table " + std::to_string(formed.rows()) + "x" +
                       std::to_string(formed.columns()) + "\n";
            },
            [&](PageBreak const&) { out += "page break\n"; });
    }
}

} // namespace

std::string sketch(Blocks const& blocks) {
    std::string out;
    sketch(out, blocks, "");
    return out;
}

std::string grid(Table const& table) {
    TableGrid const formed = form_grid(table);
    std::string out;
    for (std::int32_t row = 0; row < formed.rows(); ++row) {
        for (std::int32_t column = 0; column < formed.columns(); ++column) {
            out += column == 0 ? "" : " | ";
            TableGrid::Placed const* const placed = formed.covering(row, column);
            if (placed == nullptr) {
                out += "#";
            } else if (placed->row == row && placed->column == column) {
                out += plain_text(placed->cell->content);
            } else {
                out += placed->row == row ? "<" : "^";
            }
        }
        out += "\n";
    }
    return out;
}

Table const& table_of(Document const& document, std::size_t block) {
    REQUIRE(document.blocks.size() > block);
    Box<Table> const* const table = std::get_if<Box<Table>>(&document.blocks[block].node);
    REQUIRE(table != nullptr);
    return **table;
}

std::string p(std::string_view text, std::string_view properties) {
    std::string out = "<w:p>";
    if (!properties.empty()) {
        out += "<w:pPr>" + std::string{properties} + "</w:pPr>";
    }
    if (!text.empty()) {
        out += "<w:r><w:t xml:space=\"preserve\">" + std::string{text} + "</w:t></w:r>";
    }
    return out + "</w:p>";
}

} // namespace gouji::test

#include "gouji/formats/pdf/write/document_parts.hpp"

#include <algorithm>
#include <vector>

#include "gouji/formats/pdf/write/srgb_profile.hpp"
#include "gouji/formats/pdf/write/syntax.hpp"
#include "gouji/formats/support/xml_writer.hpp"
#include "gouji/model/text.hpp"

namespace gouji::pdf_write {

namespace {

std::string metadata_of(Document const& document, std::string_view key) {
    auto const found = document.metadata.find(std::string{key});
    return found == document.metadata.end() ? std::string{} : found->second;
}

/// The first title of the text, else its first heading, else how it begins: readers of PDF show a
/// title, and PDF/UA wants one.
std::string title_of(Blocks const& blocks) {
    constexpr std::size_t longest = 90; // bytes
    std::string heading;
    std::string beginning;
    for (Block const& block : blocks) {
        if (auto const* const paragraph = std::get_if<Paragraph>(&block.node);
            paragraph != nullptr && paragraph->role == Role::Title) {
            return plain_text(paragraph->children);
        }
        if (auto const* const found = std::get_if<Heading>(&block.node);
            found != nullptr && heading.empty()) {
            heading = plain_text(found->children);
        }
        if (beginning.empty()) {
            beginning = trim(plain_text(Blocks{block}));
        }
    }
    if (!heading.empty() || beginning.size() <= longest) {
        return heading.empty() ? beginning : heading;
    }
    std::size_t end = longest;
    while ((static_cast<unsigned char>(beginning[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return beginning.substr(0, end) + "…";
}

/// RFC 3066, 2.1
bool is_language_tag(std::string_view text) {
    constexpr std::size_t longest = 8;
    bool is_first = true;
    for (std::size_t at = 0; at <= text.size(); is_first = false) {
        std::size_t const end = std::min(text.find('-', at), text.size());
        std::string_view const part = text.substr(at, end - at);
        bool const is_plain = std::all_of(part.begin(), part.end(), [&](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                   (c >= '0' && c <= '9' && !is_first);
        });
        if (part.empty() || part.size() > longest || !is_plain) {
            return false;
        }
        at = end + 1;
    }
    return true;
}

/// In one line, without what XML has no characters for: both places of metadata say the same.
std::string metadata_text(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        char32_t const c = next_code_point(text, at);
        if (c < 0x20) {
            out += ' ';
        } else if (c != 0xFFFE && c != 0xFFFF) {
            append_utf8(out, c);
        }
    }
    return std::string{trim(out)};
}

/// "2023-01-17", with or without a time in UTC (xsd:dateTime).
bool is_date(std::string_view text) {
    constexpr std::string_view pattern = "dddd-dd-ddTdd:dd:ddZ";
    if (text.size() != 10 && text.size() != pattern.size()) {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const is_digit = text[i] >= '0' && text[i] <= '9';
        if (pattern[i] == 'd' ? !is_digit : text[i] != pattern[i]) {
            return false;
        }
    }
    auto const is_from_to = [&](std::size_t at, std::string_view least, std::string_view most) {
        std::string_view const digits = text.size() > at ? text.substr(at, 2) : least;
        return digits >= least && digits <= most;
    };
    return is_from_to(5, "01", "12") && is_from_to(8, "01", "31") && is_from_to(11, "00", "23") &&
           is_from_to(14, "00", "59") && is_from_to(17, "00", "59");
}

} // namespace

DocumentFacts facts_of(Document const& document) {
    DocumentFacts facts;
    facts.title = metadata_text(metadata_of(document, "title"));
    if (facts.title.empty()) {
        facts.title = metadata_text(title_of(document.blocks));
    }
    facts.author = metadata_text(metadata_of(document, "author"));
    facts.language = metadata_of(document, "language");
    facts.language = is_language_tag(facts.language) ? facts.language : "zh-CN";
    std::string created = metadata_of(document, "created");
    if (is_date(created)) {
        facts.created = created.size() == 10 ? created + "T00:00:00Z" : created;
    }
    return facts;
}

int write_info(ObjectFile& file, DocumentFacts const& facts) {
    std::string body = "<</Producer(Gouji)";
    if (!facts.title.empty()) {
        body += "/Title" + text_string(facts.title);
    }
    if (!facts.author.empty()) {
        body += "/Author" + text_string(facts.author);
    }
    if (!facts.created.empty()) {
        std::string digits;
        std::copy_if(
            facts.created.begin(), facts.created.end(), std::back_inserter(digits), [](char c) {
                return c >= '0' && c <= '9';
            });
        body += "/CreationDate(D:" + digits + "Z)";
    }
    return file.write(body + ">>");
}

namespace {

/// ISO 19005-2, 6.6.2.3: a schema that XMP does not have is described in the file.
void describe_pdfua_schema(XmlWriter& xml) {
    xml.open("rdf:Description").attribute("rdf:about", "");
    xml.attribute("xmlns:pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/");
    xml.attribute("xmlns:pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#");
    xml.attribute("xmlns:pdfaProperty", "http://www.aiim.org/pdfa/ns/property#");
    xml.open("pdfaExtension:schemas").open("rdf:Bag");
    xml.open("rdf:li").attribute("rdf:parseType", "Resource");
    xml.open("pdfaSchema:schema").text("PDF/UA identification schema").close();
    xml.open("pdfaSchema:namespaceURI").text("http://www.aiim.org/pdfua/ns/id/").close();
    xml.open("pdfaSchema:prefix").text("pdfuaid").close();
    xml.open("pdfaSchema:property").open("rdf:Seq");
    xml.open("rdf:li").attribute("rdf:parseType", "Resource");
    xml.open("pdfaProperty:name").text("part").close();
    xml.open("pdfaProperty:valueType").text("Integer").close();
    xml.open("pdfaProperty:category").text("internal").close();
    xml.open("pdfaProperty:description").text("Part of ISO 14289 that the file conforms to");
    xml.close();                         // description
    xml.close().close().close();         // property
    xml.close().close().close().close(); // schema, with its Description
}

void add_claims(XmlWriter& xml, Claims const& claims) {
    if (claims.archival) {
        xml.open("rdf:Description").attribute("rdf:about", "");
        xml.attribute("xmlns:pdfaid", "http://www.aiim.org/pdfa/ns/id/");
        xml.open("pdfaid:part").text("2").close();
        xml.open("pdfaid:conformance").text("A").close().close();
    }
    if (claims.accessible) {
        xml.open("rdf:Description").attribute("rdf:about", "");
        xml.attribute("xmlns:pdfuaid", "http://www.aiim.org/pdfua/ns/id/");
        xml.open("pdfuaid:part").text("1").close().close();
        describe_pdfua_schema(xml);
    }
}

} // namespace

int write_metadata(ObjectFile& file, DocumentFacts const& facts, Claims const& claims) {
    XmlWriter xml;
    xml.raw("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>");
    xml.open("x:xmpmeta").attribute("xmlns:x", "adobe:ns:meta/");
    xml.open("rdf:RDF").attribute("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    xml.open("rdf:Description").attribute("rdf:about", "");
    xml.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    xml.attribute("xmlns:pdf", "http://ns.adobe.com/pdf/1.3/");
    xml.attribute("xmlns:xmp", "http://ns.adobe.com/xap/1.0/");
    xml.open("dc:format").text("application/pdf").close();
    if (!facts.title.empty()) {
        xml.open("dc:title").open("rdf:Alt").open("rdf:li").attribute("xml:lang", "x-default");
        xml.text(facts.title).close().close().close();
    }
    if (!facts.author.empty()) {
        xml.open("dc:creator").open("rdf:Seq").open("rdf:li").text(facts.author);
        xml.close().close().close();
    }
    xml.open("dc:language").open("rdf:Bag").open("rdf:li").text(facts.language);
    xml.close().close().close();
    xml.open("pdf:Producer").text("Gouji").close();
    if (!facts.created.empty()) {
        xml.open("xmp:CreateDate").text(facts.created).close();
    }
    xml.close();
    add_claims(xml, claims);
    xml.close().close().raw("<?xpacket end=\"w\"?>");
    int const id = file.reserve();
    file.write_stream(id, "/Type/Metadata/Subtype/XML", xml.str(), ObjectFile::Filter::None);
    return id;
}

int write_output_intent(ObjectFile& file) {
    int const profile = file.reserve();
    file.write_stream(profile, "/N 3", srgb_profile());
    return file.write(
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
        "/DestOutputProfile " +
        reference(profile) + ">>");
}

namespace {

/// A node of the outline (12.3.3); siblings are linked to each other.
struct OutlineNode {
    OutlineEntry const* entry = nullptr;
    int id = 0;
    std::size_t parent = 0; ///< index; 0 is the root
    std::vector<std::size_t> kids;
};

} // namespace

int write_outline(ObjectFile& file, std::vector<OutlineEntry> const& entries) {
    std::vector<OutlineNode> nodes(1);
    std::vector<std::size_t> open{0};
    for (OutlineEntry const& entry : entries) {
        if (entry.page == 0) {
            continue;
        }
        while (open.size() > 1 && nodes[open.back()].entry->level >= entry.level) {
            open.pop_back();
        }
        std::size_t const index = nodes.size();
        nodes.push_back({&entry, file.reserve(), open.back(), {}});
        nodes[open.back()].kids.push_back(index);
        open.push_back(index);
    }
    if (nodes.size() == 1) {
        return 0;
    }
    nodes.front().id = file.reserve();
    for (std::size_t index = 0; index < nodes.size(); ++index) {
        OutlineNode const& node = nodes[index];
        std::string body = "<<";
        if (node.entry == nullptr) {
            body += "/Type/Outlines/Count " + std::to_string(node.kids.size());
        } else {
            body += "/Title" + text_string(node.entry->title) + "/Parent " +
                    reference(nodes[node.parent].id) + "/Dest[" + reference(node.entry->page) +
                    "/XYZ null ";
            append_numbers(body, node.entry->top);
            body += "null]";
            // Kids begin closed: a negative count.
            body += node.kids.empty() ? "" : "/Count -" + std::to_string(node.kids.size());
        }
        if (!node.kids.empty()) {
            body += "/First " + reference(nodes[node.kids.front()].id);
            body += "/Last " + reference(nodes[node.kids.back()].id);
        }
        if (node.entry != nullptr) {
            auto const& siblings = nodes[node.parent].kids;
            auto const here = std::lower_bound(siblings.begin(), siblings.end(), index);
            if (here != siblings.begin()) {
                body += "/Prev " + reference(nodes[*(here - 1)].id);
            }
            if (here + 1 != siblings.end()) {
                body += "/Next " + reference(nodes[*(here + 1)].id);
            }
        }
        file.write(node.id, body + ">>");
    }
    return nodes.front().id;
}

} // namespace gouji::pdf_write

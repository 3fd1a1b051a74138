#include "gouji/formats/docx/docx_package_writer.hpp"

#include <algorithm>

#include "gouji/formats/support/xml_writer.hpp"

namespace gouji::docx {

namespace {

constexpr std::string_view relationships_type =
    "application/vnd.openxmlformats-package.relationships+xml";

/// "word/document.xml" -> "word/_rels/document.xml.rels" (ECMA-376 part 2, 9.3.3).
std::string relationships_name(std::string_view part) {
    std::size_t const slash = part.rfind('/');
    std::size_t const begin = slash == std::string_view::npos ? 0 : slash + 1;
    return std::string{part.substr(0, begin)} + "_rels/" + std::string{part.substr(begin)} +
           ".rels";
}

/// ECMA-376 part 2, 9.1.2: type "/" subtype, without parameters or blanks.
bool is_media_type(std::string_view mime) {
    std::size_t const slash = mime.find('/');
    auto const is_token = [](std::string_view token) {
        return !token.empty() && std::all_of(token.begin(), token.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   std::string_view{"!#$&^_.+-"}.find(c) != std::string_view::npos;
        });
    };
    return slash != std::string_view::npos && is_token(mime.substr(0, slash)) &&
           is_token(mime.substr(slash + 1));
}

} // namespace

std::string relationship_type(std::string_view name) {
    return "http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
           std::string{name};
}

std::string Relationships::add(std::string type, std::string_view target, Mode mode) {
    auto const [found, is_new] =
        m_index.try_emplace({type, std::string{target}}, m_entries.size() + 1);
    if (is_new) {
        m_entries.push_back({std::move(type), std::string{target}, mode});
    }
    return "rId" + std::to_string(found->second);
}

std::string Relationships::xml() const {
    XmlWriter xml;
    xml.declaration().open("Relationships");
    xml.attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        Entry const& entry = m_entries[i];
        xml.open("Relationship").attribute("Id", "rId" + std::to_string(i + 1));
        xml.attribute("Type", entry.type).attribute("Target", entry.target);
        if (entry.mode == Mode::External) {
            xml.attribute("TargetMode", "External");
        }
        xml.close();
    }
    xml.close();
    return xml.take();
}

void PackageWriter::add_part(std::string name, std::string_view content_type, std::string content) {
    bool const is_full = content_type.find('/') != std::string_view::npos;
    std::string type = is_full ? "" : "application/vnd.openxmlformats-";
    type += content_type;
    m_parts.push_back({std::move(name), std::move(type), std::move(content)});
}

void PackageWriter::add_part(
    std::string name,
    std::string_view content_type,
    std::string content,
    Relationships const& relationships) {
    std::string const rels = relationships_name(name);
    add_part(std::move(name), content_type, std::move(content));
    if (!relationships.empty()) {
        m_parts.push_back({rels, "", relationships.xml()});
    }
}

void PackageWriter::add_media(std::string name, std::string_view mime, std::string_view content) {
    std::string const type{is_media_type(mime) ? mime : "application/octet-stream"};
    auto const [known, is_new] = m_extensions.try_emplace(name.substr(name.rfind('.') + 1), type);
    bool const is_default = known->second == type;
    // What is compressed already would only cost time.
    bool const is_compressed =
        mime == "image/png" || mime == "image/jpeg" || mime == "image/gif" || mime == "image/webp";
    m_parts.push_back(
        {std::move(name),
         is_default ? "" : type,
         {},
         content,
         is_compressed ? ZipWriter::Method::Store : ZipWriter::Method::Deflate});
}

std::string PackageWriter::content_types() const {
    XmlWriter xml;
    xml.declaration().open("Types");
    xml.attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
    auto const add_default = [&](std::string_view extension, std::string_view type) {
        xml.open("Default").attribute("Extension", extension).attribute("ContentType", type);
        xml.close();
    };
    add_default("rels", relationships_type);
    add_default("xml", "application/xml");
    for (auto const& [extension, mime] : m_extensions) {
        add_default(extension, mime);
    }
    for (Part const& part : m_parts) {
        if (!part.content_type.empty()) {
            xml.open("Override").attribute("PartName", "/" + part.name);
            xml.attribute("ContentType", part.content_type).close();
        }
    }
    xml.close();
    return xml.take();
}

Status PackageWriter::finish(Sink& sink) && {
    ZipWriter zip;
    zip.add("[Content_Types].xml", content_types());
    zip.add("_rels/.rels", m_root.xml());
    for (Part& part : m_parts) {
        if (part.media) {
            zip.add_view(std::move(part.name), *part.media, part.method);
        } else {
            zip.add(std::move(part.name), std::move(part.content), part.method);
        }
    }
    return zip.finish(sink);
}

} // namespace gouji::docx

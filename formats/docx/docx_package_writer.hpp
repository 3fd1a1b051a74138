#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gouji/formats/support/zip_writer.hpp"

/// The container of a Word document: parts, their content types, and the relationships between
/// them (ECMA-376 part 2, Open Packaging Conventions).

namespace gouji::docx {

/// Full URI of a relationship type of the officeDocument family: "styles", "image", …
[[nodiscard]] std::string relationship_type(std::string_view name);

/// The relationships of one part. The same type and target get the same id.
class Relationships {
public:
    enum class Mode : unsigned char { Internal, External };
    /// Returns the id ("rId3"). `target` of an internal one is relative to the part's folder.
    std::string add(std::string type, std::string_view target, Mode mode = Mode::Internal);
    [[nodiscard]] bool empty() const { return m_entries.empty(); }
    /// The content of the .rels part.
    [[nodiscard]] std::string xml() const;

private:
    struct Entry {
        std::string type;
        std::string target;
        Mode mode;
    };
    std::vector<Entry> m_entries;
    std::map<std::pair<std::string, std::string>, std::size_t> m_index;
};

/// Collects the parts in the order in which they are added; [Content_Types].xml goes first.
class PackageWriter {
public:
    /// `content_type` without its "application/vnd.openxmlformats-" when it is one of that family.
    void add_part(std::string name, std::string_view content_type, std::string content);
    /// As above, with the part's relationships.
    void add_part(
        std::string name,
        std::string_view content_type,
        std::string content,
        Relationships const& relationships);
    /// A part whose content type is told by its extension.
    /// `content` is not copied and must outlive the writer.
    void add_media(std::string name, std::string_view mime, std::string_view content);
    [[nodiscard]] Relationships& root() { return m_root; }

    [[nodiscard]] Status finish(Sink& sink) &&;

private:
    [[nodiscard]] std::string content_types() const;

    struct Part {
        std::string name;
        std::string content_type; ///< empty: told by the extension
        std::string content;
        std::optional<std::string_view> media{}; ///< instead of content
        ZipWriter::Method method = ZipWriter::Method::Deflate;
    };
    std::vector<Part> m_parts;
    std::map<std::string, std::string> m_extensions;
    Relationships m_root;
};

} // namespace gouji::docx

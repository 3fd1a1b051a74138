#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "gouji/formats/pdf/read/page_reader.hpp"
#include "gouji/formats/pdf/read/pdf_object.hpp"

namespace gouji::pdfread {

/// One entry of K (ISO 32000-1, 14.7.2 and 14.7.4).
struct StructureKid {
    enum class Kind : std::uint8_t { Element, Content, ObjectReference };
    Kind kind = Kind::Element;
    std::uint32_t element = 0; ///< index into StructureTree::elements()
    std::int32_t page = -1;    ///< index of the page; -1 when unknown
    std::int32_t content = -1; ///< as TextRun::marked_content
    Object object;             ///< of an object reference
};

struct StructureElement {
    std::string type;     ///< as written
    std::string standard; ///< the standard type behind it; empty when there is none
    Object dictionary;
    std::vector<StructureKid> kids;
};

/// True for a document with a tree that our writer made.
[[nodiscard]] bool has_own_tree(ObjectFile const& file);

/// The logical structure of a document.
class StructureTree {
public:
    /// Nothing where the document has no tree. Loops and depth beyond `limit` are cut off.
    static std::optional<StructureTree> read(
        ObjectFile const& file,
        PageList const& pages,
        DocumentResources& resources,
        std::size_t depth_limit);

    [[nodiscard]] std::vector<StructureElement> const& elements() const { return m_elements; }
    /// What stands for the tree's root.
    [[nodiscard]] StructureElement const& root() const { return m_elements.front(); }
    /// The value of an attribute in the element's /A or its classes (14.7.5).
    [[nodiscard]] Object
    attribute(StructureElement const& element, std::string_view owner, std::string_view key) const;
    /// True for a tree that our writer made.
    [[nodiscard]] bool is_own() const { return m_own; }

private:
    struct Reading;
    std::vector<StructureElement> m_elements;
    Object m_classes;
    bool m_own = false;
};

} // namespace gouji::pdfread

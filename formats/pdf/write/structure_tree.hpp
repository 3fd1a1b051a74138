#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gouji/formats/pdf/write/object_file.hpp"

namespace gouji::pdf_write {

/// An element of the structure tree, by its index; the root of the tree is no element.
using ElementId = int;
inline constexpr ElementId no_element = -1;

/// The logical structure (ISO 32000-1, 14.7): elements, and what on the pages belongs to them.
class StructureTree {
public:
    /// Adds an element behind the kids that `parent` has. `type` lives as long as the tree (a name
    /// of structure_names.hpp or of the standard). `entries` stand in the element's dictionary.
    ElementId add(ElementId parent, std::string_view type, std::string entries = {});
    /// Adds an element that has no place yet: without attach() it is not written, nor what is in
    /// it.
    ElementId add_detached(std::string_view type, std::string entries = {});
    /// Puts it behind the kids that `parent` has.
    void attach(ElementId parent, ElementId element);
    /// Adds an attribute object to those of an element. Entries with attributes begin with "/A[".
    void add_attribute(ElementId element, std::string_view object);

    /// Lets /Headers and others find an element by the /ID among its entries.
    void name(ElementId element, std::string id) { m_names.emplace_back(std::move(id), element); }

    /// Marked content `mcid` of a page (its object number) belongs to `element`. The first of a
    /// page has mcid 0, and so on.
    void add_content(ElementId element, int page, int mcid);
    /// An annotation belongs to `element`. Returns the key for its /StructParent.
    int add_annotation(ElementId element, int page, int annotation);

    /// The /StructParents of a page: its marked contents belong to `elements`, by mcid.
    int add_page(std::vector<ElementId> elements);

    [[nodiscard]] std::string_view type(ElementId element) const;
    /// Writes the tree and returns its root.
    int write(ObjectFile& file) const;

private:
    struct Kid {
        enum class Kind : std::uint8_t { Element, Content, Annotation } kind = Kind::Element;
        int target = 0; ///< element, mcid, or annotation
        int page = 0;   ///< object number
    };
    struct Element {
        std::string_view type;
        ElementId parent = no_element;
        std::string entries;
        std::vector<Kid> kids;
        bool is_root = false;
    };
    struct Parents {
        std::vector<ElementId> elements;
        bool is_page = false;
    };
    [[nodiscard]] static std::string
    dictionary(Element const& element, int root, std::vector<int> const& ids);
    /// Numbers for the elements that are in the tree; 0 for others.
    [[nodiscard]] std::vector<int> reserve_objects(ObjectFile& file) const;
    [[nodiscard]] std::string id_tree(std::vector<int> const& ids) const;

    std::vector<Element> m_elements;
    std::vector<std::pair<std::string, ElementId>> m_names;
    std::vector<Parents> m_parents; ///< by the keys of the parent tree
};

} // namespace gouji::pdf_write

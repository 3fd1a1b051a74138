#include "gouji/formats/pdf/read/structure_tree.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

#include "gouji/formats/pdf/structure_names.hpp"

namespace gouji::pdfread {

namespace {

/// ISO 32000-1, 14.8.4, and what ISO 32000-2 adds.
constexpr std::array standard_types = std::to_array<std::string_view>(
    {"Annot",
     "Art",
     "Artifact",
     "Aside",
     "BibEntry",
     "BlockQuote",
     "Caption",
     "Code",
     "Div",
     "Document",
     "DocumentFragment",
     "Em",
     "FENote",
     "Figure",
     "Form",
     "Formula",
     "H",
     "H1",
     "H2",
     "H3",
     "H4",
     "H5",
     "H6",
     "Index",
     "L",
     "LBody",
     "LI",
     "Lbl",
     "Link",
     "NonStruct",
     "Note",
     "P",
     "Part",
     "Private",
     "Quote",
     "RB",
     "RP",
     "RT",
     "Reference",
     "Ruby",
     "Sect",
     "Span",
     "Strong",
     "Sub",
     "TBody",
     "TD",
     "TFoot",
     "TH",
     "THead",
     "TOC",
     "TOCI",
     "TR",
     "Table",
     "Title",
     "WP",
     "WT",
     "Warichu"});

bool is_standard(std::string_view type) {
    return std::find(standard_types.begin(), standard_types.end(), type) != standard_types.end();
}

constexpr std::size_t max_elements = 3'000'000;
constexpr int max_role_chain = 8;

} // namespace

struct StructureTree::Reading {
    StructureTree& tree;
    DocumentResources& resources;
    Object roles;
    std::size_t depth_limit;
    std::unordered_map<void const*, std::int32_t> pages;
    std::unordered_set<void const*> seen;
    std::unordered_map<std::string, std::string> standards;

    std::string const& standard_of(std::string const& type) {
        auto const [entry, is_new] = standards.try_emplace(type);
        if (is_new) {
            std::string name = type;
            for (int step = 0; step < max_role_chain && !is_standard(name); ++step) {
                name = roles.get(name).name();
            }
            entry->second = is_standard(name) ? name : std::string();
        }
        return entry->second;
    }

    std::int32_t page_of(Object const& dictionary, std::int32_t outer) const {
        Object const page = dictionary.get("Pg");
        if (page.is_null()) {
            return outer;
        }
        auto const found = pages.find(page.identity());
        return found == pages.end() ? -1 : found->second;
    }

    /// Of the element at `index`: the vector of elements grows meanwhile.
    void read_kid(std::uint32_t index, Object const& kid, std::int32_t page, std::size_t depth) {
        StructureKid entry;
        entry.page = page;
        std::string_view const type = kid.get("Type").name();
        if (kid.kind() == ObjectKind::Number) {
            entry.kind = StructureKid::Kind::Content;
            entry.content = content_key(kid, 0);
        } else if (!kid.is_dictionary()) {
            return;
        } else if (type == "MCR") {
            entry.kind = StructureKid::Kind::Content;
            entry.page = page_of(kid, page);
            Object const stream = kid.get("Stm");
            entry.content =
                content_key(kid.get("MCID"), stream.is_stream() ? resources.known_form(stream) : 0);
        } else if (type == "OBJR") {
            entry.kind = StructureKid::Kind::ObjectReference;
            entry.page = page_of(kid, page);
            entry.object = kid.get("Obj");
        } else {
            std::optional<std::uint32_t> const element = read_element(kid, page, depth + 1);
            if (!element) {
                return;
            }
            entry.element = *element;
        }
        tree.m_elements[index].kids.push_back(entry);
    }

    static std::int32_t content_key(Object const& number, std::int32_t form) {
        std::int64_t const value = number.integer(-1);
        return value < 0 || value > max_mcid
                   ? -1
                   : form << form_shift | static_cast<std::int32_t>(value);
    }

    std::optional<std::uint32_t>
    read_element(Object const& dictionary, std::int32_t outer_page, std::size_t depth) {
        if (depth > depth_limit || tree.m_elements.size() >= max_elements ||
            !seen.insert(dictionary.identity()).second) {
            return std::nullopt;
        }
        auto const index = static_cast<std::uint32_t>(tree.m_elements.size());
        StructureElement element;
        element.type = dictionary.get("S").name();
        element.standard = standard_of(element.type);
        element.dictionary = dictionary;
        tree.m_elements.push_back(std::move(element));
        std::int32_t const page = page_of(dictionary, outer_page);
        Object const kids = dictionary.get("K");
        if (kids.is_array()) {
            for (std::size_t i = 0; i < kids.size(); ++i) {
                read_kid(index, kids.at(i), page, depth);
            }
        } else {
            read_kid(index, kids, page, depth);
        }
        return index;
    }
};

bool has_own_tree(ObjectFile const& file) {
    Object const roles = file.catalog().get("StructTreeRoot").get("RoleMap");
    return roles.get(pdf_names::caption_text).name() == "P" &&
           roles.get(pdf_names::hole).name() == "TD" &&
           roles.get(pdf_names::line_break).name() == "Span";
}

std::optional<StructureTree> StructureTree::read(
    ObjectFile const& file,
    PageList const& pages,
    DocumentResources& resources,
    std::size_t depth_limit) {
    Object const root = file.catalog().get("StructTreeRoot");
    if (!root.is_dictionary() || root.get("K").is_null()) {
        return std::nullopt;
    }
    StructureTree tree;
    tree.m_classes = root.get("ClassMap");
    Object const roles = root.get("RoleMap");
    tree.m_own = has_own_tree(file);
    // Depth of the tree is not depth of the document: wrappers have no part in it.
    Reading reading{tree, resources, roles, depth_limit * 2, {}, {}, {}};
    std::int32_t number = 0;
    for (Page const& page : pages.pages) {
        reading.pages.emplace(page.dictionary.identity(), number++);
    }
    reading.read_element(root, -1, 0);
    return tree;
}

Object StructureTree::attribute(
    StructureElement const& element, std::string_view owner, std::string_view key) const {
    auto const look = [&](Object const& attributes) {
        return attributes.get("O").name() == owner ? attributes.get(key) : Object();
    };
    // An object, or an array of objects with revision numbers between them.
    auto const look_in = [&](Object const& value) {
        Object found = look(value);
        for (std::size_t i = 0; i < value.size() && found.is_null(); ++i) {
            found = look(value.at(i));
        }
        return found;
    };
    Object found = look_in(element.dictionary.get("A"));
    if (!found.is_null()) {
        return found;
    }
    Object const names = element.dictionary.get("C");
    if (!names.name().empty()) {
        return look_in(m_classes.get(names.name()));
    }
    for (std::size_t i = 0; i < names.size() && found.is_null(); ++i) {
        found = look_in(m_classes.get(names.at(i).name()));
    }
    return found;
}

} // namespace gouji::pdfread

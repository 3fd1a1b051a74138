#include "gouji/formats/pdf/write/structure_tree.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "gouji/formats/pdf/structure_names.hpp"
#include "gouji/formats/pdf/write/syntax.hpp"

namespace gouji::pdf_write {

namespace {

/// Our types and what other readers shall take them for (14.8.4).
constexpr std::array<std::pair<std::string_view, std::string_view>, 20> roles{{
    {pdf_names::title, "P"},
    {pdf_names::subtitle, "P"},
    {pdf_names::signature, "P"},
    {pdf_names::date, "P"},
    {pdf_names::caption_text, "P"},
    {pdf_names::note_text, "P"},
    {pdf_names::verbatim, "P"},
    {"H7", "H6"},
    {"H8", "H6"},
    {"H9", "H6"},
    {pdf_names::hole, "TD"},
    {pdf_names::doubts, "Sect"},
    {pdf_names::page_break, "NonStruct"},
    {pdf_names::emphasis, "Span"},
    {pdf_names::strong, "Span"},
    {pdf_names::underline, "Span"},
    {pdf_names::strike, "Span"},
    {pdf_names::superscript, "Span"},
    {pdf_names::subscript, "Span"},
    {pdf_names::line_break, "Span"},
}};

std::string role_map() {
    std::string out = "<<";
    for (auto const& [ours, standard] : roles) {
        out += name_object(ours) + name_object(standard);
    }
    return out + ">>";
}

} // namespace

ElementId StructureTree::add(ElementId parent, std::string_view type, std::string entries) {
    ElementId const id = add_detached(type, std::move(entries));
    if (parent == no_element) {
        m_elements.back().is_root = true;
    } else {
        attach(parent, id);
    }
    return id;
}

ElementId StructureTree::add_detached(std::string_view type, std::string entries) {
    m_elements.push_back({type, no_element, std::move(entries), {}, false});
    return static_cast<ElementId>(m_elements.size()) - 1;
}

void StructureTree::attach(ElementId parent, ElementId element) {
    m_elements[static_cast<std::size_t>(element)].parent = parent;
    m_elements[static_cast<std::size_t>(parent)].kids.push_back({Kid::Kind::Element, element, 0});
}

void StructureTree::add_attribute(ElementId element, std::string_view object) {
    std::string& entries = m_elements[static_cast<std::size_t>(element)].entries;
    constexpr std::string_view opening = "/A[";
    if (entries.starts_with(opening)) {
        entries.insert(opening.size(), object);
    } else {
        entries.insert(0, std::string{opening} + std::string{object} + ']');
    }
}

void StructureTree::add_content(ElementId element, int page, int mcid) {
    m_elements[static_cast<std::size_t>(element)].kids.push_back({Kid::Kind::Content, mcid, page});
}

int StructureTree::add_annotation(ElementId element, int page, int annotation) {
    m_elements[static_cast<std::size_t>(element)].kids.push_back(
        {Kid::Kind::Annotation, annotation, page});
    m_parents.push_back({{element}, false});
    return static_cast<int>(m_parents.size()) - 1;
}

int StructureTree::add_page(std::vector<ElementId> elements) {
    m_parents.push_back({std::move(elements), true});
    return static_cast<int>(m_parents.size()) - 1;
}

std::string_view StructureTree::type(ElementId element) const {
    return m_elements[static_cast<std::size_t>(element)].type;
}

/// A name tree of one leaf (7.9.6): the names in the order of their bytes.
std::string StructureTree::id_tree(std::vector<int> const& ids) const {
    auto names = m_names;
    std::sort(names.begin(), names.end());
    std::string out;
    for (auto const& [id, element] : names) {
        int const object = ids[static_cast<std::size_t>(element)];
        out += object == 0 ? std::string{} : literal_string(id) + reference(object);
    }
    return out.empty() ? out : "/IDTree<</Names[" + out + "]>>";
}

/// 14.7.2. A page is named once, by /Pg, where all contents are on it.
std::string
StructureTree::dictionary(Element const& element, int root, std::vector<int> const& ids) {
    auto const object_of = [&](ElementId id) { return ids[static_cast<std::size_t>(id)]; };
    std::string out = "<</S" + name_object(element.type) + "/P ";
    out += reference(element.parent == no_element ? root : object_of(element.parent));
    int page = 0;
    std::string kids;
    for (Kid const& kid : element.kids) {
        if (kid.kind == Kid::Kind::Element) {
            kids += reference(object_of(kid.target)) + ' ';
            continue;
        }
        page = page == 0 ? kid.page : page;
        std::string const on_page = kid.page == page ? "" : "/Pg " + reference(kid.page);
        if (kid.kind == Kid::Kind::Annotation) {
            kids += "<</Type/OBJR" + on_page + "/Obj " + reference(kid.target) + ">>";
        } else if (on_page.empty()) {
            kids += std::to_string(kid.target) + ' ';
        } else {
            kids += "<</Type/MCR" + on_page + "/MCID " + std::to_string(kid.target) + ">>";
        }
    }
    if (page != 0) {
        out += "/Pg " + reference(page);
    }
    if (!kids.empty()) {
        out += "/K[" + kids + ']';
    }
    return out + element.entries + ">>";
}

std::vector<int> StructureTree::reserve_objects(ObjectFile& file) const {
    std::vector<bool> is_reached(m_elements.size());
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < m_elements.size(); ++i) {
        if (m_elements[i].is_root) {
            open.push_back(i);
        }
    }
    while (!open.empty()) {
        std::size_t const element = open.back();
        open.pop_back();
        is_reached[element] = true;
        for (Kid const& kid : m_elements[element].kids) {
            if (kid.kind == Kid::Kind::Element) {
                open.push_back(static_cast<std::size_t>(kid.target));
            }
        }
    }
    std::vector<int> ids;
    ids.reserve(m_elements.size());
    for (bool const reached : is_reached) {
        ids.push_back(reached ? file.reserve() : 0);
    }
    return ids;
}

int StructureTree::write(ObjectFile& file) const {
    int const root = file.reserve();
    std::vector<int> const ids = reserve_objects(file);
    std::string kids;
    for (std::size_t i = 0; i < m_elements.size(); ++i) {
        if (ids[i] == 0) {
            continue;
        }
        file.write(ids[i], dictionary(m_elements[i], root, ids));
        if (m_elements[i].is_root) {
            kids += reference(ids[i]) + ' ';
        }
    }
    std::string numbers;
    for (std::size_t key = 0; key < m_parents.size(); ++key) {
        std::string elements;
        for (ElementId const element : m_parents[key].elements) {
            elements += reference(ids[static_cast<std::size_t>(element)]) + ' ';
        }
        numbers += std::to_string(key) + ' ';
        numbers +=
            m_parents[key].is_page ? reference(file.write('[' + elements + ']')) + ' ' : elements;
    }
    file.write(
        root,
        "<</Type/StructTreeRoot/K[" + kids + "]/ParentTree<</Nums[" + numbers +
            "]>>/ParentTreeNextKey " + std::to_string(m_parents.size()) + "/RoleMap" + role_map() +
            id_tree(ids) + ">>");
    return root;
}

} // namespace gouji::pdf_write

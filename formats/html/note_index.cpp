#include "gouji/formats/html/note_index.hpp"

#include <algorithm>

#include "gouji/formats/html/element_style.hpp"
#include "gouji/formats/html/tag_scanner.hpp"

namespace gouji::html {

namespace {

bool is_note_list(Node const& node) {
    return has_role(node, "doc-endnotes") || has_role(node, "doc-footnotes") ||
           has_class(node, "footnotes");
}

/// The kind of a Word note by its mso-element; false for anything else.
bool word_note(Node const& node, NoteKind& kind) {
    std::string_view const css = attribute(node, "style");
    if (find_ignoring_case(css, "mso-element") == std::string_view::npos) {
        return false;
    }
    std::string_view const element = style_of(node).word_element;
    if (element == "footnote") {
        kind = NoteKind::Footnote;
        return true;
    }
    kind = NoteKind::Endnote;
    return element == "endnote";
}

bool is_word_note_list(Node const& node) {
    std::string_view const css = attribute(node, "style");
    if (find_ignoring_case(css, "mso-element") == std::string_view::npos) {
        return false;
    }
    std::string_view const element = style_of(node).word_element;
    return element == "footnote-list" || element == "endnote-list" || element == "comment-list";
}

} // namespace

void NoteIndex::collect(Node const& root) {
    collect(root, nullptr);
}

void NoteIndex::collect(Node const& node, Node const* list) {
    for (Node const* const child : children_of(node)) {
        if (!is_element(*child)) {
            continue;
        }
        Node const* inner = list;
        if (is_note_list(*child) || is_word_note_list(*child)) {
            inner = child;
            m_lists.try_emplace(child);
        } else if (std::string_view const id = attribute(*child, "id");
                   list != nullptr && !id.empty()) {
            add(*child, id, list);
        }
        collect(*child, inner);
    }
}

void NoteIndex::add(Node const& node, std::string_view id, Node const* list) {
    Target target{&node, NoteKind::Footnote, {}, false};
    if (is_element(node, GUMBO_TAG_LI)) {
        if (has_class(node, "comment")) {
            target.kind = NoteKind::Comment;
            target.author = attribute(node, "data-author");
        } else if (has_class(node, "endnote")) {
            target.kind = NoteKind::Endnote;
        }
    } else if (has_class(node, "msocomtxt")) {
        target.kind = NoteKind::Comment;
    } else if (!word_note(node, target.kind)) {
        return;
    }
    if (m_targets.try_emplace(id, target).second) {
        m_ids.emplace(&node, id);
        m_lists[list].push_back(id);
    }
}

NoteIndex::Target* NoteIndex::find(std::string_view id) {
    auto const found = m_targets.find(id);
    return found == m_targets.end() ? nullptr : &found->second;
}

NoteIndex::Target const* NoteIndex::at(Node const& node) const {
    auto const id = m_ids.find(&node);
    return id == m_ids.end() ? nullptr : &m_targets.at(id->second);
}

bool NoteIndex::is_spent_list(Node const& node) const {
    auto const list = m_lists.find(&node);
    return list != m_lists.end() && !list->second.empty() &&
           std::all_of(list->second.begin(), list->second.end(), [this](std::string_view id) {
               return m_targets.at(id).used;
           });
}

} // namespace gouji::html

#pragma once
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "gouji/formats/html/dom.hpp"
#include "gouji/model/document.hpp"

namespace gouji::html {

/// Where the texts of notes stand, by the id that their references name. Known are the roles of
/// the Digital Publishing WAI-ARIA module (which we write), and what Word exports.
class NoteIndex {
public:
    struct Target {
        Node const* node = nullptr;
        NoteKind kind = NoteKind::Footnote;
        std::string_view author;
        bool used = false;
    };

    void collect(Node const& root);
    /// Null when no note has this id.
    [[nodiscard]] Target* find(std::string_view id);
    /// The note that `node` is the text of; null for other elements.
    [[nodiscard]] Target const* at(Node const& node) const;
    /// Whether the element holds the texts of notes, and all of them have been referred to.
    [[nodiscard]] bool is_spent_list(Node const& node) const;

private:
    void collect(Node const& node, Node const* list);
    void add(Node const& node, std::string_view id, Node const* list);

    std::unordered_map<std::string_view, Target> m_targets;
    std::unordered_map<Node const*, std::string_view> m_ids;
    std::unordered_map<Node const*, std::vector<std::string_view>> m_lists;
};

} // namespace gouji::html

#include "gouji/formats/text/note_definitions.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "gouji/formats/text/text_walk.hpp"
#include "gouji/model/text.hpp"

namespace gouji {

namespace {

constexpr std::string_view opening = "[^";

/// Label -> the note's paragraphs.
using Definitions = std::map<std::string, Blocks, std::less<>>;

/// The label of "[^1]: …" and the length of that.
struct DefinitionHead {
    std::string_view label;
    std::size_t length = 0;
};
DefinitionHead definition_head(std::string_view text) {
    std::size_t const end = text.substr(0, 24).find("]:");
    if (!text.starts_with(opening) || end == std::string_view::npos || end == opening.size()) {
        return {};
    }
    bool const blank = text.substr(end + 2).starts_with(' ');
    return {text.substr(opening.size(), end - opening.size()), end + (blank ? 3 : 2)};
}

std::string text_of(Block const& block) {
    auto const* const paragraph = std::get_if<Paragraph>(&block.node);
    return paragraph == nullptr ? std::string{} : plain_text(paragraph->children);
}

/// An escaped line is text, whatever it looks like.
bool is_definition(Block const& block, SourceMap const& source) {
    return block.source.known() && !source.text(block.source.first).starts_with('\\') &&
           definition_head(text_of(block)).length != 0;
}

NoteKind kind_of(std::string_view label) {
    if (label.starts_with('e')) {
        return NoteKind::Endnote;
    }
    return label.starts_with('c') ? NoteKind::Comment : NoteKind::Footnote;
}

/// Calls `act` with the label and the place of each "[^label]" in `text`.
template <class Act> void for_each_reference(std::string_view text, Act const& act) {
    for (std::size_t at = text.find(opening); at != std::string_view::npos;
         at = text.find(opening, at + opening.size())) {
        std::size_t const end = text.substr(at, 24).find(']');
        if (end != std::string_view::npos) {
            act(text.substr(at + opening.size(), end - opening.size()), at, end + 1);
        }
    }
}

std::set<std::string, std::less<>> labels_referred_to(Blocks& blocks) {
    std::set<std::string, std::less<>> labels;
    for_each_inlines(blocks, [&labels](Inlines& inlines) {
        std::string const text = plain_text(inlines);
        for_each_reference(text, [&labels](std::string_view label, std::size_t, std::size_t) {
            labels.emplace(label);
        });
    });
    return labels;
}

/// Texts of text documents are plain: no styles to look into.
void put_notes(Inlines& inlines, Definitions const& definitions) {
    Inlines out;
    for (Inline& element : inlines) {
        auto const* const text = std::get_if<Text>(&element.node);
        if (text == nullptr) {
            out.push_back(std::move(element));
            continue;
        }
        std::string_view const utf8 = text->utf8;
        std::size_t done = 0;
        for_each_reference(utf8, [&](std::string_view label, std::size_t at, std::size_t length) {
            auto const found = definitions.find(label);
            if (found == definitions.end()) {
                return;
            }
            if (at > done) {
                out.push_back({Text{std::string{utf8.substr(done, at - done)}}});
            }
            out.push_back({Box<Note>{Note{kind_of(label), {}, found->second}}});
            done = at + length;
        });
        if (done < utf8.size()) {
            out.push_back({Text{std::string{utf8.substr(done)}}});
        }
    }
    inlines = std::move(out);
}

} // namespace

void resolve_notes(Blocks& blocks, SourceMap const& source) {
    std::size_t first = blocks.size();
    while (first > 0 && is_definition(blocks[first - 1], source)) {
        --first;
    }
    if (first == blocks.size()) {
        return;
    }
    Blocks tail{
        std::make_move_iterator(blocks.begin() + static_cast<std::ptrdiff_t>(first)),
        std::make_move_iterator(blocks.end())};
    blocks.resize(first);
    auto const labels = labels_referred_to(blocks);
    Definitions definitions;
    Blocks others;
    for (Block& block : tail) {
        std::string const text = text_of(block);
        DefinitionHead const head = definition_head(text);
        if (labels.contains(head.label)) {
            Block note = make_paragraph(std::string_view{text}.substr(head.length));
            note.source = block.source;
            definitions[std::string{head.label}].push_back(std::move(note));
        } else {
            others.push_back(std::move(block));
        }
    }
    if (!definitions.empty()) {
        for_each_inlines(
            blocks, [&definitions](Inlines& inlines) { put_notes(inlines, definitions); });
    }
    std::move(others.begin(), others.end(), std::back_inserter(blocks));
}

} // namespace gouji

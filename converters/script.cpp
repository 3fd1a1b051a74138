#include "gouji/converters/script.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "gouji/formats/support/ascii.hpp"
#include "gouji/formats/support/simplified.hpp"

namespace gouji {

namespace {

/// True for the tags of BCP 47 that mean traditional Chinese: a script Hant, or a region that
/// writes it where no script is named.
bool is_traditional_chinese(std::string_view language) {
    std::string const tag = '-' + lower_case(language) + '-';
    auto const has = [&](std::string_view subtag) { return tag.find(subtag) != std::string::npos; };
    return tag.starts_with("-zh-") &&
           (has("-hant-") ||
            (!has("-hans-") && (has("-tw-") || has("-hk-") || has("-mo-") || has("-cht-"))));
}

class Simplifier {
public:
    std::size_t visit(Document& document) {
        for (auto& [name, value] : document.metadata) {
            visit(value);
            if (name == "language" && is_traditional_chinese(value)) {
                value = "zh-CN";
            }
        }
        visit(document.header);
        visit(document.footer);
        visit(document.blocks);
        for (Furniture& piece : document.furniture) {
            visit(piece.text);
        }
        return m_replaced;
    }

private:
    void visit(std::string& text) { m_replaced += simplify_text(text); }

    static void visit(std::vector<std::vector<std::string>>& candidates) {
        for (std::vector<std::string>& candidate : candidates) {
            for (std::string& text : candidate) {
                // A reader sees one of them, and that is counted in its cell.
                simplify_text(text);
            }
        }
    }

    void visit(Blocks& blocks) {
        for (Block& block : blocks) {
            match(
                block,
                [&](Paragraph& paragraph) { visit(paragraph.children); },
                [&](Heading& heading) { visit(heading.children); },
                [&](List& list) { visit(list); },
                [&](Quote& quote) { visit(quote.children); },
                [&](Verbatim& verbatim) { visit(verbatim.text); },
                [&](Box<Table>& table) { visit(*table); },
                [](PageBreak&) {});
        }
    }

    void visit(List& list) {
        for (ListItem& item : list.items) {
            visit(item.label);
            visit(item.children);
        }
    }

    void visit(Table& table) {
        visit(table.caption);
        for (Row& row : table.rows) {
            for (Cell& cell : row.cells) {
                visit(cell.content);
            }
        }
        for (Doubt& doubt : table.doubts) {
            visit(doubt.candidates);
        }
        for (Mark& mark : table.marks) {
            simplify_text(mark.value);
            visit(mark.candidates);
        }
    }

    void visit(Inlines& inlines) {
        for (Inline& element : inlines) {
            match(
                element,
                [&](Text& text) { visit(text.utf8); },
                [](LineBreak&) {},
                [&](Styled& styled) { visit(styled.children); },
                [&](Box<Link>& link) { visit(link->children); },
                [&](Box<Image>& image) { visit(image->alt); },
                [&](Box<Ruby>& ruby) {
                    visit(ruby->base);
                    visit(ruby->reading);
                },
                [&](Box<Note>& note) {
                    visit(note->author);
                    visit(note->children);
                });
        }
    }

    std::size_t m_replaced = 0;
};

} // namespace

std::size_t simplify(Document& document) {
    return Simplifier().visit(document);
}

void simplify(Decisions& decisions) {
    for (Decision& decision : decisions.decisions) {
        simplify_text(decision.value);
    }
}

} // namespace gouji

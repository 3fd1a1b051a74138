#include "gouji/formats/text/text_walk.hpp"

namespace gouji {

namespace {

/// Calls `visit` with each block in document order, containers before their content.
void walk(Blocks& blocks, std::function<void(Block&)> const& visit) {
    for (Block& block : blocks) {
        visit(block);
        match(
            block,
            [](Paragraph&) {},
            [](Heading&) {},
            [&](List& list) {
                for (ListItem& item : list.items) {
                    walk(item.children, visit);
                }
            },
            [&](Quote& quote) { walk(quote.children, visit); },
            [](Verbatim&) {},
            [&](Box<Table>& table) {
                for (Row& row : table->rows) {
                    for (Cell& cell : row.cells) {
                        walk(cell.content, visit);
                    }
                }
            },
            [](PageBreak&) {});
    }
}

} // namespace

void for_each_inlines(Blocks& blocks, std::function<void(Inlines&)> const& act) {
    walk(blocks, [&act](Block& block) {
        match(
            block,
            [&](Paragraph& paragraph) { act(paragraph.children); },
            [&](Heading& heading) { act(heading.children); },
            [](List&) {},
            [](Quote&) {},
            [](Verbatim&) {},
            [&](Box<Table>& table) { act(table->caption); },
            [](PageBreak&) {});
    });
}

void for_each_table(Blocks& blocks, std::function<void(Table&)> const& act) {
    walk(blocks, [&act](Block& block) {
        if (auto* const table = std::get_if<Box<Table>>(&block.node)) {
            act(**table);
        }
    });
}

void for_each_verbatim(Blocks& blocks, std::function<void(std::string&)> const& act) {
    walk(blocks, [&act](Block& block) {
        if (auto* const verbatim = std::get_if<Verbatim>(&block.node)) {
            act(verbatim->text);
        }
    });
}

} // namespace gouji

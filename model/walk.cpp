#include "gouji/model/walk.hpp"

namespace gouji {

namespace {

class TableWalk {
public:
    void visit(Blocks const& blocks, std::int32_t depth) {
        for (Block const& block : blocks) {
            match(
                block,
                [&](Paragraph const& paragraph) { visit(paragraph.children, depth); },
                [&](Heading const& heading) { visit(heading.children, depth); },
                [&](List const& list) {
                    for (ListItem const& item : list.items) {
                        visit(item.children, depth);
                    }
                },
                [&](Quote const& quote) { visit(quote.children, depth); },
                [](Verbatim const&) {},
                [&](Box<Table> const& table) { visit(*table, block, depth); },
                [](PageBreak const&) {});
        }
    }

    std::vector<TableInDocument> tables;

private:
    void visit(Table const& table, Block const& block, std::int32_t depth) {
        tables.push_back({&table, &block, depth});
        visit(table.caption, depth);
        for (Row const& row : table.rows) {
            for (Cell const& cell : row.cells) {
                visit(cell.content, depth + 1);
            }
        }
    }

    void visit(Inlines const& inlines, std::int32_t depth) {
        for (Inline const& element : inlines) {
            match(
                element,
                [](Text const&) {},
                [](LineBreak const&) {},
                [&](Styled const& styled) { visit(styled.children, depth); },
                [&](Box<Link> const& link) { visit(link->children, depth); },
                [](Box<Image> const&) {},
                [&](Box<Ruby> const& ruby) { visit(ruby->base, depth); },
                [&](Box<Note> const& note) { visit(note->children, depth); });
        }
    }
};

} // namespace

std::vector<TableInDocument> tables_of(Document const& document) {
    TableWalk walk;
    walk.visit(document.blocks, 0);
    return std::move(walk.tables);
}

} // namespace gouji

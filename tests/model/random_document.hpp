#pragma once
#include <random>

#include "gouji/model/document.hpp"
#include "gouji/model/table_grid.hpp"
#include "gouji/tests/model/tables.hpp"

namespace gouji::test {

/// Documents that use every kind of block and inline and every member of the model, with texts that
/// need escaping and tables with spans, holes and overlaps.
class RandomDocument {
public:
    explicit RandomDocument(unsigned seed) : m_random(seed) {}

    Document make() {
        Document document;
        m_document = &document;
        for (int i = pick(3); i > 0; --i) {
            document.metadata[text()] = text();
        }
        if (pick(2) == 0) {
            document.page = PageSetup{real(), real(), real(), real(), real(), real()};
        }
        for (int i = pick(2); i > 0; --i) {
            document.source.add_part("word/part" + std::to_string(i) + ".xml");
        }
        for (int i = pick(20); i > 0; --i) {
            document.source.add_line(
                text() + "\t|",
                {pick(2) == 0 ? -1 : std::int64_t{pick(1000)} << 33U,
                 static_cast<std::uint32_t>(pick(static_cast<int>(document.source.parts().size()))),
                 pick(3)},
                pick(3) == 0 ? Rect{real(), real(), real(), real()} : Rect{});
        }
        for (int i = pick(4); i > 0; --i) {
            document.rules.intern("rule." + std::to_string(i));
        }
        document.media["图 1.png"] = {"image/png", bytes()};
        document.header = blocks(1);
        document.footer = blocks(1);
        document.blocks = blocks(3);
        for (int i = pick(3); i > 0; --i) {
            document.furniture.push_back({arm<FurnitureKind>(5), text(), lines()});
        }
        return document;
    }

private:
    int pick(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }
    float real() { return static_cast<float>(pick(100'000)) / 7; }
    template <class Enum> Enum arm(int arms) { return static_cast<Enum>(pick(arms)); }
    template <class Enum> std::optional<Enum> maybe(int arms) {
        return pick(2) == 0 ? std::nullopt : std::optional<Enum>{arm<Enum>(arms)};
    }

    std::string text() {
        static std::vector<std::string> const parts{
            "",
            "年",
            "申请",
            "7545.00",
            "\"",
            "\\",
            "/",
            "\b\f\x01",
            "\xF0\xA0\xAE\xB7",
            " ",
            "<b>&",
            "\xE2\x80\xA8",
            "null",
            "[1,2]"};
        std::string out;
        for (int i = pick(4); i > 0; --i) {
            out += parts[m_random() % parts.size()];
        }
        return out;
    }
    std::string bytes() {
        std::string out;
        for (int i = pick(40); i > 0; --i) {
            out += static_cast<char>(pick(256));
        }
        return out;
    }
    RuleId rule() { return static_cast<RuleId>(pick(static_cast<int>(m_document->rules.size()))); }
    LineRange lines() {
        std::uint32_t const size = m_document->source.size();
        if (size == 0 || pick(2) == 0) {
            return {};
        }
        auto const first = static_cast<std::uint32_t>(pick(static_cast<int>(size)));
        return {first, 1 + static_cast<std::uint32_t>(pick(static_cast<int>(size - first)))};
    }

    Inlines inlines(int depth) {
        Inlines made;
        for (int i = pick(4); i > 0; --i) {
            switch (depth > 0 ? pick(8) : pick(2)) {
            case 0:
                made.push_back({LineBreak{}});
                break;
            case 1:
                made.push_back({Styled{arm<Style>(7), {}}});
                break;
            case 2:
                made.push_back({Styled{arm<Style>(7), inlines(depth - 1)}});
                break;
            case 3:
                made.push_back({Box<Link>{Link{text(), inlines(depth - 1)}}});
                break;
            case 4:
                made.push_back({Box<Image>{
                    Image{pick(2) == 0 ? "" : "图 1.png", text(), text(), real(), real()}}});
                break;
            case 5:
                made.push_back({Box<Ruby>{Ruby{inlines(depth - 1), text()}}});
                break;
            case 6:
                made.push_back({Box<Note>{Note{arm<NoteKind>(3), text(), blocks(depth - 1)}}});
                break;
            default:
                made.push_back({Text{text()}});
            }
        }
        return made;
    }

    Blocks blocks(int depth) {
        Blocks made;
        for (int i = pick(4); i > 0; --i) {
            Block block;
            switch (depth > 0 ? pick(7) : pick(3)) {
            case 0:
                block.node = PageBreak{};
                break;
            case 1:
                block.node = Verbatim{text() + "\n" + text()};
                break;
            case 2: {
                Paragraph paragraph{inlines(depth), {}, maybe<Align>(4), arm<Role>(7)};
                if (pick(2) == 0) {
                    paragraph.first_line_indent = real();
                }
                block.node = paragraph;
                break;
            }
            case 3:
                block.node = Heading{inlines(depth), 1 + pick(9)};
                break;
            case 4:
                block.node = List{{{text(), blocks(depth - 1)}, {"•", {}}}, pick(2) == 0};
                break;
            case 5:
                block.node = Quote{blocks(depth - 1)};
                break;
            default:
                block.node = Box<Table>{table(depth)};
            }
            block.source = lines();
            made.push_back(std::move(block));
        }
        return made;
    }

    Cell cell(int depth) {
        Cell made;
        made.content = pick(3) == 0 ? blocks(depth - 1) : make_cell_content(text());
        made.row_span = 1 + pick(4) / 3 * pick(3);
        made.col_span = 1 + pick(4) / 3 * pick(3);
        made.rule = rule();
        made.evidence = arm<Evidence>(7);
        made.row_header = pick(4) == 0;
        made.align = maybe<Align>(4);
        made.valign = maybe<VAlign>(3);
        if (std::uint32_t const size = m_document->source.size(); size != 0 && pick(2) == 0) {
            made.source.line = static_cast<std::uint32_t>(pick(static_cast<int>(size)));
            made.source.column = static_cast<std::uint32_t>(pick(2));
        }
        return made;
    }

    Table table(int depth) {
        Table made;
        made.caption = inlines(0);
        for (int i = pick(3); i > 0; --i) {
            made.column_widths.push_back(real());
        }
        for (int r = pick(5); r > 0; --r) {
            Row row;
            row.group = r > 3 ? RowGroup::Head : arm<RowGroup>(3);
            for (int c = pick(5); c > 0; --c) {
                row.cells.push_back(cell(depth));
            }
            made.rows.push_back(std::move(row));
        }
        std::vector<GridPosition> slots;
        TableGrid const grid = form_grid(made);
        for (TableGrid::Placed const& placed : grid.cells()) {
            slots.push_back({placed.row, placed.column});
        }
        if (!slots.empty()) {
            add_references(made, slots);
        }
        return made;
    }

    void add_references(Table& table, std::vector<GridPosition> const& slots) {
        auto const some = [&] { return slots[m_random() % slots.size()]; };
        for (int i = pick(3); i > 0; --i) {
            table.doubts.push_back(
                {slots, {}, std::int64_t{pick(1000)} << 30U, pick(2) == 0, rule()});
            for (int candidate = pick(3); candidate > 0; --candidate) {
                table.doubts.back().candidates.emplace_back(slots.size(), text());
            }
            table.printed.push_back({some(), text()});
            table.marks.push_back(
                {text(),
                 text(),
                 text(),
                 arm<Evidence>(7),
                 pick(2),
                 pick(3),
                 pick(2) == 0,
                 text(),
                 text(),
                 {{text()}, {}},
                 text(),
                 pick(9) - 1,
                 pick(9) - 1,
                 {some(), some()}});
        }
        if (pick(2) == 0) {
            FormBinding form{text(), text(), text(), text(), pick(2) == 0, {}, {}, {}, {}, {}};
            form.rows = {{"1", text()}, {"3.4.2", text()}};
            form.columns = {"自然人", text()};
            form.values.push_back({some(), 1, 1});
            form.labels.push_back({some(), 1});
            form.extra_rows.push_back({text(), some(), slots});
            table.form = form;
        }
    }

    std::mt19937 m_random;
    Document* m_document = nullptr;
};

} // namespace gouji::test

#include "gouji/model/outline.hpp"

#include "gouji/tests/catch.hpp"
#include "gouji/tests/model/tables.hpp"

using namespace gouji;
using namespace gouji::test;

TEST_CASE("An outline names every block on its own line") {
    Document document;
    document.blocks.push_back(
        {Paragraph{make_inlines("某局2022年度报告"), {}, {}, Role::Title}, {}});
    document.blocks.push_back({Heading{make_inlines("一、总体情况"), 1}, {}});
    Paragraph paragraph{make_inlines(std::string(41, 'x') + "\n"), {}, {}, Role::Body};
    paragraph.children.push_back(
        {Box<Note>{Note{NoteKind::Footnote, "", make_cell_content("注")}}});
    paragraph.children.push_back({Box<Image>{Image{"a.png", "", "", 0, 0}}});
    document.blocks.push_back({paragraph, {}});
    document.blocks.push_back({List{{{"1.", {make_paragraph("甲\n乙")}}}, true}, {}});
    document.blocks.push_back({Quote{{make_paragraph("引")}}, {}});
    document.blocks.push_back({Verbatim{"a\tb"}, {}});
    document.blocks.push_back({PageBreak{}, {}});
    Table outer = table({{"项", "数"}, {"a", ""}});
    outer.rows[0].group = RowGroup::Head;
    outer.rows[1].cells[1].evidence = Evidence::Ambiguous;
    outer.rows[1].cells[1].content = {{Quote{{{Box<Table>{table({{"1"}})}, {}}}}, {}}};
    outer.form = FormBinding{};
    outer.form->form = "applications-2021";
    document.blocks.push_back({Box<Table>{outer}, {}});
    document.footer = make_cell_content("页脚");
    document.furniture.push_back({FurnitureKind::PageNumber, "- 1 -", {}});
    CHECK(outline(document) == R"(title: 某局2022年度报告
heading 1: 一、总体情况
paragraph: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… [footnote: 注] [image a.png]
list: 1 item
  item 1.
    paragraph: 甲 乙
quote
  paragraph: 引
verbatim: a b
page break
table 2x2 applications-2021: 4 cells, 1 header row, 1 ambiguous
  table 1x1: 1 cell
footer of every page
  paragraph: 页脚
furniture, page number: - 1 -
)");
}

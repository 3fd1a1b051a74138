#include "write_samples.hpp"

#include "gouji/model/text.hpp"

namespace gouji::test {

Block paragraph(std::string const& text, Role role) {
    return {Paragraph{make_inlines(text), {}, {}, role}, {}};
}

Block paragraph(Inlines inlines) {
    return {Paragraph{std::move(inlines), {}, {}, Role::Body}, {}};
}

Block table_block(Table table) {
    return {Box<Table>{std::move(table)}, {}};
}

Block list_block(bool ordered, std::vector<std::pair<std::string, Blocks>> items) {
    List list;
    list.ordered = ordered;
    for (auto& [label, children] : items) {
        list.items.push_back({label, std::move(children)});
    }
    return {std::move(list), {}};
}

Cell cell(std::string const& text, int row_span, int col_span) {
    Cell cell;
    cell.content = make_cell_content(text);
    cell.row_span = row_span;
    cell.col_span = col_span;
    return cell;
}

Table table(std::vector<std::vector<Cell>> rows, std::size_t head_rows) {
    Table table;
    for (auto& cells : rows) {
        RowGroup const group = table.rows.size() < head_rows ? RowGroup::Head : RowGroup::Body;
        table.rows.push_back({std::move(cells), group});
    }
    return table;
}

Document document(Blocks blocks) {
    Document document;
    document.blocks = std::move(blocks);
    return document;
}

namespace {

/// A PNG of 4 by 2 pixels: as much of it as a size needs.
std::string tiny_png() {
    using namespace std::string_literals;
    return "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x04\0\0\0\x02\x08\x02\0\0\0"s;
}

Inlines all_inlines() {
    Inlines inlines;
    inlines.push_back({Text{"全年公开\t信息 < & > "}});
    for (Style const style :
         {Style::Emphasis,
          Style::Strong,
          Style::Underline,
          Style::Strike,
          Style::Superscript,
          Style::Subscript,
          Style::Code}) {
        inlines.push_back({Styled{style, {{Text{"格式"}}}}});
    }
    inlines.push_back({LineBreak{}});
    inlines.push_back({Box<Link>{{"https://example.org/a?b=1&c=2", {{Text{"链接"}}}}}});
    inlines.push_back({Box<Link>{{"#anchor", {{Text{"锚点"}}}}}});
    inlines.push_back({Box<Image>{{"picture", "", "示意图", 0, 0}}});
    inlines.push_back({Box<Ruby>{{{{Text{"畲"}}}, "shē"}}});
    inlines.push_back({Box<Note>{{NoteKind::Footnote, "", {paragraph("脚注")}}}});
    inlines.push_back({Box<Note>{{NoteKind::Endnote, "", {paragraph("尾注")}}}});
    inlines.push_back({Box<Note>{{NoteKind::Comment, "审核", {paragraph("批注")}}}});
    return inlines;
}

Table nested_table() {
    Table inner = table({{cell("内一"), cell("内二")}});
    Table outer = table(
        {{cell("项目", 2, 1), cell("数量", 1, 2)},
         {cell("上年"), cell("本年")},
         {cell("受理"), cell("12"), cell("-3")},
         {cell("办结", 1, 1), cell("合并", 1, 2)}},
        2);
    outer.rows[2].cells[0].row_header = true;
    outer.rows[2].cells[1].align = Align::End;
    outer.rows[2].cells[1].valign = VAlign::Bottom;
    outer.rows[3].cells[1].content.push_back(table_block(std::move(inner)));
    outer.caption = make_inlines("表1 办理情况");
    return outer;
}

} // namespace

Document everything() {
    Document document;
    document.metadata = {{"title", "年度报告"}, {"author", "某局"}, {"created", "2023-01-20"}};
    document.media["picture"] = {"image/png", tiny_png()};
    document.header = {paragraph("页眉")};
    document.footer = {paragraph("页脚")};
    Blocks& blocks = document.blocks;
    for (Role const role :
         {Role::Title,
          Role::Subtitle,
          Role::Body,
          Role::Caption,
          Role::Note,
          Role::Signature,
          Role::Date}) {
        blocks.push_back(paragraph("一个段落", role));
    }
    for (int level = 1; level <= 9; ++level) {
        blocks.push_back({Heading{make_inlines("一、标题"), level}, {}});
    }
    blocks.push_back(paragraph(all_inlines()));
    Paragraph formatted{make_inlines("有格式的段落"), 1.5F, Align::Center, Role::Body};
    blocks.push_back({std::move(formatted), {}});
    Block const inner = list_block(false, {{"•", {paragraph("丙")}}});
    blocks.push_back(list_block(
        true, {{"1.", {paragraph("甲"), paragraph("续")}}, {"2.", {paragraph("乙"), inner}}}));
    blocks.push_back(
        list_block(true, {{"（甲）", {paragraph("子")}}, {"（丙）", {paragraph("丑")}}}));
    blocks.push_back({Quote{{paragraph("引文")}}, {}});
    blocks.push_back({Verbatim{"a  b\n\tc"}, {}});
    blocks.push_back({PageBreak{}, {}});
    blocks.push_back(table_block(nested_table()));
    blocks.push_back(table_block(table({{cell("甲"), cell("")}})));
    return document;
}

} // namespace gouji::test

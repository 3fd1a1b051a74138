#include "gouji/tests/formats/html/random_document.hpp"

#include <algorithm>
#include <array>

namespace gouji::test {

namespace {

constexpr std::array<std::string_view, 36> pieces{
    "总计",     "一、",   "12,345",  " ",         "  ",           "\t",        "　", "\u00A0",
    "<b>",      "</td>",  "</pre>",  "&amp;",     "&lt",          "&#x41;",    "\"", "'",
    "<!--",     "-->",    "]]>",     "<![CDATA[", "<script>",     "</script>", "\\", "{",
    "打印本页", "勾稽[",  "word",    "a b",       "\u4E00\u3002", "，",        "😀",  "e\u0301",
    "\u00AD",   "\u200B", "<![if]>", "</ol>"};

constexpr std::array<std::string_view, 8> odd_labels{
    "（一）", "①", "'\"\\", "<li>", "1.1", "a)", "第一条 ", "\t-"};

} // namespace

std::string RandomDocument::make_text() {
    std::string text;
    for (std::size_t i = 1 + below(4); i > 0; --i) {
        text += pieces.at(below(pieces.size()));
    }
    return text;
}

Inline RandomDocument::make_inline(int depth, bool in_link) {
    switch (depth > 2 ? 0 : below(14)) {
    case 0:
        return {LineBreak{}};
    case 1:
    case 2: {
        Inlines children = make_inlines(depth + 1, in_link);
        children.push_back({Text{make_text()}});
        return {Styled{static_cast<Style>(below(7)), std::move(children)}};
    }
    case 3:
        if (in_link) {
            return {Text{make_text()}};
        }
        // Its text must show: a link around nothing is no link.
        return {Box<Link>{Link{
            "http://x.example/?a=1&b=\"" + std::to_string(below(9)) + "\"",
            {{Text{"链接" + make_text()}}}}}};
    case 4:
        return {Box<Image>{Image{
            one_in(2) ? "image1.png" : "",
            one_in(2) ? "" : "pic/一.png",
            "图" + make_text(),
            one_in(2) ? 0.F : 20.F,
            0.F}}};
    case 5:
        return {Box<Ruby>{Ruby{{{Text{"字"}}}, "zi"}}};
    case 6: {
        Note note;
        note.kind = static_cast<NoteKind>(below(3));
        note.author = note.kind == NoteKind::Comment ? "某人" + make_text() : "";
        note.children = make_blocks(2, 3);
        return {Box<Note>{std::move(note)}};
    }
    default:
        return {Text{make_text()}};
    }
}

Inlines RandomDocument::make_inlines(int depth, bool in_link) {
    Inlines inlines;
    for (std::size_t i = below(5); i > 0; --i) {
        inlines.push_back(make_inline(depth, in_link));
    }
    return inlines;
}

Block RandomDocument::make_paragraph() {
    Paragraph paragraph;
    paragraph.children = make_inlines(0, false);
    if (one_in(4)) {
        paragraph.align = static_cast<Align>(below(4));
    }
    if (one_in(5)) {
        paragraph.first_line_indent = 2;
    }
    if (one_in(4)) {
        paragraph.role = static_cast<Role>(below(7));
    }
    return {std::move(paragraph), {}};
}

std::string RandomDocument::make_label(bool ordered, std::size_t number) {
    if (one_in(3)) {
        return std::string{odd_labels.at(below(odd_labels.size()))};
    }
    constexpr std::array<std::string_view, 4> bullets{"•", "◦", "▪", "-"};
    return ordered ? std::to_string(number) + '.' : std::string{bullets.at(below(4))};
}

Block RandomDocument::make_list(int depth) {
    List list;
    list.ordered = one_in(2);
    std::size_t const kind = below(4);
    constexpr std::array<std::string_view, 4> romans{"i.", "ii.", "iii.", "iv."};
    for (std::size_t i = 0; i < 1 + below(4); ++i) {
        std::string label = kind == 0   ? make_label(list.ordered, i + 3)
                            : kind == 1 ? std::string{romans.at(i)}
                            : kind == 2 ? std::string(1, static_cast<char>('a' + i)) + '.'
                                        : std::to_string(i + 1) + '.';
        list.items.push_back({std::move(label), make_blocks(2, depth + 1)});
    }
    return {std::move(list), {}};
}

/// Cells that cover every slot of the grid once, cut at random; groups change where no cell spans.
Table RandomDocument::make_table(int depth) {
    std::size_t const rows = 1 + below(5);
    std::size_t const columns = 1 + below(5);
    Table table;
    table.rows.resize(rows);
    std::vector<std::vector<bool>> taken(rows, std::vector<bool>(columns, false));
    for (std::size_t begin = 0; begin < rows;) {
        std::size_t const end = std::min(rows, begin + 1 + below(3));
        auto const group = static_cast<RowGroup>(below(3));
        for (std::size_t r = begin; r < end; ++r) {
            table.rows[r].group = group;
            for (std::size_t c = 0; c < columns; ++c) {
                if (taken[r][c]) {
                    continue;
                }
                std::size_t width = 1;
                while (c + width < columns && !taken[r][c + width] && one_in(3)) {
                    ++width;
                }
                std::size_t const height = 1 + below(end - r);
                for (std::size_t i = r; i < r + height; ++i) {
                    std::fill_n(taken[i].begin() + static_cast<std::ptrdiff_t>(c), width, true);
                }
                Cell cell;
                cell.row_span = static_cast<std::int32_t>(height);
                cell.col_span = static_cast<std::int32_t>(width);
                cell.row_header = one_in(6);
                cell.content = make_blocks(2, depth + 2);
                if (one_in(6)) {
                    cell.align = Align::End;
                    cell.valign = VAlign::Top;
                }
                table.rows[r].cells.push_back(std::move(cell));
            }
        }
        begin = end;
    }
    if (one_in(3)) {
        table.caption = {{Text{"表一 " + make_text()}}};
    }
    if (one_in(3)) {
        table.column_widths.assign(columns, 12.5F);
    }
    return table;
}

Block RandomDocument::make_block(int depth) {
    switch (depth > 3 ? 0 : below(10)) {
    case 1:
        return {
            Heading{{{Text{"标题" + make_text()}}}, static_cast<std::int32_t>(1 + below(9))}, {}};
    case 2:
        return make_list(depth);
    case 3:
        return {Quote{{make_paragraph(), make_block(depth + 1)}}, {}};
    case 4:
        return {Verbatim{"\n" + make_text() + "\n\n" + make_text() + (one_in(2) ? "\n" : "")}, {}};
    case 5:
    case 6:
        return {Box<Table>{make_table(depth)}, {}};
    case 7:
        return {PageBreak{}, {}};
    default:
        return make_paragraph();
    }
}

Blocks RandomDocument::make_blocks(std::size_t most, int depth) {
    Blocks blocks;
    for (std::size_t i = below(most + 1); i > 0; --i) {
        blocks.push_back(make_block(depth));
    }
    return blocks;
}

Document RandomDocument::make() {
    Document document;
    document.media["image1.png"] = {"image/png", std::string{"\x89PNG\0\xFF", 6}};
    if (one_in(3)) {
        document.metadata["title"] = "题 " + std::to_string(below(9));
        document.metadata["subject"] = "\"<&>\"";
    }
    if (one_in(4)) {
        document.header.push_back(make_paragraph());
        document.page = PageSetup{};
    }
    document.blocks = make_blocks(6, 0);
    return document;
}

} // namespace gouji::test

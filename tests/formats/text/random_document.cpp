#include "gouji/tests/formats/text/random_document.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "gouji/model/text.hpp"

namespace gouji::test {

namespace {

constexpr std::array<std::string_view, 62> pieces{
    "总计",
    "自然人",
    "（一）",
    "一、",
    "1.",
    "1、",
    "第一章 ",
    "0",
    "12,345",
    "|",
    "||",
    "+",
    "+--",
    "+---+---+",
    "---",
    "====",
    "~~~~",
    "-",
    "•",
    "* ",
    "> ",
    ">",
    "\\",
    "\\\\",
    "..",
    ".. ",
    ".. caption: x",
    "勾稽[",
    "勾稽[table 1 1 ambiguous 1/2: 4]",
    "```",
    "``",
    "[^1]",
    "[^1]: ",
    "  ",
    " ",
    "\t",
    "　",
    "　　",
    "\xC2\xA0",
    "“”",
    "…",
    "①",
    "℃",
    "e\xCC\x81",
    "が",
    "か\xE3\x82\x99",
    "ｶﾞ",
    "𠮷",
    "😀",
    "│",
    "┌──┐",
    "。",
    "；",
    "局2022年政府信息公开工作年度报告",
    "2023年2月10日",
    "a b",
    "word",
    ":",
    "::",
    "#",
    "\xEF\xBB\xBF",
    "第二节"};

} // namespace

std::string RandomDocument::make_text() {
    std::string text;
    for (std::size_t i = below(6); i > 0; --i) {
        text += pieces[below(pieces.size())];
    }
    return text;
}

Inlines RandomDocument::make_inlines_with_breaks() {
    std::string text = make_text();
    while (one_in(4)) {
        text += "\n" + make_text();
    }
    return gouji::make_inlines(text);
}

Blocks RandomDocument::make_cell(int depth) {
    Blocks blocks;
    for (std::size_t i = below(3); i > 0; --i) {
        if (depth < 2 && one_in(12)) {
            blocks.push_back({Box<Table>{make_table(depth + 1)}, {}});
        } else {
            Paragraph paragraph;
            paragraph.children = make_inlines_with_breaks();
            std::erase_if(paragraph.children, [](Inline const& element) {
                auto const* const text = std::get_if<Text>(&element.node);
                return text != nullptr && text->utf8.find('\t') != std::string::npos;
            });
            blocks.push_back({std::move(paragraph), {}});
        }
    }
    return blocks;
}

/// Cuts a rectangle into cells at random; sometimes leaves holes at the end of a row.
Table RandomDocument::make_table(int depth) {
    std::size_t const rows = 1 + below(5);
    std::size_t const columns = 1 + below(5);
    std::size_t const head = below(rows + 1);
    std::vector<std::vector<bool>> taken(rows, std::vector<bool>(columns, false));
    Table table;
    table.rows.resize(rows);
    for (std::size_t r = 0; r < rows; ++r) {
        table.rows[r].group = r < head ? RowGroup::Head : RowGroup::Body;
        std::size_t const group_end = r < head ? head : rows;
        for (std::size_t c = 0; c < columns; ++c) {
            if (taken[r][c]) {
                continue;
            }
            std::size_t width = 1;
            while (c + width < columns && !taken[r][c + width] && one_in(3)) {
                ++width;
            }
            std::size_t height = 1;
            while (r + height < group_end && one_in(3)) {
                ++height;
            }
            for (std::size_t i = r; i < r + height; ++i) {
                std::fill_n(taken[i].begin() + static_cast<std::ptrdiff_t>(c), width, true);
            }
            Cell cell;
            cell.row_span = static_cast<std::int32_t>(height);
            cell.col_span = static_cast<std::int32_t>(width);
            cell.row_header = one_in(9);
            cell.content = make_cell(depth);
            table.rows[r].cells.push_back(std::move(cell));
        }
    }
    if (one_in(6) && table.rows.back().cells.size() > 1) {
        table.rows.back().cells.pop_back();
    }
    if (one_in(6)) {
        table.caption = make_inlines("表" + std::to_string(below(9)) + " 情况");
    }
    return table;
}

Block RandomDocument::make_block(int depth) {
    switch (below(depth > 2 ? 5 : 9)) {
    case 0: {
        auto const level = static_cast<std::int32_t>(1 + below(9));
        return {Heading{make_inlines_with_breaks(), level}, {}};
    }
    case 1: {
        std::string text = make_text();
        while (one_in(2)) {
            text += "\n" + make_text();
        }
        return {Verbatim{text}, {}};
    }
    case 2:
        return {PageBreak{}, {}};
    case 5:
        return {Quote{make_blocks(depth + 1)}, {}};
    case 6: {
        constexpr std::array<std::string_view, 9> labels{
            "1.", "•", "（一）", "-", "a)", "1.2", "步骤 1", "图：", "①"};
        List list;
        std::string const label{labels[below(labels.size())]};
        list.ordered = label != "•" && label != "-";
        for (std::size_t i = 1 + below(3); i > 0; --i) {
            list.items.push_back({label, make_blocks(depth + 1)});
        }
        return {std::move(list), {}};
    }
    case 7:
    case 8:
        return {Box<Table>{make_table(depth)}, {}};
    default:
        break;
    }
    Paragraph paragraph;
    paragraph.children = make_inlines_with_breaks();
    return {std::move(paragraph), {}};
}

Blocks RandomDocument::make_blocks(int depth) {
    Blocks blocks;
    for (std::size_t i = below(depth == 0 ? 8 : 4); i > 0; --i) {
        blocks.push_back(make_block(depth));
    }
    return blocks;
}

Document RandomDocument::make() {
    Document document;
    document.blocks = make_blocks(0);
    return document;
}

} // namespace gouji::test

#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/layout/page/page_maker.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

/// A grid of 20 by 60 points a cell from (50, 100).
PageMaker ruled(int rows, int columns, std::int32_t number = 1) {
    PageMaker maker{number};
    auto const right = 50 + 60 * static_cast<float>(columns);
    auto const bottom = 100 + 20 * static_cast<float>(rows);
    for (int row = 0; row <= rows; ++row) {
        maker.level(50, right, 100 + 20 * static_cast<float>(row));
    }
    for (int column = 0; column <= columns; ++column) {
        maker.upright(50 + 60 * static_cast<float>(column), 100, bottom);
    }
    return maker;
}
/// Text in the cell of such a grid.
void put(PageMaker& maker, int row, int column, std::string_view text) {
    maker.text(53 + 60 * static_cast<float>(column), 114 + 20 * static_cast<float>(row), text);
}

} // namespace

TEST_CASE("A ruled table: words by their cells, empty cells kept") {
    PageMaker maker = ruled(2, 3);
    put(maker, 0, 0, "项目");
    put(maker, 0, 2, "金额");
    put(maker, 1, 0, "收费");
    put(maker, 1, 1, "7");
    CHECK(table_text(lay_out({maker.page()})) == "*项目 |  | 金额\n收费 | 7 | ");
}

TEST_CASE("Wrapped lines of a cell: Chinese joined without a blank, Latin with one") {
    PageMaker narrow;
    for (float const x : {50.F, 94.F, 150.F}) {
        narrow.upright(x, 100, 150);
    }
    narrow.level(50, 150, 100).level(50, 150, 125).level(50, 150, 150);
    narrow.text(52, 110, "本年处理").text(52, 121, "决定数量");
    narrow.text(97, 110, "number of").text(97, 121, "decisions");
    narrow.text(52, 140, "a").text(97, 140, "b");
    CHECK(table_text(lay_out({narrow.page()})) == "本年处理决定数量 | number of decisions\na | b");
}

TEST_CASE("A line that had room for the next word was broken on purpose") {
    PageMaker maker = ruled(2, 2);
    maker.text(53, 108, "一").text(53, 118, "二三四");
    put(maker, 0, 1, "x");
    put(maker, 1, 0, "y");
    put(maker, 1, 1, "z");
    CHECK(table_text(lay_out({maker.page()})) == "一/二三四 | x\ny | z");
}

TEST_CASE("Figures cut by a narrow cell stay one") {
    PageMaker maker;
    for (float const x : {50.F, 60.F, 70.F}) {
        maker.upright(x, 100, 150);
    }
    maker.level(50, 70, 100).level(50, 70, 125).level(50, 70, 150);
    maker.text(52.5F, 110, "6").text(52.5F, 121, "2").text(62.5F, 110, "7").text(62.5F, 121, "5");
    maker.text(52.5F, 135, "8").text(52.5F, 146, "1").text(62.5F, 135, "9").text(62.5F, 146, "0");
    CHECK(table_text(lay_out({maker.page()})) == "62 | 75\n81 | 90");
}

TEST_CASE("Boxed paragraphs, page frames and lines to write on are no tables") {
    CHECK(
        table_text(lay_out({PageMaker{}.frame(50, 100, 300, 160).text(60, 120, "注意").page()})) ==
        "none");
    PageMaker form;
    for (int i = 0; i < 6; ++i) {
        float const y = 100 + 30 * static_cast<float>(i);
        form.text(50, y, "姓名：").level(90, 300, y + 2);
    }
    CHECK(table_text(lay_out({form.page()})) == "none");
}

TEST_CASE("A drawing with figures on its bars is no table") {
    PageMaker maker;
    maker.level(50, 350, 300).upright(50, 100, 300);
    for (int i = 0; i < 5; ++i) {
        auto const step = static_cast<float>(i);
        maker.fill(60 + 55 * step, 250 - 20 * step, 100 + 55 * step, 300, 1);
        maker.text(70 + 55 * step, 245 - 20 * step, "1" + std::to_string(i));
        maker.level(50, 350, 120 + 36 * step, 0.3F);
    }
    CHECK(table_text(lay_out({maker.page()})) == "none");
}

TEST_CASE("A table in a cell of a table") {
    PageMaker maker = ruled(3, 2);
    for (RuleLine& rule : maker.page().rules) {
        rule.box.x0 = rule.box.x0 > 100 ? rule.box.x0 + 100 : rule.box.x0;
        rule.box.x1 = rule.box.x1 > 100 ? rule.box.x1 + 100 : rule.box.x1;
        rule.box.y0 = rule.box.y0 > 130 ? rule.box.y0 + 60 : rule.box.y0;
        rule.box.y1 = rule.box.y1 > 130 ? rule.box.y1 + 60 : rule.box.y1;
    }
    maker.text(53, 114, "a").text(215, 114, "b").text(53, 134, "c").text(215, 134, "d");
    maker.text(53, 214, "e").text(215, 214, "f");
    maker.frame(60, 145, 180, 190).level(60, 180, 167).upright(120, 145, 190);
    maker.text(65, 160, "1").text(125, 160, "2").text(65, 180, "3").text(125, 180, "4");
    Document const document = lay_out({maker.page()});
    CHECK(table_text(document, 0) == "a | b\nc | d\ne | f");
    CHECK(table_text(document, 1) == "1 | 2\n3 | 4");
}

TEST_CASE("Columns by the alignment of words, between two rules") {
    PageMaker maker;
    maker.level(50, 300, 100).level(50, 300, 120).level(50, 300, 170);
    maker.text(50, 114, "Country").text_right(200, 114, "1995").text_right(290, 114, "1996");
    maker.text(50, 134, "Austria").text_right(200, 134, "6.5").text_right(290, 134, "107.2");
    maker.text(50, 149, "Great Britain").text_right(200, 149, "12.9").text_right(290, 149, "n.a.");
    maker.text(50, 164, "Spain").text_right(200, 164, "-").text_right(290, 164, "9.1");
    maker.text(50, 186, "Source: national offices, own estimates for one of the years");
    Document const document = lay_out({maker.page()});
    CHECK(
        table_text(document) ==
        "*Country | 1995 | 1996\nAustria | 6.5 | 107.2\nGreat Britain | 12.9 | n.a.\n"
        "Spain | - | 9.1");
    CHECK(blocks_text(document).ends_with(
        "p Source: national offices, own estimates for one of the years"));
}

TEST_CASE("A rule under several columns makes the heading above it span them") {
    PageMaker maker;
    maker.level(50, 350, 100).level(150, 350, 120).level(50, 350, 135).level(50, 350, 170);
    maker.text(225, 114, "Sales").text(160, 131, "1995").text(260, 131, "1996");
    maker.text(50, 149, "North").text(160, 149, "12").text(260, 149, "13");
    maker.text(50, 164, "South").text(160, 164, "22").text(260, 164, "23");
    CHECK(
        table_text(lay_out({maker.page()})) ==
        "* | Sales{1x2}\n* | 1995 | 1996\nNorth | 12 | 13\nSouth | 22 | 23");
}

TEST_CASE("A wrapped label is of its row, a heading of rows is a row") {
    PageMaker maker;
    maker.level(50, 350, 90).level(50, 350, 185);
    maker.text(50, 104, "Men");
    maker.text(60, 116, "employed full").text(200, 116, "12").text(300, 116, "31");
    maker.text(60, 128, "time all year");
    maker.text(60, 140, "others").text(200, 140, "14").text(300, 140, "33");
    maker.text(50, 152, "Women");
    maker.text(60, 164, "employed").text(200, 164, "16").text(300, 164, "35");
    maker.text(60, 176, "others").text(200, 176, "17").text(300, 176, "36");
    CHECK(
        table_text(lay_out({maker.page()})) ==
        "Men |  | \nemployed full time all year | 12 | 31\nothers | 14 | 33\nWomen |  | \n"
        "employed | 16 | 35\nothers | 17 | 36");
}

TEST_CASE("Rows inside drawn cells are split by their figures") {
    PageMaker maker;
    maker.frame(50, 100, 350, 180)
        .level(50, 350, 120)
        .upright(150, 100, 180)
        .upright(250, 100, 180);
    maker.text(55, 114, "Country").text(155, 114, "Births").text(255, 114, "Deaths");
    for (int i = 0; i < 4; ++i) {
        float const y = 132 + 13 * static_cast<float>(i);
        maker.text(55, y, "Land " + std::string(1, static_cast<char>('A' + i)));
        maker.text(155, y, std::to_string(120 + i)).text(255, y, std::to_string(90 + i));
    }
    CHECK(
        table_text(lay_out({maker.page()})) ==
        "*Country | Births | Deaths\nLand A | 120 | 90\nLand B | 121 | 91\nLand C | 122 | 92\n"
        "Land D | 123 | 93");
}

TEST_CASE("Contents with leaders, lists and prose in columns are no tables") {
    PageMaker contents;
    for (int i = 0; i < 6; ++i) {
        float const y = 100 + 15 * static_cast<float>(i);
        contents.text(50, y, "Chapter with some name ..............................");
        contents.text_right(400, y, std::to_string(3 + 7 * i));
    }
    CHECK(table_text(lay_out({contents.page()})) == "none");
    PageMaker list;
    for (int i = 0; i < 6; ++i) {
        float const y = 100 + 15 * static_cast<float>(i);
        list.text(50, y, std::to_string(i + 1) + ".").text(80, y, "something to be done soon");
    }
    CHECK(table_text(lay_out({list.page()})) == "none");
    PageMaker columns;
    for (int i = 0; i < 20; ++i) {
        float const y = 100 + 12 * static_cast<float>(i);
        columns.text(50, y, "prose on the left side that fills its column");
        columns.text(300, y, "and more on the right, as newspapers have it");
    }
    Document const document = lay_out({columns.page()});
    CHECK(table_text(document) == "none");
}

TEST_CASE("A table goes on over pages: the repeated header is dropped, its rows know their page") {
    std::vector<PageContent> pages;
    for (int number = 1; number <= 2; ++number) {
        PageMaker maker = ruled(3, 2, number);
        put(maker, 0, 0, "Name");
        put(maker, 0, 1, "Sum");
        put(maker, 1, 0, number == 1 ? "a" : "c");
        put(maker, 1, 1, "1");
        put(maker, 2, 0, number == 1 ? "b" : "d");
        put(maker, 2, 1, "2");
        maker.text(290, 800, "- " + std::to_string(number) + " -");
        pages.push_back(maker.page());
    }
    Document const document = lay_out(pages);
    CHECK(table_text(document) == "*Name | Sum\na | 1\nb | 2\nc | 1\nd | 2");
    CHECK(document.furniture.size() == 2);
    Table const& table = *std::get<Box<Table>>(document.blocks.at(0).node);
    auto const page_of = [&](std::size_t row) {
        return document.source.line(table.rows[row].cells[0].source.line).origin.page;
    };
    CHECK(page_of(2) == 1);
    CHECK(page_of(3) == 2);
}

TEST_CASE("A row that a page break cuts is healed; a label over rows goes on") {
    PageMaker first = ruled(2, 2, 1);
    put(first, 0, 0, "head");
    put(first, 0, 1, "words");
    put(first, 1, 0, "label");
    put(first, 1, 1, "long text");
    PageMaker second = ruled(2, 2, 2);
    put(second, 0, 1, "that ends");
    put(second, 1, 0, "next");
    put(second, 1, 1, "row");
    CHECK(
        table_text(lay_out({first.page(), second.page()})) ==
        "head | words\nlabel | long text that ends\nnext | row");
}

TEST_CASE("A cut row whose label stands over the rows below it is healed") {
    PageMaker first = ruled(2, 3, 1);
    put(first, 0, 0, "项目");
    put(first, 0, 1, "内容");
    put(first, 0, 2, "数");
    put(first, 1, 0, "无法提");
    put(first, 1, 1, "没有现成信");
    put(first, 1, 2, "3");
    PageMaker second{2};
    second.frame(50, 100, 230, 160).upright(110, 100, 160).upright(170, 100, 160);
    second.level(110, 230, 120).level(110, 230, 140);
    put(second, 0, 0, "供信息");
    SECTION("the rest of a row") {
        put(second, 0, 1, "息需要制");
        put(second, 1, 1, "其他");
        put(second, 1, 2, "4");
        put(second, 2, 1, "合计");
        put(second, 2, 2, "7");
        CHECK(
            table_text(lay_out({first.page(), second.page()})) ==
            "*项目 | 内容 | 数\n无法提供信息{3x1} | 没有现成信息需要制 | 3\n"
            "其他 | 4\n合计 | 7");
    }
    SECTION("a row of its own, left blank") {
        put(second, 0, 1, "2.其他");
        put(second, 1, 1, "3.另行");
        put(second, 1, 2, "4");
        put(second, 2, 1, "4.合计");
        put(second, 2, 2, "7");
        std::string const text = table_text(lay_out({first.page(), second.page()}));
        CAPTURE(text);
        CHECK(text.find("供信息{3x1} | 2.其他") != std::string::npos);
    }
}

TEST_CASE("The last row stays where the last rule stands below it") {
    PageMaker maker;
    for (int i = 0; i <= 4; ++i) {
        maker.level(50, 400, 100 + 20 * static_cast<float>(i));
    }
    for (int row = 0; row < 4; ++row) {
        for (int column = 0; column < 3; ++column) {
            maker.text(
                52 + 120 * static_cast<float>(column),
                114 + 20 * static_cast<float>(row),
                std::string(3, static_cast<char>('a' + 3 * row + column)));
        }
    }
    maker.text(50, 200, "A paragraph below the table that is nothing of it and goes on");
    CHECK(table_text(lay_out({maker.page()})).ends_with("jjj | kkk | lll"));
}

TEST_CASE("Cells that are drawn apart are one grid") {
    PageMaker maker;
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            float const x = 50 + 104 * static_cast<float>(column);
            float const y = 100 + 24 * static_cast<float>(row);
            maker.frame(x, y, x + 100, y + 20);
            maker.text(x + 3, y + 14, std::to_string(10 * row + column));
        }
    }
    CHECK(table_text(lay_out({maker.page()})) == "0 | 1 | 2\n10 | 11 | 12\n20 | 21 | 22");
}

TEST_CASE("A low empty row among others stays") {
    PageMaker maker;
    maker.upright(50, 100, 164).upright(150, 100, 164).upright(250, 100, 164);
    for (float const y : {100.F, 120.F, 140.F, 144.F, 164.F}) {
        maker.level(50, 250, y);
    }
    maker.text(53, 114, "a").text(153, 114, "1").text(53, 134, "b").text(153, 134, "2");
    maker.text(53, 158, "c").text(153, 158, "3");
    CHECK(table_text(lay_out({maker.page()})) == "a | 1\nb | 2\n | \nc | 3");
}

TEST_CASE("A single row before or behind a page break is of its table") {
    PageMaker first{1};
    PageMaker second{2};
    auto const draw = [](PageMaker& maker, int rows, int number) {
        maker = ruled(rows, 2, number);
        for (int row = 0; row < rows; ++row) {
            put(maker, row, 0, "r" + std::to_string(10 * number + row));
            put(maker, row, 1, std::to_string(100 * number + row));
        }
    };
    SECTION("behind") {
        draw(first, 2, 1);
        draw(second, 1, 2);
        CHECK(
            table_text(lay_out({first.page(), second.page()})) ==
            "r10 | 100\nr11 | 101\nr20 | 200");
    }
    SECTION("before") {
        draw(first, 1, 1);
        draw(second, 2, 2);
        CHECK(
            table_text(lay_out({first.page(), second.page()})) ==
            "r10 | 100\nr20 | 200\nr21 | 201");
    }
    SECTION("in front of text") {
        draw(first, 2, 1);
        draw(second, 1, 2);
        second.text(50, 160, "text");
        CHECK(blocks_text(lay_out({first.page(), second.page()})) == "table 3x2\np text");
    }
    SECTION("behind text") {
        draw(first, 2, 1);
        draw(second, 1, 2);
        second.text(50, 60, "text");
        CHECK(table_text(lay_out({first.page(), second.page()})) == "r10 | 100\nr11 | 101");
    }
}

TEST_CASE("Headings as far apart as rows are head the columns below them") {
    PageMaker maker;
    auto const row = [&](float y, std::vector<std::pair<float, std::string>> const& cells) {
        for (auto const& [x, text] : cells) {
            maker.text(x, y, text);
        }
    };
    row(100, {{120, "First half"}, {280, "Second half"}});
    row(109, {{50, "Region"}});
    row(118, {{120, "Cases"}, {200, "Amount"}, {280, "Cases"}, {360, "Amount"}});
    for (int i = 0; i < 4; ++i) {
        float const y = 136 + 18 * static_cast<float>(i);
        row(y, {{50, "North"}, {120, "12"}, {200, "345"}, {280, "67"}, {360, "89"}});
    }
    CHECK(table_text(lay_out({maker.page()}))
              .starts_with("*Region{2x1} | First half{1x2} | Second half{1x2}\n"
                           "*Cases | Amount | Cases | Amount\nNorth | 12"));
}

TEST_CASE("The last row's wrapped lines are of the table, its name above is not") {
    PageMaker maker;
    maker.text(150, 86, "Table 1. What offices do");
    maker.text(50, 100, "Measure").text(150, 100, "Description").text(300, 100, "Due");
    float y = 118;
    for (std::string_view const name : {"Audit", "Data", "Courses", "Fees"}) {
        maker.text(50, y, name).text(150, y, "Check that all of").text(300, y, "2014-03-31");
        maker.text(150, y + 11, "them file it");
        y += 29;
    }
    maker.text(50, y + 10, "A paragraph below the table that is nothing of it and goes on");
    std::string const text = table_text(lay_out({maker.page()}));
    CHECK(text.find("Table 1") == std::string::npos);
    CHECK(text.ends_with("Fees | Check that all of them file it | 2014-03-31"));
}

TEST_CASE("Header rows of words: by their background, or as names of columns") {
    auto const fill = [](PageMaker& maker, std::vector<std::vector<std::string>> const& rows) {
        for (std::size_t row = 0; row < rows.size(); ++row) {
            for (std::size_t column = 0; column < rows[row].size(); ++column) {
                put(maker, static_cast<int>(row), static_cast<int>(column), rows[row][column]);
            }
        }
        return table_text(lay_out({maker.page()})).starts_with('*');
    };
    SECTION("a background of its own, two columns") {
        PageMaker maker = ruled(3, 2);
        maker.fill(50, 100, 170, 120, 7);
        CHECK(fill(maker, {{"Name", "State"}, {"lamp", "new"}, {"desk", "old"}}));
    }
    SECTION("stripes are none") {
        PageMaker maker = ruled(4, 2);
        maker.fill(50, 100, 170, 120, 7).fill(50, 140, 170, 160, 7);
        CHECK_FALSE(
            fill(maker, {{"lamp", "new"}, {"desk", "old"}, {"bed", "old"}, {"jug", "new"}}));
    }
    SECTION("names of three columns") {
        PageMaker maker = ruled(3, 3);
        CHECK(fill(
            maker, {{"Item", "State", "Owner"}, {"lamp", "new", "Ann"}, {"desk", "old", "Ann"}}));
    }
    SECTION("a form of labels and values") {
        PageMaker maker = ruled(3, 4);
        CHECK_FALSE(fill(
            maker,
            {{"姓名", "王", "性别", "男"},
             {"出生", "1980", "民族", "汉"},
             {"籍贯", "甲", "部门", "乙"}}));
    }
    SECTION("one heading over all") {
        PageMaker maker = ruled(3, 3);
        CHECK_FALSE(fill(maker, {{"Item", "Item", "Item"}, {"a", "b", "c"}, {"d", "e", "f"}}));
    }
}

TEST_CASE("Tables of other columns are two") {
    PageMaker first = ruled(2, 2, 1);
    PageMaker second = ruled(2, 3, 2);
    for (int i = 0; i < 4; ++i) {
        put(first, i / 2, i % 2, "a");
        put(second, i / 2, i % 2, "b");
    }
    CHECK(table_text(lay_out({first.page(), second.page()}), 1) != "none");
}

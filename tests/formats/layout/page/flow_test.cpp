#include "gouji/formats/layout/page/furniture.hpp"
#include "gouji/formats/layout/page/page_layout.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/layout/page/page_maker.hpp"

using namespace gouji;
using namespace gouji::test;

TEST_CASE("Wrapped lines are one paragraph, a line with room at its end ends one") {
    PageMaker maker;
    maker.text(70, 100, "今年以来全区各部门认真做好公开工作不断提高水平");
    maker.text(50, 116, "主动接受社会监督。");
    maker.text(70, 132, "下一步继续加强队伍建设不断改进平台的各项管理工");
    maker.text(50, 148, "作。");
    CHECK(
        blocks_text(lay_out({maker.page()})) ==
        "p 今年以来全区各部门认真做好公开工作不断提高水平主动接受社会监督。\n"
        "p 下一步继续加强队伍建设不断改进平台的各项管理工作。");
}

TEST_CASE("Latin lines are joined with a blank, a hyphen at the end is taken out") {
    PageMaker maker;
    maker.text(50, 100, "The committee discussed the docu-")
        .text(50, 112, "ments at length and then closed.");
    CHECK(
        blocks_text(lay_out({maker.page()})) ==
        "p The committee discussed the documents at length and then closed.");
}

TEST_CASE("Two columns of prose are read one after the other, what stands across splits them") {
    PageMaker maker;
    maker.text(
        50,
        80,
        "A line that stands across both columns of this page and is long enough for it, all of it");
    for (int i = 0; i < 5; ++i) {
        float const y = 110 + 12 * static_cast<float>(i);
        maker.text(50, y, "left column has words, more and more.");
        maker.text(300, y, "right column has words, many of them.");
    }
    std::string const blocks = blocks_text(lay_out({maker.page()}));
    CHECK(blocks.find("left") < blocks.find("right"));
    CHECK(blocks.rfind("left") < blocks.find("right"));
    CHECK(blocks.starts_with("p A line that stands across"));
}

TEST_CASE("Headings by number, by size, by weight") {
    PageMaker maker;
    maker.text(50, 80, "Annual report of the office", 18);
    maker.bold(50, 120, "Scope");
    maker.text(50, 140, "The report covers one year of work. It is written for the public and for");
    maker.text(50, 152, "the office itself.");
    maker.text(50, 180, "一、总体情况");
    maker.text(70, 196, "全年工作平稳有序，各项任务如期完成。");
    CHECK(
        blocks_text(lay_out({maker.page()})) ==
        "h1 Annual report of the office\nh2 Scope\n"
        "p The report covers one year of work. It is written for the public and for the office "
        "itself.\nh1 一、总体情况\np 全年工作平稳有序，各项任务如期完成。");
}

TEST_CASE("Lists by bullets and by numbers that count up") {
    PageMaker maker;
    maker.text(50, 100, "• first thing").text(50, 114, "• second thing");
    maker.text(50, 150, "1. to begin").text(50, 164, "2. to end");
    CHECK(
        blocks_text(lay_out({maker.page()})) ==
        "list • first thing / • second thing /\nlist 1. to begin / 2. to end /");
}

TEST_CASE("Heads, feet and page numbers are kept apart") {
    std::vector<PageContent> pages;
    for (int number = 1; number <= 3; ++number) {
        PageMaker maker{number};
        maker.text(50, 40, "Report of the office");
        maker.text(50, 200, "Text of page " + std::string(static_cast<std::size_t>(number), 'x'));
        maker.text(290, 810, std::to_string(number));
        pages.push_back(maker.page());
    }
    Document const document = lay_out(pages);
    CHECK(blocks_text(document) == "p Text of page x\np Text of page xx\np Text of page xxx");
    REQUIRE(document.furniture.size() == 6);
    CHECK(document.furniture[0].kind == FurnitureKind::Header);
    CHECK(document.furniture[1].kind == FurnitureKind::PageNumber);
}

TEST_CASE("Titles at the top of pages are no heads") {
    auto const read = [](std::vector<std::string> const& tops, std::size_t pages_each, float size) {
        std::vector<PageContent> pages;
        std::int32_t number = 0;
        for (std::string const& top : tops) {
            for (std::size_t page = 0; page < pages_each; ++page) {
                PageMaker maker{++number};
                if (page == 0) {
                    maker.text(100, 50, top, size).text(150, 80, "（示例市人民政府）");
                }
                for (int line = 0; line < 20; ++line) {
                    std::string const text = "第" + std::to_string(number * 37 + line * 11) +
                                             "号文件已经办结，各项工作平稳有序开展。";
                    maker.text(50, 120 + 15 * static_cast<float>(line), text);
                }
                maker.text(290, 810, "- " + std::to_string(number) + " -");
                pages.push_back(maker.page());
            }
        }
        return lay_out(pages);
    };
    std::vector<std::string> const titles{
        "示例市2021年政府信息公开工作年度报告",
        "示例市2022年政府信息公开工作年度报告",
        "示例市2023年政府信息公开工作年度报告"};
    SECTION("of reports of several pages") {
        for (float const size : {10.F, 18.F}) {
            Document const document = read(titles, 3, size);
            CHECK(document.furniture.size() == 9);
            for (std::string const& title : titles) {
                CHECK(blocks_text(document).find(title) != std::string::npos);
            }
        }
    }
    SECTION("of one page each") {
        Document const document = read(titles, 1, 18);
        CHECK(document.furniture.size() == 3);
        CHECK(blocks_text(document).find("（示例市人民政府）") != std::string::npos);
    }
    SECTION("all alike: the first stays") {
        Document const document =
            read({"示例市年度报告", "示例市年度报告", "示例市年度报告"}, 1, 18);
        CHECK(blocks_text(document).find("示例市年度报告") != std::string::npos);
    }
    SECTION("names of tables") {
        Document const document = read({"附表1 收费", "附表2 收费", "附表3 收费"}, 1, 10);
        CHECK(document.furniture.size() == 6);
    }
}

TEST_CASE("Heads of left and right pages, and of chapters") {
    std::vector<PageContent> pages;
    for (int number = 1; number <= 10; ++number) {
        PageMaker maker{number};
        std::string const chapter = number < 6 ? "Chapter on water" : "Chapter on soil";
        maker.text(
            50,
            40,
            number % 2 == 0 ? std::to_string(number) + " Yearbook"
                            : chapter + " " + std::to_string(number));
        maker.text(50, 200, "Text of page " + std::string(static_cast<std::size_t>(number), 'x'));
        pages.push_back(maker.page());
    }
    CHECK(lay_out(pages).furniture.size() == 10);
}

TEST_CASE("What a page number looks like") {
    for (std::string_view const line :
         {"5", "- 12 -", "— 3 —", "iv", "第 3 页 共 5 页", "Page 3 of 5", "3/5", "１２"}) {
        CAPTURE(line);
        CHECK(is_page_number(line));
    }
    for (std::string_view const line :
         {"", "page", "5 件", "2023年", "a", "No. 3", "共", "12 34"}) {
        CAPTURE(line);
        CHECK_FALSE(is_page_number(line));
    }
}

TEST_CASE("The source map has a line a visual line, with page, box and wide gaps") {
    PageMaker maker{7};
    maker.text(50, 100, "甲").text(110, 100, "1").text(50, 116, "乙");
    Document const document = lay_out({maker.page()});
    REQUIRE(document.source.size() == 2);
    CHECK(document.source.text(0) == "甲          1");
    CHECK(document.source.line(0).origin.page == 7);
    CHECK(document.source.line(0).box.x0 == 50);
    CHECK(document.source.line(1).box.x1 == 60);
}

TEST_CASE("A page turned by a quarter is read upright") {
    PageMaker maker;
    maker.page().runs.clear();
    for (int i = 0; i < 3; ++i) {
        TextRun run;
        run.text = "turned";
        run.upright = false;
        run.size = 10;
        run.baseline = 100 + 14 * static_cast<float>(i);
        // Written upwards: y falls.
        for (int k = 1; k <= 6; ++k) {
            run.stops.push_back(600 - 5 * static_cast<float>(k));
        }
        run.box = {run.baseline - 8, 570, run.baseline + 2, 600};
        maker.page().runs.push_back(run);
    }
    Document const document = lay_out({maker.page()});
    CHECK(document.source.size() == 3);
    CHECK(document.source.text(0) == "turned");
    CHECK(document.source.line(0).box.x0 == 92);
}

TEST_CASE("An empty page and no page at all give nothing") {
    CHECK(lay_out({}).blocks.empty());
    CHECK(lay_out({PageMaker{}.page()}).blocks.empty());
}

TEST_CASE("Fifty thousand words on a page are laid out in no time") {
    PageMaker maker;
    for (int i = 0; i < 50'000; ++i) {
        maker.text(static_cast<float>(i % 50) * 11, static_cast<float>(i / 50) * 0.8F, "w", 0.7F);
    }
    CHECK(lay_out({maker.page()}).source.size() > 100);
}

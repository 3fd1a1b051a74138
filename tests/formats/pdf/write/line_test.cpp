#include <algorithm>
#include <string>

#include "gouji/formats/pdf/write/line_filler.hpp"
#include "gouji/formats/pdf/write/line_strips.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/pdf/write/writer_desk.hpp"

using namespace gouji;
using namespace gouji::pdf_write;

namespace {

struct Desk : WriterDesk {
    StripColumn lines(std::string const& text, float width, Align align = Align::Start) {
        auto const laid_out = std::make_shared<ParagraphText>(
            state,
            TextLook{FontRole::Body, 10, 14, false},
            state.tree.add(no_element, "P"),
            width,
            100.0F);
        laid_out->add(text);
        StripColumn column;
        add_lines(column, laid_out, {width, 0, align, -1});
        return column;
    }
    std::size_t count(std::string const& text, float width) {
        return lines(text, width).strips().size();
    }
};

} // namespace

TEST_CASE("lines are filled") {
    Desk desk;
    CHECK(desk.count("", 100) == 1);
    CHECK(desk.count("一二三四五六七八九十", 100) == 1);
    CHECK(desk.count("一二三四五六七八九十一", 100) == 2);
    CHECK(desk.count("一二三四五六七八九十  ", 100) == 1); // blanks hang
    CHECK(desk.count("一\n二", 100) == 2);
    CHECK(desk.count("一\n", 100) == 2);
    CHECK(desk.count("\n\n", 100) == 3);
    CHECK(desk.count("一二三", 1) == 3); // narrower than a character
}

TEST_CASE("lines neither begin nor end with what must not stand there") {
    LineBreaker breaker;
    auto const may_begin = [&](std::u32string const& text) { return breaker.opportunities(text); };
    CHECK(may_begin(U"公开") == std::vector<bool>{false, true});
    for (std::u32string const text :
         {U"开，", U"开。", U"开）", U"开》", U"开、", U"开”", U"（公", U"《公", U"“公"}) {
        CHECK_FALSE(may_begin(text)[1]);
    }
    // Numbers, percentages and words stay whole.
    for (std::u32string const text : {U"1,234.56", U"12.5%", U"word", U"……", U"——"}) {
        auto const allowed = may_begin(text);
        CHECK(std::count(allowed.begin(), allowed.end(), true) == 0);
    }
    // Beyond the basic plane a character is one, not two.
    CHECK(may_begin(U"𠀀𠮷公") == std::vector<bool>{false, true, true});
}

TEST_CASE("a word longer than the line is cut, another is not") {
    Desk desk;
    CHECK(desk.count("公开word公开", 40) == 3);
    CHECK(desk.count("wwwwwwwwwwwwwwwwwwwwwwwwwwwwww", 60) > 2);
}

TEST_CASE("heights: a line, a ruby, nothing") {
    Desk desk;
    CHECK(desk.lines("一二三", 100).height() == Approx(14));
    CHECK(desk.lines("", 100).height() == Approx(14));
    CHECK(desk.lines("一\n二\n三", 100).height() == Approx(42));
}

TEST_CASE("drawing tells every character") {
    Desk desk;
    desk.state.pages.begin_page(200, 200);
    StripColumn column = desk.lines("一\u200B二\t三", 100, Align::Justify);
    CHECK(column.draw(desk.state.pages, {10, 10, 100, 180}, true) == Approx(14));
    CHECK(column.is_done());
    desk.state.pages.finish_page();
    CHECK(desk.state.tree.type(0) == "P");
}

TEST_CASE("a column is drawn as far as the room goes") {
    Desk desk;
    desk.state.pages.begin_page(200, 200);
    StripColumn column = desk.lines("一\n二\n三\n四", 100);
    CHECK(column.draw(desk.state.pages, {10, 10, 30, 180}, false) == Approx(28));
    CHECK_FALSE(column.is_done());
    CHECK(column.height() == Approx(28));
    CHECK(column.draw(desk.state.pages, {10, 10, 5, 180}, false) == 0);
    CHECK(column.draw(desk.state.pages, {10, 10, 5, 180}, true) == Approx(14));
    CHECK(column.draw(desk.state.pages, {10, 10, 50, 180}, false) == Approx(14));
    CHECK(column.is_done());
}

TEST_CASE("balanced lines are about equal and end between words") {
    Desk desk;
    auto const lines_of = [&](std::string const& text, float width) {
        ParagraphText laid_out{
            desk.state, TextLook{FontRole::Title, 10, 14, false}, no_element, width, 100.0F};
        laid_out.add(text);
        LineSetting setting{width, 0, Align::Center, -1};
        setting.is_balanced = true;
        std::vector<std::string> lines;
        for (LinePlan const& plan : fill_lines(laid_out, setting)) {
            lines.emplace_back();
            for (std::size_t i = plan.begin; i < plan.shown; ++i) {
                append_utf8(lines.back(), laid_out.items()[i].character);
            }
        }
        return lines;
    };
    using Lines = std::vector<std::string>;
    CHECK(
        lines_of("苇泊区粮食局二〇二三年政府信息公开工作年度报告", 210) ==
        Lines{"苇泊区粮食局二〇二三年", "政府信息公开工作年度报告"});
    CHECK(lines_of("年度报告", 210) == Lines{"年度报告"});
    // A number keeps its unit; a break that is stated stays.
    CHECK(lines_of("关于粮食局2023年工作的报告", 100) == Lines{"关于粮食局2023年", "工作的报告"});
    CHECK(lines_of("某局\n政府信息公开工作年度报告", 100).front() == "某局");
}

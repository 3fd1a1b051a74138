#include "gouji/model/marks.hpp"

#include <random>

#include "gouji/tests/catch.hpp"
#include "gouji/tests/model/tables.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

Mark parsed(std::string_view text) {
    std::vector<Mark> const marks = parse_marks(text);
    REQUIRE(marks.size() == 1);
    return marks[0];
}

/// Texts made of everything that the grammar gives a meaning to.
class HostileTexts {
public:
    std::string next(std::size_t pieces = 6) {
        static std::vector<std::string> const parts{
            "\\",    "]",    "[",      ",",   ";",  " ",      "  ", "\n",    "\t",   "\r",
            "<-",    " <- ", "=",      " = ", "@r", " @r4c5", "by", " by ",  "n",    "e",
            "勾稽[", "4",    "自然人", "：",  ":",  "/",      "*",  "label", "r1c1", "\xE3\x80\x80",
            "…"};
        std::string out;
        for (std::size_t i = random() % pieces; i > 0; --i) {
            out += parts[random() % parts.size()];
        }
        return out;
    }
    std::mt19937 random{7};
};

} // namespace

TEST_CASE("The mark of the contract") {
    Mark const mark = parsed("见 勾稽[applications 1 自然人 ambiguous 1/6: 4] 处");
    CHECK(mark.table == "applications");
    CHECK(mark.row == "1");
    CHECK(mark.column == "自然人");
    CHECK(mark.evidence == Evidence::Ambiguous);
    CHECK(mark.shown == 1);
    CHECK(mark.count == 6);
    CHECK(mark.value == "4");
    CHECK(mark.grid_row == -1);
    CHECK(format_mark(mark) == "勾稽[applications 1 自然人 ambiguous 1/6: 4]");
}

TEST_CASE("Marks are written as documented") {
    Mark mark;
    mark.table = "table";
    mark.row = "4";
    mark.column = "5";
    mark.evidence = Evidence::Repaired;
    mark.value = "予以公开";
    mark.printed = "予以公幵";
    mark.grid_row = 3;
    mark.grid_column = 4;
    mark.rule = "label.glyph";
    CHECK(
        format_mark(mark) == "勾稽[table 4 5 repaired: 予以公开 <- 予以公幵 @r4c5 by label.glyph]");

    Mark doubt;
    doubt.table = "applications";
    doubt.row = "1";
    doubt.column = "*";
    doubt.evidence = Evidence::Ambiguous;
    doubt.shown = 1;
    doubt.count = 5000;
    doubt.bound_reached = true;
    doubt.candidates = {{"4", "", "4"}, {"", "4", "4"}};
    doubt.grid_row = 3;
    doubt.grid_column = 2;
    doubt.slots = {{3, 2}, {3, 3}, {4, 0}};
    CHECK(
        format_mark(doubt) ==
        "勾稽[applications 1 * ambiguous 1/5000+: = 4,,4; ,4,4 @r4c3,c4,r5c1]");
    CHECK(parsed(format_mark(doubt)) == doubt);
}

TEST_CASE("What is not a mark is passed over") {
    for (char const* const text : {
             "勾稽[",
             "勾稽[]",
             "勾稽[applications 1 自然人 perhaps: 4]",
             "勾稽[applications 1 自然人 ambiguous 1: 4]",
             "勾稽[applications 1 自然人 ambiguous: 4",
             "勾稽[applications 1 ambiguous: 4]",
             "勾稽[a b c stated: 4\\",
             "勾稽[a  c stated: 4]",
             "勾稽[a b c stated: 4 @r1c1 x]",
         }) {
        INFO(text);
        CHECK(parse_marks(text).empty());
    }
    CHECK(parse_marks("勾稽[a b 勾稽[a b c missing:] 勾稽[a b c empty:]").size() == 2);
    // Slots beyond what a number can hold are text.
    CHECK(parsed("勾稽[a b c stated: x @r99999999999c1]").grid_row == -1);
}

TEST_CASE("Any mark reads back as it was written") {
    HostileTexts texts;
    auto const pick = [&](unsigned below) { return static_cast<int>(texts.random() % below); };
    for (int round = 0; round < 20'000; ++round) {
        Mark mark;
        mark.table = texts.next();
        mark.row = texts.next();
        mark.column = texts.next();
        mark.evidence = static_cast<Evidence>(pick(7));
        mark.value = texts.next();
        mark.printed = texts.next();
        mark.rule = texts.next();
        mark.count = pick(3);
        mark.shown = pick(3);
        mark.bound_reached = pick(2) == 0;
        auto const width = static_cast<std::size_t>(1 + pick(3));
        for (int i = pick(4); i > 0; --i) {
            mark.candidates.emplace_back();
            for (std::size_t slot = 0; slot < width; ++slot) {
                mark.candidates.back().push_back(texts.next(3));
            }
        }
        if (pick(2) == 0) {
            mark.grid_row = pick(3);
            mark.grid_column = pick(30);
            if (width > 1) {
                mark.slots.push_back({mark.grid_row, mark.grid_column});
                for (std::size_t slot = 1; slot < width; ++slot) {
                    mark.slots.push_back({pick(3), pick(30)});
                }
            }
        }
        std::string const written = format_mark(mark);
        INFO(written);
        std::vector<Mark> const read = parse_marks("前文 " + written + "]; 后文" + written);
        REQUIRE(read.size() == 2);
        REQUIRE(read[0] == mark);
        REQUIRE(read[1] == mark);
        REQUIRE(written.find('\n') == std::string::npos);
        REQUIRE(written.find("  ") == std::string::npos);
    }
}

TEST_CASE("A hundred thousand beginnings of marks are no mark") {
    std::string text;
    for (int i = 0; i < 100'000; ++i) {
        text += "勾稽[a b c stated: = @r1c1,c1 ";
    }
    CHECK(parse_marks(text).empty());
}

TEST_CASE("A mark moves with the cell it was found at") {
    Mark mark = parsed("勾稽[table 4 * missing: @r4c2,c3,r5c1]");
    move_mark(mark, {6, 3});
    CHECK(mark.grid_row == 6);
    CHECK(mark.grid_column == 3);
    CHECK(mark.slots == std::vector<GridPosition>{{6, 3}, {6, 4}, {7, 2}});
}

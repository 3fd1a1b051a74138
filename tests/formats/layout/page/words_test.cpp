#include "gouji/formats/layout/page/page_words.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/layout/page/page_maker.hpp"

using namespace gouji;
using gouji::test::PageMaker;

namespace {

/// "line:word line:word"
std::string words_of(PageMaker const& maker) {
    PageText const text = find_words(maker.page());
    std::string out;
    for (PageWord const& word : text.words) {
        out += (out.empty() ? "" : " ") + std::to_string(word.line) + ":" + text_of(text, word);
    }
    return out;
}

} // namespace

TEST_CASE("Words end at blanks, drawn or left") {
    CHECK(
        words_of(PageMaker{}.text(50, 100, "two words").text(98, 100, "more")) ==
        "0:two 0:words 0:more");
    // Drawn letter by letter.
    CHECK(
        words_of(PageMaker{}.text(50, 100, "g").text(55, 100, "o").text(60, 100, "!")) == "0:go!");
    // 2 points are a blank in Latin of 10 points, and none between Chinese characters.
    CHECK(words_of(PageMaker{}.text(50, 100, "a").text(57, 100, "b")) == "0:a 0:b");
    CHECK(words_of(PageMaker{}.text(50, 100, "公").text(62, 100, "开")) == "0:公开");
    // Nor between Chinese and figures, where word processors leave some room.
    CHECK(
        words_of(PageMaker{}.text(50, 100, "共").text(62.5F, 100, "12").text(75, 100, "件")) ==
        "0:共12件");
}

TEST_CASE("Words come by line, then from left to right, in whatever order they are drawn") {
    CHECK(
        words_of(PageMaker{}.text(50, 120, "c").text(90, 100, "b").text(50, 100, "a")) ==
        "0:a 0:b 1:c");
}

TEST_CASE("A raised note mark stays on its line") {
    CHECK(
        words_of(PageMaker{}.text(55, 96, "1", 6).text(50, 100, "a").text(50, 112, "b")) ==
        "0:a1 1:b");
}

TEST_CASE("Text drawn twice to look bold is read once, doubled letters twice") {
    CHECK(words_of(PageMaker{}.text(50, 100, "合计").text(50.3F, 100, "合计")) == "0:合计");
    CHECK(words_of(PageMaker{}.text(50, 100, "l").text(55, 100, "l")) == "0:ll");
    PageMaker maker;
    maker.text(50, 100, "l").text(52.2F, 100, "l"); // narrow letters, one by one
    for (TextRun& run : maker.page().runs) {
        run.stops[0] = run.box.x0 + 2.2F;
        run.box.x1 = run.stops[0];
    }
    CHECK(words_of(maker) == "0:ll");
}

TEST_CASE("A word is cut where a border goes through, at the nearest end of a glyph") {
    PageText text = find_words(PageMaker{}.text(50, 100, "12345678").page());
    REQUIRE(text.words.size() == 1);
    CHECK(find_cut(text, text.words[0], 70.5F) == 4U);
    CHECK_FALSE(find_cut(text, text.words[0], 50).has_value());
    cut_words(text, {{0, 4}, {0, 2}, {0, 4}});
    REQUIRE(text.words.size() == 3);
    CHECK(text_of(text, text.words[0]) == "12");
    CHECK(text_of(text, text.words[1]) == "34");
    CHECK(text_of(text, text.words[2]) == "5678");
    CHECK(text.words[2].box.x0 == 70);
}

TEST_CASE("Page furniture that is marked as such is not among the words") {
    PageMaker maker;
    maker.text(50, 100, "body").text(50, 800, "foot");
    maker.page().runs[1].artifact = true;
    CHECK(words_of(maker) == "0:body");
    CHECK(find_words(maker.page(), RunKind::Artifact).words.size() == 1);
}

#include <string>
#include <vector>

#include "gouji/converters/recovery/words/noise.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"

/// Which parentheses behind characters are pinyin that a site added, and which are the author's.

using namespace gouji;

namespace {

constexpr Glosses::Kinds all_kinds{true, true};

std::string stripped(std::string_view text) {
    std::vector<std::string> removed;
    return Glosses(all_kinds).strip(text, removed);
}

Document document_of(std::vector<std::string> const& paragraphs) {
    Document document;
    for (std::string const& text : paragraphs) {
        document.blocks.push_back(make_paragraph(text));
    }
    return document;
}

std::string cleaned(Document document) {
    Diagnostics diagnostics;
    remove_glosses(document, diagnostics);
    return plain_text(document.blocks);
}

} // namespace

TEST_CASE("A gloss is a reading of the character before it") {
    CHECK(stripped("繼續(xù)認(rèn)真") == "繼續認真");
    CHECK(stripped("政(zheng)(zheng)府(fu)(fu)") == "政府");
    CHECK(stripped("件數（shù）") == "件數");
    CHECK(stripped("行(háng)行(xíng)重(zhòng)重(chóng)") == "行行重重");
    CHECK(stripped("法律(lǜ)法律(lv)法律(lü)法律(lu)侵略(lüè)(lue)") == "法律法律法律法律侵略");
    CHECK(stripped("数(shu\u0300)率(lu\u0308\u0300)") == "数率"); // combining marks
    CHECK(stripped("政(Zheng)府") == "政府");
    CHECK(stripped("安(an)全") == "安全");
}

TEST_CASE("A gloss may read the whole word before it") {
    CHECK(stripped("公开(gōngkāi)（区分处理(chǔlǐ)的）") == "公开（区分处理的）");
    CHECK(stripped("主动公开(gōng kāi)规范性(guīfànxìng)文件") == "主动公开规范性文件");
    CHECK(stripped("西安(xī'ān)政(zhèng)府") == "西安政府");
    CHECK(stripped("公开(kāigōng)") == "公开(kāigōng)");
    CHECK(stripped("公，开(gōngkāi)") == "公，开(gōngkāi)");
}

TEST_CASE("What is no reading of the character before it stays") {
    for (std::string_view const text :
         {"（一）予以公开",
          "(二)部分公开",
          "收费金额（单位：万元）",
          "数(fu)政(shu)",
          "附件(a)",
          "文件(PDF)",
          "政务公开(open)",
          "(zheng)政",
          "政 (zheng)",
          "政(zheng",
          "政()",
          "政(zheng）",
          "政(zheng1)",
          "abc(a)",
          "5(wu)",
          "区分处理的(只计这一情形)"}) {
        CAPTURE(text);
        CHECK(stripped(text) == text);
    }
}

TEST_CASE("Only kinds of glosses that are noise are taken off") {
    std::vector<std::string> removed;
    CHECK(Glosses({true, false}).strip("数(shù)数(shu)", removed) == "数数(shu)");
    CHECK(removed == std::vector<std::string>{"数(shù)"});
    CHECK(Glosses({false, true}).strip("数(shù)数(shu)(shu)", removed) == "数(shù)数");
    CHECK(removed.back() == "数(shu)(shu)");
    CHECK(Glosses({false, true}).strip("(shu)", removed, U'数').empty());
}

TEST_CASE("Glosses are noise where they come again or cover the text") {
    CHECK(cleaned(document_of({"繼續(xù)認(rèn)真辦件數(shù)"})) == "繼續認真辦件數");
    CHECK(cleaned(document_of({"政(zheng)(zheng)府(fu)(fu)信(xin)(xin)息"})) == "政府信息");
    CHECK(
        cleaned(document_of({"政(zheng)府(fu)信(xin)息(xi)公(gong)开(kai)工(gong)作(zuo)年(nian)度("
                             "du)报(bao)告"})) == "政府信息公开工作年度报告");
}

TEST_CASE("An author's glosses stay") {
    std::string filler;
    for (int i = 0; i < 40; ++i) {
        filler += "本街道全年依法办理各项事务";
    }
    for (std::string const& text : {
             std::string{"深圳(zhèn)市"},
             "深圳(zhèn)、大埗(bù)、黄垟(yáng)三地。" + filler,
             std::string{"政(zheng)府(fu)的两个字"},
         }) {
        CAPTURE(text);
        CHECK(cleaned(document_of({text})) == text);
    }
}

TEST_CASE("Glosses go from every text and are kept as furniture") {
    Document document = document_of({"件數(shù)"});
    Table table;
    table.rows.resize(1);
    table.rows[0].cells.resize(2);
    table.rows[0].cells[0].content = make_cell_content("結(jié)果");
    table.rows[0].cells[1].content = make_cell_content("12");
    document.blocks.push_back({Box<Table>{std::move(table)}, {}});
    // The character and its gloss in two runs.
    Styled bold;
    bold.children = make_inlines("(xiàng)目");
    Inlines runs = make_inlines("項");
    runs.emplace_back(std::move(bold));
    Paragraph paragraph;
    paragraph.children = std::move(runs);
    document.blocks.push_back({std::move(paragraph), {}});

    Diagnostics diagnostics;
    Glosses const glosses = remove_glosses(document, diagnostics);
    CHECK(glosses.are_noise());
    CHECK(plain_text(document.blocks).find('(') == std::string::npos);
    REQUIRE(document.furniture.size() == 3);
    CHECK(document.furniture[0].kind == FurnitureKind::Gloss);
    CHECK(document.furniture[2].text == "項(xiàng)");
    CHECK(diagnostics.count(Code::GlossRemoved) == 3);
}

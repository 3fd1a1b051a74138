#include "gouji/formats/html/chrome.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/html/support.hpp"

using namespace gouji;
using html::is_chrome_line;

TEST_CASE("lines of page controls", "[html][chrome]") {
    for (std::string_view const line :
         {"打印本页",
          "【打印本页】 【关闭窗口】",
          "字号：[ 大 中 小 ]",
          "分享到：",
          "分享到: 微信 新浪微博 QQ空间",
          "浏览次数：1234",
          "访问量: 15次",
          "扫一扫在手机打开当前页",
          "您当前的位置：首页 > 信息公开 > 年报",
          "您现在所在的位置: 首页",
          "当前位置：首页",
          "无障碍 长者模式",
          "来源：办公室　发布时间：2023-01-31 10:20　字体：大 中 小　打印",
          "返回顶部"}) {
        CAPTURE(line);
        CHECK(is_chrome_line(line));
    }
}

TEST_CASE("sentences and values are no page controls", "[html][chrome]") {
    for (std::string_view const line :
         {"来源：办公室",
          "发布时间：2023-01-31",
          "打印费用共支出12元。",
          "关闭窗口式服务两处。",
          "大",
          "12",
          "",
          "分享经验三次，",
          "浏览次数比上年多15次。",
          "位置：东街8号",
          "当前工作：",
          "一、总体情况",
          "微信",
          "日期：2023年1月31日"}) {
        CAPTURE(line);
        CHECK_FALSE(is_chrome_line(line));
    }
}

TEST_CASE("navigation and the like are kept apart, not lost", "[html][chrome]") {
    Diagnostics diagnostics;
    Document const document = test::read(
        "<body><nav><a href=/>首页</a></nav><div role=banner>某市政府</div><p>正文</p>"
        "<aside>相关链接</aside><div class='share-bar'>微信</div><footer>版权所有</footer></body>",
        diagnostics);
    CHECK(plain_text(document.blocks) == "正文");
    REQUIRE(document.furniture.size() == 5);
    CHECK(document.furniture[0].text == "首页");
    CHECK(document.furniture[0].kind == FurnitureKind::SiteChrome);
    CHECK(document.source.text(document.furniture[1].source.first) == "某市政府");
    CHECK(document.furniture[4].text == "版权所有");
    CHECK(diagnostics.count(Code::FurnitureRemoved) == 5);
}

TEST_CASE("nothing with a table of numbers is chrome", "[html][chrome]") {
    for (std::string_view const page :
         {"<footer><table><tr><td>收件</td><td>12</td></tr></table></footer>",
          "<aside><div><table><tr><td>收件</td><td>12</td></tr></table></div></aside>",
          "<nav class=share><table><tr><td>收件</td><td>12</td></tr></table></nav>"}) {
        Document const document = test::read(page);
        REQUIRE(document.blocks.size() == 1);
        CHECK(test::sketch(test::first_table(document)) == "[收件][12]\n");
        CHECK(document.furniture.empty());
    }
}

TEST_CASE("headers of the text are text", "[html][chrome]") {
    CHECK(
        test::outlined(
            "<article><header><h1>年报</h1></header><p>甲</p><footer>某局</footer></article>") ==
        "heading 1: 年报\nparagraph: 甲\nparagraph: 某局\n");
    CHECK(
        test::outlined("<header><h1>年报</h1></header><p>甲</p>") ==
        "heading 1: 年报\nparagraph: 甲\n");
}

TEST_CASE("words of page controls in a table stay", "[html][chrome]") {
    CHECK(
        test::sketch(test::first_table(test::read("<table><tr><td>打印<td>关闭</table>"))) ==
        "[打印][关闭]\n");
}

TEST_CASE("hidden text and controls are kept apart", "[html][chrome]") {
    Document const document = test::read(
        "<p>甲<span style='display: none'>乙</span><span hidden>丙</span></p>"
        "<div style='VISIBILITY:HIDDEN'>丁</div><noscript>请启用</noscript>"
        "<select><option>选项</select><button>查询</button><script>var x = '戊';</script>"
        "<template>己</template><p style='mso-hide:all'>庚</p>");
    CHECK(plain_text(document.blocks) == "甲");
    std::string all;
    for (Furniture const& piece : document.furniture) {
        all += piece.text + ' ';
    }
    CHECK(all == "乙 丙 丁 请启用 选项 查询 庚 ");
}

TEST_CASE("a page that its script was to show is read", "[html][chrome]") {
    std::string text;
    for (int i = 0; i < 30; ++i) {
        text += "全文共三十句，此为其中之一。";
    }
    for (std::string_view const way :
         {"<div style='visibility: hidden; opacity: 0'>",
          "<div style='display:none'>",
          "<div hidden>",
          "<noscript>"}) {
        CAPTURE(way);
        Document const document = test::read(
            "<h1>年报</h1>" + std::string{way} + "<p>" + text + "</p><p hidden>乙</p></div>");
        CHECK(plain_text(document.blocks) == "年报\n" + text);
    }
    // What is shown is the page, and the hidden text another view of it.
    Document const twin =
        test::read("<p>" + text + "</p><div style='display:none'>" + text + "</div>");
    CHECK(plain_text(twin.blocks) == text);
}

TEST_CASE("the page of a frame that is saved with it is read", "[html][chrome]") {
    Document const document = test::read(
        "<p>甲</p><iframe srcdoc='&lt;h2&gt;乙&lt;/h2&gt;&lt;table&gt;&lt;tr&gt;&lt;td&gt;1&lt;td"
        "&gt;<iframe srcdoc=&quot;丙&quot;></iframe>2&lt;/table&gt;'>丁</iframe><p>戊</p>");
    REQUIRE(document.blocks.size() == 4);
    CHECK(plain_text(document.blocks).starts_with("甲\n乙"));
    CHECK(test::sketch(test::first_table(document)) == "[1][2]\n");
    CHECK(document.source.line(1).origin.offset == document.source.line(2).origin.offset);
    CHECK(test::read("<iframe srcdoc=' '></iframe><p>甲</p>").blocks.size() == 1);
}

TEST_CASE("what was filled into a form in a table is text", "[html][chrome]") {
    auto const row = [](std::string const& cell) {
        return test::sketch(test::first_table(test::read("<table><tr><td>甲<td>" + cell)));
    };
    CHECK(row("<input value=' 12 '>") == "[甲][12]\n");
    CHECK(row("<input type=Number readonly value=3><input type=hidden value=7>") == "[甲][3]\n");
    CHECK(row("<textarea rows=1> 4\n</textarea>") == "[甲][4]\n");
    CHECK(row("<select><option>0<option selected>5<option>9</select>") == "[甲][5]\n");
    CHECK(row("<select><optgroup><option>6<option>9</optgroup></select>") == "[甲][6]\n");
    CHECK(row("<input type=checkbox checked>是 <input type=radio>否") == "[甲][☑是 ☐否]\n");
    CHECK(row("<input type=submit value=查询><input style='display:none' value=8>") == "[甲][]\n");
    CHECK(row("<input name=searchWord value=请输入>") == "[甲][]\n");
    CHECK(row("<input value=请输入 onfocus=\"this.value=''\">") == "[甲][]\n");
}

TEST_CASE("the fixture of a site's page", "[html][chrome]") {
    std::string const page =
        test::read_file(std::string{GOUJI_SOURCE_DIR} + "/fixtures/html/cms_page.html");
    Diagnostics diagnostics;
    Document const document = test::read(page, diagnostics);
    CHECK(
        test::sketch(test::first_table(document)) == "[乡镇][调查户数][回收率]\n[白石][\xC2\xA0"
                                                     "120\xC2\xA0][98.5%]\n[东\n岭][96][]\n");
    CHECK(document.furniture.size() == 8);
    CHECK(document.metadata.at("created") == "2023-01-18 09:30");
    CHECK(diagnostics.count(Code::BadReference) == 1);
    CHECK(diagnostics.count(Code::StyleDropped) == 1);
    CHECK(test::first_table(document).column_widths == std::vector<float>{200, 200, 200});
}

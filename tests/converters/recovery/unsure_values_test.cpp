#include <string>

#include "gouji/tests/catch.hpp"
#include "gouji/tests/converters/recovery/recovered.hpp"

/// What stands where a number should, or beside it: it is kept as it is printed, or the row is
/// open; it is never a blank cell, and it moves no value.

using namespace gouji;

namespace {

std::string const zeros = "0\n0\n0\n0\n0\n0\n0\n";

/// Rows of the table of applications around `row`, and behind them `last`, one cell a line.
std::string with_rows(std::string const& row, std::string const& last) {
    return "一、本年新收政府信息公开申请数量\n4\n6\n0\n0\n0\n0\n10\n"
           "二、上年结转政府信息公开申请数量\n" +
           zeros + "三、本年度办理结果\n（一）予以公开\n" + zeros + row +
           "2.其他法律行政法规禁止公开\n" + zeros + last + "（七）总计\n4\n6\n0\n0\n0\n0\n10\n" +
           "四、结转下年度继续办理\n" + zeros;
}

std::string with_row(std::string const& row) {
    return with_rows(row, "");
}

std::string const missing = "missing|missing|missing|missing|missing|missing|missing";

} // namespace

TEST_CASE("A text behind a value is a cell of its row") {
    auto const found =
        recovered(with_row("| （三）不予公开 | 1.属于国家秘密 | 4 | 6 | 0 | -- | 一 | ⁄ | 10 |\n"));
    CHECK(found.row("applications", "3.3.1") == "4|6|0|--|一|⁄|10");
    auto const spans = recovered(with_row(
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形） | | | 4 | 6 | 0 | -- | 一 | ⁄ | "
        "10 |\n（三）不予公开\n1.属于国家秘密\n" +
        zeros));
    CHECK(spans.row("applications", "3.2") == "4|6|0|--|一|⁄|10");
}

TEST_CASE("The beginning of a label on its own line is no text for the row above") {
    auto const found = recovered(
        "第二十条第（一）项 | |||\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
        "规章 | |||\n行政规范性文件 | 1 | 2 | 3 |\n第二十条第（五）项 | |||\n"
        "信息 | 本年处理决定数量 | ||\n行政许可 |\n第二十条第（六）项 | |||\n"
        "信息内容 | 本年处理决定数量 | ||\n行政处罚 | |||\n行政强制 |\n第二 | |||\n"
        "信息 | 本年收费金额（单位：万元） | ||\n行政事业性收费 | 6 |\n");
    CHECK(found.row("proactive", "6.2").find("第二") == std::string::npos);
    CHECK(found.row("proactive", "8.1") == "6");
}

TEST_CASE("A unit that a blank parts from its number is the number's") {
    auto const found = recovered(
        with_row("（三）不予公开\n1.属于国家秘密\n3 件\n0\n2 條\n0\n0 人次\n0\n5 （件）\n"));
    CHECK(found.row("applications", "3.3.1") == "3 件|0|2 條|0|0 人次|0|5 （件）");
    auto const row = recovered(
        "规章 0 0 3\n行政规范性文件 2 件 0 35 件\n"
        "第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 8 项\n"
        "第二十条第（八）项\n信息内容 本年收费金额（单位：万元）\n行政事业性收费 35.65 万元\n");
    CHECK(row.row("proactive", "1.2") == "2 件|0|35 件");
    CHECK(row.row("proactive", "5.1") == "8 项");
    CHECK(row.row("proactive", "8.1") == "35.65 万元");
}

TEST_CASE("Words for numbers are no blank cells") {
    auto const found =
        recovered(with_row("（三）不予公开\n1.属于国家秘密\n零\n零\n零\n零\n零\n零\n零\n"));
    CHECK(found.row("applications", "3.3.1") == "零|零|零|零|零|零|零");
    auto const cut = recovered(with_row("（三）不予公开\n1.属于国家秘密\n零\n零\n"));
    CHECK(cut.row("applications", "3.3.1") == missing);
    CHECK(
        recovered(with_row("（三）不予公开\n1.属于国家秘密\n")).row("applications", "3.3.1") ==
        "empty|empty|empty|empty|empty|empty|empty");
}

TEST_CASE("Texts that stand for numbers are not a part of a long label") {
    std::string const label = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请";
    std::string const next =
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请";
    auto const found = recovered(with_rows(
        "（三）不予公开\n1.属于国家秘密\n" + zeros,
        "（六）其他处理\n" + label + "\n零\n零\n零\n零\n零\n零\n零\n" + next + "\n" + zeros +
            "3.其他\n" + zeros));
    CHECK(found.row("applications", "3.6.1") == "零|零|零|零|零|零|零");
    CHECK(found.row("applications", "3.6.2") == "0|0|0|0|0|0|0");
}

TEST_CASE("Values that ran together with their units are open") {
    auto const found =
        recovered(with_row("（三）不予公开\n1.属于国家秘密\n4件6件0件00件0件10件\n"));
    CHECK(found.row("applications", "3.3.1") == missing);
    CHECK(
        recovered(with_row("（三）不予公开\n1.属于国家秘密\nOOOOOOO\n"))
            .row("applications", "3.3.1") == missing);
}

TEST_CASE("Digits that ran together with their label are no blank row") {
    auto const found = recovered(with_row("（三）不予公开\n1.属于国家秘密lOOOOOl\n"));
    CHECK(found.row("applications", "3.3.1") == missing);
}

TEST_CASE("Two numbers on one line among cells one a line may be one number") {
    auto const found =
        recovered(with_row("（三）不予公开\n1.属于国家秘密\n4\n6\n0\n0\n0\n0\n1 0\n"));
    CHECK(found.row("applications", "3.3.1") == missing);
    CHECK(
        recovered(with_row("（三）不予公开\n1.属于国家秘密\n4\n6\n0\n0\n0\n1 0\n"))
            .row("applications", "3.3.1") == missing);
}

TEST_CASE("The words of a menu are no values") {
    auto const found = recovered(with_row(
        "（三）不予公开\n1.属于国家秘密\n0\n0\n0\n首页 | 新闻中心 | 政务公开 | 办事服务\n"));
    CHECK(found.row("applications", "3.3.1") == missing);
}

TEST_CASE("A tab behind a line is no cell where no tab parts cells") {
    auto const found =
        recovered(with_row("（三）不予公开\t\n1.属于国家秘密\t\n1\t\n0\n2\t\n0\n0\n0\n3\t\n"));
    CHECK(found.row("applications", "3.3.1") == "1|0|2|0|0|0|3");
    auto const line = recovered("规章 0 0 3\t\n行政规范性文件 1 2 33\n"
                                "第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 8\t\n");
    CHECK(line.row("proactive", "1.1") == "0|0|3");
    CHECK(line.row("proactive", "5.1") == "8");
}

TEST_CASE("Tabs that part cells keep an empty last one") {
    auto const found = recovered("信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
                                 "规章\t0\t\t\n行政规范性文件\t1\t2\t33\n"
                                 "第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t\n");
    CHECK(found.row("proactive", "1.1") == "0|empty|empty");
    CHECK(found.row("proactive", "5.1") == "empty");
}

TEST_CASE("Drawn bars part cells as bars do") {
    for (std::string const bar : {"│", "｜", "┃", "║"}) {
        std::string text = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n"
                           "规章 | 1 | 2 | 3\n行政规范性文件 | 0 | | 4\n"
                           "第二十条第（五）项\n信息内容 | 本年处理决定数量\n行政许可 | 8\n";
        for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at)) {
            text.replace(at, 1, bar);
        }
        auto const found = recovered(text);
        CHECK(found.row("proactive", "1.1") == "1|2|3");
        CHECK(found.row("proactive", "1.2") == "0|empty|4");
        CHECK(found.row("proactive", "5.1") == "8");
    }
}

TEST_CASE("A note that breaks over two lines belongs to its value whole") {
    std::string const head = "  第二十条第（一）项\n  |\n  信息内容\n  |\n  本年制发件数\n  |\n"
                             "  本年废止件数\n  |\n  现行有效件数\n  |\n  |\n  规章\n  |\n";
    std::string const tail = "  |\n  |\n  行政规范性文件\n  |\n  1\n  |\n  2\n  |\n  3\n  |\n"
                             "  |\n  第二十条第（五）项\n  |\n  信息内容\n  |\n  本年处理决定数量\n"
                             "  |\n  |\n  行政许可\n  |\n  8\n  |\n";
    for (char const* const cell : {"23（其中修订1件\n  ）", "23（其中\n  修订1件）"}) {
        std::string text = head + "  1\n  |\n  0\n  |\n  ";
        text.append(cell).append("\n").append(tail);
        auto const found = recovered(text);
        CHECK(found.row("proactive", "1.1") == "1|0|23（其中修订1件）");
    }
}

TEST_CASE("A numeral that a line break parts from its label is no value") {
    auto const found = recovered(with_rows(
        "（三）不予公开\n1.属于国家秘密\n" + zeros,
        "（四）无法提供\n1.本机关不掌握相关政府信息\n1\n0\n0\n0\n0\n0\n1\n2\n."
        "没有现成信息需要另行制作\n" +
            zeros + "3.\n补正后申请内容仍不明确\n" + zeros));
    CHECK(found.row("applications", "3.4.1") == "1|0|0|0|0|0|1");
    CHECK(found.row("applications", "3.4.2") == "0|0|0|0|0|0|0");
    CHECK(found.row("applications", "3.4.3") == "0|0|0|0|0|0|0");
    auto const spaced = recovered(with_row("（三）不予公开\n1 . 属 于 国 家 秘 密\n" + zeros));
    CHECK(spaced.row("applications", "3.3.1") == "0|0|0|0|0|0|0");
}

TEST_CASE("A word before a label makes it another one") {
    auto const found =
        recovered("第二十条第（一）项\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n"
                  "规章 | 0 | 0 | 0\n规范性文件 | 58 | 1 | 0\n"
                  "其他规范性文件 | 138 | 177 | 49\n"
                  "第二十条第（五）项\n信息内容 | 本年处理决定数量\n行政许可 | 8\n");
    CHECK(found.row("proactive", "1.2") == "58|1|0");
}

TEST_CASE("A number without a bar between cells with bars is that of a page") {
    auto const found =
        recovered(with_row("（三）不予公开 |\n1.属于国家秘密 |\n|\n|\n|\n|\n|\n|\n0 |\n7\n"));
    CHECK(found.row("applications", "3.3.1") == "empty|empty|empty|empty|empty|empty|0");
}

TEST_CASE("Bars that only part cells leave the value between them") {
    auto const found =
        recovered("第二十条第（五）项\n|\n\n|\n信息内容\n|\n本年处理决定数量\n|\n\n|\n"
                  "行政许可\n|\n58\n|\n\n|\n第二十条第（六）项\n|\n\n|\n信息内容\n|\n"
                  "本年处理决定数量\n|\n\n|\n行政处罚\n|\n7\n|\n\n|\n行政强制\n|\n0\n|\n");
    CHECK(found.row("proactive", "5.1") == "58");
    CHECK(found.row("proactive", "6.1") == "7");
}

TEST_CASE("Zeros between strokes are no number of a page") {
    auto const found = recovered(with_row("（三）不予公开\n1.属于国家秘密\n—0000——\n"));
    CHECK(found.row("applications", "3.3.1") == missing);
}

TEST_CASE("A stroke before padding is a cell") {
    auto const found = recovered(
        with_row("（三）不予公开 |\n1.属于国家秘密 |\n0 |\n0 |\n0 |\n0 |\n0 |\n0 |\n-- | ||\n"));
    CHECK(found.row("applications", "3.3.1") == "0|0|0|0|0|0|--");
}

TEST_CASE("Rows above numbers that nobody can place are open") {
    std::string const labels =
        "一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量\n"
        "三、本年度办理结果\n（一）予以公开\n（三）不予公开\n1.属于国家秘密\n"
        "2.其他法律行政法规禁止公开\n3.危及“三安全一稳定”\n（七）总计\n"
        "四、结转下年度继续办理\n";
    for (std::string const numbers :
         {"2\n零\n0\n0\n3\n1\n0\n2\n", "0\n0\n1\n4\n2\n0\n3\n7\n9\n1\n"}) {
        auto const found = recovered(labels + numbers + "五、存在的主要问题及改进情况\n");
        CHECK(found.row("applications", "1") == missing);
        CHECK(found.row("applications", "4") == missing);
    }
}

TEST_CASE("Texts between a head and its values leave them open") {
    std::string const results = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | ";
    auto const found = recovered(
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议 | 行政诉讼 |\n" + results +
        "未经复议直接起诉 | 复议后起诉 |\n" + results + results +
        "\n字号：[ 大 中 小 ]\n发布时间：2023-01-17 10:22\n"
        "0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n");
    CHECK_FALSE(found.row("review", "1").starts_with("empty"));
}

TEST_CASE("Blanks before a tab that opens the line indent it") {
    auto const found = recovered(with_row("    \t（三）不予公开\n    \t1.属于国家秘密\n    \t3\n   "
                                          " \t0\n    \t0\n    \t0\n    \t0\n    \t0\n"
                                          "    \t3\n"));
    CHECK(found.row("applications", "3.3.1") == "3|0|0|0|0|0|3");
}

TEST_CASE("What stands behind a text in the middle of a row may be the row's") {
    auto const found = recovered(
        with_row("（三）不予公开\n1.属于国家秘密\n2\n您的浏览器版本太低，请升级后访问\n0\n"));
    CHECK(found.row("applications", "3.3.1") == missing);
}

TEST_CASE("Bars that touch before a text on their line are no padding") {
    auto const found = recovered(with_row("（三）不予公开\n1.属于国家秘密|14||||||14*|\n"));
    CHECK(found.row("applications", "3.3.1") == missing);
}

TEST_CASE("Glyphs beside glyphs that look like digits are digits") {
    auto const found = recovered(
        with_row("（二）部分公开（区分处理的，只计这一情形，不计其他情形） 12 O O O O O 12 "
                 "（三）不予公开 1.属于国家秘密 0 0 0 0 0 0 0\n"));
    CHECK(found.row("applications", "3.2") == "12|O|O|O|O|O|12");
    CHECK(found.row("applications", "3.3.1") == "0|0|0|0|0|0|0");
}

TEST_CASE("The rest of a label in front of values is none") {
    auto const found = recovered(with_row(
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形） | 形 | 5 | 6 | 1 | 1 | 1 | 14 |\n"
        "（三）不予公开\n1.属于国家秘密\n" +
        zeros));
    CHECK_FALSE(found.row("applications", "3.2").starts_with("形"));
    auto const numbered = recovered(with_rows(
        "（三）不予公开\n1 属于国家秘密\n" + zeros,
        "3 危及“三安全一稳定”\n2\n0\n0\n0\n0\n2\n4 保护第三方合法权益\n" + zeros));
    CHECK(numbered.row("applications", "3.3.1") == "0|0|0|0|0|0|0");
    CHECK(numbered.row("applications", "3.3.4") == "0|0|0|0|0|0|0");
    CHECK(numbered.row("applications", "3.3.3") != "2|0|0|0|0|2|4");
}

TEST_CASE("A text in the middle of the last row leaves it open") {
    std::string text = with_row("（三）不予公开\n1.属于国家秘密\n" + zeros);
    text.replace(
        text.rfind("0\n0\n0\n0\n0\n0\n0\n"), 2, "0\n下一篇：2021年政府信息公开工作年度报告\n");
    CHECK(recovered(text).row("applications", "4") == missing);
}

TEST_CASE("Values of two rows on one line are nobody's where the label between them is lost") {
    auto const found = recovered(
        "一、本年新收政府信息公开申请数量 4 6 0 0 0 0 10 二、上年结转政府信息公开申请数量 0 "
        "三、本年度办理结果 （一）予以公开 4 1 5 （三）不予公开 1.属于国家秘密 0 5 5 "
        "3.危及“三安全一稳定” 0 （七）总计 4 6 0 0 0 0 10 四、结转下年度继续办理 0\n");
    CHECK(found.row("applications", "3.3.1") == missing);
    CHECK(found.row("applications", "1") == "4|6|0|0|0|0|10");
}

TEST_CASE("A tab at the end of one row is no blank total where the sums speak against it") {
    auto const found = recovered(
        with_row("（二）部分公开（区分处理的，只计这一情形，不计其他情形）\t\t\t\t\t\t\t0\t\n"));
    CHECK(found.row("applications", "3.2") == "empty|empty|empty|empty|empty|empty|0");
}

TEST_CASE("Columns and sums that place the values of a row differently leave it open") {
    auto const set = [](std::string label, std::string const& cells) {
        label.append(44 - label.size() / 3 * 2, ' ');
        return label + cells + '\n';
    };
    std::string const three = "3                                                             3";
    std::string const last = "                                                              ";
    auto const text = [&](std::string const& row) {
        return set("", "自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计") +
               set("一、本年新收政府信息公开申请数量", three) +
               set("二、上年结转政府信息公开申请数量", last + "0") + set("（一）予以公开", three) +
               row + set("（三）不予公开", "") + set("2．其他法律行政法规禁止公开", last + "0") +
               set("（七）总计", three) + set("四、结转下年度继续办理", last + "0");
    };
    std::string const label = "（二）部分公开（区分处理的，只计这一情形）";
    CHECK(
        recovered(text(set(label, last + "0"))).row("applications", "3.2") ==
        "empty|empty|empty|empty|empty|empty|0");
    CHECK(recovered(text(set(label, last + "6"))).row("applications", "3.2") == missing);
    auto const moved = recovered(text(set(label, last.substr(4) + "0")));
    CHECK(moved.row("applications", "3.7") == "3|empty|empty|empty|empty|empty|3");
}

TEST_CASE("A number alone in its row may be its total") {
    auto const found = recovered(
        "一、本年新收政府信息公开申请数量 | 4 | 6 | 10 |\n二、上年结转政府信息公开申请数量 |\n"
        "三、本年度办理结果 | （一）予以公开 | 3 | 3 |\n"
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形） | 1 | 6 | 7 |\n"
        "（三）不予公开 | 1.属于国家秘密 | 5 |\n2.其他法律行政法规禁止公开 |\n"
        "（七）总计 | 4 | 6 | 10 |\n四、结转下年度继续办理 |\n");
    std::string const any = "|ambiguous|ambiguous|ambiguous|ambiguous|ambiguous|";
    CHECK(found.row("applications", "3.3.1") == "5" + any + "ambiguous");
    CHECK(found.row("applications", "3.1") == "3" + any + "3");
}

TEST_CASE("Lines that came once tell that repeated ones were removed, though their words recur") {
    auto const rows = [](std::string const& first, std::string const& again) {
        return "申请人情况\n自然人\n法人或其他组织\n" + first +
               "\n商业企业\n科研机构\n一、本年新收政府信息公开申请数量\n3\n8\n11\n"
               "二、上年结转政府信息公开申请数量\n2\n三、本年度办理结果\n（一）予以公开\n4\n7\n"
               "（三）不予公开\n1.属于国家秘密\n2.其他法律行政法规禁止公开\n5\n"
               "3.危及“三安全一稳定”\n4.保护第三方合法权益\n5.属于三类内部事务信息\n" +
               again + "\n（七）总计\n9\n15\n四、结转下年度继续办理\n6\n";
    };
    // The same number, set in: another line.
    CHECK(recovered(rows("总计", " 5")).row("applications", "3.3.1").starts_with("missing"));
    // Glosses make two lines of one word.
    std::string const glossed = "信息(xìnxī)公开(gōngkāi)\n信息公开(gōngkāi)\n信息(xìnxī)公开\n"
                                "机关(jīguān)政府(zhèngfǔ)\n机关政府(zhèngfǔ)\n机关(jīguān)政府\n";
    CHECK(recovered(glossed + rows("总计(zǒngjì)", "16"))
              .row("applications", "3.3.1")
              .starts_with("missing"));
    CHECK(
        recovered(rows("总计", "5")).row("applications", "3.3.1").find("missing") ==
        std::string::npos);
}

TEST_CASE("A number that is longer than any count ran together with its neighbours") {
    CHECK(
        recovered(with_row("（三）不予公开 1.属于国家秘密 146 1941031234 1031\n"))
            .row("applications", "3.3.1") == missing);
    // Where each column has its value, it is the source's own.
    CHECK(
        recovered(with_row("（三）不予公开 1.属于国家秘密 146 1941031234 0 0 0 0 1031\n"))
            .row("applications", "3.3.1") == "146|1941031234|0|0|0|0|1031");
    // Digits of full width take more bytes, and are no more digits.
    CHECK(recovered(with_row("（三）不予公开 1.属于国家秘密 １４６１ ９４１０ ３２７７\n"))
              .row("applications", "3.3.1")
              .starts_with("１４６１|９４１０|３２７７"));
}

TEST_CASE("Zeros that add up tell nothing of the blank before or behind them") {
    std::string const label = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）";
    auto const found = recovered(with_row(label + " | | 0 | 0 | 0 | 0 | 0 | 0 | |\n"));
    CHECK(found.row("applications", "3.2") == "ambiguous|0|0|0|0|0|0");
    auto const sum = recovered(with_row(label + " | | 3 | 0 | 0 | 0 | 0 | 3 | |\n"));
    CHECK(sum.row("applications", "3.2") == "empty|3|0|0|0|0|3");
}

TEST_CASE("The middle of a note is no value") {
    auto const found =
        recovered("信息内容          本年制发件数   本年废止件数   现行有效件数\n"
                  "                  7（其中                       3（含\n"
                  "规章              修订16         0              失效9\n"
                  "                  件）                          件）\n"
                  "行政规范性文件    12             1              30\n"
                  "第二十条第（五）项\n信息内容          本年处理决定数量\n行政许可          8\n");
    CHECK(found.row("proactive", "1.1") == "missing|missing|missing");
    CHECK(found.row("proactive", "1.2") == "12|1|30");
    CHECK(found.row("proactive", "5.1") == "8");
}

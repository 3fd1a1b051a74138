#include "gouji/converters/pasted_tables.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "gouji/model/codes.hpp"
#include "gouji/model/outline.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"

namespace {

using namespace gouji;

/// A document of blocks that a reader made of one line, or of several, each.
struct Pasted {
    Document document;
    Diagnostics diagnostics;

    LineRange lines(std::vector<std::string_view> const& texts) {
        LineRange const range{document.source.size(), static_cast<std::uint32_t>(texts.size())};
        for (std::string_view const text : texts) {
            document.source.add_line(text);
        }
        return range;
    }
    Pasted& paragraph(std::vector<std::string_view> const& texts) {
        Paragraph paragraph;
        for (std::string_view const text : texts) {
            if (!paragraph.children.empty()) {
                paragraph.children.push_back({LineBreak{}});
            }
            paragraph.children.push_back({Text{std::string(text)}});
        }
        document.blocks.push_back({std::move(paragraph), lines(texts)});
        return *this;
    }
    Pasted& preformatted(std::vector<std::string_view> const& texts) {
        std::string text;
        for (std::string_view const line : texts) {
            text.append(text.empty() ? "" : "\n").append(line);
        }
        document.blocks.push_back({Verbatim{std::move(text)}, lines(texts)});
        return *this;
    }
    Pasted& link(std::string_view text) {
        Paragraph paragraph;
        paragraph.children.push_back({Link{"https://example.com", {{Text{std::string(text)}}}}});
        document.blocks.push_back({std::move(paragraph), lines({text})});
        return *this;
    }
    /// "p text", "v text" or "t cell|cell / cell|cell", a line each.
    std::string found() {
        find_pasted_tables(document, diagnostics);
        std::string out;
        for (Block const& block : document.blocks) {
            if (auto const* const table = std::get_if<Box<Table>>(&block.node)) {
                out += "t " + rows_of(**table);
            } else {
                bool const verbatim = std::holds_alternative<Verbatim>(block.node);
                out += (verbatim ? "v " : "p ") + plain_text(Blocks{block});
            }
            out += '\n';
        }
        return out;
    }

private:
    static std::string rows_of(Table const& table) {
        std::string out;
        for (Row const& row : table.rows) {
            out += out.empty() ? "" : " / ";
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                out.append(i == 0 ? "" : "|").append(plain_text(row.cells[i].content));
            }
        }
        return out;
    }
};

} // namespace

TEST_CASE("paragraphs with tabs are a table") {
    Pasted pasted;
    pasted.paragraph({"情况如下："}).paragraph({"项目\t数量\t单价"}).paragraph({"桥\t3\t10"});
    pasted.paragraph({"渠\t2\t4"}).paragraph({"以上。"});
    CHECK(pasted.found() == "p 情况如下：\nt 项目|数量|单价 / 桥|3|10 / 渠|2|4\np 以上。\n");
    CHECK(pasted.document.blocks[1].source == LineRange{1, 3});
}

TEST_CASE("lines of one paragraph are cut around their tables") {
    Pasted pasted;
    pasted.paragraph(
        {"甲如下：",
         "| 项目 | 数量 |",
         "|---|---|",
         "| 桥 | 3 |",
         "乙如下：",
         "| 项目 | 数量 |",
         "|---|---|",
         "| 渠 | 2 |",
         "以上。"});
    CHECK(
        pasted.found() ==
        "p 甲如下：\nt 项目|数量 / 桥|3\np 乙如下：\nt 项目|数量 / 渠|2\np 以上。\n");
}

TEST_CASE("preformatted columns are a table, preformatted code is none") {
    Pasted pasted;
    pasted.preformatted(
        {"项目      数量    金额",
         "桥           1       2",
         "渠          13      44",
         "路           5      17"});
    CHECK(pasted.found() == "t 项目|数量|金额 / 桥|1|2 / 渠|13|44 / 路|5|17\n");
    Pasted code;
    code.preformatted({"if (a | b) {", "    return  x;", "}"});
    CHECK(code.found().substr(0, 1) == "v");
}

TEST_CASE("preformatted tables that follow each other are one each") {
    CHECK(
        Pasted{}
            .preformatted({"| 河 | 长 |", "|---|---|", "| 甲 | 12 |"})
            .preformatted({"| 山 | 高 |", "|---|---|", "| 乙 | 34 |"})
            .found() == "t 河|长 / 甲|12\nt 山|高 / 乙|34\n");
}

TEST_CASE("paragraphs with tabs that set a schedule or stops are no table") {
    Pasted schedule;
    schedule.paragraph({"4/30\t测试框架"}).paragraph({"5/15\t测试"}).paragraph({"5/25\t验收"});
    CHECK(schedule.found().find("t ") == std::string::npos);
    Pasted stops;
    stops.paragraph({"左\t\t中\t右"}).paragraph({"一\t二\t三\t四"}).paragraph({"\t-1\t0\t1"});
    CHECK(stops.found().find("t ") == std::string::npos);
}

TEST_CASE("what only looks like a table stays, and is said") {
    Pasted pasted;
    pasted.paragraph({"规章 | 0 | 0 | 0 |"}).paragraph({"行政许可 | 0 | ||"});
    pasted.paragraph({"行政处罚 | 0 | ||"});
    CHECK(pasted.found().substr(0, 2) == "p ");
    CHECK(pasted.document.blocks.size() == 3);
    CHECK(pasted.diagnostics.count(Code::TableUnsure) == 1);
}

TEST_CASE("paragraphs with links are no lines of a table") {
    Pasted pasted;
    pasted.link("第一章\t总则\t3").link("第二章\t范围\t5").link("第三章\t附则\t9");
    CHECK(pasted.found().find("t ") == std::string::npos);
}

#include <string>
#include <string_view>
#include <vector>

#include "gouji/converters/forms/form.hpp"
#include "gouji/converters/recovery/recover.hpp"
#include "gouji/converters/statutory/extract.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"

/// Lines of a flattened table that became rows, or one cell, of a table.

using namespace gouji;

namespace {

Block paragraph(Document& document, std::vector<std::string_view> const& lines) {
    Paragraph paragraph;
    LineRange const range{document.source.size(), static_cast<std::uint32_t>(lines.size())};
    for (std::string_view const line : lines) {
        document.source.add_line(line);
        if (!paragraph.children.empty()) {
            paragraph.children.push_back({LineBreak{}});
        }
        paragraph.children.push_back({Text{std::string(line)}});
    }
    return {std::move(paragraph), range};
}

/// A table of one column, a cell for each of `cells`.
Document table(std::vector<std::vector<std::string_view>> const& cells) {
    Document document;
    Table out;
    for (std::vector<std::string_view> const& lines : cells) {
        Cell cell;
        if (!lines.empty()) {
            cell.content.push_back(paragraph(document, lines));
            cell.source = {cell.content.front().source.first, 0};
        }
        out.rows.emplace_back();
        out.rows.back().cells.push_back(std::move(cell));
    }
    document.blocks.push_back({Box<Table>(std::move(out)), {0, document.source.size()}});
    return document;
}

std::string values(Document document) {
    auto const forms = FormLibrary::built_in();
    REQUIRE(forms);
    Diagnostics diagnostics;
    recover(document, *forms, diagnostics);
    std::string out;
    for (Report const& report : extract_reports(document, *forms, diagnostics)) {
        for (ExtractedTable const& found : report.tables) {
            for (ExtractedRow const& row : found.rows) {
                out += row.id + ':';
                for (ExtractedValue const& value : row.values) {
                    out += ' ' + (value.raw.empty() ? std::string{evidence_name(value.evidence)}
                                                    : value.raw);
                }
                out += '\n';
            }
        }
    }
    return out;
}

std::string const expected = "1.1: 0 empty 3\n1.2: 12 1 40\n5.1: 58\n6.1: 7\n6.2: 0\n8.1: 35.65\n";

} // namespace

TEST_CASE("Rows of one cell with bars in it are the lines of a table") {
    CHECK(
        values(table(
            {{"信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |"},
             {"规章 | 0 |  | 3 |"},
             {"行政规范性文件 | 12 | 1 | 40 |"},
             {"第二十条第（五）项 |"},
             {"行政许可 | 58 |"},
             {"第二十条第（六）项 |"},
             {"行政处罚 | 7 |"},
             {"行政强制 | 0 |"},
             {"第二十条第（八）项 |"},
             {"行政事业性收费 | 35.65 |"}})) == expected);
}

TEST_CASE("One cell may hold all lines, and empty cells are blank lines") {
    std::vector<std::string_view> const lines = {
        "信息内容",
        "本年制发件数",
        "本年废止件数",
        "现行有效件数",
        "规章",
        "0",
        "0",
        "3",
        "行政规范性文件",
        "12",
        "1",
        "40",
        "行政许可",
        "58",
        "行政处罚",
        "7",
        "行政强制",
        "0",
        "第二十条第（八）项",
        "行政事业性收费",
        "35.65"};
    std::string const whole = "1.1: 0 0 3" + expected.substr(expected.find('\n'));
    CHECK(values(table({lines})) == whole);
    std::vector<std::vector<std::string_view>> rows;
    for (std::string_view const line : lines) {
        rows.push_back({line});
        rows.emplace_back();
    }
    CHECK(values(table(rows)) == whole);
}

TEST_CASE("A table of one column without labels of a form stays as it is") {
    Document document = table({{"规章 | 3"}, {"制度 | 4"}, {"全年 | 7"}});
    auto const forms = FormLibrary::built_in();
    REQUIRE(forms);
    Diagnostics diagnostics;
    recover(document, *forms, diagnostics);
    REQUIRE(document.blocks.size() == 1);
    CHECK(std::holds_alternative<Box<Table>>(document.blocks.front().node));
    CHECK(document.source.size() == 3);
}

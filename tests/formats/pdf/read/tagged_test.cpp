#include "gouji/formats/pdf/pdf.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/table_grid.hpp"
#include "gouji/model/text.hpp"
#include "gouji/model/walk.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/formats/pdf/read/pdf_maker.hpp"

using namespace gouji;
using test::PdfMaker;

namespace {

/// A page whose marked content N is `texts[N]`, and a tree of these elements.
class Tagged {
public:
    Tagged() {
        m_maker.add("<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 6 0 R "
                    "/MarkInfo << /Marked true >> >>");
        m_maker.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    }
    /// Returns its MCID.
    int show(double x, double y, std::string_view text) {
        m_content += "/P <</MCID " + std::to_string(m_count) + ">> BDC BT /F1 10 Tf " +
                     std::to_string(x) + " " + std::to_string(y) + " Td (" + std::string(text) +
                     ") Tj ET EMC\n";
        return m_count++;
    }
    void draw(std::string_view operators) { m_content += operators; }
    /// An element with its kids as PDF objects: "3" or "8 0 R".
    std::string element(std::string_view type, std::string_view kids, std::string_view more = {}) {
        m_elements.push_back(
            "<< /Type /StructElem /S /" + std::string(type) + " /Pg 3 0 R /K [" +
            std::string(kids) + "] " + std::string(more) + " >>");
        return std::to_string(6 + m_elements.size()) + " 0 R ";
    }
    std::string cell(double x, double y, std::string_view text, std::string_view more = {}) {
        return element("TD", text.empty() ? "" : std::to_string(show(x, y, text)), more);
    }
    Document read(std::string_view root_kids, std::string_view roles = {}) {
        m_maker.add("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 300 200] "
                    "/StructParents 0 /Resources << /Font << /F1 5 0 R >> >> >>");
        m_maker.add_stream(m_content);
        m_maker.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
                    "/Encoding /WinAnsiEncoding >>");
        m_maker.add(
            "<< /Type /StructTreeRoot /RoleMap << " + std::string(roles) + " >> /K [" +
            std::string(root_kids) + "] >>");
        for (std::string const& one : m_elements) {
            m_maker.add(one);
        }
        auto document = read_pdf(m_maker.file(), {}, diagnostics);
        REQUIRE(document);
        return std::move(*document);
    }
    Diagnostics diagnostics;

private:
    PdfMaker m_maker;
    std::string m_content;
    std::vector<std::string> m_elements;
    int m_count = 0;
};

std::string attributes(std::string_view entries) {
    return "/A << /O /Table " + std::string(entries) + " >>";
}

Table const& only_table(Document const& document) {
    auto const tables = tables_of(document);
    REQUIRE(tables.size() == 1);
    return *tables.front().table;
}

std::string cell_text(Table const& table, std::size_t row, std::size_t cell) {
    return plain_text(table.rows.at(row).cells.at(cell).content);
}

} // namespace

TEST_CASE("tags: headings, paragraphs, wrappers, roles", "[pdf]") {
    Tagged page;
    std::string const heading = page.element("Kopf", std::to_string(page.show(20, 180, "Report")));
    // A paragraph in two lines, in a wrapper that says nothing.
    int const first = page.show(20, 160, "broken");
    int const second = page.show(20, 148, "line");
    std::string const wrapper =
        page.element("NonStruct", std::to_string(first) + " " + std::to_string(second));
    std::string const paragraph = page.element("P", wrapper);
    Document const document = page.read(page.element("Document", heading + paragraph), "/Kopf /H2");
    REQUIRE(document.blocks.size() == 2);
    auto const* const title = std::get_if<Heading>(&document.blocks[0].node);
    REQUIRE(title != nullptr);
    CHECK(title->level == 2);
    auto const* const body = std::get_if<Paragraph>(&document.blocks[1].node);
    REQUIRE(body != nullptr);
    CHECK(plain_text(body->children) == "broken line");
    // Where it stands is kept.
    SourceLine const line = document.source.line(document.blocks[1].source.first);
    CHECK(line.origin.page == 1);
    CHECK(line.box.x0 == Approx(20));
}

TEST_CASE("tags: tables with spans and header rows", "[pdf]") {
    Tagged page;
    std::string const head = page.element(
        "TR",
        page.element("TH", std::to_string(page.show(20, 180, "Both")), attributes("/ColSpan 2")));
    std::string const body = page.element(
        "TR", page.cell(20, 160, "a", attributes("/RowSpan 1")) + page.cell(80, 160, "b"));
    std::string const named = page.element(
        "TR",
        page.element("TH", std::to_string(page.show(20, 140, "c")), attributes("/Scope /Row")) +
            page.cell(80, 140, "d"));
    Document const document = page.read(page.element("Table", head + body + named));
    Table const& table = only_table(document);
    TableGrid const grid = form_grid(table);
    CHECK(grid.rows() == 3);
    CHECK(grid.columns() == 2);
    CHECK(grid.defects() == 0);
    CHECK(table.rows[0].group == RowGroup::Head);
    CHECK(table.rows[0].cells[0].col_span == 2);
    CHECK(table.rows[1].group == RowGroup::Body);
    CHECK(table.rows[2].cells[0].row_header);
    CHECK_FALSE(table.rows[2].cells[1].row_header);
    CHECK(cell_text(table, 1, 1) == "b");
}

TEST_CASE("tags: cells stated again before a page break are dropped", "[pdf]") {
    Tagged page;
    std::string rows;
    for (int i = 0; i < 4; ++i) {
        double const y = 180 - 20 * i;
        std::string cells = page.cell(20, y, "a") + page.cell(80, y, "b");
        if (i == 2) {
            cells += page.cell(0, 0, "") + page.cell(0, 0, "");
        }
        rows += page.element("TR", cells);
    }
    Document const document = page.read(page.element("Table", rows));
    CHECK(page.diagnostics.count(Code::TagsIgnored) == 0);
    TableGrid const grid = form_grid(only_table(document));
    CHECK(grid.columns() == 2);
    CHECK(grid.defects() == 0);
}

TEST_CASE("tags that do not fit the page are not believed", "[pdf]") {
    Tagged page;
    SECTION("text outside of them") {
        std::string const paragraph =
            page.element("P", std::to_string(page.show(20, 180, "in the tags")));
        page.draw("BT /F1 10 Tf 20 100 Td (a long line that no element of the tree has) Tj ET\n");
        Document const document = page.read(paragraph);
        std::string all;
        for (std::uint32_t i = 0; i < document.source.size(); ++i) {
            all += document.source.text(i);
        }
        CHECK(all.find("no element") != std::string::npos);
    }
    SECTION("cells in other rows than they say") {
        std::string rows;
        for (int i = 0; i < 4; ++i) {
            rows += page.element(
                "TR", page.cell(20, 180 - 20 * i, "a") + page.cell(80, 120 + 20 * i, "b"));
        }
        page.read(page.element("Table", rows));
    }
    SECTION("cells are missing") {
        std::string const rows =
            page.element("TR", page.cell(20, 180, "a") + page.cell(80, 180, "b")) +
            page.element("TR", page.cell(80, 160, "c"));
        page.read(page.element("Table", rows));
    }
    SECTION("the page shows an empty column more") {
        std::string rows;
        for (int i = 0; i < 3; ++i) {
            rows += page.element(
                "TR", page.cell(20, 180 - 20 * i, "a") + page.cell(180, 180 - 20 * i, "b"));
        }
        for (int const x : {15, 70, 170, 250}) {
            page.draw(std::to_string(x) + " 130 m " + std::to_string(x) + " 195 l S\n");
        }
        page.read(page.element("Table", rows));
    }
    CHECK(page.diagnostics.count(Code::TagsIgnored) == 1);
}

namespace {

/// Cells of a table of three columns, tagged one by one as `type` says.
std::string loose_cells(Tagged& page, std::string_view type) {
    std::string kids;
    for (int row = 0; row < 4; ++row) {
        for (int column = 0; column < 3; ++column) {
            std::string const text =
                row == 0 ? "Head" + std::to_string(column) : std::to_string(10 * row + column);
            int const shown = page.show(20 + 90 * column, 150 - 20 * row, text);
            kids += page.element(type, std::to_string(shown));
        }
    }
    return kids;
}

std::string all_text(Document const& document) {
    return without_blanks(plain_text(document.blocks));
}

} // namespace

TEST_CASE("tags: a table that is tagged as paragraphs is read from the page", "[pdf]") {
    Tagged page;
    std::string const before = page.element("P", std::to_string(page.show(20, 185, "before it")));
    std::string const cells = page.element("Div", loose_cells(page, "P"));
    std::string const after = page.element("P", std::to_string(page.show(20, 40, "behind it")));
    Document const document = page.read(page.element("Document", before + cells + after));
    TableGrid const grid = form_grid(only_table(document));
    CHECK(grid.rows() == 4);
    CHECK(grid.columns() == 3);
    CHECK(cell_text(only_table(document), 2, 1) == "21");
    REQUIRE(document.blocks.size() == 3);
    CHECK(plain_text(std::get<Paragraph>(document.blocks[0].node).children) == "before it");
    CHECK(plain_text(std::get<Paragraph>(document.blocks[2].node).children) == "behind it");
    REQUIRE(page.diagnostics.count(Code::TagsIgnored) == 1);
    CHECK(page.diagnostics.all().front().place.page == 1);
}

TEST_CASE("tags: a table beside good ones is replaced alone", "[pdf]") {
    Tagged page;
    std::string good;
    for (int row = 0; row < 2; ++row) {
        std::string const more = attributes("/Scope /Row");
        good += page.element(
            "TR",
            page.element("TH", std::to_string(page.show(20, 190 - 12 * row, "stub")), more) +
                page.cell(80, 190 - 12 * row, "value"));
    }
    std::string kids = page.element("Table", good);
    SECTION("all its cells in one row") {
        kids += page.element("Table", page.element("TR", loose_cells(page, "TD")));
    }
    SECTION("a row a cell") {
        kids += page.element("Table", loose_cells(page, "TR"));
    }
    SECTION("cells without rows") {
        kids += page.element("Table", loose_cells(page, "TD"));
    }
    SECTION("columns for rows") {
        std::vector<std::string> rows(3);
        for (int row = 0; row < 4; ++row) {
            for (int column = 0; column < 3; ++column) {
                rows[static_cast<std::size_t>(column)] +=
                    page.cell(20 + 90 * column, 150 - 20 * row, std::to_string(10 * row + column));
            }
        }
        std::string all;
        for (std::string const& cells : rows) {
            all += page.element("TR", cells);
        }
        kids += page.element("Table", all);
    }
    Document const document = page.read(page.element("Document", kids));
    auto const tables = tables_of(document);
    REQUIRE(tables.size() == 2);
    CHECK(tables[0].table->rows[0].cells[0].row_header); // by its tags
    TableGrid const grid = form_grid(*tables[1].table);
    CHECK(grid.rows() == 4);
    CHECK(grid.columns() == 3);
    CHECK(cell_text(*tables[1].table, 3, 2) == "32");
    CHECK(page.diagnostics.count(Code::TagsIgnored) == 1);
}

TEST_CASE("tags: text that no element has is not lost", "[pdf]") {
    Tagged page;
    std::string kids;
    auto const say = [&](double y, std::string const& text) {
        kids += page.element("P", std::to_string(page.show(20, y, text)));
    };
    say(180, "The first paragraph of a page that is tagged in most parts.");
    say(160, "The second paragraph of a page that is tagged in most parts.");
    page.draw("BT /F1 10 Tf 20 140 Td (forgotten) Tj ET\n");
    say(120, "The third paragraph of a page that is tagged in most parts.");
    SECTION("in the flow") {
        page.draw("BT /F1 10 Tf 20 190 Td (first) Tj ET\n");
    }
    SECTION("at the end") {
        page.draw("BT /F1 10 Tf 20 60 Td (last) Tj ET\n");
    }
    SECTION("a page number is furniture") {
        page.draw("BT /F1 10 Tf 150 5 Td (- 7 -) Tj ET\n");
    }
    Document const document = page.read(page.element("Document", kids));
    std::string const text = all_text(document);
    std::size_t const at = text.find("forgotten");
    REQUIRE(at != std::string::npos);
    CHECK(text.find("second") < at);
    CHECK(text.find("third") > at);
    CHECK(
        (text.find("last") != std::string::npos || text.find("first") == 0 ||
         document.furniture.size() == 1));
    CHECK(page.diagnostics.count(Code::TagsIgnored) > 0);
}

TEST_CASE("tags: a cell that lies in a table without being in it", "[pdf]") {
    Tagged page;
    std::string rows;
    for (int row = 0; row < 4; ++row) {
        double const y = 150 - 20 * row;
        std::string cells = page.cell(20, y, "a" + std::to_string(row));
        if (row == 2) {
            page.draw("BT /F1 10 Tf 110 110 Td (77) Tj ET\n");
            cells += page.cell(110, y, "");
        } else {
            cells += page.cell(110, y, std::to_string(row));
        }
        rows += page.element("TR", cells + page.cell(200, y, std::to_string(5 * row)));
    }
    Document const document = page.read(page.element("Table", rows));
    CHECK(cell_text(only_table(document), 2, 1) == "77");
}

TEST_CASE("tags: lists stay lists, however their items stand", "[pdf]") {
    Tagged page;
    std::string items;
    for (int i = 0; i < 4; ++i) {
        items += page.element(
            "LI",
            page.element("Lbl", std::to_string(page.show(20, 150 - 20 * i, std::to_string(i)))) +
                page.element("LBody", std::to_string(page.show(120, 150 - 20 * i, "50"))));
    }
    Document const document = page.read(page.element("L", items));
    CHECK(tables_of(document).empty());
    CHECK(page.diagnostics.count(Code::TagsIgnored) == 0);
}

TEST_CASE("tags: furniture is kept apart", "[pdf]") {
    Tagged page;
    std::string const paragraph = page.element("P", std::to_string(page.show(20, 100, "body")));
    page.draw("/Artifact <</Type /Pagination /Subtype /Footer>> BDC BT /F1 10 Tf 20 10 Td "
              "(- 1 -) Tj ET EMC\n");
    Document const document = page.read(paragraph);
    REQUIRE(document.furniture.size() == 1);
    CHECK(document.furniture[0].text == "- 1 -");
    CHECK(document.furniture[0].kind == FurnitureKind::Footer);
    CHECK(document.blocks.size() == 1);
    CHECK(page.diagnostics.count(Code::FurnitureRemoved) == 1);
}

TEST_CASE("tags: lists, links, replacement text", "[pdf]") {
    Tagged page;
    std::string const label = page.element("Lbl", std::to_string(page.show(20, 180, "1.")));
    std::string const item = page.element("LBody", std::to_string(page.show(40, 180, "first")));
    std::string const list = page.element("L", page.element("LI", label + item));
    std::string const replaced =
        page.element("Span", std::to_string(page.show(20, 160, "x")), "/ActualText (said)");
    Document const document = page.read(list + page.element("P", replaced));
    REQUIRE(document.blocks.size() == 2);
    auto const* const read_list = std::get_if<List>(&document.blocks[0].node);
    REQUIRE(read_list != nullptr);
    CHECK(read_list->ordered);
    CHECK(read_list->items[0].label == "1.");
    CHECK(plain_text(read_list->items[0].children) == "first");
    CHECK(plain_text(std::get<Paragraph>(document.blocks[1].node).children) == "said");
}

TEST_CASE("a tree that loops ends", "[pdf]") {
    Tagged page;
    std::string const paragraph = page.element("P", std::to_string(page.show(20, 100, "body")));
    // Element 8 has itself among its kids.
    std::string const loop = page.element("Sect", paragraph + "8 0 R ");
    Document const document = page.read(loop);
    CHECK(document.blocks.size() == 1);
}

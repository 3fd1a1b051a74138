// Whatever the format can hold must read back as it was: random documents, written and read.
#include <random>

#include "gouji/formats/docx/docx.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/compare.hpp"
#include "gouji/model/text.hpp"
#include "gouji/tests/catch.hpp"
#include "write_support.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

/// Makes documents of all that WordprocessingML expresses; the same seed, the same document.
class Generator {
public:
    explicit Generator(unsigned seed) : m_random(seed) {}

    Document document() {
        Document document;
        document.media["one"] = {"image/png", "\x89PNG one"};
        document.media["two"] = {"image/jpeg", "\xFF\xD8 two"};
        m_notes = true;
        document.blocks = blocks(8, 2);
        return document;
    }

private:
    std::size_t below(std::size_t bound) { return m_random() % bound; }
    bool once_in(std::size_t bound) { return below(bound) == 0; }

    std::string text() {
        static std::vector<std::string> const pieces{
            "公开",
            "一、",
            "（二）",
            "12",
            "3.5",
            " ",
            "a<b&c>\"d'",
            "\t",
            "《条例》",
            "é",
            "𠮷",
            "\xC2\xA0",
            "　",
            "-",
            "勾稽",
            "0",
            "℃",
            "%1",
            "x"};
        std::string out = pieces[below(4)];
        for (std::size_t i = below(6); i > 0; --i) {
            out += pieces[below(pieces.size())];
        }
        return out + pieces[below(4)];
    }

    Inlines inlines(int depth) {
        Inlines out;
        for (std::size_t i = 1 + below(3); i > 0; --i) {
            out.push_back(inline_node(depth));
        }
        return out;
    }

    Inline inline_node(int depth) {
        switch (depth <= 0 ? 0 : below(9)) {
        case 1:
            return {Styled{static_cast<Style>(below(7)), inlines(depth - 1)}};
        case 2: {
            // Each target once: two links side by side are two only when they differ.
            std::string const target = "https://example.org/" + std::to_string(++m_links);
            return {Box<Link>{{target, {{Text{text()}}}}}};
        }
        case 3:
            return {Box<Image>{{once_in(2) ? "one" : "two", "", "图", 10, 5}}};
        case 4:
            return {Box<Ruby>{{{{Text{"畲"}}}, "shē"}}};
        case 5:
            return m_notes ? note() : Inline{Text{text()}};
        default:
            return {Text{text()}};
        }
    }

    Inline note() {
        Note note;
        note.kind = static_cast<NoteKind>(below(3));
        note.author = note.kind == NoteKind::Comment ? "审核" : "";
        m_notes = false;
        note.children = {plain(), plain()};
        m_notes = true;
        return {Box<Note>{std::move(note)}};
    }

    Block plain() { return {Paragraph{inlines(2), {}, {}, Role::Body}, {}}; }

    Block paragraph() {
        Block block = plain();
        auto& node = std::get<Paragraph>(block.node);
        node.role = static_cast<Role>(below(7));
        if (once_in(3)) {
            node.children.push_back({LineBreak{}});
            node.children.push_back({Text{text()}});
        }
        if (once_in(4)) {
            node.align = static_cast<Align>(below(4));
        }
        return block;
    }

    Block list(int depth) {
        static std::vector<std::vector<std::string>> const labels{
            {"1.", "2.", "3."},
            {"（四）", "（五）", "（六）"},
            {"一、", "三、", "二、"},
            {"•", "•", "•"},
            {"a)", "b)", "c)"},
            {"①", "②", "③"},
            {"1.1", "1.2", "1.3"},
            {"甲、", "乙、", "丙、"},
            {"附件1", "附件2", "附件3"}};
        std::size_t const kind = below(labels.size());
        List list;
        list.ordered = kind != 3;
        for (std::size_t i = 0; i < 1 + below(3); ++i) {
            ListItem item{labels[kind][i], {plain()}};
            if (once_in(3)) {
                item.children.push_back(plain());
            }
            if (depth > 0 && once_in(2)) {
                item.children.push_back(this->list(depth - 1));
            }
            list.items.push_back(std::move(item));
        }
        return {std::move(list), {}};
    }

    /// Covers a grid with rectangles, none over the edge of the header.
    Table table(int depth) {
        auto const rows = static_cast<int>(1 + below(5));
        auto const columns = static_cast<int>(1 + below(5));
        auto const head = static_cast<int>(below(static_cast<std::size_t>(rows)));
        std::vector<std::vector<bool>> taken(
            static_cast<std::size_t>(rows), std::vector<bool>(static_cast<std::size_t>(columns)));
        Table table;
        for (int row = 0; row < rows; ++row) {
            table.rows.push_back({{}, row < head ? RowGroup::Head : RowGroup::Body});
            for (int column = 0; column < columns; ++column) {
                if (!taken[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]) {
                    int const last = row < head ? head : rows;
                    table.rows.back().cells.push_back(cell(taken, row, column, last, depth));
                }
            }
        }
        if (once_in(3)) {
            table.caption = {{Text{"表1 " + text()}}};
        }
        return table;
    }

    Cell cell(std::vector<std::vector<bool>>& taken, int row, int column, int last, int depth) {
        auto const is_free = [&](int r, int c) {
            return !taken[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)];
        };
        Cell cell;
        auto const columns = static_cast<int>(taken[0].size());
        while (column + cell.col_span < columns && is_free(row, column + cell.col_span) &&
               once_in(3)) {
            ++cell.col_span;
        }
        while (row + cell.row_span < last && once_in(3)) {
            ++cell.row_span;
        }
        for (int r = row; r < row + cell.row_span; ++r) {
            for (int c = column; c < column + cell.col_span; ++c) {
                taken[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)] = true;
            }
        }
        cell.row_header = once_in(5);
        if (!once_in(4)) {
            cell.content.push_back(plain());
        }
        if (depth > 0 && once_in(6)) {
            cell.content.push_back(list(0));
        }
        if (depth > 0 && once_in(6)) {
            cell.content.push_back(table_block(table(depth - 1)));
        }
        return cell;
    }

    Block block(int depth) {
        switch (below(9)) {
        case 0:
            return {Heading{inlines(1), static_cast<std::int32_t>(1 + below(9))}, {}};
        case 1:
            return list(2);
        case 2:
            return {Quote{{plain(), plain()}}, {}};
        case 3:
            return {Verbatim{"a  b\n\n\tc " + text()}, {}};
        case 4:
            return {PageBreak{}, {}};
        case 5:
        case 6:
            return table_block(table(depth));
        default:
            return paragraph();
        }
    }

    Blocks blocks(std::size_t count, int depth) {
        Blocks out;
        for (std::size_t i = 0; i < count; ++i) {
            out.push_back(block(depth));
            // Nothing tells where one of two adjacent quotations ends.
            if (std::holds_alternative<Quote>(out.back().node)) {
                out.push_back(paragraph());
            }
        }
        return out;
    }

    std::mt19937 m_random;
    int m_links = 0;
    bool m_notes = true;
};

std::string described(std::vector<Difference> const& differences) {
    std::string out;
    for (Difference const& one : differences) {
        out += one.where + ": " + one.what + ": '" + one.left + "' / '" + one.right + "'\n";
    }
    return out;
}

Document read(std::string const& package) {
    Diagnostics diagnostics;
    Result<Document> result = read_docx(package, {}, diagnostics);
    REQUIRE(result.has_value());
    return *std::move(result);
}

} // namespace

TEST_CASE("what was written reads back equal") {
    for (unsigned seed = 1; seed <= 300; ++seed) {
        Document const document = Generator{seed}.document();
        Written const written = write(document);
        Document const back = read(written.package);
        INFO("seed " << seed);
        REQUIRE(described(compare(document, back, CompareScope::Everything, 5)) == "");
    }
}

TEST_CASE("the document of every kind reads back equal, with its roles and furniture") {
    Document const document = everything();
    Document const back = read(write(document).package);
    CHECK(described(compare(document, back, CompareScope::Everything, 5)) == "");
    REQUIRE(back.blocks.size() >= 7);
    for (std::size_t i = 0; i < 7; ++i) {
        auto const& wanted = std::get<Paragraph>(document.blocks[i].node);
        auto const* const seen = std::get_if<Paragraph>(&back.blocks[i].node);
        REQUIRE(seen != nullptr);
        CHECK(seen->role == wanted.role);
        CHECK(seen->first_line_indent == wanted.first_line_indent);
    }
    CHECK(plain_text(back.header) == "页眉");
    CHECK(plain_text(back.footer) == "页脚");
    CHECK(back.metadata.at("title") == "年度报告");
}

TEST_CASE("writing what was read gives the same document again") {
    Document const back = read(write(everything()).package);
    Document const again = read(write(back).package);
    CHECK(described(compare(back, again, CompareScope::Everything, 5)) == "");
}

TEST_CASE("evidence, candidates and prints come back from the marks") {
    Table table = test::table(
        {{cell("项目"), cell("自然人"), cell("其他")}, {cell("一、新收"), cell("4"), cell("")}}, 1);
    table.rows[1].cells[0].evidence = Evidence::Repaired;
    table.rows[1].cells[1].evidence = Evidence::Ambiguous;
    table.rows[1].cells[2].evidence = Evidence::Ambiguous;
    table.printed = {{{1, 0}, "一、新攸"}};
    Doubt doubt;
    doubt.slots = {{1, 1}, {1, 2}};
    doubt.candidates = {{"4", ""}, {"", "4"}};
    doubt.candidate_count = 2;
    table.doubts = {doubt};
    Document const back = read(write(document({table_block(table)})).package);
    REQUIRE(back.blocks.size() == 1);
    Table const& seen = *std::get<Box<Table>>(back.blocks[0].node);
    REQUIRE(seen.rows.size() == 2);
    CHECK(seen.rows[1].cells[0].evidence == Evidence::Repaired);
    CHECK(seen.rows[1].cells[1].evidence == Evidence::Ambiguous);
    CHECK(seen.rows[1].cells[2].evidence == Evidence::Ambiguous);
    REQUIRE(seen.doubts.size() == 1);
    CHECK(seen.doubts[0].candidates == doubt.candidates);
    REQUIRE(seen.printed.size() == 1);
    CHECK(seen.printed[0].text == "一、新攸");
    CHECK(plain_text(seen.rows[1].cells[1].content) == "4");
}

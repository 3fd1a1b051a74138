#include <random>

#include "gouji/model/marks.hpp"
#include "gouji/tests/catch.hpp"
#include "gouji/tests/model/tables.hpp"

using namespace gouji;
using namespace gouji::test;

namespace {

/// What a format without evidence keeps of a table: its texts and the marks.
Table through_marks(Table const& table, RuleNames const& rules, bool with_form) {
    Table read = table;
    read.doubts.clear();
    read.printed.clear();
    read.marks.clear();
    if (!with_form) {
        read.form.reset();
    }
    for (Row& row : read.rows) {
        for (Cell& cell : row.cells) {
            cell.evidence = Evidence::Stated;
            cell.rule = RuleId::None;
        }
    }
    for (Mark const& mark : marks_of(table, rules)) {
        for (Mark const& parsed : parse_marks(format_mark(mark))) {
            read.marks.push_back(parsed);
        }
    }
    return read;
}

void require_same_evidence(
    Table const& left, RuleNames const& of_left, Table const& right, RuleNames const& of_right) {
    REQUIRE(left.rows.size() == right.rows.size());
    for (std::size_t r = 0; r < left.rows.size(); ++r) {
        for (std::size_t c = 0; c < left.rows[r].cells.size(); ++c) {
            INFO("row " << r << " cell " << c);
            Cell const& a = left.rows[r].cells[c];
            Cell const& b = right.rows[r].cells[c];
            REQUIRE(evidence_name(a.evidence) == evidence_name(b.evidence));
            REQUIRE(of_left.name(a.rule) == of_right.name(b.rule));
        }
    }
    REQUIRE(left.doubts.size() == right.doubts.size());
    for (std::size_t i = 0; i < left.doubts.size(); ++i) {
        REQUIRE(left.doubts[i].slots == right.doubts[i].slots);
        REQUIRE(left.doubts[i].candidates == right.doubts[i].candidates);
        REQUIRE(left.doubts[i].candidate_count == right.doubts[i].candidate_count);
        REQUIRE(left.doubts[i].bound_reached == right.doubts[i].bound_reached);
        REQUIRE(of_left.name(left.doubts[i].rule) == of_right.name(right.doubts[i].rule));
    }
    REQUIRE(left.printed.size() == right.printed.size());
    for (std::size_t i = 0; i < left.printed.size(); ++i) {
        REQUIRE(left.printed[i].slot == right.printed[i].slot);
        REQUIRE(left.printed[i].text == right.printed[i].text);
    }
}

/// Three value columns and their total; the row's values are "4 4", of which the total is certain.
struct Report {
    RuleNames rules;
    Table table = test::table({
        {"项目", "自然人", "商业 企业", "科研机构", "总计"},
        {"一、本年新收", "4", "", "", "4"},
        {"二、上年结转", "", "", "", ""},
        {"三、予以公开", "1", "0", "0", "1"},
    });

    Report() {
        RuleId const total = rules.intern("place.row-total");
        for (std::size_t c = 1; c < 4; ++c) {
            at(1, c).evidence = Evidence::Ambiguous;
            at(1, c).rule = total;
        }
        at(1, 4).evidence = Evidence::Inferred;
        at(1, 4).rule = total;
        for (std::size_t c = 1; c < 5; ++c) {
            at(2, c).evidence = Evidence::Missing;
        }
        at(3, 0).evidence = Evidence::Repaired;
        at(3, 0).rule = rules.intern("label.glyph");
        table.printed.push_back({{3, 0}, "三、予以公幵"});
        table.doubts.push_back(
            {{{1, 1}, {1, 2}, {1, 3}, {1, 4}},
             {{"4", "", "", "4"}, {"", "4", "", "4"}, {"", "", "4", "4"}},
             3,
             false,
             total});
        table.rows[0].group = RowGroup::Head;
    }

    Cell& at(std::size_t row, std::size_t cell) { return table.rows[row].cells[cell]; }

    void bind() {
        FormBinding form;
        form.form = "applications-2021";
        form.table = "applications";
        form.rows = {
            {"1", "一、本年新收政府信息公开申请数量"}, {"2", "二、上年结转"}, {"3.1", "予以公开"}};
        form.columns = {"自然人", "商业 企业", "科研机构", "总计"};
        for (std::uint16_t r = 0; r < 3; ++r) {
            form.labels.push_back({{r + 1, 0}, r});
            for (std::uint16_t c = 0; c < 4; ++c) {
                form.values.push_back({{r + 1, c + 1}, r, c});
            }
        }
        table.form = form;
    }
};

std::vector<std::string> formatted(std::vector<Mark> const& marks) {
    std::vector<std::string> out;
    for (Mark const& mark : marks) {
        out.push_back(format_mark(mark));
    }
    return out;
}

/// The report's first row after a person has changed some of its cells.
Table edited(std::vector<std::pair<std::size_t, std::string>> const& changes) {
    Report report;
    Table read = through_marks(report.table, report.rules, false);
    for (auto const& [column, text] : changes) {
        read.rows[1].cells[column].content = make_cell_content(text);
    }
    apply_marks(read, report.rules);
    return read;
}

std::vector<std::string> evidence_of_first_row(Table const& table) {
    std::vector<std::string> out;
    for (std::size_t c = 1; c < 5; ++c) {
        out.emplace_back(evidence_name(table.rows[1].cells[c].evidence));
    }
    return out;
}

} // namespace

TEST_CASE("A table without doubt has no marks") {
    Table plain = table({{"甲", "乙"}, {"", "1"}});
    plain.rows[1].cells[0].evidence = Evidence::Empty;
    CHECK(marks_of(plain, RuleNames{}).empty());
}

TEST_CASE("The marks of a table that no form names") {
    Report const report;
    CHECK(
        formatted(marks_of(report.table, report.rules)) ==
        std::vector<std::string>{
            "勾稽[table 2 2 ambiguous 1/3: 4 @r2c2 by place.row-total]",
            "勾稽[table 2 3 ambiguous 1/3: @r2c3 by place.row-total]",
            "勾稽[table 2 4 ambiguous 1/3: @r2c4 by place.row-total]",
            "勾稽[table 2 5 inferred: 4 @r2c5 by place.row-total]",
            "勾稽[table 2 * ambiguous 1/3: = 4,,,4; ,4,,4; ,,4,4 @r2c2,c3,c4,c5 by "
            "place.row-total]",
            "勾稽[table 3 * missing: @r3c2,c3,c4,c5]",
            "勾稽[table 4 1 repaired: 三、予以公开 <- 三、予以公幵 @r4c1 by label.glyph]",
        });
}

TEST_CASE("The marks of a bound table carry the form's names") {
    Report report;
    report.bind();
    std::vector<std::string> const marks = formatted(marks_of(report.table, report.rules));
    REQUIRE(marks.size() == 7);
    CHECK(marks[1] == "勾稽[applications 1 商业企业 ambiguous 1/3: @r2c3 by place.row-total]");
    CHECK(marks[5] == "勾稽[applications 2 * missing: @r3c2,c3,c4,c5]");
    CHECK(
        marks[6] ==
        "勾稽[applications 3.1 label repaired: 三、予以公开 <- 三、予以公幵 @r4c1 by label.glyph]");
}

TEST_CASE("Evidence, doubts and prints come back from marks") {
    Report report;
    bool const bound = GENERATE(false, true);
    bool const form_known = GENERATE(false, true);
    if (bound) {
        report.bind();
    }
    Table read = through_marks(report.table, report.rules, form_known);
    RuleNames rules;
    rules.intern("something else");
    apply_marks(read, rules);
    CHECK(read.marks.empty());
    require_same_evidence(report.table, report.rules, read, rules);
}

TEST_CASE("Marks that name no slot are found through the form") {
    Report report;
    report.bind();
    Table read = report.table;
    read.doubts.clear();
    read.marks = parse_marks(
        "勾稽[applications 2 总计 inferred:] 勾稽[applications 3.1 label repaired: 三、予以公开 <- "
        "公幵]"
        "勾稽[applications 3.1 * ambiguous 1/2: = 1,0,0,1; 0,1,0,1] 勾稽[review 1 总计 missing:]"
        "勾稽[applications 9 总计 missing:]");
    apply_marks(read, report.rules);
    CHECK(read.rows[2].cells[4].evidence == Evidence::Inferred);
    CHECK(read.printed.at(0).text == "公幵");
    REQUIRE(read.doubts.size() == 1);
    CHECK(read.doubts[0].slots == std::vector<GridPosition>{{3, 1}, {3, 2}, {3, 3}, {3, 4}});
    CHECK(read.rows[3].cells[1].evidence == Evidence::Ambiguous);
    CHECK(read.rows[3].cells[3].evidence == Evidence::Stated);
    CHECK(read.marks.size() == 2);
}

TEST_CASE("Marks that do not fit their table wait") {
    Table read = table({{"1"}});
    read.marks =
        parse_marks("勾稽[table 9 1 missing: @r9c1] 勾稽[table 1 * ambiguous 1/2: = 1,2; 2,1 @r1c1]"
                    "勾稽[table 1 * ambiguous 1/2: = 1,2; 2,1 @r1c1,c1]");
    RuleNames rules;
    apply_marks(read, rules);
    CHECK(read.marks.size() == 3);
    CHECK(marks_of(read, rules) == read.marks);
    CHECK(read.rows[0].cells[0].evidence == Evidence::Stated);
}

TEST_CASE("What a person changed is decided") {
    using Evidences = std::vector<std::string>;
    SECTION("the value was moved: one candidate agrees, and the row is settled") {
        Table const read = edited({{1, ""}, {2, "4"}});
        CHECK(
            evidence_of_first_row(read) == Evidences{"decided", "decided", "decided", "inferred"});
        CHECK(read.doubts.empty());
    }
    SECTION("one candidate is ruled out") {
        Table const read = edited({{1, ""}});
        CHECK(
            evidence_of_first_row(read) ==
            Evidences{"decided", "ambiguous", "ambiguous", "inferred"});
        REQUIRE(read.doubts.size() == 1);
        CHECK(read.doubts[0].candidate_count == 2);
        CHECK(read.doubts[0].candidates[0] == std::vector<std::string>{"", "4", "", "4"});
    }
    SECTION("the one that agrees is not what the table shows") {
        Table const read = edited({{2, "4"}});
        CHECK(
            evidence_of_first_row(read) ==
            Evidences{"ambiguous", "decided", "ambiguous", "inferred"});
        REQUIRE(read.doubts.size() == 1);
        CHECK(read.doubts[0].candidates.size() == 1);
    }
    SECTION("no candidate agrees") {
        Table const read = edited({{1, "3"}, {2, "1"}});
        CHECK(
            evidence_of_first_row(read) ==
            Evidences{"decided", "decided", "ambiguous", "inferred"});
        CHECK(read.doubts.empty());
    }
    SECTION("blanks are no change") {
        Table const read = edited({{1, " 4 "}});
        CHECK(
            evidence_of_first_row(read) ==
            Evidences{"ambiguous", "ambiguous", "ambiguous", "inferred"});
        CHECK(read.doubts.size() == 1);
    }
    SECTION("a lost value was filled in") {
        Report report;
        Table read = through_marks(report.table, report.rules, false);
        read.rows[2].cells[3].content = make_cell_content("7");
        apply_marks(read, report.rules);
        CHECK(read.rows[2].cells[3].evidence == Evidence::Decided);
        CHECK(read.rows[2].cells[2].evidence == Evidence::Missing);
    }
}

TEST_CASE("A deleted mark makes no value certain") {
    Report report;
    Table read = through_marks(report.table, report.rules, false);
    std::erase_if(read.marks, [](Mark const& mark) { return mark.column == "3"; });
    apply_marks(read, report.rules);
    CHECK(read.rows[1].cells[2].evidence == Evidence::Ambiguous);
}

TEST_CASE("A doubt of which not all candidates are listed stays open") {
    Report report;
    report.table.doubts[0].candidate_count = 40;
    Table read = through_marks(report.table, report.rules, false);
    read.rows[1].cells[1].content.clear();
    read.rows[1].cells[2].content = make_cell_content("4");
    apply_marks(read, report.rules);
    CHECK(read.rows[1].cells[3].evidence == Evidence::Ambiguous);
    REQUIRE(read.doubts.size() == 1);
    CHECK(read.doubts[0].bound_reached);
}

TEST_CASE("A doubt may cover several rows of a table without form") {
    Table stated = table({{"1", "", "2"}, {"", "3", "4"}});
    for (std::size_t r = 0; r < 2; ++r) {
        for (Cell& cell : stated.rows[r].cells) {
            cell.evidence = Evidence::Ambiguous;
        }
    }
    RuleNames rules;
    stated.doubts.push_back(
        {{{0, 0}, {0, 1}, {1, 0}}, {{"1", "", ""}, {"", "1", ""}}, 5000, true, rules.intern("x")});
    stated.doubts.push_back({{{1, 2}}, {{"4"}, {""}}, 2, false, RuleId::None});
    Table read = through_marks(stated, rules, false);
    RuleNames other;
    apply_marks(read, other);
    require_same_evidence(stated, rules, read, other);
}

TEST_CASE("Any evidence of any table comes back from marks") {
    std::mt19937 random{11};
    auto const pick = [&](int below) {
        return static_cast<int>(random() % static_cast<unsigned>(below));
    };
    std::vector<std::string> const texts{
        "", "4", "0", "a,b", "]", " = ", "甲\n乙", "\\", "勾稽[", "@r1c1"};
    for (int round = 0; round < 2'000; ++round) {
        Table stated;
        RuleNames rules;
        for (int r = 1 + pick(4); r > 0; --r) {
            Row made;
            for (int c = 1 + pick(4); c > 0; --c) {
                made.cells.push_back(
                    cell(texts[random() % texts.size()], 1 + pick(5) / 4, 1 + pick(5) / 4));
                made.cells.back().evidence = static_cast<Evidence>(pick(7));
                Cell& last = made.cells.back();
                if (last.evidence == Evidence::Empty) {
                    last.content.clear();
                    last.evidence = Evidence::Stated; // a blank cell needs no mark to read back so
                }
                if (last.evidence != Evidence::Stated) {
                    last.rule = rules.intern("rule-" + std::to_string(pick(3)));
                }
            }
            stated.rows.push_back(std::move(made));
        }
        TableGrid const grid = form_grid(stated);
        for (TableGrid::Placed const& placed : grid.cells()) {
            if (pick(4) == 0 && placed.cell->evidence != Evidence::Stated) {
                stated.printed.push_back(
                    {{placed.row, placed.column}, "印" + texts[random() % texts.size()]});
            }
        }
        Doubt doubt;
        for (TableGrid::Placed const& placed : grid.cells()) {
            if (placed.cell->evidence == Evidence::Ambiguous) {
                doubt.slots.push_back({placed.row, placed.column});
            }
        }
        for (int i = pick(4); i > 0 && !doubt.slots.empty(); --i) {
            doubt.candidates.emplace_back();
            for (std::size_t slot = 0; slot < doubt.slots.size(); ++slot) {
                doubt.candidates.back().push_back(texts[random() % texts.size()]);
            }
        }
        if (!doubt.slots.empty()) {
            doubt.candidate_count = pick(100);
            doubt.bound_reached = pick(2) == 0;
            stated.doubts.push_back(doubt);
        }
        Table read = through_marks(stated, rules, false);
        RuleNames other;
        apply_marks(read, other);
        REQUIRE(read.marks.empty());
        require_same_evidence(stated, rules, read, other);
    }
}

TEST_CASE("The list of doubtful values") {
    Report report;
    Document document;
    SECTION("without a form: labels are the table's own") {
        report.table.caption = make_inlines("申请情况");
        document.rules = report.rules;
        document.blocks.push_back({Box<Table>{report.table}, {}});
        std::vector<DoubtEntry> const entries = doubts_of(document);
        REQUIRE(entries.size() == 3); // the cells that a doubtful row shows blank are no entries
        CHECK(entries[0].table == "申请情况");
        CHECK(entries[0].row == "一、本年新收");
        CHECK(entries[0].column == "自然人");
        CHECK(entries[0].value == "4");
        CHECK(entries[0].count == 3);
        CHECK(entries[1].column == "自然人 … 总计");
        CHECK(entries[1].evidence == Evidence::Missing);
        CHECK(entries[2].evidence == Evidence::Repaired);
    }
    SECTION("with a form: its labels, and no mended labels; nested tables too") {
        report.bind();
        document.rules = report.rules;
        Table outer = table({{""}});
        outer.rows[0].cells[0].content.push_back({Box<Table>{report.table}, {}});
        document.blocks.push_back({Box<Table>{outer}, {}});
        std::vector<DoubtEntry> const entries = doubts_of(document);
        REQUIRE(entries.size() == 2);
        CHECK(entries[0].table == "applications");
        CHECK(entries[0].row == "一、本年新收政府信息公开申请数量");
        CHECK(entries[0].mark.grid_column == 1);
        CHECK(entries[1].evidence == Evidence::Missing);
    }
}

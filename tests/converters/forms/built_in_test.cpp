#include <numeric>
#include <set>

#include "form_test_support.hpp"

using namespace gouji;

namespace {

std::size_t count_values(Form const& form) {
    std::size_t count = 0;
    for (auto const& cell : form.cells) {
        count += cell.is_value ? 1 : 0;
    }
    return count;
}

std::vector<std::string> ids_of(Form const& form) {
    std::vector<std::string> ids;
    for (auto const& row : form.rows) {
        ids.push_back(row.id);
    }
    return ids;
}

FormRow const& row_of(Form const& form, std::string_view id) {
    for (auto const& row : form.rows) {
        if (row.id == id) {
            return row;
        }
    }
    FAIL("no row " << id);
    return form.rows.front();
}

FormIdentity const& identity_of(Form const& form, std::string_view rule) {
    for (auto const* list : {&form.identities, &form.across_years}) {
        for (auto const& identity : *list) {
            if (identity.rule == rule) {
                return identity;
            }
        }
    }
    FAIL("no identity " << rule);
    return form.identities.front();
}

using Ids = std::vector<std::string>;
Ids const applicants = {"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"};

/// An applications table whose sums are right: written down from what the rows mean.
Values consistent_applications(Form const& form) {
    Values values;
    long next = 1;
    for (auto const& column : applicants) {
        long results = 0;
        for (auto const& id : ids_of(form)) {
            if (id != "1" && id != "2" && id != "3.7" && id != "4") {
                values[{id, column}] = next % 5;
                results += next % 5;
                next += 3;
            }
        }
        values[{"3.7", column}] = results;
        values[{"4", column}] = 2;
        values[{"2", column}] = 1;
        values[{"1", column}] = results + 2 - 1;
    }
    for (auto const& id : ids_of(form)) {
        long total = 0;
        for (auto const& column : applicants) {
            total += values.at({id, column});
        }
        values[{id, "总计"}] = total;
    }
    return values;
}

} // namespace

TEST_CASE("the built-in forms have the official numbers of rows, columns and values") {
    struct Size {
        char const* id;
        int rows, columns;
        std::size_t values;
    };
    auto const library = built_in_forms();
    CHECK(library.all().size() == 6);
    for (auto const& size :
         {Size{"proactive-2021", 14, 4, 10},
          Size{"proactive-2019", 18, 5, 22},
          Size{"applications-2021", 28, 10, 175},
          Size{"applications-2019", 26, 10, 161},
          Size{"review-2021", 4, 15, 15},
          Size{"review-2019", 4, 15, 15}}) {
        auto const& form = form_of(library, size.id);
        CAPTURE(form.id);
        CHECK(form.id == form.table + "-" + form.edition);
        CHECK(form.grid_rows == size.rows);
        CHECK(form.grid_columns == size.columns);
        CHECK(count_values(form) == size.values);
        CHECK(form.same_in_all_editions == (form.table == "review"));
        CHECK(
            form.citation ==
            (form.edition == "2021" ? "国办公开办函〔2021〕30号" : "国办公开办函〔2019〕60号"));
        CHECK(form.first_year == (form.edition == "2021" ? 2021 : 2019));
        CHECK(form.last_year == (form.edition == "2021" ? 9999 : 2020));
    }
}

TEST_CASE("the cells of a built-in form cover its grid once, in row order") {
    auto const library = built_in_forms();
    for (auto const& form : library.all()) {
        CAPTURE(form.id);
        std::set<GridPosition> covered;
        GridPosition before{-1, 0};
        for (auto const& cell : form.cells) {
            CHECK(before < cell.slot);
            before = cell.slot;
            for (auto r = cell.slot.row; r < cell.slot.row + cell.row_span; ++r) {
                for (auto c = cell.slot.column; c < cell.slot.column + cell.col_span; ++c) {
                    CHECK(r < form.grid_rows);
                    CHECK(c < form.grid_columns);
                    CHECK(covered.emplace(GridPosition{r, c}).second);
                }
            }
        }
        CHECK(covered.size() == static_cast<std::size_t>(form.grid_rows * form.grid_columns));
    }
}

TEST_CASE("rows and cells of a built-in form refer to each other") {
    auto const library = built_in_forms();
    for (auto const& form : library.all()) {
        CAPTURE(form.id);
        std::size_t values = 0;
        for (std::size_t r = 0; r < form.rows.size(); ++r) {
            auto const& row = form.rows[r];
            CAPTURE(row.id);
            REQUIRE(row.cells.size() == row.columns.size());
            REQUIRE(row.kinds.size() == row.columns.size());
            REQUIRE(row.units.size() == row.columns.size());
            values += row.cells.size();
            for (std::size_t c = 0; c < row.cells.size(); ++c) {
                auto const& cell = form.cells.at(static_cast<std::size_t>(row.cells[c]));
                CHECK(cell.is_value);
                CHECK(cell.text.empty());
                CHECK(cell.slot.row == row.grid_row);
                CHECK(cell.row == static_cast<int>(r));
                CHECK(cell.column == static_cast<int>(c));
            }
            if (form.table == "review") {
                CHECK(row.label_cell == -1);
                continue;
            }
            auto const& label = form.cells.at(static_cast<std::size_t>(row.label_cell));
            CHECK_FALSE(label.is_value);
            CHECK(label.row == static_cast<int>(r));
            CHECK(label.text == row.label);
            CHECK(label.slot.row == row.grid_row);
        }
        CHECK(values == count_values(form));
    }
}

TEST_CASE("row ids are the path in the form") {
    auto const library = built_in_forms();
    CHECK(
        ids_of(form_of(library, "proactive-2021")) ==
        Ids{"1.1", "1.2", "5.1", "6.1", "6.2", "8.1"});
    CHECK(
        ids_of(form_of(library, "proactive-2019")) ==
        Ids{"1.1", "1.2", "5.1", "5.2", "6.1", "6.2", "8.1", "9.1"});
    CHECK(ids_of(form_of(library, "review-2019")) == Ids{"1"});
    Ids const until_other = {"1",     "2",     "3.1",   "3.2",   "3.3.1", "3.3.2", "3.3.3",
                             "3.3.4", "3.3.5", "3.3.6", "3.3.7", "3.3.8", "3.4.1", "3.4.2",
                             "3.4.3", "3.5.1", "3.5.2", "3.5.3", "3.5.4", "3.5.5"};
    auto in_2019 = until_other;
    in_2019.insert(in_2019.end(), {"3.6", "3.7", "4"});
    auto in_2021 = until_other;
    in_2021.insert(in_2021.end(), {"3.6.1", "3.6.2", "3.6.3", "3.7", "4"});
    CHECK(ids_of(form_of(library, "applications-2019")) == in_2019);
    CHECK(ids_of(form_of(library, "applications-2021")) == in_2021);
}

TEST_CASE("labels of groups, heads and columns belong to no row") {
    auto const library = built_in_forms();
    for (auto const* id : {"applications-2021", "applications-2019"}) {
        auto const& form = form_of(library, id);
        for (auto const& cell : form.cells) {
            CAPTURE(cell.text);
            auto const is_group = cell.row_span > 1 || cell.slot.row < form.head_rows;
            CHECK((cell.row < 0) == is_group);
        }
        CHECK(row_of(form, "3.1").label == "（一）予以公开");
        CHECK(row_of(form, "3.3.1").label == "1.属于国家秘密");
        CHECK(row_of(form, "4").label == "四、结转下年度继续办理");
    }
    CHECK(row_of(form_of(library, "applications-2021"), "3.6.3").label == "3.其他");
    CHECK(row_of(form_of(library, "applications-2019"), "3.6").label == "（六）其他处理");
}

TEST_CASE("kinds and units of numbers") {
    auto const library = built_in_forms();
    auto const& fee = row_of(form_of(library, "proactive-2021"), "8.1");
    CHECK(fee.columns == Ids{"本年收费金额（单位：万元）"});
    CHECK(fee.kinds == std::vector<NumberKind>{NumberKind::Decimal});
    CHECK(fee.units == Ids{"万元"});

    auto const& form = form_of(library, "proactive-2019");
    for (auto const* id : {"5.1", "5.2", "6.1", "6.2"}) {
        auto const& row = row_of(form, id);
        CHECK(row.columns == Ids{"上一年项目数量", "本年增/减", "处理决定数量"});
        CHECK(row.kinds[0] == NumberKind::Integer);
        CHECK(row.kinds[1] == NumberKind::Signed);
        CHECK(row.kinds[2] == NumberKind::Integer);
    }
    auto const& bought = row_of(form, "9.1");
    CHECK(bought.columns == Ids{"采购项目数量", "采购总金额"});
    CHECK(bought.kinds[1] == NumberKind::Decimal);
    CHECK(bought.units == Ids{"", ""});
}

TEST_CASE("the columns of review are paths through its header") {
    auto const library = built_in_forms();
    auto const& columns = form_of(library, "review-2021").rows.front().columns;
    CHECK(columns.front() == "行政复议/结果维持");
    CHECK(columns[5] == "行政诉讼/未经复议直接起诉/结果维持");
    CHECK(columns.back() == "行政诉讼/复议后起诉/总计");
    CHECK(std::set<std::string>(columns.begin(), columns.end()).size() == 15);
    // Each path ends with the header cell above its value.
    auto const& form = form_of(library, "review-2021");
    for (auto const& cell : form.cells) {
        if (cell.is_value || cell.col_span > 1) {
            continue;
        }
        auto const& path = columns[static_cast<std::size_t>(cell.slot.column)];
        CHECK(path.substr(path.rfind('/') + 1) == cell.text);
    }
}

TEST_CASE("head rows and parts") {
    auto const library = built_in_forms();
    for (auto const& form : library.all()) {
        CAPTURE(form.id);
        CHECK(form.head_rows == (form.table == "proactive" ? 0 : 3));
        if (form.table != "proactive") {
            CHECK(form.part_rows == std::vector<int>{0});
        }
        for (auto const row : form.part_rows) {
            auto const starts = [&](FormCell const& cell) {
                return cell.slot == GridPosition{row, 0} &&
                       (form.table != "proactive" || cell.text.find("第二十条") == 0);
            };
            CHECK(std::count_if(form.cells.begin(), form.cells.end(), starts) == 1);
        }
    }
    CHECK(form_of(library, "proactive-2021").part_rows.size() == 4);
    CHECK(form_of(library, "proactive-2019").part_rows.size() == 5);
}

TEST_CASE("identities hold on a table whose sums are right, and each cell is under one") {
    auto const library = built_in_forms();
    for (auto const* id : {"applications-2021", "applications-2019"}) {
        auto const& form = form_of(library, id);
        CAPTURE(form.id);
        auto const values = consistent_applications(form);
        CHECK(test_identity(identity_of(form, "balance"), values) == std::pair{7, 0});
        CHECK(test_identity(identity_of(form, "column-total"), values) == std::pair{7, 0});
        CHECK(
            test_identity(identity_of(form, "row-total"), values) ==
            std::pair{static_cast<int>(form.rows.size()), 0});
        for (auto const& [cell, value] : values) {
            auto wrong = values;
            wrong[cell] = value + 1;
            int failing = 0;
            for (auto const& identity : form.identities) {
                failing += test_identity(identity, wrong).second;
            }
            CAPTURE(cell.first, cell.second);
            CHECK(failing >= 2);
        }
    }
}

TEST_CASE("only the balance is printed in the form") {
    auto const library = built_in_forms();
    for (auto const& form : library.all()) {
        for (auto const& identity : form.identities) {
            CHECK(identity.official == (identity.rule == "balance"));
            CHECK_FALSE(identity.over.empty());
        }
        CHECK(form.identities.size() == (form.table == "proactive" ? 0U : 3U));
    }
}

TEST_CASE("the three totals of review") {
    auto const library = built_in_forms();
    auto const& form = form_of(library, "review-2019");
    Values values;
    auto const& columns = form.rows.front().columns;
    for (std::size_t block = 0; block < 3; ++block) {
        for (std::size_t c = 0; c < 5; ++c) {
            auto const number = static_cast<long>(block + c);
            values[{"1", columns[block * 5 + c]}] =
                c < 4 ? number : static_cast<long>(4 * block + 6);
        }
    }
    for (auto const& identity : form.identities) {
        CHECK(identity.rule == "review-total");
        CHECK(test_identity(identity, values) == std::pair{1, 0});
    }
    values[{"1", "行政诉讼/未经复议直接起诉/总计"}] += 1;
    CHECK(test_identity(form.identities[0], values).second == 0);
    CHECK(test_identity(form.identities[1], values).second == 1);
    CHECK(test_identity(form.identities[2], values).second == 0);
}

TEST_CASE("identities across years") {
    auto const library = built_in_forms();
    auto const& carried = identity_of(form_of(library, "applications-2021"), "carried-over");
    CHECK(carried.over.size() == 7);
    CHECK(carried.over == identity_of(form_of(library, "applications-2019"), "carried-over").over);

    auto const& in_force = identity_of(form_of(library, "proactive-2021"), "in-force");
    CHECK(in_force.over == Ids{"1.1", "1.2"});
    Values before;
    Values now;
    for (auto const* row : {"1.1", "1.2"}) {
        before[{row, "现行有效件数"}] = 11;
        now[{row, "本年制发件数"}] = 3;
        now[{row, "本年废止件数"}] = 2;
        now[{row, "现行有效件数"}] = 12;
    }
    CHECK(test_identity(in_force, now, before) == std::pair{2, 0});
    now[{"1.2", "本年废止件数"}] = 1;
    CHECK(test_identity(in_force, now, before) == std::pair{2, 1});

    auto const& items = identity_of(form_of(library, "proactive-2019"), "items-carried");
    CHECK(items.over == Ids{"5.1", "5.2", "6.1", "6.2", "8.1"});
}

TEST_CASE("an edition that extends another keeps its variants and priors") {
    auto const library = built_in_forms();
    auto const& older = form_of(library, "applications-2019");
    CHECK(older.priors.size() == form_of(library, "applications-2021").priors.size());
    CHECK_FALSE(older.title_variants.empty());
    auto const& label = older.cells.at(static_cast<std::size_t>(row_of(older, "3.3.6").label_cell));
    CHECK(label.variants == Ids{"6.属于四类过程性性信息"});
}

TEST_CASE("a variant is never another label's official wording in a neighbouring cell") {
    auto const library = built_in_forms();
    for (auto const& form : library.all()) {
        for (auto const& cell : form.cells) {
            for (auto const& variant : cell.variants) {
                CAPTURE(form.id, variant);
                auto const is_official = [&](FormCell const& other) {
                    return other.text == variant && other.slot.row == cell.slot.row;
                };
                CHECK(std::none_of(form.cells.begin(), form.cells.end(), is_official));
            }
        }
    }
}

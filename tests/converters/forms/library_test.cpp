#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "form_test_support.hpp"
#include "gouji/model/codes.hpp"

using namespace gouji;

namespace {

namespace fs = std::filesystem;

/// A folder of form files that goes with the test.
class FormFolder {
public:
    FormFolder() {
        auto pattern = (fs::temp_directory_path() / "gouji-forms-XXXXXX").string();
        m_path = ::mkdtemp(pattern.data());
    }
    FormFolder(FormFolder const&) = delete;
    FormFolder& operator=(FormFolder const&) = delete;
    ~FormFolder() { fs::remove_all(m_path); }

    void add(std::string const& name, std::string const& text) const {
        std::ofstream(m_path / name, std::ios::binary) << text;
    }
    [[nodiscard]] std::string path() const { return m_path.string(); }

private:
    fs::path m_path;
};

FormCell const& label_of(Form const& form, std::string_view text) {
    auto const found = std::ranges::find(form.cells, text, &FormCell::text);
    REQUIRE(found != form.cells.end());
    return *found;
}

std::string const tally =
    R"({"id": "tally", "title": "计数表", "head_rows": 1, "columns": ["男", "女", "合计"],
  "grid": [["", "男", "女", "合计"], {"row": "a", "cells": ["职工"], "values": 3}],
  "identities": [{"rule": "all", "along": "row", "left": ["男", "女"], "right": ["合计"], "total": "合计"}],
  "variants": {"职工": ["员工"]}})";

} // namespace

TEST_CASE("a file with extends and no id adds variants to the form it names") {
    auto library = built_in_forms();
    auto const before = form_of(library, "applications-2021");
    auto const status = library.add_json(
        R"({"extends": "applications-2021", "variants": {"商业企业": ["企业"], "6.属于四类过程性信息": ["6.过程性信息", "6.属于四类过程性性信息"]}})",
        "more.json");
    REQUIRE(status.has_value());
    CHECK(library.all().size() == 6);
    auto const& form = form_of(library, "applications-2021");
    CHECK(label_of(form, "商业企业").variants == std::vector<std::string>{"企业"});
    CHECK(
        label_of(form, "6.属于四类过程性信息").variants ==
        std::vector<std::string>{"6.属于四类过程性性信息", "6.过程性信息"});
    CHECK(form.cells.size() == before.cells.size());
    CHECK(form.rows.size() == before.rows.size());
    CHECK(form.identities.size() == before.identities.size());
}

TEST_CASE("variants of a label go to every cell with that label") {
    auto library = built_in_forms();
    REQUIRE(library.add_json(
        R"({"extends": "review-2021", "variants": {"总计": ["合计"]}})", "x.json"));
    auto const has_it = [](FormCell const& cell) {
        return cell.text == "总计" && cell.variants == std::vector<std::string>{"合计"};
    };
    CHECK(std::ranges::count_if(form_of(library, "review-2021").cells, has_it) == 3);
    CHECK(std::ranges::count_if(form_of(library, "review-2019").cells, has_it) == 0);
}

TEST_CASE("a file with extends and an id makes another form") {
    auto library = built_in_forms();
    REQUIRE(library.add_json(
        R"({"id": "review-2030", "extends": "review-2021", "edition": "2030", "years": {"from": 2030}})",
        "x.json"));
    CHECK(library.all().size() == 7);
    auto const& form = form_of(library, "review-2030");
    CHECK(form.edition == "2030");
    CHECK(form.table == "review");
    CHECK(form.first_year == 2030);
    CHECK(form.rows.size() == 1);
    CHECK(form.identities.size() == 3);
    CHECK(form_of(library, "review-2021").edition == "2021");
}

TEST_CASE("a grid drawn anew must still carry the identities it inherits") {
    auto library = built_in_forms();
    auto const status = library.add_json(
        R"({"id": "short", "extends": "applications-2021", "head_rows": 0, "columns": ["总计"],
            "grid": [{"row": "1", "cells": ["收到"], "values": 1}]})",
        "short.json");
    REQUIRE_FALSE(status.has_value());
    CHECK(
        data_of(status.error(), "reason") ==
        R"(identities[0]: the row "1" has no column "自然人")");
}

TEST_CASE("a form of a known id replaces it in its place") {
    auto library = built_in_forms();
    auto changed = tally;
    changed.replace(changed.find("tally"), 5, "review-2021");
    REQUIRE(library.add_json(changed, "review.json"));
    CHECK(library.all().size() == 6);
    CHECK(library.all()[4].id == "review-2021");
    CHECK(form_of(library, "review-2021").title == "计数表");
    CHECK(form_of(library, "review-2019").title != "计数表");
}

TEST_CASE("a folder is read by name, and files may extend later ones") {
    FormFolder const folder;
    folder.add("z-base.json", tally);
    folder.add("a-more.json", R"({"extends": "tally-b", "variants": {"职工": ["人员"]}})");
    folder.add("b-copy.json", R"({"id": "tally-b", "extends": "tally", "edition": "b"})");
    folder.add("readme.txt", "not a form");
    auto library = built_in_forms();
    auto const status = library.add_folder(folder.path());
    REQUIRE(status.has_value());
    CHECK(library.all().size() == 8);
    auto const& copy = form_of(library, "tally-b");
    CHECK(copy.edition == "b");
    CHECK(label_of(copy, "职工").variants == std::vector<std::string>{"员工", "人员"});
    CHECK(copy.identities.front().over == std::vector<std::string>{"a"});
    CHECK(label_of(form_of(library, "tally"), "职工").variants.size() == 1);
}

TEST_CASE("a bad file in a folder is named and nothing is added") {
    FormFolder const folder;
    folder.add("a.json", tally);
    folder.add("b.json", R"({"extends": "tally", "variants": {"学生": ["x"]}})");
    auto library = built_in_forms();
    auto const status = library.add_folder(folder.path());
    REQUIRE_FALSE(status.has_value());
    CHECK(data_of(status.error(), "file") == folder.path() + "/b.json");
    CHECK(data_of(status.error(), "reason") == R"(variants: the grid has no label "学生")");
    CHECK(library.all().size() == 6);
}

TEST_CASE("forms that extend each other are refused") {
    FormFolder const folder;
    folder.add("a.json", R"({"id": "a", "extends": "b"})");
    folder.add("b.json", R"({"id": "b", "extends": "a"})");
    auto library = built_in_forms();
    auto const status = library.add_folder(folder.path());
    REQUIRE_FALSE(status.has_value());
    CHECK(status.error().code == Code::BadForm);
    auto const itself = library.add_json(R"({"id": "c", "extends": "c"})", "c.json");
    REQUIRE_FALSE(itself.has_value());
    CHECK(data_of(itself.error(), "reason") == R"(extends: there is no form "c")");
}

TEST_CASE("a folder that is not there is an error, an empty one is not") {
    FormFolder const folder;
    auto library = built_in_forms();
    CHECK(library.add_folder(folder.path()).has_value());
    CHECK(library.all().size() == 6);
    auto const status = library.add_folder(folder.path() + "/none");
    REQUIRE_FALSE(status.has_value());
    CHECK(status.error().code == Code::NotFound);
    CHECK(data_of(status.error(), "file") == folder.path() + "/none");
    folder.add("file.json", tally);
    CHECK_FALSE(library.add_folder(folder.path() + "/file.json").has_value());
}

TEST_CASE("the examples of docs/adding-a-form.md can be loaded") {
    std::ifstream stream(std::string(GOUJI_SOURCE_DIR) + "/docs/adding-a-form.md");
    std::string const text(std::istreambuf_iterator<char>(stream), {});
    std::string const fence = "\n```json\n";
    auto library = built_in_forms();
    int examples = 0;
    for (auto at = text.find(fence); at != std::string::npos; at = text.find(fence, at)) {
        at += fence.size();
        auto const example = text.substr(at, text.find("\n```\n", at) - at);
        CAPTURE(example);
        CHECK(library.add_json(example, "adding-a-form.md").has_value());
        ++examples;
    }
    CHECK(examples == 4);
    CHECK(form_of(library, "tally-2024").identities.size() == 2);
}

TEST_CASE("loading twice gives the same forms") {
    auto const first = built_in_forms();
    auto const second = built_in_forms();
    REQUIRE(first.all().size() == second.all().size());
    for (std::size_t i = 0; i < first.all().size(); ++i) {
        CHECK(first.all()[i].id == second.all()[i].id);
        CHECK(first.all()[i].cells.size() == second.all()[i].cells.size());
    }
    CHECK(first.find("nothing") == nullptr);
    CHECK(first.find("") == nullptr);
}

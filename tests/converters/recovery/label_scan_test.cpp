#include "gouji/converters/recovery/labels/label_scan.hpp"

#include "gouji/tests/catch.hpp"

/// A scan of running text finds every label that cells would hold, wherever they end.

using namespace gouji;

namespace {

LabelIndex const& index() {
    static FormLibrary const forms = *FormLibrary::built_in();
    static LabelIndex const labels(forms);
    return labels;
}

std::size_t labels_in(std::vector<std::string_view> const& lines) {
    LabelScan scan(index());
    std::size_t labels = 0;
    for (std::string_view const line : lines) {
        labels += scan.labels_on(line);
    }
    return labels;
}

} // namespace

TEST_CASE("Every label of every form is found, whole and over two lines") {
    for (FormLabels const& form : index().forms()) {
        for (FormLabel const& label : form.labels) {
            std::string const text = form.form->cells[static_cast<std::size_t>(label.cell)].text;
            INFO(text);
            CHECK(labels_in({text}) >= 1);
            CHECK(labels_in({"12 | " + text + " | 0"}) >= 1);
            std::size_t const half = text.size() / 6 * 3; // texts of three bytes a character
            std::string_view const first = std::string_view{text}.substr(0, half);
            if (text.size() % 3 == 0 && half > 0) {
                CHECK(labels_in({first, "", std::string_view{text}.substr(half)}) >= 1);
            }
        }
        CHECK(labels_in({"二、" + form.form->title}) >= LabelScan::enough);
    }
}

TEST_CASE("Labels are found in any script, width and region") {
    CHECK(labels_in({"（一）予以公開"}) == 1);
    CHECK(labels_in({"(一) 予 以 公 开"}) == 1);
    CHECK(labels_in({"行政規範性檔案"}) == 1);
    CHECK(labels_in({"行政规范性文件"}) == 1);
}

TEST_CASE("Labels without blanks between them, or before their numbers, are found") {
    CHECK(labels_in({"自然人12"}) == 1);
    CHECK(labels_in({"自然人12总计3"}) >= 2);
    CHECK(labels_in({"自然人商业企业科研机构社会公益组织法律服务机构"}) >= LabelScan::enough);
    CHECK(labels_in({"以下为自然人、商业企业、科研机构、社会公益组织、法律服务机构"}) >= 3);
}

TEST_CASE("A label whose bytes are shifted may be one") {
    CHECK(labels_in({"?袢?"}) >= 1);
    CHECK(labels_in({"\uFFFD袢"}) >= 1);
}

TEST_CASE("Words of sentences are no labels") {
    CHECK(labels_in({"其他部门的自然人提出申请，总计不多。"}) == 0);
    CHECK(labels_in({"各项工作有序推进，全年主动公开政府信息12条。"}) == 0);
    CHECK(labels_in({"The quick brown fox jumps over the lazy dog, 12 times a day."}) == 0);
}

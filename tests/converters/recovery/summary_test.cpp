#include <string>

#include "gouji/converters/recovery/recover.hpp"
#include "gouji/converters/statutory/extract.hpp"
#include "gouji/formats/text/text.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/tests/catch.hpp"

/// What a conversion's summary counts is what an extraction of the same document finds.

using namespace gouji;

namespace {

std::string report(std::string const& year, std::string const& values) {
    return "某县水务局" + year +
           "年政府信息公开工作年度报告\n\n四、政府信息公开行政复议、行政诉讼情况\n"
           "行政复议\n行政诉讼\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
           "未经复议直接起诉\n复议后起诉\n结果维持\n结果纠正\n其他结果\n"
           "尚未审结\n总计\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n" +
           values + "\n";
}

} // namespace

TEST_CASE("A summary counts what an extraction finds, and says the same sums") {
    std::string const text = report("2021", "1 0 0 0 1 0 2 0 0 2 0 0 0 0 0") +
                             report("2022", "3 0 0 0 4 0 2 0 0 9 0 0 0 0 0") +
                             report("2023", "0 0 1 0 1 0 0 0");
    auto const forms = FormLibrary::built_in();
    REQUIRE(forms);
    Diagnostics ignored;
    Result<Document> document = read_text(text, {}, ignored);
    REQUIRE(document);
    recover(*document, *forms, ignored);

    Diagnostics said;
    std::vector<Report> const reports = extract_reports(*document, *forms, said);
    Diagnostics summed;
    ValueSummary const summary = summarize(*document, *forms, summed);

    REQUIRE(reports.size() == 3);
    CHECK(summary.tables == 3);
    CHECK(summary.values == 45);
    CHECK(summary.doubtful > 0); // of the last one, whose zeros are not all there
    CHECK(summary.failing == 2);
    CHECK(said.count(Code::SumFails) == 2);
    REQUIRE(summed.all().size() == said.all().size());
    for (std::size_t i = 0; i < said.all().size(); ++i) {
        CHECK(summed.all()[i].code == said.all()[i].code);
        CHECK(summed.all()[i].data == said.all()[i].data);
    }
}

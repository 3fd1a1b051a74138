#include "gouji/converters/statutory/extract.hpp"

#include "gouji/model/codes.hpp"
#include "gouji/tests/catch.hpp"

using namespace gouji;

namespace {

ExtractedInput sample() {
    ExtractedValue number;
    number.raw = "7545.00";
    number.value = "7545.00";
    number.is_null = false;
    number.is_number = true;
    number.evidence = Evidence::Stated;
    ExtractedValue formula = number;
    formula.raw = formula.value = "=1+1, \"x\"";
    formula.is_number = false;
    ExtractedRow row;
    row.id = "8.1";
    row.label = "行政事业性收费";
    row.columns = {"本年收费金额", "备注"};
    row.values = {number, formula};
    ExtractedTable table;
    table.table = "proactive";
    table.edition = "2021";
    table.rows = {row};
    Report report;
    report.year = 2022;
    report.tables = {table};
    ExtractedInput input;
    input.source = "a.txt";
    input.reports = {report};
    return input;
}

std::string written(ExtractedInput const& input, ExtractFormat format) {
    StringSink sink;
    write_extract({&input, 1}, format, sink);
    return sink.take();
}

} // namespace

TEST_CASE("JSON keeps the digits of a number") {
    std::string const json = written(sample(), ExtractFormat::JsonLines);
    CHECK(json.find("[7545.00,") != std::string::npos);
    CHECK(json.find("\"organization\":null") != std::string::npos);
    CHECK(json.back() == '\n');
}

TEST_CASE("CSV neutralises what a spreadsheet would run, and --raw-csv does not") {
    std::string const safe = written(sample(), ExtractFormat::Csv);
    CHECK(safe.find(",\"\t=1+1, \"\"x\"\"\",") != std::string::npos);
    std::string const raw = written(sample(), ExtractFormat::RawCsv);
    CHECK(raw.find(",\"=1+1, \"\"x\"\"\",") != std::string::npos);
    CHECK(safe.starts_with(
        "source,report,organization,year,table,edition,row,label,column,value,raw,evidence\n"
        "a.txt,1,,2022,proactive,2021,8.1,行政事业性收费,本年收费金额,7545.00,7545.00,stated\n"));
}

TEST_CASE("an input that could not be read stands in its place") {
    ExtractedInput input;
    input.source = "b.docx";
    input.error = Error{Code::Encrypted, {}, {}};
    std::string const error = R"({"source":"b.docx","error":{"code":"encrypted","message":)";
    CHECK(written(input, ExtractFormat::JsonLines).starts_with(error));
    CHECK(written(input, ExtractFormat::Json).starts_with("[\n  " + error));
}

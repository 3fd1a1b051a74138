#include "gouji/converters/statutory/check.hpp"
#include "gouji/converters/statutory/finding_output.hpp"

namespace gouji {

namespace {

constexpr std::int64_t schema_version = 1; // docs/schema/check.schema.json

void write_reports(JsonWriter& json, std::span<ExtractedInput const> inputs) {
    json.key("reports").begin_array();
    for (ExtractedInput const& input : inputs) {
        if (input.error) {
            write_unread(json, input.source, *input.error);
        }
        for (Report const& report : input.reports) {
            json.begin_object().inline_values();
            write_report_head(json, input.source, report);
            json.end_object();
        }
    }
    json.end_array();
}

void write_findings(JsonWriter& json, std::span<ExtractedInput const> inputs) {
    json.key("findings").begin_array();
    for (ExtractedInput const& input : inputs) {
        for (Report const& report : input.reports) {
            for (Finding const& finding : report.findings) {
                write_finding(json, input.source, report, finding);
            }
        }
    }
    json.end_array();
}

} // namespace

void write_check_json(std::span<ExtractedInput const> inputs, Sink& sink) {
    CheckSummary const summary = count_verdicts(inputs);
    auto const count = [](std::size_t number) { return static_cast<std::int64_t>(number); };
    JsonWriter json(sink, JsonWriter::Layout::Indented);
    json.begin_object();
    json.key("gouji").string("check");
    json.key("version").number(schema_version);
    write_reports(json, inputs);
    write_findings(json, inputs);
    json.key("summary").begin_object().inline_values();
    json.key(verdict_name(Verdict::Holds)).number(count(summary.holds));
    json.key(verdict_name(Verdict::Fails)).number(count(summary.fails));
    json.key(verdict_name(Verdict::CannotCheck)).number(count(summary.cannot_check));
    json.end_object().end_object();
    sink.write("\n");
}

} // namespace gouji

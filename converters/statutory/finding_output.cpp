#include "gouji/converters/statutory/finding_output.hpp"

#include "gouji/model/messages.hpp"
#include "gouji/model/place.hpp"

namespace gouji {

namespace {

bool is_known(Place const& place) {
    return place.line != 0 || place.page != 0 || place.offset >= 0 || !place.part.empty();
}

/// Every cell of an identity that fails carries the finding.
void write_cells(JsonWriter& json, Finding const& finding, bool with_places) {
    json.key("cells").begin_array();
    for (FindingCell const& cell : finding.cells) {
        json.begin_object();
        json.key("row").string(cell.row);
        json.key("column").string(cell.column);
        json.key("value");
        write_number(json, cell.value);
        json.key("side").string(cell.left == finding.stated_left ? "stated" : "computed");
        if (cell.sign < 0) {
            json.key("sign").number(cell.sign);
        }
        if (cell.year_before) {
            json.key("before").boolean(true);
        }
        if (cell.ours != Evidence::Stated) {
            json.key("evidence").string(evidence_name(cell.ours));
        }
        if (with_places && is_known(cell.place)) {
            json.key("place");
            write_place(cell.place, json);
        }
        json.end_object();
    }
    json.end_array();
}

void write_before(JsonWriter& json, Finding::Before const& before) {
    json.key("before").begin_object();
    json.key("source").string(before.source);
    json.key("report").number(before.report);
    json.key("year").number(before.year);
    json.end_object();
}

void write_members(JsonWriter& json, Finding const& finding, bool with_places) {
    json.key("table").string(finding.table);
    json.key("rows");
    write_strings(json, finding.rows);
    json.key("columns");
    write_strings(json, finding.columns);
    json.key("stated");
    write_number(json, finding.stated);
    json.key("computed");
    write_number(json, finding.computed);
    json.key("origin").string(finding.from_recovery ? "recovery" : "source");
    if (finding.reason != OpenReason::None) {
        json.key("reason").string(reason_name(finding.reason));
    }
    if (finding.before) {
        write_before(json, *finding.before);
    }
    if (!finding.quote.empty()) {
        json.key("quote").string(finding.quote);
        if (with_places && is_known(finding.quote_place)) {
            json.key("place");
            write_place(finding.quote_place, json);
        }
    }
    if (finding.verdict == Verdict::Fails) {
        write_cells(json, finding, with_places);
    }
    json.key("message").string(finding_message(finding));
}

} // namespace

void write_number(JsonWriter& json, std::string const& digits) {
    if (digits.empty()) {
        json.null();
    } else {
        json.literal_number(digits);
    }
}

void write_strings(JsonWriter& json, std::vector<std::string> const& strings) {
    json.begin_array();
    for (std::string const& text : strings) {
        json.string(text);
    }
    json.end_array();
}

void write_report_head(JsonWriter& json, std::string const& source, Report const& report) {
    json.key("source").string(source);
    json.key("report").number(report.number);
    json.key("year");
    if (report.year) {
        json.number(*report.year);
    } else {
        json.null();
    }
    json.key("organization");
    if (report.organization) {
        json.string(*report.organization);
    } else {
        json.null();
    }
}

void write_unread(JsonWriter& json, std::string const& source, Error const& error) {
    json.begin_object().inline_values();
    json.key("source").string(source);
    json.key("error").begin_object();
    json.key("code").string(code_name(error.code));
    json.key("message").string(message(error.code, error.data, Language::English));
    json.end_object().end_object();
}

void write_finding(JsonWriter& json, Finding const& finding) {
    json.begin_object().inline_values();
    json.key("rule").string(finding.rule);
    json.key("verdict").string(verdict_name(finding.verdict));
    write_members(json, finding, false);
    json.end_object();
}

void write_finding(
    JsonWriter& json, std::string const& source, Report const& report, Finding const& finding) {
    json.begin_object().inline_values();
    json.key("rule").string(finding.rule);
    json.key("verdict").string(verdict_name(finding.verdict));
    json.key("source").string(source);
    json.key("report").number(report.number);
    write_members(json, finding, true);
    json.end_object();
}

} // namespace gouji

#include "gouji/converters/statutory/extract.hpp"

#include <string_view>

#include "gouji/converters/forms/amount.hpp"
#include "gouji/converters/statutory/finding_output.hpp"
#include "gouji/model/json_writer.hpp"

namespace gouji {

// Extraction as JSON, JSON lines and CSV (CONTRACT section 4).

namespace {

void write_text_value(JsonWriter& json, std::string const& text) {
    auto const number = parse_number(text);
    if (text.empty() || is_stroke(text)) {
        json.null();
    } else if (number) {
        json.literal_number(number->digits);
    } else {
        json.string(text);
    }
}

void write_value(JsonWriter& json, ExtractedValue const& value) {
    if (value.is_null) {
        json.null();
    } else if (value.is_number) {
        json.literal_number(value.value);
    } else {
        json.string(value.value);
    }
}

void write_row(JsonWriter& json, ExtractedRow const& row, bool extra) {
    json.begin_object().inline_values();
    if (extra) {
        json.key("after").string(row.after);
    } else {
        json.key("id").string(row.id);
    }
    json.key("label").string(row.label);
    if (!row.printed.empty()) {
        json.key("printed").string(row.printed);
    }
    json.key("columns");
    write_strings(json, row.columns);
    json.key("values").begin_array();
    for (ExtractedValue const& value : row.values) {
        write_value(json, value);
    }
    json.end_array().key("evidence").begin_array();
    for (ExtractedValue const& value : row.values) {
        json.string(evidence_name(value.evidence));
    }
    json.end_array().key("raw").begin_array();
    for (ExtractedValue const& value : row.values) {
        json.string(value.raw);
    }
    json.end_array();
    if (!row.candidates.empty()) {
        json.key("candidates").begin_array();
        for (auto const& candidate : row.candidates) {
            json.begin_array();
            for (std::string const& text : candidate) {
                write_text_value(json, text);
            }
            json.end_array();
        }
        json.end_array().key("candidate_count").number(row.candidate_count);
        if (row.bound_reached) {
            json.key("candidate_bound").boolean(true);
        }
    }
    json.end_object();
}

void write_table(JsonWriter& json, ExtractedTable const& table) {
    json.begin_object();
    json.key("table").string(table.table);
    json.key("edition").string(table.edition);
    json.key("edition_evidence").string(table.edition_assumed ? "assumed" : "stated");
    json.key("rows").begin_array();
    for (ExtractedRow const& row : table.rows) {
        write_row(json, row, false);
    }
    json.end_array().key("extra_rows").begin_array();
    for (ExtractedRow const& row : table.extra_rows) {
        write_row(json, row, true);
    }
    json.end_array().end_object();
}

void write_report(JsonWriter& json, std::string const& source, Report const& report) {
    json.begin_object();
    write_report_head(json, source, report);
    json.key("tables").begin_array();
    for (ExtractedTable const& table : report.tables) {
        write_table(json, table);
    }
    json.end_array().key("findings").begin_array();
    for (Finding const& finding : report.findings) {
        if (finding.verdict == Verdict::Fails) {
            write_finding(json, finding);
        }
    }
    json.end_array().end_object();
}

void write_json_lines(std::span<ExtractedInput const> inputs, Sink& sink) {
    for (ExtractedInput const& input : inputs) {
        if (input.error) {
            JsonWriter json(sink);
            write_unread(json, input.source, *input.error);
            sink.write("\n");
        }
        for (Report const& report : input.reports) {
            JsonWriter json(sink);
            write_report(json, input.source, report);
            sink.write("\n");
        }
    }
}

void write_json_array(std::span<ExtractedInput const> inputs, Sink& sink) {
    JsonWriter json(sink, JsonWriter::Layout::Indented);
    json.begin_array();
    for (ExtractedInput const& input : inputs) {
        if (input.error) {
            write_unread(json, input.source, *input.error);
        }
        for (Report const& report : input.reports) {
            write_report(json, input.source, report);
        }
    }
    json.end_array();
    sink.write("\n");
}

/// RFC 4180. A text that a spreadsheet would run as a formula gets a tab in front, inside quotes;
/// a number stays a number.
std::string csv_field(std::string const& text, bool neutralise) {
    bool const formula = !text.empty() && !parse_number(text) &&
                         (std::string_view{"=+-@\t\r"}.find(text[0]) != std::string_view::npos ||
                          text.starts_with("＝") || text.starts_with("＋") ||
                          text.starts_with("－") || text.starts_with("＠"));
    bool const tab = neutralise && formula;
    if (!tab && text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string out = tab ? "\"\t" : "\"";
    for (char const c : text) {
        out += c;
        if (c == '"') {
            out += c;
        }
    }
    return out + '"';
}

void write_csv_row(Sink& sink, std::span<std::string const> fields, bool neutralise) {
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        line += (i == 0 ? "" : ",") + csv_field(fields[i], neutralise);
    }
    sink.write(line + '\n');
}

/// One line a value of the row.
void write_csv_values(
    std::string const& source,
    Report const& report,
    ExtractedTable const& table,
    ExtractedRow const& row,
    bool neutralise,
    Sink& sink) {
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        ExtractedValue const& value = row.values[i];
        std::vector<std::string> const fields{
            source,
            std::to_string(report.number),
            report.organization.value_or(""),
            report.year ? std::to_string(*report.year) : "",
            table.table,
            table.edition,
            row.id,
            row.label,
            row.columns[i],
            value.is_null ? "" : value.value,
            value.raw,
            std::string{evidence_name(value.evidence)}};
        write_csv_row(sink, fields, neutralise);
    }
}

void write_csv(std::span<ExtractedInput const> inputs, bool neutralise, Sink& sink) {
    sink.write(
        "source,report,organization,year,table,edition,row,label,column,value,raw,evidence\n");
    for (ExtractedInput const& input : inputs) {
        for (Report const& report : input.reports) {
            for (ExtractedTable const& table : report.tables) {
                for (ExtractedRow const& row : table.rows) {
                    write_csv_values(input.source, report, table, row, neutralise, sink);
                }
            }
        }
    }
}

} // namespace

void write_extract(std::span<ExtractedInput const> inputs, ExtractFormat format, Sink& sink) {
    switch (format) {
    case ExtractFormat::Json:
        write_json_array(inputs, sink);
        return;
    case ExtractFormat::JsonLines:
        write_json_lines(inputs, sink);
        return;
    case ExtractFormat::Csv:
    case ExtractFormat::RawCsv:
        write_csv(inputs, format == ExtractFormat::Csv, sink);
        return;
    }
}

} // namespace gouji

#include "gouji/converters/log.hpp"

#include <map>

#include "gouji/model/codes.hpp"
#include "gouji/model/json_writer.hpp"
#include "gouji/model/messages.hpp"
#include "gouji/model/place.hpp"

namespace gouji {

namespace {

void write_diagnostic(Code code, Place const& place, DiagnosticData const& data, JsonWriter& json) {
    json.begin_object();
    json.key("code").string(code_name(code));
    json.key("severity").string(severity_name(code_severity(code)));
    json.key("place");
    write_place(place, json);
    json.key("message").string(message(code, data, Language::English));
    json.key("data").begin_object();
    for (auto const& [name, value] : data) {
        json.key(name).string(value);
    }
    json.end_object();
    json.end_object();
}

void write_entry(LogEntry const& entry, JsonWriter& json) {
    std::map<Code, std::size_t> counts = entry.diagnostics.counts();
    json.begin_object();
    json.key("input").string(entry.input);
    json.key("output");
    if (entry.output.empty()) {
        json.null();
    } else {
        json.string(entry.output);
    }
    json.key("version").string(version());
    json.key("diagnostics").begin_array();
    for (Diagnostic const& diagnostic : entry.diagnostics.all()) {
        write_diagnostic(diagnostic.code, diagnostic.place, diagnostic.data, json);
    }
    if (entry.error) {
        write_diagnostic(entry.error->code, entry.error->place, entry.error->data, json);
        ++counts[entry.error->code];
    }
    json.end_array();
    json.key("counts").begin_object();
    for (auto const& [code, count] : counts) {
        json.key(code_name(code)).number(static_cast<std::int64_t>(count));
    }
    json.end_object();
    json.end_object();
}

} // namespace

std::string_view version() {
    return GOUJI_VERSION;
}

void write_log(std::span<LogEntry const> entries, Sink& sink) {
    JsonWriter json(sink, JsonWriter::Layout::Indented);
    if (entries.size() == 1) {
        write_entry(entries.front(), json);
    } else {
        json.begin_array();
        for (LogEntry const& entry : entries) {
            write_entry(entry, json);
        }
        json.end_array();
    }
    sink.write("\n");
}

} // namespace gouji

#include <algorithm>
#include <optional>
#include <vector>

#include "gouji/cli/options.hpp"
#include "gouji/cli/session.hpp"
#include "gouji/converters/statutory/extract.hpp"

namespace gouji::cli {

namespace {

ExtractFormat format_of(ExtractOptions const& options) {
    if (options.format == "csv") {
        return options.raw_csv ? ExtractFormat::RawCsv : ExtractFormat::Csv;
    }
    return options.format == "jsonl" ? ExtractFormat::JsonLines : ExtractFormat::Json;
}

/// An input that cannot be read stands in the output as its error; the others are done.
ExtractedInput extract_one(std::string const& path, FormLibrary const& forms, Session& session) {
    ExtractedInput input;
    input.source = path;
    std::optional<Document> const document = session.read(path);
    if (document) {
        input.reports = extract_reports(*document, forms, session.entry().diagnostics);
    } else {
        input.error = session.entry().error;
    }
    return input;
}

} // namespace

Exit extract(ExtractOptions const& options) {
    Session session(options.common, options.inputs.size());
    Result<FormLibrary const*> const forms = session.forms();
    if (!forms) {
        session.printer().print("gouji", forms.error());
        return Exit::Failed;
    }
    std::vector<ExtractedInput> inputs;
    Progress progress(options.inputs.size(), options.inputs.size() > 1);
    for (std::string const& path : options.inputs) {
        progress.step(path);
        inputs.push_back(extract_one(path, **forms, session));
        progress.wipe();
        session.report();
    }
    StringSink sink;
    write_extract(inputs, format_of(options), sink);
    Exit const printed = print_output(sink.str(), options.common.quiet);
    bool const all_read =
        std::none_of(inputs.begin(), inputs.end(), [](ExtractedInput const& input) {
            return input.error.has_value();
        });
    return session.close(printed == Exit::Done && !all_read ? Exit::Failed : printed);
}

} // namespace gouji::cli

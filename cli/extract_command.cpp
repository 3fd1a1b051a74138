#include <vector>

#include "gouji/cli/options.hpp"
#include "gouji/cli/reports.hpp"
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

} // namespace

Exit extract(ExtractOptions const& options) {
    Session session(options.common, options.inputs.size());
    Result<FormLibrary const*> const forms = session.forms();
    if (!forms) {
        session.printer().print("gouji", forms.error());
        return Exit::Failed;
    }
    std::vector<ExtractedInput> const inputs =
        read_reports(options.inputs, **forms, FailingSums::Said, session);
    StringSink sink;
    write_extract(inputs, format_of(options), sink);
    Exit const printed = print_output(sink.str(), options.common.quiet);
    return session.close(exit_of(printed, inputs));
}

} // namespace gouji::cli

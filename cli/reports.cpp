#include "gouji/cli/reports.hpp"

#include <algorithm>
#include <optional>

namespace gouji::cli {

namespace {

ExtractedInput
read_one(std::string const& path, FormLibrary const& forms, FailingSums failing, Session& session) {
    ExtractedInput input;
    input.source = path;
    std::optional<Document> const document = session.read(path);
    if (document) {
        Diagnostics kept;
        Diagnostics& said = session.entry().diagnostics;
        input.reports =
            extract_reports(*document, forms, failing == FailingSums::Said ? said : kept);
    } else {
        input.error = session.entry().error;
    }
    return input;
}

} // namespace

std::vector<ExtractedInput> read_reports(
    std::vector<std::string> const& paths,
    FormLibrary const& forms,
    FailingSums failing,
    Session& session) {
    std::vector<ExtractedInput> inputs;
    Progress progress(paths.size(), paths.size() > 1);
    for (std::string const& path : paths) {
        progress.step(path);
        inputs.push_back(read_one(path, forms, failing, session));
        progress.wipe();
        session.report();
    }
    return inputs;
}

Exit exit_of(Exit printed, std::vector<ExtractedInput> const& inputs) {
    bool const all_read =
        std::none_of(inputs.begin(), inputs.end(), [](ExtractedInput const& input) {
            return input.error.has_value();
        });
    return printed == Exit::Done && !all_read ? Exit::Failed : printed;
}

} // namespace gouji::cli

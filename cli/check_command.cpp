#include <vector>

#include "gouji/cli/options.hpp"
#include "gouji/cli/reports.hpp"
#include "gouji/cli/session.hpp"
#include "gouji/converters/statutory/check.hpp"
#include "gouji/converters/statutory/findings.hpp"
#include "gouji/model/codes.hpp"

namespace gouji::cli {

namespace {

void report_repeated(
    std::vector<ExtractedInput> const& inputs,
    std::vector<RepeatedReport> const& repeated,
    Session& session) {
    for (RepeatedReport const& item : repeated) {
        Report const& report = inputs[item.input].reports[item.report];
        Diagnostics diagnostics;
        diagnostics.add(
            Code::ReportRepeated,
            {},
            {{"first", inputs[item.first_input].source},
             {"organization", report.organization.value_or("")},
             {"year", std::to_string(report.year.value_or(0))},
             {"difference", item.difference}});
        session.printer().print(session.entry(item.input).input, diagnostics);
        session.entry(item.input).diagnostics.append(diagnostics);
    }
}

void log_failing(std::vector<ExtractedInput> const& inputs, Session& session) {
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        for (Report const& report : inputs[i].reports) {
            for (Finding const& finding : report.findings) {
                if (finding.verdict == Verdict::Fails) {
                    report_failing(finding, session.entry(i).diagnostics);
                }
            }
        }
    }
}

Exit print_findings(std::vector<ExtractedInput> const& inputs, CheckOptions const& options) {
    StringSink sink;
    if (options.json) {
        write_check_json(inputs, sink);
    } else {
        write_check_text(inputs, language_of_environment(), sink);
    }
    return print_output(sink.str(), options.common.quiet);
}

} // namespace

Exit check(CheckOptions const& options) {
    Session session(options.common, options.inputs.size());
    Result<FormLibrary const*> const forms = session.forms();
    if (!forms) {
        session.printer().print("gouji", forms.error());
        return Exit::Failed;
    }
    // The findings are what the command prints, not messages: they go to the log below.
    std::vector<ExtractedInput> inputs =
        read_reports(options.inputs, **forms, FailingSums::Kept, session);
    Together const together = options.together ? Together::All : Together::ByOrganization;
    report_repeated(inputs, check_across_years(inputs, **forms, together), session);
    log_failing(inputs, session);
    Exit const printed = print_findings(inputs, options);
    return session.close(exit_of(printed, inputs));
}

} // namespace gouji::cli

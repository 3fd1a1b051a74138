#include <CLI/CLI.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "gouji/cli/help.hpp"
#include "gouji/cli/limits.hpp"
#include "gouji/cli/options.hpp"
#include "gouji/cli/printer.hpp"
#include "gouji/cli/session.hpp"
#include "gouji/converters/log.hpp"
#include "gouji/converters/registry.hpp"

// The one place that declares options. Only this file includes CLI11, which is slow to compile.

namespace gouji::cli {

namespace {

/// All that the command line can say.
struct CommandLine {
    ConvertOptions convert;
    InspectOptions inspect;
    ExtractOptions extract;
    CheckOptions check;
    CompareOptions compare;
    ReviewOptions review;
    FormsListOptions forms_list;
    FormsShowOptions forms_show;
};

std::string format_names() {
    std::string names;
    for (Format const& format : formats()) {
        names += names.empty() ? "" : ", ";
        names += format.name;
    }
    return names;
}

/// Accepts what find_format() knows.
CLI::Validator known_format() {
    return {
        [](std::string& name) {
            return find_format(name) != nullptr
                       ? std::string()
                       : name + " is not a format; there are " + format_names();
        },
        ""};
}

CLI::App* add_command(CLI::App& parent, HelpText const& help) {
    CLI::App* const command =
        parent.add_subcommand(std::string(help.command), std::string(help.summary));
    command->footer(std::string(help.footer));
    return command;
}

void add_forms_folder(CLI::App& command, std::string& folder) {
    command
        .add_option("--forms", folder, "Add the forms in this folder (*.json) to the built-in ones")
        ->type_name("DIR");
}

void add_common(CLI::App& command, CommonOptions& options) {
    command
        .add_option(
            "--from",
            options.from,
            "Read the input as this format: " + format_names() +
                " (default: by content, then by name)")
        ->type_name("F")
        ->check(known_format());
    command
        .add_option_function<std::string>(
            "--form",
            [&options](std::string const& value) { options.forms = value == "auto"; },
            "auto: rebuild and bind the statutory tables; off: consult no form (default: auto)")
        ->type_name("auto|off")
        ->check(CLI::IsMember({"auto", "off"}).description(""));
    add_forms_folder(command, options.forms_folder);
    command
        .add_option(
            "--decisions",
            options.decisions,
            "Apply what was decided about doubtful values: a file that `gouji review` saved")
        ->type_name("FILE");
    command.add_option("--password", options.password, "Open encrypted PDFs with this password")
        ->type_name("TEXT");
    command
        .add_option_function<std::string>(
            "--script",
            [&options](std::string const& value) { options.simplified = value == "hans"; },
            "hans: hand on all text in simplified characters, one for one; keep: as it stands "
            "(default: keep)")
        ->type_name("keep|hans")
        ->check(CLI::IsMember({"keep", "hans"}).description(""));
    command
        .add_option_function<std::vector<std::string>>(
            "--limit",
            [&options](std::vector<std::string> const& values) {
                for (std::string const& value : values) {
                    std::string const wrong = set_limit(options.limits, value);
                    if (!wrong.empty()) {
                        throw CLI::ValidationError(wrong);
                    }
                }
            },
            "Raise or lower a limit, with K, M or G after the number: " + limit_names())
        ->type_name("NAME=VALUE")
        ->expected(1)
        ->take_all();
    command
        .add_option("--log", options.log, "Write everything that was said to this file, as JSON")
        ->type_name("FILE.json");
    command.add_flag(
        "--strict",
        options.strict,
        "Exit with 3 when there is loss, doubt, salvage or a failed sum");
    command.add_flag("--quiet", options.quiet, "Print errors only");
}

/// Options that the writer of one format knows, under the writer's own keys.
void add_format_options(CLI::App& command, FormatOptions& extra) {
    command
        .add_option_function<std::string>(
            "--page",
            [&extra](std::string const& name) { extra["page"] = name; },
            "DOCX, PDF: the paper: A4, A3, A5, B5, letter; with -landscape turned")
        ->type_name("NAME");
    command
        .add_option_function<std::vector<std::string>>(
            "--font",
            [&extra](std::vector<std::string> const& values) {
                for (std::string const& value : values) {
                    std::size_t const equals = value.find('=');
                    if (equals == std::string::npos) {
                        throw CLI::ValidationError("--font wants ROLE=NAME, for example body=宋体");
                    }
                    extra["font." + value.substr(0, equals)] = value.substr(equals + 1);
                }
            },
            "DOCX, PDF: the font of body, title, heading1, heading2 or table; PDF: of latin or "
            "mono, too")
        ->type_name("ROLE=NAME")
        ->expected(1)
        ->take_all();
    command
        .add_option_function<std::string>(
            "--ambiguous",
            [&extra](std::string const& value) { extra["ambiguous"] = value; },
            "Text: the width of characters such as “ in tables (default: narrow)")
        ->type_name("narrow|wide")
        ->check(CLI::IsMember({"narrow", "wide"}).description(""));
}

void add_convert(CLI::App& app, ConvertOptions& options) {
    CLI::App* const command = add_command(app, convert_help);
    command->add_option("IN", options.input, "The input; - is the standard input")
        ->required()
        ->type_name("");
    command
        ->add_option(
            "OUT",
            options.output,
            "The output; - is the standard output (default: IN with the new ending)")
        ->type_name("");
    command
        ->add_option(
            "--to",
            options.to,
            "Write this format: " + format_names() + " (default: by OUT's ending)")
        ->type_name("F")
        ->check(known_format());
    command
        ->add_option_function<std::string>(
            "--marks",
            [&options](std::string const& value) { options.marks = value == "on"; },
            "on: mark doubtful values in the output; off: leave the ambiguous blank (default: on)")
        ->type_name("on|off")
        ->check(CLI::IsMember({"on", "off"}).description(""));
    add_format_options(*command, options.extra);
    command->add_flag(
        "--verify",
        options.verify,
        "Read the output back and compare; exit with 3 when it differs");
    command->add_flag_callback(
        "--no-clobber",
        [&options]() { options.clobber = false; },
        "Do not replace an existing OUT");
    add_common(*command, options.common);
}

void add_inspect(CLI::App& app, InspectOptions& options) {
    using View = InspectOptions::View;
    CLI::App* const command = add_command(app, inspect_help);
    command->add_option("IN", options.input, "The input; - is the standard input")
        ->required()
        ->type_name("");
    CLI::Option* const outline = command->add_flag_callback(
        "--outline",
        [&options]() { options.view = View::Outline; },
        "Blocks in order, one a line (the default)");
    CLI::Option* const tables = command->add_flag_callback(
        "--tables", [&options]() { options.view = View::Tables; }, "Tables cell by cell, as JSON");
    CLI::Option* const json = command->add_flag_callback(
        "--json", [&options]() { options.view = View::Json; }, "The whole document as JSON");
    command
        ->add_flag(
            "--split-pages",
            options.split_pages,
            "With --tables: a table over several pages is one object a page")
        ->needs(tables);
    outline->excludes(tables)->excludes(json);
    tables->excludes(json);
    add_common(*command, options.common);
}

void add_extract(CLI::App& app, ExtractOptions& options) {
    CLI::App* const command = add_command(app, extract_help);
    command->add_option("IN", options.inputs, "The inputs; - is the standard input")
        ->required()
        ->type_name("");
    command
        ->add_option(
            "--format",
            options.format,
            "json: an array; jsonl: a report a line; csv: a value a line (default: json)")
        ->type_name("json|jsonl|csv")
        ->check(CLI::IsMember({"json", "jsonl", "csv"}).description(""));
    command->add_flag(
        "--raw-csv",
        options.raw_csv,
        "Do not neutralise cells that a spreadsheet would run as a formula");
    add_common(*command, options.common);
}

void add_check(CLI::App& app, CheckOptions& options) {
    CLI::App* const command = add_command(app, check_help);
    command->add_option("IN", options.inputs, "The inputs; - is the standard input")
        ->required()
        ->type_name("");
    command
        ->add_option_function<std::string>(
            "--format",
            [&options](std::string const& value) { options.json = value == "json"; },
            "text: for reading, what fails first; json: every finding (default: text)")
        ->type_name("text|json")
        ->check(CLI::IsMember({"text", "json"}).description(""));
    command->add_flag(
        "--together",
        options.together,
        "All inputs are of one organization, also where they print its name differently");
    add_common(*command, options.common);
}

void add_compare(CLI::App& app, CompareOptions& options) {
    CLI::App* const command = add_command(app, compare_help);
    command->add_option("A", options.left, "One document")->required()->type_name("");
    command->add_option("B", options.right, "The other document")->required()->type_name("");
    command->add_flag("--tables", options.tables_only, "Compare the grids of the tables only");
    add_common(*command, options.common);
}

void add_review(CLI::App& app, ReviewOptions& options) {
    CLI::App* const command = add_command(app, review_help);
    command->add_option("IN", options.input, "The input; - is the standard input")
        ->required()
        ->type_name("");
    command
        ->add_option("-o,--output", options.output, "The page to write; - is the standard output")
        ->required()
        ->type_name("OUT.html");
    add_common(*command, options.common);
}

void add_forms(CLI::App& app, CommandLine& line) {
    CLI::App* const forms = add_command(app, forms_help);
    forms->require_subcommand(1);
    CLI::App* const list = add_command(*forms, forms_list_help);
    list->add_option_function<std::string>(
            "--format",
            [&line](std::string const& value) { line.forms_list.json = value == "json"; },
            "text or json (default: text)")
        ->type_name("text|json")
        ->check(CLI::IsMember({"text", "json"}).description(""));
    add_forms_folder(*list, line.forms_list.forms_folder);
    CLI::App* const show = add_command(*forms, forms_show_help);
    show->add_option("ID", line.forms_show.id, "The form's id")->required()->type_name("");
    add_forms_folder(*show, line.forms_show.forms_folder);
}

/// The standard input has one content. Only the command that was named has inputs.
bool reads_standard_input_twice(CommandLine const& line) {
    std::vector<std::string> inputs{
        line.convert.input,
        line.convert.common.decisions,
        line.inspect.input,
        line.inspect.common.decisions,
        line.extract.common.decisions,
        line.check.common.decisions,
        line.compare.left,
        line.compare.right,
        line.compare.common.decisions,
        line.review.input,
        line.review.common.decisions};
    inputs.insert(inputs.end(), line.extract.inputs.begin(), line.extract.inputs.end());
    inputs.insert(inputs.end(), line.check.inputs.begin(), line.check.inputs.end());
    return std::count(inputs.begin(), inputs.end(), "-") > 1;
}

Exit run_command(CLI::App const& app, CommandLine const& line) {
    std::string const command = app.get_subcommands().front()->get_name();
    if (command == convert_help.command) {
        return convert(line.convert);
    }
    if (command == inspect_help.command) {
        return inspect(line.inspect);
    }
    if (command == extract_help.command) {
        return extract(line.extract);
    }
    if (command == check_help.command) {
        return check(line.check);
    }
    if (command == compare_help.command) {
        return compare(line.compare);
    }
    if (command == review_help.command) {
        return review(line.review);
    }
    CLI::App const* const form_command = app.get_subcommands().front()->get_subcommands().front();
    return form_command->get_name() == forms_list_help.command ? forms_list(line.forms_list)
                                                               : forms_show(line.forms_show);
}

/// The help of the command that was named last. The list of commands shows summaries; the command
/// itself says what it is for.
std::string help_of(CLI::App& app) {
    CLI::App* command = &app;
    while (!command->get_subcommands().empty()) {
        command = command->get_subcommands().front();
    }
    for (HelpText const& help : all_help) {
        if (help.command == command->get_name()) {
            command->description(std::string(help.purpose) + "\n");
        }
    }
    return app.help();
}

} // namespace

Exit run(int argc, char const* const* argv) {
    CLI::App app(std::string(main_help.purpose), "gouji");
    CommandLine line;
    app.footer(std::string(main_help.footer));
    app.set_version_flag(
        "--version", "gouji " + std::string(version()), "Print the version and exit");
    app.get_formatter()->column_width(28);
    app.require_subcommand(0, 1);
    add_convert(app, line.convert);
    add_inspect(app, line.inspect);
    add_extract(app, line.extract);
    add_check(app, line.check);
    add_compare(app, line.compare);
    add_review(app, line.review);
    add_forms(app, line);
    try {
        app.parse(argc, argv);
    } catch (CLI::CallForHelp const&) {
        return print_output(help_of(app), false);
    } catch (CLI::CallForVersion const& asked) {
        return print_output(std::string(asked.what()) + "\n", false);
    } catch (CLI::ParseError const& wrong) {
        print_line("gouji: " + std::string(wrong.what()) + " (gouji --help tells more)");
        return Exit::Usage;
    }
    if (reads_standard_input_twice(line)) {
        print_line(
            "gouji: - is given twice, but there is one standard input (gouji --help tells more)");
        return Exit::Usage;
    }
    return app.get_subcommands().empty() ? print_output(help_of(app), false)
                                         : run_command(app, line);
}

} // namespace gouji::cli

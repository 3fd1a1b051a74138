#include <algorithm>
#include <optional>

#include "gouji/cli/options.hpp"
#include "gouji/cli/session.hpp"
#include "gouji/converters/convert.hpp"
#include "gouji/converters/input_file.hpp"
#include "gouji/converters/registry.hpp"
#include "gouji/converters/statutory/extract.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/walk.hpp"

namespace gouji::cli {

namespace {

/// Where to write and as what; a text says what is wrong with the command line.
struct Target {
    Format const* format = nullptr;
    std::string path;
    std::string wrong;
};

/// "dir/a.txt" -> "dir/a.docx"
std::string beside(std::string const& input, Format const& format) {
    std::string const ending = name_ending(input);
    std::string const stem =
        ending.empty() ? input : input.substr(0, input.size() - ending.size() - 1);
    return stem + "." + std::string(format.extensions.substr(0, format.extensions.find(' ')));
}

/// What the writer says of its options, before any input is read.
std::optional<Error> wrong_option(ConvertOptions const& options, Format const& format) {
    if (options.extra.empty() || format.write == nullptr) {
        return std::nullopt;
    }
    WriteOptions write;
    write.extra = options.extra;
    Diagnostics unused;
    Result<std::string> const nothing = render(Document{}, format, write, unused);
    bool const wrong = !nothing && nothing.error().code == Code::UnknownOption;
    return wrong ? std::optional(nothing.error()) : std::nullopt;
}

Target target_of(ConvertOptions const& options) {
    Target target;
    target.path = options.output;
    if (!options.to.empty()) {
        target.format = find_format(options.to);
    } else if (options.output.empty()) {
        target.wrong =
            "name an output file, or say what to write with --to (docx, pdf, html, txt, json)";
    } else {
        target.format = format_of_name(options.output);
        if (target.format == nullptr) {
            target.wrong =
                "the name " + options.output +
                " does not tell what to write; say it with --to (docx, pdf, html, txt, json)";
        }
    }
    if (target.wrong.empty() && options.output.empty()) {
        target.path = options.input == "-" ? "-" : beside(options.input, *target.format);
    }
    return target;
}

/// Renders, reads back and compares, then writes: what differs is a diagnostic, and the output
/// stands.
Result<bool> write_verified(
    Document const& document,
    StoreRequest const& request,
    Limits const& limits,
    Diagnostics& diagnostics) {
    Diagnostics reported;
    Result<std::string> const bytes = render(document, *request.to, request.write, reported);
    for (Diagnostic const& item : reported.all()) {
        diagnostics.add(item.code, item.place, item.data);
    }
    if (!bytes) {
        return bytes.error();
    }
    Status const written = store_bytes(*bytes, request);
    if (!written) {
        return written.error();
    }
    Result<std::vector<Difference>> const differences =
        verify(document, *bytes, *request.to, limits, reported);
    if (!differences) {
        diagnostics.add(
            Code::VerifyDiffers, {}, {{"where", request.path}, {"what", "it cannot be read back"}});
        return false;
    }
    for (Difference const& item : *differences) {
        diagnostics.add(
            Code::VerifyDiffers,
            {},
            {{"where", item.where},
             {"what", item.what},
             {"left", item.left},
             {"right", item.right}});
    }
    return differences->empty();
}

/// True when what was written reads back the same, or nobody asked.
Result<bool> write_document(
    Document const& document,
    ConvertOptions const& options,
    Target const& target,
    Diagnostics& diagnostics) {
    StoreRequest request;
    request.to = target.format;
    request.path = target.path;
    request.input = options.input == "-" ? "" : options.input;
    request.clobber = options.clobber;
    request.write.marks = options.marks;
    request.write.extra = options.extra;
    if (options.verify) {
        return write_verified(document, request, options.common.limits, diagnostics);
    }
    Status const written = store(document, request, diagnostics);
    if (!written) {
        return written.error();
    }
    return true;
}

} // namespace

Exit convert(ConvertOptions const& options) {
    Target const target = target_of(options);
    if (!target.wrong.empty()) {
        print_line("gouji convert: " + target.wrong);
        return Exit::Usage;
    }
    if (std::optional<Error> const wrong = wrong_option(options, *target.format)) {
        Printer(false).print("gouji convert", *wrong);
        return Exit::Usage;
    }
    Session session(options.common);
    std::optional<Document> const document = session.read(options.input);
    if (!document) {
        session.report();
        return session.close(Exit::Failed);
    }
    Diagnostics& diagnostics = session.entry().diagnostics;
    Printer::Summary summary;
    if (options.common.forms) {
        // session.read() would have failed without forms.
        summary.values = summarize(*document, **session.forms(), diagnostics);
    }
    session.entry().output = target.path == "-" ? "<stdout>" : target.path;
    Result<bool> const written = write_document(*document, options, target, diagnostics);
    if (!written) {
        session.entry().error = written.error();
        session.report();
        return session.close(Exit::Failed);
    }
    session.report();
    summary.input = session.entry().input;
    summary.output = session.entry().output;
    summary.tables = tables_of(*document).size();
    session.printer().print(summary);
    return session.close(*written ? Exit::Done : Exit::Strict);
}

} // namespace gouji::cli

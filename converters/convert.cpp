#include "gouji/converters/convert.hpp"

#include <unistd.h>

#include <algorithm>
#include <exception>
#include <new>

#include "gouji/converters/embedded_tables.hpp"
#include "gouji/converters/input_file.hpp"
#include "gouji/converters/output_file.hpp"
#include "gouji/converters/pasted_tables.hpp"
#include "gouji/converters/recovery/recover.hpp"
#include "gouji/converters/registry.hpp"
#include "gouji/formats/support/sha256.hpp"
#include "gouji/model/codes.hpp"
#include "gouji/model/messages.hpp"
#include "gouji/model/walk.hpp"

namespace gouji {

namespace {

/// Runs a part of the library; what a library below it throws becomes an Error.
template <class Part> auto guarded(Part part) -> decltype(part()) {
    try {
        return part();
    } catch (std::bad_alloc const&) {
        return Error{Code::Internal, {}, {{"reason", "out of memory"}}};
    } catch (std::exception const& caught) {
        return Error{Code::Internal, {}, {{"reason", caught.what()}}};
    } catch (...) {
        return Error{Code::Internal, {}, {{"reason", "unknown exception"}}};
    }
}

Error with_file(Error error, std::string const& name) {
    bool const named = std::any_of(error.data.begin(), error.data.end(), [](auto const& item) {
        return item.first == "file";
    });
    if (!named) {
        error.data.emplace_back("file", name);
    }
    return error;
}

Error unsupported(ForeignFormat const& foreign) {
    return {
        Code::UnsupportedFormat,
        {},
        {{"format", std::string(foreign.name)}, {"way_out", std::string(foreign.way_out)}}};
}

/// The format to read `input` as. A stated one is obeyed unless the bytes are certainly something
/// that it cannot be.
Result<Format const*> choose_format(Bytes input, LoadRequest const& request) {
    ForeignFormat const* const foreign = identify_foreign(input, request.read.name);
    Format const* format = request.from;
    if (foreign != nullptr && (format == nullptr || format->sniff(input) == 0)) {
        return unsupported(*foreign);
    }
    if (format == nullptr) {
        format = detect_format(input, request.read.name);
    }
    if (format == nullptr && is_binary(input)) {
        return unsupported(
            {"binary file of an unknown kind", "Name its format with --from if you know it."});
    }
    if (format == nullptr) {
        return Error{Code::UnknownFormat, {}, {}};
    }
    if (format->read == nullptr) {
        return Error{Code::CannotReadFormat, {}, {{"format", std::string(format->title)}}};
    }
    return format;
}

bool holds_binding(Document const& document) {
    std::vector<TableInDocument> const tables = tables_of(document);
    return std::any_of(tables.begin(), tables.end(), [](TableInDocument const& item) {
        return item.table->form.has_value();
    });
}

void convert_script(Document& document, Diagnostics& diagnostics) {
    if (std::size_t const replaced = simplify(document); replaced != 0) {
        diagnostics.add(Code::ScriptConverted, {}, {{"count", std::to_string(replaced)}});
    }
}

Status
decide(Document& document, Bytes input, LoadRequest const& request, Diagnostics& diagnostics) {
    Decisions decisions = *request.decisions;
    std::string const hash = sha256_hex(input);
    if (hash != decisions.sha256) {
        return decisions_for_other_bytes(decisions, hash);
    }
    if (request.script == Script::Hans) {
        simplify(decisions);
    }
    return apply_decisions(document, decisions, diagnostics);
}

void find_hidden_tables(
    Document& document, HiddenTables hidden, Limits const& limits, Diagnostics& diagnostics) {
    switch (hidden) {
    case HiddenTables::None:
        break;
    case HiddenTables::PastedLines:
        find_pasted_tables(document, diagnostics);
        break;
    case HiddenTables::Markup:
        read_embedded_tables(document, limits, diagnostics);
        break;
    }
}

Result<Document> load_unguarded(Bytes input, LoadRequest const& request, Diagnostics& diagnostics) {
    if (input.empty()) {
        return Error{Code::EmptyInput, {}, {}};
    }
    if (input.size() > request.read.limits.input_bytes) {
        return Error{
            Code::LimitExceeded,
            {},
            {{"what", "input"},
             {"limit", std::to_string(request.read.limits.input_bytes) + " bytes"},
             {"name", "input_bytes"}}};
    }
    Result<Format const*> const format = choose_format(input, request);
    if (!format) {
        return format.error();
    }
    Result<Document> document = (*format)->read(input, request.read, diagnostics);
    if (document) {
        find_hidden_tables(*document, (*format)->hidden, request.read.limits, diagnostics);
    }
    // Our own JSON holds what was decided; deciding again could not add to it.
    if (document && request.forms != nullptr && !holds_binding(*document)) {
        recover(*document, *request.forms, diagnostics);
    }
    if (document && request.script == Script::Hans) {
        convert_script(*document, diagnostics);
    }
    if (document && request.decisions != nullptr) {
        Status const applied = decide(*document, input, request, diagnostics);
        if (!applied) {
            return applied.error();
        }
    }
    return document;
}

Error cannot_write(Format const& format) {
    return {Code::CannotWriteFormat, {}, {{"format", std::string(format.title)}}};
}

Status refuse_input_as_output(StoreRequest const& request) {
    if (!request.input.empty() && request.path != "-" &&
        is_same_file(request.input, request.path)) {
        return Error{Code::SameFile, {}, {{"file", request.path}}};
    }
    return done();
}

} // namespace

Result<Document> load(Bytes input, LoadRequest const& request, Diagnostics& diagnostics) {
    Result<Document> document =
        guarded([&]() { return load_unguarded(input, request, diagnostics); });
    return document ? std::move(document)
                    : Result<Document>(with_file(document.error(), input_name(request.read.name)));
}

Result<std::string> render(
    Document const& document,
    Format const& format,
    WriteOptions const& options,
    Diagnostics& diagnostics) {
    if (format.write == nullptr) {
        return cannot_write(format);
    }
    return guarded([&]() -> Result<std::string> {
        StringSink sink;
        Status const written = format.write(document, options, sink, diagnostics);
        if (!written) {
            return written.error();
        }
        return sink.take();
    });
}

Status store(Document const& document, StoreRequest const& request, Diagnostics& diagnostics) {
    if (request.to->write == nullptr) {
        return cannot_write(*request.to);
    }
    if (request.path == "-") {
        // Rendered as a whole first: a pipe gets all of it or nothing, too.
        Result<std::string> const bytes = render(document, *request.to, request.write, diagnostics);
        return bytes ? store_bytes(*bytes, request) : Status(bytes.error());
    }
    return guarded([&]() -> Status {
        if (Status allowed = refuse_input_as_output(request); !allowed) {
            return allowed;
        }
        Result<OutputFile> file = OutputFile::create(request.path, request.clobber);
        if (!file) {
            return file.error();
        }
        Status const written = request.to->write(document, request.write, *file, diagnostics);
        // A full disk shows in the file; what the writer made of it does not matter then.
        if (!written && file->good()) {
            return with_file(written.error(), request.path);
        }
        return file->commit();
    });
}

Status store_bytes(std::string_view bytes, StoreRequest const& request) {
    if (request.path == "-") {
        return write_all(STDOUT_FILENO, bytes, "<stdout>");
    }
    return guarded([&]() -> Status {
        if (Status allowed = refuse_input_as_output(request); !allowed) {
            return allowed;
        }
        Result<OutputFile> file = OutputFile::create(request.path, request.clobber);
        if (!file) {
            return file.error();
        }
        file->write(bytes);
        return file->commit();
    });
}

bool is_strict_matter(Code code) {
    switch (code) {
    case Code::InvalidBytes:
    case Code::Salvaged:
    case Code::DepthFlattened:
    case Code::MissingPart:
    case Code::BadReference:
    case Code::MarkIgnored:
    case Code::UnknownGlyphs:
    case Code::PagesWithoutText:
    case Code::CellOverlap:
    case Code::CellOutsideGrid:
    case Code::SpanClamped:
    case Code::TableAbsent:
    case Code::LabelMissing:
    case Code::ExtraCells:
    case Code::ValueAmbiguous:
    case Code::ValueMissing:
    case Code::ValueRepaired:
    case Code::SumFails:
    case Code::Loss:
    case Code::MarksOff:
    case Code::VerifyDiffers:
        return true;
    default:
        return code_severity(code) == Severity::Error;
    }
}

} // namespace gouji

#include "gouji/cli/session.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "gouji/converters/input_file.hpp"
#include "gouji/converters/output_file.hpp"
#include "gouji/converters/pdf_module.hpp"
#include "gouji/converters/registry.hpp"
#include "gouji/formats/support/sha256.hpp"
#include "gouji/model/codes.hpp"

namespace gouji::cli {

Result<FormLibrary> load_forms(std::string const& folder) {
    Result<FormLibrary> forms = FormLibrary::built_in();
    if (forms && !folder.empty()) {
        Status const added = forms->add_folder(folder);
        if (!added) {
            return added.error();
        }
    }
    return forms;
}

Exit print_output(std::string_view text, bool quiet) {
    Status const written = write_all(STDOUT_FILENO, text, "<stdout>");
    if (written) {
        return Exit::Done;
    }
    // A reader that has seen enough (`| head`) is no news under --quiet.
    auto const& data = written.error().data;
    std::string const closed = std::generic_category().message(EPIPE);
    bool const is_closed = std::any_of(
        data.begin(), data.end(), [&](auto const& item) { return item.second == closed; });
    if (!quiet || !is_closed) {
        Printer(false).print("<stdout>", written.error());
    }
    return Exit::Failed;
}

Format const* Session::from() const {
    return m_options.from.empty() ? nullptr : find_format(m_options.from);
}

Result<FormLibrary const*> Session::forms() {
    if (!m_forms) {
        m_forms.emplace(load_forms(m_options.forms_folder));
    }
    if (!*m_forms) {
        return m_forms->error();
    }
    return &m_forms->value();
}

Result<Decisions const*> Session::decisions() {
    if (m_options.decisions.empty()) {
        return nullptr;
    }
    if (!m_decisions) {
        Result<std::string> const json = read_input(m_options.decisions, m_options.limits);
        m_decisions.emplace(
            json ? parse_decisions(*json, input_name(m_options.decisions))
                 : Result<Decisions>(json.error()));
    }
    if (!*m_decisions) {
        return m_decisions->error();
    }
    return &m_decisions->value();
}

/// The bytes of an input, and how to read them.
struct Session::Input {
    std::string bytes;
    LoadRequest request;
};

Result<Session::Input> Session::open(std::string const& path) {
    Input input;
    input.request.from = from();
    input.request.read.name = path;
    input.request.read.limits = m_options.limits;
    input.request.read.password = m_options.password;
    input.request.script = m_options.simplified ? Script::Hans : Script::Keep;
    if (m_options.forms) {
        Result<FormLibrary const*> const library = forms();
        if (!library) {
            return library.error();
        }
        input.request.forms = *library;
    }
    Result<std::string> bytes = read_input(path, m_options.limits);
    if (!bytes) {
        return bytes.error();
    }
    input.bytes = std::move(*bytes);
    // Most encrypted PDFs use ciphers that OpenSSL hides; only a command may bring them back.
    if (sniff_pdf(input.bytes) != 0 && input.bytes.find("/Encrypt") != std::string::npos) {
        load_legacy_pdf_ciphers();
    }
    return input;
}

Result<Document> Session::read_document(std::string const& path, Diagnostics& diagnostics) {
    Result<Decisions const*> const decided = decisions();
    if (!decided) {
        return decided.error();
    }
    Result<Input> input = open(path);
    if (!input) {
        return input.error();
    }
    bool const is_theirs =
        *decided != nullptr && (m_inputs == 1 || (*decided)->sha256 == sha256_hex(input->bytes));
    if (is_theirs) {
        input->request.decisions = *decided;
        m_decisions_used = true;
    }
    return load(input->bytes, input->request, diagnostics);
}

std::optional<Document> Session::read(std::string const& path) {
    LogEntry& opened = m_entries.emplace_back();
    opened.input = input_name(path);
    Result<Document> document = read_document(path, opened.diagnostics);
    if (!document) {
        opened.error = document.error();
        return std::nullopt;
    }
    return std::move(*document);
}

std::optional<Document> Session::read_undecided(std::string const& path, std::string& sha256) {
    LogEntry& opened = m_entries.emplace_back();
    opened.input = input_name(path);
    m_decisions_used = true;
    Result<Input> const input = open(path);
    Result<Document> document = input ? load(input->bytes, input->request, opened.diagnostics)
                                      : Result<Document>(input.error());
    if (!document) {
        opened.error = document.error();
        return std::nullopt;
    }
    sha256 = sha256_hex(input->bytes);
    return std::move(*document);
}

/// Decisions that none of several inputs was meant with.
std::optional<Error> Session::unused_decisions() const {
    if (!m_decisions || !*m_decisions || m_decisions_used) {
        return std::nullopt;
    }
    return decisions_for_other_bytes(m_decisions->value());
}

bool Session::is_blameless() const {
    return std::none_of(m_entries.begin(), m_entries.end(), [](LogEntry const& entry) {
        auto const& counts = entry.diagnostics.counts();
        return std::any_of(counts.begin(), counts.end(), [](auto const& item) {
            return is_strict_matter(item.first);
        });
    });
}

Exit Session::close(Exit exit) {
    if (!m_options.log.empty()) {
        StringSink text;
        write_log(m_entries, text);
        StoreRequest request;
        request.path = m_options.log;
        Status const written = store_bytes(text.str(), request);
        if (!written) {
            m_printer.print(m_options.log, written.error());
            return Exit::Failed;
        }
    }
    if (std::optional<Error> const unused = unused_decisions(); unused && exit == Exit::Done) {
        m_printer.print("gouji", *unused);
        return Exit::Failed;
    }
    return exit == Exit::Done && m_options.strict && !is_blameless() ? Exit::Strict : exit;
}

} // namespace gouji::cli

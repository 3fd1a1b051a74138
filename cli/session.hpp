#pragma once
#include <optional>
#include <string>
#include <vector>

#include "gouji/cli/options.hpp"
#include "gouji/cli/printer.hpp"
#include "gouji/converters/convert.hpp"

namespace gouji::cli {

/// What the commands that read documents share: the forms, the log, the messages.
class Session {
public:
    explicit Session(CommonOptions const& options) : m_options(options), m_printer(options.quiet) {}

    /// Reads an input, recovers its forms, and opens its entry in the log. On failure the error is
    /// in the entry, and nothing is returned.
    [[nodiscard]] std::optional<Document> read(std::string const& path);
    /// The entry of the input that was read last.
    [[nodiscard]] LogEntry& entry() { return m_entries.back(); }
    /// Prints what the last entry holds.
    void report() const { m_printer.print(m_entries.back()); }
    [[nodiscard]] Printer const& printer() const { return m_printer; }

    /// The forms: loaded on the first call.
    [[nodiscard]] Result<FormLibrary const*> forms();
    [[nodiscard]] Format const* from() const;

    /// Writes the log. `exit` is what the command would return: a log that cannot be written fails
    /// it, and --strict may have something to say about what was done.
    [[nodiscard]] Exit close(Exit exit);

private:
    [[nodiscard]] Result<Document> read_document(std::string const& path, Diagnostics& diagnostics);
    [[nodiscard]] bool is_blameless() const;

    CommonOptions const& m_options;
    Printer m_printer;
    std::vector<LogEntry> m_entries;
    std::optional<Result<FormLibrary>> m_forms;
};

/// The built-in forms and those of a folder ("" for none).
[[nodiscard]] Result<FormLibrary> load_forms(std::string const& folder);

/// Writes machine or human output to the standard output; prints the error and returns Failed when
/// that is full or closed.
[[nodiscard]] Exit print_output(std::string_view text, bool quiet);

} // namespace gouji::cli

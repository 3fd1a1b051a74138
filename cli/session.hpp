#pragma once
#include <cstddef>
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
    /// `inputs`: how many the command reads. Decisions are for one of them: of several, the others
    /// are read without.
    explicit Session(CommonOptions const& options, std::size_t inputs = 1)
        : m_options(options), m_printer(options.quiet), m_inputs(inputs) {}

    /// Reads an input, recovers its forms, and opens its entry in the log. On failure the error is
    /// in the entry, and nothing is returned.
    [[nodiscard]] std::optional<Document> read(std::string const& path);
    /// The same without the decisions; `sha256` becomes that of the input's bytes.
    [[nodiscard]] std::optional<Document>
    read_undecided(std::string const& path, std::string& sha256);
    /// The file of decisions, read on the first call; null when the command line names none.
    [[nodiscard]] Result<Decisions const*> decisions();

    /// The entry of the input that was read last.
    [[nodiscard]] LogEntry& entry() { return m_entries.back(); }
    /// That of the input that was read as number `index`, from 0.
    [[nodiscard]] LogEntry& entry(std::size_t index) { return m_entries[index]; }
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
    struct Input;
    [[nodiscard]] Result<Input> open(std::string const& path);
    [[nodiscard]] Result<Document> read_document(std::string const& path, Diagnostics& diagnostics);
    [[nodiscard]] bool is_blameless() const;
    [[nodiscard]] std::optional<Error> unused_decisions() const;

    CommonOptions const& m_options;
    Printer m_printer;
    std::vector<LogEntry> m_entries;
    std::optional<Result<FormLibrary>> m_forms;
    std::optional<Result<Decisions>> m_decisions;
    std::size_t m_inputs;
    bool m_decisions_used = false;
};

/// The built-in forms and those of a folder ("" for none).
[[nodiscard]] Result<FormLibrary> load_forms(std::string const& folder);

/// Writes machine or human output to the standard output; prints the error and returns Failed when
/// that is full or closed.
[[nodiscard]] Exit print_output(std::string_view text, bool quiet);

} // namespace gouji::cli
